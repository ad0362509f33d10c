/* SPDX-License-Identifier: BSD-2-Clause */
/* In which characters pages are read, and what they say of themselves. */
#include "publish/inspect.h"

#include "tap.h"

static struct arena *arena;

static const struct inspected *look(const char *type, struct str bytes)
{
    struct fetched fetched = {bytes, STR_LITERAL("https://a.example/b/c"),
                              str_of(type)};
    return inspect(arena, &fetched, NULL);
}

/* The page's title, after its charset was found. */
static void title(const char *type, struct str bytes, const char *expected,
                  bool differ, const char *name)
{
    const struct inspected *page = look(type, bytes);
    if (!ok(page->page && str_is(page->title, expected) &&
                page->charset.differ == differ,
            "%s", name))
        note("'%.*s', header '%.*s', meta '%.*s': %s", STR(page->title),
             STR(page->charset.header), STR(page->charset.meta), page->why);
}

#define META(name) "<meta charset='" name "'>"
#define UTF8       "<title>Caf\xc3\xa9</title>"
#define LATIN      "<title>Caf\xe9 \x93x\x94</title>"
#define CAFE       "Caf\xc3\xa9"
#define QUOTED     CAFE " \xe2\x80\x9cx\xe2\x80\x9d"
#define T          STR_LITERAL

static void test_charsets(void)
{
    title("text/html; charset=utf-8", T(UTF8), CAFE, false, "by the header");
    title("text/html;CHARSET = \"UTF-8\"", T(UTF8), CAFE, false,
          "by a header in another way of writing");
    title("text/html", T(META("utf-8") UTF8), CAFE, false, "by its meta");
    title("text/html", T("<!-- <meta charset=latin1> -->" META("utf8") UTF8),
          CAFE, false, "not by a meta in a comment");
    title("",
          T("<meta http-equiv=Content-Type content='text/html; "
            "charset=utf-8'>" UTF8),
          CAFE, false, "by a meta that is a header");
    title("", T(UTF8), CAFE, false, "UTF-8 without a name");
    title("", T(LATIN), QUOTED, false, "windows-1252 without a name");
    title("text/html; charset=iso-8859-1", T(LATIN), QUOTED, false,
          "iso-8859-1, which is windows-1252 to a browser");
    title("text/html", T(META("Windows-1252") LATIN), QUOTED, false,
          "windows-1252 by its meta");
    title("text/html; charset=latin1", T(META("utf-8") UTF8),
          "Caf\xc3\x83\xc2\xa9", true, "a header counts more than a meta");
    title("text/html; charset=iso-8859-1", T(META("windows-1252") LATIN),
          QUOTED, false, "two names of one charset are the same");
    title("text/html; charset=latin1", T("\xef\xbb\xbf" UTF8), CAFE, false,
          "a byte order mark counts more than a header");
    title("text/html", T("\xff\xfe<\0t\0i\0t\0l\0e\0>\0\xe9\0"), "\xc3\xa9",
          false, "UTF-16 by its mark");
    title("text/html; charset=utf-8", T(LATIN),
          "Caf\xef\xbf\xbd \xef\xbf\xbdx\xef\xbf\xbd", false,
          "what is no UTF-8 is not mended");
    const struct inspected *page = look("text/html; charset=Shift_JIS",
                                        T(UTF8));
    ok(!page->page && !strcmp(page->why, "the page is written in 'Shift_JIS', "
                                         "which is not known here"),
       "another charset cannot be read");
    ok(str_is(charset_media_type(str_of(" Text/HTML ; x=y")), "Text/HTML"),
       "a media type has no parameters");
}

static void test_head(void)
{
    const struct inspected *page = look(
        "text/html; charset=utf-8",
        T("<html lang=cy-GB><head><base href=/z/><title> A\n B </title><meta "
          "name=ROBOTS content='max-snippet:-1, NoIndex'><link rel='x "
          "Canonical' href=y><meta http-equiv=refresh content='0; URL=\"w\"'>"
          "<title>C</title></head><svg><title>D</title></svg>"));
    ok(str_is(page->title, "A B") && str_is(page->language, "cy-GB"),
       "title and language");
    ok(str_is(page->robots, "max-snippet:-1, NoIndex"), "robots");
    ok(str_is(page->canonical, "https://a.example/z/y"), "canonical address");
    ok(str_is(page->refresh, "https://a.example/z/w"), "refresh");
    page = look("text/html", T("<meta name=googlebot content=none><p>"));
    ok(str_is(page->robots, "none"), "one robot that is kept out");
    page = look("text/html", T("<meta name=robots content='index, follow'>"
                               "<meta name=description content=noindex>"));
    ok(!page->robots.len && !page->canonical.len && !page->refresh.len &&
           !page->title.len && !page->language.len,
       "a page that forbids nothing");
    static const char *const kept_out[] = {
        "noindex",
        "NOINDEX, nofollow",
        "none",
        "googlebot: noindex",
        "otherbot: index, noindex",
    };
    for (size_t i = 0; i < sizeof kept_out / sizeof *kept_out; i++)
        ok(inspect_forbids_robots(str_of(kept_out[i])), "X-Robots-Tag: %s",
           kept_out[i]);
    static const char *const let_in[] = {
        "", "all", "index", "nofollow", "noindexed", "unavailable_after: none2",
    };
    for (size_t i = 0; i < sizeof let_in / sizeof *let_in; i++)
        ok(!inspect_forbids_robots(str_of(let_in[i])), "X-Robots-Tag: '%s'",
           let_in[i]);
}

static bool tired(void *own)
{
    return --*(int *)own > 0;
}

/* Some text over and over again. */
static struct str many(const char *start, const char *text, size_t count)
{
    struct str more = str_of(text), before = str_of(start);
    char *all = arena_alloc(arena, before.len + more.len * count);
    memcpy(all, before.at, before.len);
    for (size_t i = 0; i < count; i++)
        memcpy(all + before.len + i * more.len, more.at, more.len);
    return (struct str){all, before.len + more.len * count};
}

static void test_bounds(void)
{
    const struct inspected *page = look("", many("", "<p>x", HTML_MAX / 3));
    ok(!page->page && !strcmp(page->why, "the page is larger than 8 MiB"),
       "a page that is too large is refused");
    page = look("", many("", "<div>", 20 * 1000));
    ok(page->page, "one that is nested very deeply is read");
    /* Each paragraph opens all elements again that were left open. */
    char *open = arena_alloc(arena, 100 * 1000);
    size_t len = (size_t)snprintf(open, 100, "<p>");
    for (int i = 0; i < 4000; i++)
        len += (size_t)snprintf(open + len, 100, "<b class=x%d>", i);
    page = look("", many(open, "<p>x", 4000));
    ok(!page->page &&
           !strcmp(page->why, "the page needs more memory than a page may"),
       "one whose tree would be too large is refused");
    int looks = 10;
    const char *why;
    struct html_patience patience = {tired, &looks};
    ok(!html_parse(arena, many("", "<p>x", 10000), &patience, &why) &&
           !strcmp(why, "the page takes too long to be understood"),
       "one that takes too long is given up");
}

int main(void)
{
    arena = arena_new();
    test_charsets();
    test_head();
    test_bounds();
    arena_free(arena);
    return done();
}

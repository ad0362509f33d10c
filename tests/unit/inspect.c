/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Published pages held against what was approved: pages made for one thing
 * each, then the page of an example, changed at random in ways that matter and
 * in ways that do not.
 */
#include <stdlib.h>

#include "base/buffer.h"
#include "base/file.h"
#include "publish/inspect.h"

#include "random.h"
#include "tap.h"

static struct arena *arena;

#define AT "https://www.example.org/modern-slavery/"

static const char approved[] =
    "<h1 id=\"t\">Modern slavery statement 2024 to 2025</h1>\n"
    "<p>The University of Exampleford makes this statement for the year\n"
    "that ended on 31 July 2025.</p>\n"
    "<h2 id=\"risk\" data-area=\"risk\">Where the risks are</h2>\n"
    "<p>We buy from 404 suppliers, and see <strong>high risk</strong> in "
    "three\nkinds of goods. Our <a href=\"https://example.org/code/\">code of "
    "conduct</a> and the\n<a href=\"#risk\">list above</a> say more.</p>\n"
    "<ul>\n<li>gloves for laboratories</li>\n<li>solar panels</li>\n</ul>\n"
    "<div class=\"table\"><table>\n<caption>Spend in the year</caption>\n"
    "<thead>\n<tr><th scope=\"col\">Category</th><th>Amount</th><th>Note</th>"
    "</tr>\n</thead>\n<tbody>\n"
    "<tr><th scope=\"row\">Gloves</th><td>10</td><td></td></tr>\n"
    "<tr><th scope=\"row\">Panels</th><td>20</td><td>more than before</td>"
    "</tr>\n</tbody>\n</table></div>\n"
    "<ol><li>Ask</li><li>Act</li></ol>\n"
    "<figure><svg role=\"img\"><title>Chart</title>\n<text x=\"1\">2024"
    "</text><g><text>7 of 9</text></g></svg></figure>\n"
    "<p>Write to staff@example.org or <a href=\"mailto:ms@example.org\">"
    "ms@example.org</a>, or see https://example.org/ms.</p>\n"
    "<p>The University's Council approved it on 26 November 2025 -- \"as a "
    "whole\".</p>\n";

/* A page of a content management system, with %s where the text goes. */
static const char furniture[] =
    "<!DOCTYPE html><html lang=en-GB><head><title>Exampleford</title>"
    "<style>p { color: red }</style><script>var a = '<p>hello</p>';</script>"
    "</head><body class=page><div id=cookie role=dialog>We use cookies. "
    "<button>Accept</button></div><header><a href=/>Exampleford</a><nav><ul>"
    "<li><a href=/study>Study</a><li><a href=/modern-slavery/>Modern slavery"
    "</a></ul></nav></header><div class=layout><aside>News of the day</aside>"
    "<main><article class=\"node node--type-page\"><div class=share>Share: <a "
    "href=https://social.example/x>X</a></div>%s<div class=tags>Filed under "
    "governance</div></article></main></div><footer><p>Copyright Exampleford. "
    "The University of Exampleford makes this.</p></footer>"
    "<script src=/app.js></script></body></html>";

/* Replaces the first `from` of the text. */
static char *with(const char *text, const char *from, const char *to)
{
    const char *found = strstr(text, from);
    if (!found)
        abort();
    return arena_format(arena, "%.*s%s%s", (int)(found - text), text, to,
                        found + strlen(from));
}

static const struct inspected *look(const char *page)
{
    struct fetched fetched = {str_of(page), STR_LITERAL(AT), str_of("")};
    return inspect(arena, &fetched, NULL);
}

static struct comparison hold(const char *page, const char *text)
{
    struct comparison c;
    const char *why = NULL;
    if (!inspect_text(arena, look(page), str_of(text), NULL, &c, &why)) {
        note("%s", why);
        abort();
    }
    return c;
}

static const char *in_page(const char *text)
{
    return with(furniture, "%s", text);
}

static void explain(const struct comparison *c)
{
    static const char *const states[] = {"same", "differs", "absent", "unseen"};
    note("it is %s, %zu differences", states[c->state], c->differences.count);
    for (const struct difference *d = c->differences.first; d; d = d->next)
        note("%d: %s", (int)d->kind, d->text);
    for (const struct aside *a = c->asides.first; a; a = a->next)
        note("aside: %s", a->text);
}

static void same_page(const char *page, const char *name)
{
    struct comparison c = hold(page, approved);
    if (!ok(c.state == COMPARISON_SAME, "%s: is the same", name))
        explain(&c);
}

/* The page, whose text differs, with what is said of it first. */
static void differs_page(const char *page, enum difference_kind kind,
                         const char *said, const char *name)
{
    struct comparison c = hold(page, approved);
    const struct difference *d = c.differences.first;
    if (!ok(c.state == COMPARISON_DIFFERS && d && d->kind == kind &&
                !strcmp(d->text, said),
            "%s: differs", name)) {
        note("expected: %s", said);
        explain(&c);
    }
}

static void same(const char *from, const char *to, const char *name)
{
    same_page(in_page(with(approved, from, to)), name);
}

static void differs(const char *from, const char *to, enum difference_kind kind,
                    const char *said)
{
    differs_page(in_page(with(approved, from, to)), kind, said, to);
}

static void test_same(void)
{
    same_page(approved, "the fragment alone");
    same_page(in_page(approved), "the fragment in a page");
    same("<h1", "<h1 class=big style='color:red' data-x=1", "attributes");
    same("buy from 404 suppliers", "  buy\n\tfrom &#52;04&nbsp;suppliers",
         "white space and characters by number");
    same("solar panels</li>", "solar <span><em>pan</em>els</span></li>",
         "elements around parts of words");
    same("high risk", "hi&shy;gh r&#x200b;isk",
         "places where a line may break");
    same("<div class=\"table\">", "<div><div class=responsive><span></span>",
         "another box around a table");
    same("three\n", "three<br />\n", "line breaks that a program puts in");
    same("<p>We buy", "<details><summary></summary><p>We buy",
         "in details that are closed");
    same("that ended", "<script>document.write('not')</script>that ended",
         "a script");
    same("that ended", "<!-- not -->that ended", "a comment");
    same("that ended", "<span hidden>not</span>that ended", "a hidden word");
    same("that ended", "<template>not</template>that ended", "a template");
    same("that ended",
         "<span style='color: red; Display : NONE !important'>not</span>that "
         "ended",
         "a word that a style hides");
    same("that ended", "<noscript>not</noscript>that ended", "without scripts");
    same("<h2 id", "<h3 id", "a heading of another level");
    same("</h2>", " <a href=#risk aria-hidden=true>#</a></h2>",
         "a sign that leads to the heading");
    same("Where the risks are", "<a href=#x>Where the risks are</a>",
         "a heading that leads to itself");
    same("https://example.org/code/",
         "HTTPS://EXAMPLE.org:443/a/../%63ode\" rel=\"nofollow\" target=\"_b",
         "an address in another way of writing");
    same("#risk\">list", AT "#risk\">list",
         "a link into the page, written out");
    same("<ul>\n<li>gloves",
         "<aside><h3>Also</h3><p>News</p></aside><nav><a "
         "href=/>Up</a></nav><ul>\n<li>gloves",
         "parts of the page between two paragraphs");
    same("<p>We buy",
         "<div id=b hidden>x</div><button aria-controls=a>Open"
         "</button><div id=a hidden><p>We buy",
         "a part that a button opens");
    same_page(
        with("<form id=aspnet action=/>%s</form>", "%s", in_page(approved)),
        "a form around the whole page");
    same_page(in_page(with(approved,
                           "<h1 id=\"t\">Modern slavery statement "
                           "2024 to 2025</h1>",
                           "<header><h1>Modern slavery statement 2024 to 2025"
                           "</h1><p>Posted on Friday</p></header><div>")),
              "a title that the system prints itself");
    same_page(with(in_page(with(approved,
                                "<h1 id=\"t\">Modern slavery statement 2024 to "
                                "2025</h1>",
                                "")),
                   "<main>",
                   "<main><div class=title>Modern slavery statement 2024 to "
                   "2025</div><p>Home</p>"),
              "one that it does not even make a heading");
}

static void test_text(void)
{
    differs("404", "403", DIFFERENCE_TEXT,
            "under 'Where the risks are', 'We buy from 404 suppliers, and see' "
            "was approved, and 'We buy from 403 suppliers, and see' stands "
            "there");
    differs("high risk", "risk", DIFFERENCE_TEXT,
            "under 'Where the risks are', 'high' is missing from 'suppliers, "
            "and see high risk in three'");
    differs("We buy", "We never buy", DIFFERENCE_TEXT,
            "under 'Where the risks are', 'never' was not approved, and stands "
            "in 'We never buy from 404'");
    differs("buy from", "from buy", DIFFERENCE_TEXT,
            "under 'Where the risks are', 'We buy from 404 suppliers, and' was "
            "approved, and 'We from buy 404 suppliers, and' stands there");
    differs("Where the risks", "Where the risk", DIFFERENCE_TEXT,
            "'Where the risks are' was approved, and 'Where the risk are' "
            "stands there");
    differs("solar panels", "solar panel", DIFFERENCE_TEXT,
            "under 'Where the risks are', 'solar panels' was approved, and "
            "'solar panel' stands there");
    differs("suppliers,", "sup pliers,", DIFFERENCE_TEXT,
            "under 'Where the risks are', 'buy from 404 suppliers, and see "
            "high' was approved, and 'buy from 404 sup pliers, and see high' "
            "stands there");
    differs("<td>20</td>", "<td>21</td>", DIFFERENCE_TEXT,
            "under 'Where the risks are', '20' was approved, and '21' stands "
            "there, behind 'Gloves 10 Panels'");
    differs("<p>We buy from", "<p hidden>We</p><p>buy from", DIFFERENCE_TEXT,
            "under 'Where the risks are', 'We' is missing from 'We buy from "
            "404'");
    differs("statement 2024 to 2025</h1>", "statement 2023 to 2025</h1>",
            DIFFERENCE_TEXT,
            "'Modern slavery statement 2024 to 2025' was approved, and 'Modern "
            "slavery statement 2023 to 2025' stands there");
    differs("<p>The University of", "<p>Void.</p><p>The University of",
            DIFFERENCE_TEXT,
            "'Void.' was not approved, and stands between the title and the "
            "text");
    differs("<strong>high", "<button>no</button><strong>high", DIFFERENCE_TEXT,
            "under 'Where the risks are', 'no' was not approved, and stands "
            "within a paragraph");
    differs("<h1 id=\"t\">Modern slavery statement 2024 to 2025</h1>", "",
            DIFFERENCE_TEXT,
            "'Modern slavery statement 2024 to 2025' is missing at the "
            "beginning");
    differs("high risk", "<del>high</del> risk", DIFFERENCE_STRUCK,
            "under 'Where the risks are', 'high' is struck out there");
    differs("<li>solar panels</li>", "", DIFFERENCE_TEXT,
            "under 'Where the risks are', 'solar panels' is missing behind "
            "'gloves for laboratories'");
    differs("31 July 2025.</p>", "31 July 2025. More.</p>", DIFFERENCE_TEXT,
            "'More.' was not approved, and stands in '31 July 2025. More.'");
    differs("31 July 2025.</p>", "31 July 2025.</p><p>More.", DIFFERENCE_TEXT,
            "'More.' was not approved, and stands behind '31 July 2025.'");
}

static void test_edges(void)
{
    struct comparison c = hold(in_page(with(approved, "whole\"", "all\"")),
                               approved);
    ok(c.state == COMPARISON_DIFFERS && c.differences.count == 1 &&
           strstr(c.differences.first->text, "-- \"as a whole\".' was") &&
           strstr(c.differences.first->text, "-- \"as a all\".' stands"),
       "the last word shows what stands in its place");
    c = hold(in_page(with(approved, "Modern slavery st", "A slavery st")),
             approved);
    if (!ok(c.state == COMPARISON_DIFFERS && c.differences.count == 1 &&
                strstr(c.differences.first->text,
                       "'Modern slavery statement 2024'") &&
                strstr(c.differences.first->text, "'A slavery statement 2024'"),
            "so does the first"))
        explain(&c);
}

static void test_typography(void)
{
    const char *curved = with(approved, "University's",
                              "University\xe2\x80\x99s");
    curved = with(with(curved, " -- ", " \xe2\x80\x93 "), "\"as a whole\"",
                  "&ldquo;as a whole&rdquo;");
    struct comparison c = hold(in_page(curved), approved);
    if (!ok(c.state == COMPARISON_DIFFERS && comparison_is_typographic(&c) &&
                c.differences.count == 1 &&
                strstr(c.differences.first->text,
                       "'University's' was approved, and 'University\xe2\x80"
                       "\x99s' stands there: only the typography differs, in "
                       "4 words"),
            "typography is a difference, and named as such"))
        explain(&c);
    c = hold(in_page(with(curved, "404", "405")), approved);
    ok(c.state == COMPARISON_DIFFERS && !comparison_is_typographic(&c) &&
           c.differences.count == 2 &&
           c.differences.first->kind == DIFFERENCE_TEXT,
       "it does not hide another difference");
    ok(hold(in_page(curved), curved).state == COMPARISON_SAME,
       "curved quotation marks that were approved are the same");
}

static void test_dressing(void)
{
    differs("https://example.org/code/", "https://evil.example/code/",
            DIFFERENCE_LINK,
            "under 'Where the risks are', the link 'code of conduct' leads to "
            "'https://evil.example/code/' there; it was approved as leading to "
            "'https://example.org/code/'");
    differs("<a href=\"https://example.org/code/\">code of conduct</a>",
            "code of conduct", DIFFERENCE_LINK,
            "under 'Where the risks are', 'code of conduct' is no link there; "
            "it was approved as one to 'https://example.org/code/'");
    differs("gloves for", "<a href=/shop>gloves</a> for", DIFFERENCE_LINK,
            "under 'Where the risks are', 'gloves' is a link to "
            "'https://www.example.org/shop' there; it was approved as none");
    differs("#risk\">list", "#rusk\">list", DIFFERENCE_LINK,
            "under 'Where the risks are', the link 'list above' leads to '" AT
            "#rusk' there; it was approved as leading to '" AT "#risk'");
    differs("<td>10</td><td></td>", "<td></td><td>10</td>", DIFFERENCE_CELL,
            "under 'Where the risks are', '10' stands in row 2, column 3 of "
            "its table; it was approved in row 2, column 2");
    differs("<td>20</td><td>more than", "<td>20 more than", DIFFERENCE_CELL,
            "under 'Where the risks are', 'more than before' stands in row 3, "
            "column 2 of its table; it was approved in row 3, column 3");
    differs("<ol><li>Ask</li>", "<ol start=3><li>Ask</li>", DIFFERENCE_NUMBER,
            "under 'Where the risks are', the item that begins with 'Ask' is "
            "number 3 of its list; it was approved as number 1");
    differs("<ol><li>Ask</li><li>Act</li></ol>",
            "<ol><li>Ask</li></ol><ul><li>Act</li></ul>", DIFFERENCE_NUMBER,
            "under 'Where the risks are', the item that begins with 'Act' has "
            "no number; it was approved as number 2 of its list");
    differs("7 of 9", "8 of 9", DIFFERENCE_TEXT,
            "under 'Where the risks are', '7 of 9' was approved, and '8 of 9' "
            "stands there");
    differs("<title>Chart", "<title>Charm", DIFFERENCE_TEXT,
            "under 'Where the risks are', 'Chart' was approved, and 'Charm' "
            "stands there, behind 'before Ask Act'");
    differs("buy from", "buy <input value=never> from", DIFFERENCE_TEXT,
            "under 'Where the risks are', 'never' was not approved, and stands "
            "behind 'are We buy'");
    differs(
        "<a href=\"mailto:ms@example.org\">ms@example.org</a>",
        "<a href=mailto:ms@example.org><span "
        "data-cfemail=2a47596a4f524b475a464f0445584d>mt@example.org</span>"
        "</a>",
        DIFFERENCE_TEXT,
        "under 'Where the risks are', 'to staff@example.org or ms@example.org, "
        "or see https://example.org/ms.' was approved, and "
        "'to staff@example.org or mt@example.org, or see "
        "https://example.org/ms.' stands there");
    const char *flat = with(approved, "<caption>Spend in the year</caption>",
                            "<p>Spend in the year</p>");
    struct comparison c = hold(
        in_page("<p>Modern slavery statement 2024 to 2025</p>"), approved);
    ok(c.state == COMPARISON_ABSENT, "a title alone is not the statement");
    (void)flat;
    c = hold(in_page(with(approved, "<p>The University of Exampleford makes",
                          "The University of Exampleford makes")),
             approved);
    ok(c.state == COMPARISON_SAME, "a paragraph's element may be lost");
}

static void test_copies(void)
{
    const char *twice = arena_format(arena, "%s<hr>%s", approved, approved);
    struct comparison c = hold(in_page(twice), approved);
    ok(c.state == COMPARISON_SAME && c.copies == 2, "it may stand there twice");
    const char *altered = with(approved, "404", "4040");
    for (int first = 0; first < 2; first++) {
        c = hold(
            in_page(arena_format(arena, "%s<hr>%s", first ? altered : approved,
                                 first ? approved : altered)),
            approved);
        if (!ok(c.state == COMPARISON_DIFFERS && c.differences.count == 1 &&
                    strstr(c.differences.first->text, "in a second copy on the "
                                                      "page, under 'Where"),
                "but not changed in one of them (%d)", first))
            explain(&c);
    }
    c = hold(in_page(arena_format(arena, "%s<div hidden>%s</div>", approved,
                                  altered)),
             approved);
    ok(c.state == COMPARISON_SAME, "one that is hidden does not count");
    const char *other =
        "<h1>Modern slavery statement 2023 to 2024</h1><p>The University of "
        "Exampleford makes this statement for the year that ended on 31 July "
        "2024.</p><h2>Where the risks are</h2><p>We buy from 390 suppliers and "
        "do not know where the risks are.</p>";
    c = hold(in_page(arena_format(arena, "%s%s", approved, other)), approved);
    ok(c.state == COMPARISON_SAME, "another year's statement is no copy");
    c = hold(in_page(other), approved);
    if (!ok(c.state == COMPARISON_ABSENT && c.passages > c.passages_shown,
            "and does not stand for it"))
        explain(&c);
}

static void test_unseen(void)
{
    const char *app = "<html><body><div id=root></div><noscript>You need to "
                      "enable JavaScript</noscript><script src=/a.js></script>";
    ok(hold(app, approved).state == COMPARISON_UNSEEN,
       "a page that a script makes cannot be checked");
    ok(hold("<html><body><h1>Not found</h1>", approved).state ==
           COMPARISON_ABSENT,
       "an empty page without a script can");
    ok(hold("", approved).state == COMPARISON_ABSENT, "so can no page at all");
    const char *hidden = with("<html><body><div hidden>%s</div>", "%s",
                              approved);
    ok(hold(hidden, approved).state == COMPARISON_ABSENT,
       "a statement that is hidden is absent");
    const char *commented = with("<html><body><!--%s-->", "%s",
                                 with(approved, "--", ""));
    ok(hold(commented, approved).state == COMPARISON_ABSENT,
       "one in a comment is absent");
}

/* The example's page and its text, as `avow build` makes them. */
static const char *example_text, *example_page;

static const char *read_file(const char *path)
{
    struct diagnostics all = diagnostics_make(arena);
    struct str bytes;
    if (!file_read(arena, path, FILE_MAX, &bytes, &all)) {
        note("%s: %s", path, all.first->text);
        abort();
    }
    return str_copy(arena, bytes).at;
}

static bool build_example(void)
{
    char folder[] = "/tmp/avow-inspect.XXXXXX";
    if (!mkdtemp(folder) || setenv("EXAMPLE", folder, 1))
        return false;
    int status = system(
        "cp -R \"$srcdir\"/statements/packs/uk-university/example/. "
        "\"$EXAMPLE\" && chmod -R u+w \"$EXAMPLE\" && "
        "\"$AVOW\" build --quiet \"$EXAMPLE\"");
    if (!status) {
        example_page = read_file(
            arena_format(arena, "%s/public/index.html", folder));
        example_text = read_file(
            arena_format(arena, "%s/public/2023-24/fragment.html", folder));
    }
    return !system("rm -rf \"$EXAMPLE\"") && !status;
}

/* Pieces of text in HTML that an edit may be made in. */
struct spots {
    const char *html;
    size_t *at;
    size_t count;
};

/*
 * Each byte of text between the tags of the statement, `text` in `html`, but
 * for character references and what no reader could tell apart.
 */
static struct spots spots_of(const char *html, const char *text)
{
    const char *from = strstr(html, text);
    if (!from)
        abort();
    size_t start = (size_t)(from - html), len = strlen(text);
    struct spots spots = {html, arena_array(arena, len, sizeof(size_t)), 0};
    bool in_tag = false, in_reference = false, in_drawing = false;
    for (size_t i = start; i < start + len; i++) {
        char c = html[i];
        if (c == '<')
            in_tag = true;
        if (!strncmp(html + i, "<svg", 4) || !strncmp(html + i, "</svg", 5))
            in_drawing = html[i + 1] == 's';
        if (c == '&')
            in_reference = true;
        /* What stands between the elements of a drawing is not shown. */
        if (!in_tag && !in_reference && !((unsigned char)c & 0x80) &&
            !(in_drawing && c == '\n'))
            spots.at[spots.count++] = i;
        if (c == '>')
            in_tag = false;
        if (c == ';')
            in_reference = false;
    }
    return spots;
}

static bool is_letter_at(const char *html, size_t at)
{
    unsigned char c = (unsigned char)html[at];
    return is_ascii_letter(c) || is_ascii_digit(c);
}

static char other_letter(char c)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789";
    char other;
    do
        other = letters[random_below(sizeof letters - 1)];
    while (other == c);
    return other;
}

/* The page with one letter changed, put in, taken out or exchanged with the
 * next; or with two words made one. NULL: not at this spot. */
static const char *edit(const struct spots *spots, const char **what)
{
    const char *html = spots->html;
    size_t at = spots->at[random_below((uint32_t)spots->count)];
    char c = html[at];
    int from = (int)at;
    switch (random_below(5)) {
    case 0:
        *what = "changed";
        if (is_ascii_space((unsigned char)c))
            return NULL;
        return arena_format(arena, "%.*s%c%s", from, html, other_letter(c),
                            html + at + 1);
    case 1:
        *what = "added";
        return arena_format(arena, "%.*s%c%s", from, html, other_letter(c),
                            html + at);
    case 2:
        *what = "removed";
        if (is_ascii_space((unsigned char)c))
            return NULL;
        return arena_format(arena, "%.*s%s", from, html, html + at + 1);
    case 3:
        *what = "exchanged";
        if (!is_letter_at(html, at) || !is_letter_at(html, at + 1) ||
            c == html[at + 1])
            return NULL;
        return arena_format(arena, "%.*s%c%c%s", from, html, html[at + 1], c,
                            html + at + 2);
    default:
        *what = "joined";
        if (c != ' ' || !is_letter_at(html, at - 1) ||
            !is_letter_at(html, at + 1))
            return NULL;
        return arena_format(arena, "%.*s%s", from, html, html + at + 1);
    }
}

/* How many edits are tried of each page. */
#define EDITS 400

static void test_edits(const char *html, const char *text, const char *name)
{
    struct arena *kept = arena;
    struct spots spots = spots_of(html, text);
    size_t tried = 0, missed = 0;
    while (tried < EDITS) {
        arena = arena_new();
        const char *what;
        const char *page = edit(&spots, &what);
        if (page) {
            tried++;
            struct comparison c = hold(page, text);
            bool found = c.state == COMPARISON_DIFFERS &&
                         c.differences.count == 1;
            if (!found && !missed++) {
                note("a letter is %s:", what);
                explain(&c);
            }
        }
        arena_free(arena);
        arena = kept;
    }
    ok(!missed, "%s: %zu letters changed, each of them found, as one", name,
       tried);
}

/* What a page may have around a statement and between its paragraphs. */
static const char *const around[] = {
    "<div class=x><p>We buy from 12 suppliers.</p></div>",
    "<nav><ul><li><a href=/>Home</a></ul></nav>",
    "<div id=cookies role=dialog>Cookies? <button>No</button></div>",
    "<aside>Modern slavery statement 2023 to 2024</aside>",
    "<script>var statement = 'not';</script>",
    "<style>p::before { content: 'not' }</style>",
    "<!-- <p>not</p> -->",
    "<template><p>not</p></template>",
    "<p hidden>not</p>",
    "<form><label>Search <input></label></form>",
    "<ul class=share><li><a href=https://social.example/>Share</a></ul>",
};
static const char *const between[] = {
    "<nav>Up</nav>",
    "<aside><p>Read also: news</p></aside>",
    "<script>var statement = 'not';</script>",
    "<!-- <p>not</p> -->",
    "<template><p>not</p></template>",
    "<p style='display:none'>not</p>",
    "<form action=/subscribe>Subscribe <button>Yes</button></form>",
    "<div></div>",
    "<hr>",
    "\n \t&nbsp;\n",
};
static const char *const within[] = {
    "<span></span>",
    "<!-- not -->",
    "<span hidden>not</span>",
    "<script>not</script>",
    "&shy;",
    "<wbr>",
    "<noscript>not</noscript>",
    "<b><i></i></b>",
};

#define ONE_OF(list) (list)[random_below(sizeof(list) / sizeof *(list))]

static const char *const ends[] = {"</p>\n", "</ul>\n", "</h2>\n", "</h3>\n",
                                   "</table></div>\n"};

/* The end of an element after which a paragraph may begin, at `at`. */
static bool ends_at(const char *html, size_t at)
{
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t len = strlen(ends[i]);
        if (at >= len && !strncmp(html + at - len, ends[i], len))
            return true;
    }
    return false;
}

/* The statement with furniture in places where it does not matter. */
static const char *furnished(const char *text)
{
    struct spots spots = spots_of(text, text);
    struct buffer out = buffer_within(arena, HTML_MAX);
    size_t next = 0;
    bool in_drawing = false; /* which elements of HTML would end */
    for (size_t i = 0; text[i]; i++) {
        bool in_text = next < spots.count && spots.at[next] == i;
        next += in_text;
        if (!strncmp(text + i, "<svg", 4) || !strncmp(text + i, "</svg", 5))
            in_drawing = text[i + 1] == 's';
        if (in_text && !in_drawing && !random_below(200))
            buffer_add_text(&out, ONE_OF(within));
        if (i && ends_at(text, i) && !random_below(8))
            buffer_add_text(&out, ONE_OF(between));
        if (text[i] == '\n' && !random_below(4))
            buffer_add_text(&out, "\r\n   \t");
        buffer_add_char(&out, text[i]);
        if (text[i] == '<' && is_letter_at(text, i + 1)) {
            size_t end = i + 1;
            while (is_letter_at(text, end))
                buffer_add_char(&out, text[end++]);
            if (!random_below(10))
                buffer_add_text(&out, " class=\"a b\" data-lazy='<p>not</p>'");
            i = end - 1;
        }
    }
    return buffer_str(&out).at;
}

#define FURNISHED 60

static void test_furniture(const char *text)
{
    struct arena *kept = arena;
    size_t wrong = 0;
    for (int i = 0; i < FURNISHED; i++) {
        arena = arena_new();
        struct buffer page = buffer_within(arena, HTML_MAX);
        buffer_add_text(&page, "<!DOCTYPE html><title>x</title><body>");
        for (uint32_t n = random_below(5); n; n--)
            buffer_add_text(&page, ONE_OF(around));
        buffer_add_text(&page, random_below(2) ? "<div><main>" : "<article>");
        buffer_add_text(&page, furnished(text));
        buffer_add_text(&page, "</div></main></article>");
        for (uint32_t n = random_below(5); n; n--)
            buffer_add_text(&page, ONE_OF(around));
        struct comparison c = hold(buffer_str(&page).at, text);
        if (c.state != COMPARISON_SAME && !wrong++)
            explain(&c);
        arena_free(arena);
        arena = kept;
    }
    ok(!wrong, "%d pages with furniture around and within are the same",
       FURNISHED);
}

static void test_example(void)
{
    if (!ok(build_example(), "an example can be built"))
        return;
    struct comparison c = hold(example_page, example_text);
    if (!ok(c.state == COMPARISON_SAME && c.words > 3000 && c.copies == 1 &&
                !c.asides.first,
            "its page shows what was approved"))
        explain(&c);
    test_edits(example_page, example_text, "the page of a theme");
    test_edits(in_page(example_text), example_text, "a page of a CMS");
    test_furniture(example_text);
}

int main(void)
{
    arena = arena_new();
    test_same();
    test_text();
    test_edges();
    test_typography();
    test_dressing();
    test_copies();
    test_unseen();
    test_example();
    arena_free(arena);
    return done();
}

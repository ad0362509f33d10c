/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/inspect.h"

#include "base/buffer.h"
#include "publish/address.h"
#include "publish/shown.h"

/* The words of directives stand between commas, a robot's name before a
 * colon. */
bool inspect_forbids_robots(struct str directives)
{
    while (directives.at) {
        struct str one = str_split(&directives, ',');
        struct str last = one;
        while (one.at)
            last = str_split(&one, ':');
        last = str_trim(last);
        if (str_equal_nocase(last, STR_LITERAL("noindex")) ||
            str_equal_nocase(last, STR_LITERAL("none")))
            return true;
    }
    return false;
}

/* A meta element for robots, or for one robot: "googlebot". */
static bool is_for_robots(struct str name)
{
    static const char bot[] = "bot";
    size_t len = sizeof bot - 1;
    return str_equal_nocase(name, STR_LITERAL("robots")) ||
           (name.len > len &&
            str_equal_nocase(str_slice(name, name.len - len, name.len),
                             str_of(bot)));
}

/* "5; url=/elsewhere" */
static struct str refresh_of(struct arena *arena, struct str base,
                             struct str content)
{
    (void)str_split(&content, ';');
    content = str_trim(content);
    if (content.len < 4 ||
        !str_equal_nocase(str_slice(content, 0, 3), STR_LITERAL("url")))
        return str_of("");
    content = str_trim(str_slice(content, 3, content.len));
    if (!str_starts(content, "="))
        return str_of("");
    content = str_trim(str_slice(content, 1, content.len));
    if (content.len && (content.at[0] == '"' || content.at[0] == '\'')) {
        char quote = content.at[0];
        content = str_slice(content, 1, content.len);
        content = str_slice(content, 0, str_find(content, quote));
    }
    return address_resolve(arena, base, content);
}

static void look_at_meta(struct arena *arena, struct inspected *inspected,
                         const struct html_node *meta, struct str base)
{
    struct str content = html_attribute(meta, "content");
    if (!content.at)
        return;
    if (is_for_robots(html_attribute(meta, "name")) &&
        inspect_forbids_robots(content))
        inspected->robots = content;
    if (!inspected->refresh.len &&
        str_equal_nocase(html_attribute(meta, "http-equiv"),
                         STR_LITERAL("refresh")))
        inspected->refresh = refresh_of(arena, base, content);
}

static struct str title_text(struct arena *arena, const struct html_node *title)
{
    struct buffer text = buffer_within(arena, 4096);
    for (const struct html_node *n = title->first; n; n = n->next)
        buffer_add_str(&text, n->text);
    return text_one_line(arena, buffer_str(&text));
}

static void look_at_head(struct arena *arena, struct inspected *inspected)
{
    const struct html_node *page = inspected->page;
    struct str base = words_base(arena, page, inspected->address);
    for (const struct html_node *n = page; n; n = html_next(n, page)) {
        if (n->foreign)
            continue;
        if (html_is(n, "html")) {
            struct str language = html_attribute(n, "lang");
            inspected->language = language.at ? language : str_of("");
        } else if (html_is(n, "title") && !inspected->title.len) {
            inspected->title = title_text(arena, n);
        } else if (html_is(n, "meta")) {
            look_at_meta(arena, inspected, n, base);
        } else if (html_is(n, "link") && !inspected->canonical.len &&
                   shown_has_word(html_attribute(n, "rel"), "canonical")) {
            inspected->canonical = address_resolve(arena, base,
                                                   html_attribute(n, "href"));
        }
    }
}

const struct inspected *inspect(struct arena *arena,
                                const struct fetched *fetched,
                                const struct html_patience *patience)
{
    struct inspected *inspected = arena_alloc(arena, sizeof *inspected);
    inspected->address = address_resolve(arena, fetched->address,
                                         fetched->address);
    struct str text;
    if (!charset_decode(arena, fetched->bytes, fetched->content_type,
                        &inspected->charset, &text, &inspected->why))
        return inspected;
    inspected->page = html_parse(arena, text, patience, &inspected->why);
    if (inspected->page)
        look_at_head(arena, inspected);
    return inspected;
}

bool inspect_text(struct arena *arena, const struct inspected *inspected,
                  struct str approved, const struct html_patience *patience,
                  struct comparison *comparison, const char **why)
{
    *why = inspected->why;
    if (!inspected->page)
        return false;
    const struct html_node *fragment = html_parse(arena, approved, patience,
                                                  why);
    if (!fragment)
        return false;
    struct vocabulary *vocabulary = vocabulary_make(arena);
    struct words wanted, shown;
    if (!words_read(arena, vocabulary, fragment, inspected->address, &wanted) ||
        !words_read(arena, vocabulary, inspected->page, inspected->address,
                    &shown)) {
        *why = "the page has more than a million words";
        return false;
    }
    compare_words(arena, &wanted, &shown, comparison);
    return true;
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/homepage.h"

#include "base/buffer.h"
#include "publish/address.h"
#include "publish/shown.h"
#include "publish/words.h"
#include "statement/phrase.h"

/* Of a link's text no more is looked at, in bytes. */
#define TEXT_MAX 1000

/* Cannot be followed by everybody, though it may be painted. */
static bool is_withheld(const struct html_node *node)
{
    return str_equal_nocase(html_attribute(node, "aria-hidden"),
                            STR_LITERAL("true")) ||
           html_has(node, "inert");
}

static bool is_unseen(const struct shown *shown, const struct html_node *node)
{
    return node->name.len &&
           (shown_is_hidden(shown, node) || is_withheld(node));
}

/* What a person reads of a link: its text, and what stands for pictures. */
static struct str text_of(struct arena *arena, const struct shown *shown,
                          const struct html_node *link)
{
    struct buffer text = buffer_within(arena, TEXT_MAX);
    const struct html_node *node = link->first;
    while (node && !text.full) {
        bool skip = is_unseen(shown, node);
        if (!skip && !node->name.len)
            buffer_add_str(&text, node->text);
        else if (!skip && html_is(node, "img"))
            buffer_add_str(&text, html_attribute(node, "alt"));
        else if (!skip && !shown_is_inline(node))
            buffer_add_char(&text, ' ');
        node = skip ? html_after(node, link) : html_next(node, link);
    }
    return text_one_line(arena, buffer_str(&text));
}

/* Whether a class or an id has the word in it: "site-footer". */
static bool is_called(const struct html_node *node, const char *word)
{
    const char *const names[] = {"id", "class"};
    for (size_t i = 0; i < 2; i++) {
        struct str rest = html_attribute(node, names[i]);
        size_t start = 0;
        for (size_t j = 0; rest.at && j <= rest.len; j++) {
            if (j < rest.len && is_ascii_letter((unsigned char)rest.at[j]))
                continue;
            if (str_equal_nocase(str_slice(rest, start, j), str_of(word)))
                return true;
            start = j + 1;
        }
    }
    return false;
}

static bool has_role(const struct html_node *node, const char *role)
{
    return shown_has_word(html_attribute(node, "role"), role);
}

/* What kinds of place the elements around a link are. */
struct around {
    bool main, header, menu, footer, aside;
};

static void look_around(const struct html_node *node, struct around *around)
{
    bool nameless = html_is(node, "div") || html_is(node, "ul") ||
                    html_is(node, "td") || html_is(node, "p");
    around->main |= html_is(node, "main") || html_is(node, "article") ||
                    has_role(node, "main");
    around->aside |= html_is(node, "aside") || has_role(node, "complementary");
    around->footer |= html_is(node, "footer") ||
                      has_role(node, "contentinfo") ||
                      (nameless && is_called(node, "footer"));
    around->menu |= html_is(node, "nav") || has_role(node, "navigation") ||
                    (nameless &&
                     (is_called(node, "nav") || is_called(node, "navbar") ||
                      is_called(node, "navigation") ||
                      is_called(node, "menu")));
    around->header |= html_is(node, "header") || has_role(node, "banner") ||
                      (nameless && (is_called(node, "header") ||
                                    is_called(node, "masthead")));
}

/* A header or a footer of an article is part of what the page is about. */
static enum link_place place_of(const struct html_node *link)
{
    struct around around = {0};
    for (const struct html_node *n = link->parent; n; n = n->parent)
        look_around(n, &around);
    if (around.main)
        return PLACE_MAIN;
    if (around.footer)
        return PLACE_FOOTER;
    if (around.menu)
        return PLACE_MENU;
    if (around.header)
        return PLACE_HEADER;
    return around.aside ? PLACE_ASIDE : PLACE_BODY;
}

static bool leads_to_one(struct str address, const struct str *list,
                         size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (address_leads_to(address, list[i]))
            return true;
    return false;
}

static enum link_goal goal_of(struct str address,
                              const struct homepage_wanted *wanted)
{
    if (leads_to_one(address, wanted->statement, wanted->statement_count))
        return GOAL_STATEMENT;
    if (leads_to_one(address, wanted->index, wanted->index_count))
        return GOAL_INDEX;
    return GOAL_ELSEWHERE;
}

/* The link as it is kept, or NULL where it has nothing to do with it. */
static struct homepage_link *
look_at(struct arena *arena, const struct shown *shown,
        const struct html_node *node, struct str base,
        const struct homepage_wanted *wanted, const struct phrases *phrases)
{
    struct str address = address_resolve(arena, base,
                                         html_attribute(node, "href"));
    enum link_goal goal = goal_of(address, wanted);
    struct str text = text_of(arena, shown, node);
    bool named = text.len && phrases_first(phrases, text);
    if (!wanted->phrase_count && goal == GOAL_STATEMENT)
        named = text.len > 0;
    if (goal == GOAL_ELSEWHERE && !named)
        return NULL;
    struct homepage_link *link = arena_alloc(arena, sizeof *link);
    link->node = node;
    link->address = address;
    link->text = text;
    link->place = place_of(node);
    link->goal = goal;
    link->named = named;
    return link;
}

struct homepage homepage_look(struct arena *arena, const struct html_node *page,
                              struct str address,
                              const struct homepage_wanted *wanted)
{
    struct homepage homepage = {0};
    struct homepage_link **end = &homepage.first;
    struct shown shown = shown_make(arena, page);
    struct str base = words_base(arena, page, address);
    const struct phrases *phrases = phrases_prepare(
        arena, wanted->phrases, wanted->phrase_count, false);
    const struct html_node *hidden_until = NULL;
    bool hidden = false;
    for (const struct html_node *n = page; n; n = html_next(n, page)) {
        if (n == hidden_until)
            hidden = false;
        if (!hidden && is_unseen(&shown, n)) {
            hidden = true;
            hidden_until = html_after(n, page);
        }
        homepage.scripts |= html_is(n, "script");
        if (n->foreign || !html_is(n, "a") || !html_has(n, "href"))
            continue;
        homepage.links += !hidden;
        if (homepage.count == HOMEPAGE_LINKS_MAX)
            continue;
        struct homepage_link *link = look_at(arena, &shown, n, base, wanted,
                                             phrases);
        if (!link)
            continue;
        link->seen = !hidden;
        *end = link;
        end = &link->next;
        homepage.count++;
    }
    return homepage;
}

/*
 * Better the more. One that leads to the statement but is called otherwise
 * helps less than one that is called so and goes by a page that leads on.
 */
static int worth(const struct homepage_link *link)
{
    int worth = link->goal == GOAL_STATEMENT ? 3
                : link->goal == GOAL_INDEX   ? 2
                                             : 1;
    bool named = link->named && link->goal != GOAL_ELSEWHERE;
    return worth + (named ? 4 : 0) + (link->seen ? 8 : 0);
}

const struct homepage_link *homepage_best(const struct homepage *homepage)
{
    const struct homepage_link *best = NULL;
    for (const struct homepage_link *l = homepage->first; l; l = l->next)
        if (!best || worth(l) > worth(best))
            best = l;
    return best;
}

const char *homepage_place(enum link_place place)
{
    static const char *const names[] = {
        [PLACE_HEADER] = "in the header",
        [PLACE_MENU] = "in the menu",
        [PLACE_FOOTER] = "in the footer",
        [PLACE_MAIN] = "in the main text",
        [PLACE_ASIDE] = "beside the main text",
        [PLACE_BODY] = "on the page",
    };
    return names[place];
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/pairing.h"

#include "publish/address.h"

void asides_begin(struct asides *asides, struct arena *arena)
{
    *asides = (struct asides){.arena = arena};
    asides->link = &asides->first;
}

void aside_add(struct asides *asides, const char *format, ...)
{
    if (asides->count++ >= ASIDES_KEPT)
        return;
    va_list values;
    va_start(values, format);
    struct aside *aside = arena_alloc(asides->arena, sizeof *aside);
    aside->text = arena_format_list(asides->arena, format, values);
    va_end(values);
    *asides->link = aside;
    asides->link = &aside->next;
}

static const struct word *approved_word(const struct pairing *p, size_t i)
{
    return &p->approved->list[i];
}

static const struct word *shown_word(const struct pairing *p, size_t i)
{
    return &p->shown->list[p->at[i]];
}

/* The words from `i` on that stand in the same link, or outside of any. */
static size_t link_end(const struct words *words, size_t i)
{
    const struct html_node *link = words->list[i].in->link;
    size_t end = i + 1;
    while (end < words->count && words->list[end].in->link == link)
        end++;
    return end;
}

/* A link to a place in the page itself is the same on any page. */
static bool leads_into_page(const struct within *in)
{
    return in->link && str_starts(html_attribute(in->link, "href"), "#");
}

static bool same_link(const struct within *a, const struct within *b)
{
    if (leads_into_page(a) && leads_into_page(b))
        return str_equal(address_fragment(a->href), address_fragment(b->href));
    return address_equal(a->href, b->href) ||
           (!a->href.len && !b->href.len &&
            str_equal(html_attribute(a->link, "href"),
                      html_attribute(b->link, "href")));
}

static const char *shown_address(struct arena *arena, const struct within *in)
{
    struct str address = in->href.len ? in->href
                                      : html_attribute(in->link, "href");
    size_t len = address.len < 200 ? address.len : 200;
    return arena_format(arena, "'%.*s'", (int)len, address.at);
}

/* An address in the text, of which a system has made a link to it. */
static bool leads_where_it_says(struct arena *arena, const struct words *words,
                                size_t at)
{
    struct str href = words->list[at].in->href;
    struct str text = vocabulary_word(words->vocabulary, words->list[at].id);
    while (text.len && strchr(".,;:!?)", text.at[text.len - 1]))
        text.len--;
    if (str_find(text, '@') < text.len)
        return str_is(href, arena_format(arena, "mailto:%.*s", STR(text)));
    struct str whole = str_of(arena_format(arena, "https://%.*s", STR(text)));
    return address_leads_to(href, address_resolve(arena, href, whole)) ||
           (str_starts(text, "http") && address_leads_to(href, text));
}

static void compare_link(const struct pairing *p, size_t i,
                         struct differences *all)
{
    const struct within *a = approved_word(p, i)->in;
    const struct within *b = shown_word(p, i)->in;
    struct arena *arena = all->arena;
    if (!a->link &&
        (leads_into_page(b) || leads_where_it_says(arena, p->shown, p->at[i])))
        return; /* a heading that leads to itself, say; or an address */
    const char *words = difference_quote(
        arena, a->link ? p->approved : p->shown, a->link ? i : p->at[i],
        a->link ? link_end(p->approved, i) : link_end(p->shown, p->at[i]));
    if (!b->link)
        difference_add(all, DIFFERENCE_LINK, p->approved, i,
                       "%s is no link there; it was approved as one to %s",
                       words, shown_address(arena, a));
    else if (!a->link)
        difference_add(all, DIFFERENCE_LINK, p->approved, i,
                       "%s is a link to %s there; it was approved as none",
                       words, shown_address(arena, b));
    else
        difference_add(all, DIFFERENCE_LINK, p->approved, i,
                       "the link %s leads to %s there; it was approved as "
                       "leading to %s",
                       words, shown_address(arena, b), shown_address(arena, a));
}

/* One difference for each pair of links, or for each that has no other. */
static void compare_links(const struct pairing *p, struct differences *all)
{
    const struct html_node *told = NULL, *told_there = NULL;
    for (size_t i = 0; i < p->approved->count; i++) {
        if (p->at[i] == UNPAIRED)
            continue;
        const struct within *a = approved_word(p, i)->in;
        const struct within *b = shown_word(p, i)->in;
        if (!a->link && !b->link)
            continue;
        if (a->link && b->link && same_link(a, b))
            continue;
        if (a->link == told && b->link == told_there)
            continue;
        told = a->link;
        told_there = b->link;
        compare_link(p, i, all);
    }
}

static void compare_cells(const struct pairing *p, struct differences *all)
{
    const struct html_node *told = NULL;
    for (size_t i = 0; i < p->approved->count; i++) {
        const struct within *a = approved_word(p, i)->in;
        if (p->at[i] == UNPAIRED || !a->cell || a->cell == told)
            continue;
        const struct within *b = shown_word(p, i)->in;
        if (b->cell && a->row == b->row && a->column == b->column)
            continue;
        told = a->cell;
        size_t end = i + 1;
        while (end < p->approved->count &&
               approved_word(p, end)->in->cell == a->cell)
            end++;
        const char *words = difference_quote(all->arena, p->approved, i, end);
        if (b->cell)
            difference_add(all, DIFFERENCE_CELL, p->approved, i,
                           "%s stands in row %u, column %u of its table; it "
                           "was approved in row %u, column %u",
                           words, b->row, b->column, a->row, a->column);
        else
            difference_add(all, DIFFERENCE_CELL, p->approved, i,
                           "%s stands in no table; it was approved in row %u, "
                           "column %u of one",
                           words, a->row, a->column);
    }
}

/* Of a list that has numbers; one that has none may become anything. */
static void compare_numbers(const struct pairing *p, struct differences *all)
{
    const struct html_node *told = NULL;
    for (size_t i = 0; i < p->approved->count; i++) {
        const struct within *a = approved_word(p, i)->in;
        if (p->at[i] == UNPAIRED || !a->numbered || a->item == told)
            continue;
        told = a->item;
        const struct within *b = shown_word(p, i)->in;
        const char *words = difference_quote(all->arena, p->approved, i, i + 1);
        if (!b->numbered)
            difference_add(all, DIFFERENCE_NUMBER, p->approved, i,
                           "the item that begins with %s has no number; it was "
                           "approved as number %ld of its list",
                           words, a->number);
        else if (a->number != b->number)
            difference_add(all, DIFFERENCE_NUMBER, p->approved, i,
                           "the item that begins with %s is number %ld of its "
                           "list; it was approved as number %ld",
                           words, b->number, a->number);
    }
}

static void compare_struck(const struct pairing *p, struct differences *all)
{
    for (size_t i = 0; i < p->approved->count; i++) {
        size_t end = i;
        while (end < p->approved->count && p->at[end] != UNPAIRED &&
               shown_word(p, end)->in->struck &&
               !approved_word(p, end)->in->struck)
            end++;
        if (end == i)
            continue;
        difference_add(all, DIFFERENCE_STRUCK, p->approved, i,
                       "%s is struck out there",
                       difference_quote(all->arena, p->approved, i, end));
        i = end;
    }
}

/* All of it is one difference: a program has done it throughout. */
static void compare_typography(const struct pairing *p, struct differences *all)
{
    size_t count = 0, first = 0;
    for (size_t i = 0; i < p->approved->count; i++)
        if (p->at[i] != UNPAIRED &&
            approved_word(p, i)->id != shown_word(p, i)->id) {
            first = count++ ? first : i;
        }
    if (!count)
        return;
    const char *was = difference_quote(all->arena, p->approved, first,
                                       first + 1);
    const char *is = difference_quote(all->arena, p->shown, p->at[first],
                                      p->at[first] + 1);
    difference_add(all, DIFFERENCE_TYPOGRAPHY, p->approved, first,
                   count == 1 ? "%s was approved, and %s stands there: only "
                                "the typography differs"
                              : "%s was approved, and %s stands there: only "
                                "the typography differs, in %zu words",
                   was, is, count);
}

static void compare_paragraphs(const struct pairing *p, struct asides *asides)
{
    size_t joined = 0, first = 0, headings = 0, heading = 0;
    for (size_t i = 1; i < p->approved->count; i++) {
        const struct word *word = approved_word(p, i);
        if (p->at[i] == UNPAIRED || !word->starts)
            continue;
        if (!shown_word(p, i)->starts)
            first = joined++ ? first : i;
        if (word->in->heading && !shown_word(p, i)->in->heading)
            heading = headings++ ? heading : i;
    }
    if (joined)
        aside_add(
            asides,
            "%zu paragraphs, items or cells run on from the one before, "
            "first at %s",
            joined,
            difference_quote(asides->arena, p->approved, first, first + 1));
    if (headings)
        aside_add(
            asides, "%zu headings are no headings there, first %s", headings,
            difference_quote(asides->arena, p->approved, heading, heading + 1));
}

void pairing_compare(const struct pairing *pairing, struct differences *all,
                     struct asides *asides)
{
    compare_links(pairing, all);
    compare_cells(pairing, all);
    compare_numbers(pairing, all);
    compare_struck(pairing, all);
    compare_typography(pairing, all);
    compare_paragraphs(pairing, asides);
}

/* Between the title and the text, which may each be anywhere on the page. */
static void look_behind_title(const struct pairing *p, struct differences *all,
                              struct asides *asides)
{
    const struct word *title = &p->shown->list[p->at[p->title - 1]];
    const struct word *text = &p->shown->list[p->at[p->title]];
    size_t from = p->at[p->title - 1] + 1, to = p->at[p->title];
    if (from == to)
        return;
    if (from > to) {
        aside_add(asides, "the title stands behind the text");
        return;
    }
    const char *words = difference_quote(all->arena, p->shown, from, to);
    if (words_block(title)->parent == words_block(text)->parent)
        difference_add(all, DIFFERENCE_TEXT, p->approved, 0,
                       "%s was not approved, and stands between the title "
                       "and the text",
                       words);
    else
        aside_add(asides, "between the title and the text stands %s", words);
}

void pairing_look_between(const struct pairing *pairing,
                          struct differences *all, struct asides *asides)
{
    const struct words *approved = pairing->approved;
    for (size_t i = 1; i < approved->count; i++) {
        size_t before = pairing->at[i - 1], at = pairing->at[i];
        if (at == UNPAIRED || before == UNPAIRED || at == before + 1)
            continue;
        if (i == pairing->title) {
            look_behind_title(pairing, all, asides);
            continue;
        }
        if (at < before || !pairing->left_out[before + 1])
            continue; /* words that were looked at have been told */
        const char *words = difference_quote(all->arena, pairing->shown,
                                             before + 1, at);
        if (!approved->list[i].starts)
            difference_add(all, DIFFERENCE_TEXT, approved, i,
                           "%s was not approved, and stands within a "
                           "paragraph",
                           words);
        else
            aside_add(asides,
                      "between two paragraphs of the statement stands %s, a "
                      "part of the page around it",
                      words);
    }
}

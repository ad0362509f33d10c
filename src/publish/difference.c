/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/difference.h"

/* Words of its paragraph that are shown on both sides of a change. */
#define AROUND 3
/* Of more words than this some in the middle are left out. */
#define QUOTED_MAX 16
/* No quotation is longer, in bytes. */
#define QUOTED_BYTES 240

void differences_begin(struct differences *all, struct arena *arena)
{
    *all = (struct differences){.arena = arena, .copy = ""};
    all->link = &all->first;
}

/* Not in the middle of a character. */
static struct str cut(struct str text)
{
    if (text.len <= QUOTED_BYTES)
        return text;
    size_t end = QUOTED_BYTES;
    while (end && ((unsigned char)text.at[end] & 0xc0) == 0x80)
        end--;
    return str_slice(text, 0, end);
}

const char *difference_quote(struct arena *arena, const struct words *words,
                             size_t from, size_t to)
{
    if (to - from <= QUOTED_MAX) {
        struct str all = words_text(arena, words, from, to);
        return arena_format(arena, "'%.*s%s'", STR(cut(all)),
                            all.len > QUOTED_BYTES ? " …" : "");
    }
    size_t half = QUOTED_MAX / 2;
    return arena_format(arena, "'%.*s … %.*s'",
                        STR(cut(words_text(arena, words, from, from + half))),
                        STR(cut(words_text(arena, words, to - half, to))));
}

/* "under 'Training', " where a heading stands above the word. */
static const char *heading_above(struct arena *arena, const struct words *words,
                                 size_t at)
{
    if (at >= words->count)
        at = words->count;
    if (at < words->count && words->list[at].in->heading)
        return "";
    size_t end = at;
    while (end && !words->list[end - 1].in->heading)
        end--;
    if (!end)
        return "";
    size_t start = end - 1;
    const struct html_node *heading = words->list[start].in->heading;
    while (start && words->list[start - 1].in->heading == heading)
        start--;
    return arena_format(arena, "under %s, ",
                        difference_quote(arena, words, start, end));
}

void difference_add(struct differences *all, enum difference_kind kind,
                    const struct words *approved, size_t at, const char *format,
                    ...)
{
    all->of_kind[kind]++;
    if (all->count++ >= DIFFERENCES_KEPT)
        return;
    va_list values;
    va_start(values, format);
    const char *text = arena_format_list(all->arena, format, values);
    va_end(values);
    struct difference *one = arena_alloc(all->arena, sizeof *one);
    one->kind = kind;
    one->text = arena_format(all->arena, "%s%s%s", all->copy,
                             heading_above(all->arena, approved, at), text);
    *all->link = one;
    all->link = &one->next;
}

/* A piece of a text; it goes on to `to` in the words of the page. */
struct piece {
    size_t from, to;
};

/*
 * What of the page stands in the place of the change. At the ends of the text
 * the page's own words begin: as many as were approved there are shown, as far
 * as the paragraph goes.
 */
static struct piece in_page(const struct change *change,
                            const struct words *approved,
                            const struct words *shown, const size_t *shown_at)
{
    struct piece piece = {change->text_from, change->text_to};
    if (shown_at && piece.from < piece.to) {
        piece.to = shown_at[piece.to - 1] + 1;
        piece.from = shown_at[piece.from];
    } else if (shown_at) {
        /* Nothing: behind the word before it, or before the text's first. */
        piece.from = piece.from ? shown_at[piece.from - 1] + 1 : shown_at[0];
        piece.to = piece.from;
    }
    size_t wanted = change->to - change->from;
    if (change->to == approved->count)
        while (piece.to < shown->count && piece.to - piece.from < wanted &&
               !shown->list[piece.to].starts)
            piece.to++;
    if (!change->from)
        while (piece.from && piece.to - piece.from < wanted &&
               !shown->list[piece.from].starts)
            piece.from--;
    return piece;
}

/* The same with some words around it, as far as its paragraph goes. */
static struct piece with_words_around(const struct words *words,
                                      struct piece piece)
{
    for (int i = 0; i < AROUND && piece.from && piece.from < words->count &&
                    !words->list[piece.from].starts;
         i++)
        piece.from--;
    for (int i = 0;
         i < AROUND && piece.to < words->count && !words->list[piece.to].starts;
         i++)
        piece.to++;
    return piece;
}

/* "behind 'solar panels'", or "at the beginning". */
static const char *behind(struct arena *arena, const struct words *words,
                          size_t at)
{
    size_t from = at;
    for (int i = 0; i < AROUND && from; i++)
        from--;
    return from < at ? arena_format(arena, "behind %s",
                                    difference_quote(arena, words, from, at))
                     : "at the beginning";
}

static const char *quote(struct arena *arena, const struct words *words,
                         struct piece piece)
{
    return difference_quote(arena, words, piece.from, piece.to);
}

/* Only in the statement: it says where. */
static void add_missing(struct differences *all, const struct words *approved,
                        struct piece taken)
{
    struct piece around = with_words_around(approved, taken);
    const char *what = quote(all->arena, approved, taken);
    if (around.from == taken.from && around.to == taken.to)
        difference_add(all, DIFFERENCE_TEXT, approved, taken.from,
                       "%s is missing %s", what,
                       behind(all->arena, approved, taken.from));
    else
        difference_add(all, DIFFERENCE_TEXT, approved, taken.from,
                       "%s is missing from %s", what,
                       quote(all->arena, approved, around));
}

static void add_surplus(struct differences *all, const struct words *approved,
                        size_t at, const struct words *shown, struct piece put)
{
    struct piece around = with_words_around(shown, put);
    const char *what = quote(all->arena, shown, put);
    if (around.from == put.from && around.to == put.to)
        difference_add(all, DIFFERENCE_TEXT, approved, at,
                       "%s was not approved, and stands %s", what,
                       behind(all->arena, shown, put.from));
    else
        difference_add(all, DIFFERENCE_TEXT, approved, at,
                       "%s was not approved, and stands in %s", what,
                       quote(all->arena, shown, around));
}

static void add_changed(struct differences *all, const struct words *approved,
                        struct piece taken, const struct words *shown,
                        struct piece put)
{
    struct piece around = with_words_around(approved, taken);
    bool alone = around.from == taken.from && around.to == taken.to;
    difference_add(all, DIFFERENCE_TEXT, approved, taken.from,
                   "%s was approved, and %s stands there%s%s",
                   quote(all->arena, approved, around),
                   quote(all->arena, shown, with_words_around(shown, put)),
                   alone ? ", " : "",
                   alone ? behind(all->arena, approved, taken.from) : "");
}

void difference_add_change(struct differences *all,
                           const struct words *approved,
                           const struct words *shown,
                           const struct change *change, const size_t *shown_at)
{
    struct piece taken = {change->from, change->to};
    struct piece put = in_page(change, approved, shown, shown_at);
    if (all->count >= DIFFERENCES_KEPT) {
        all->count++;
        all->of_kind[DIFFERENCE_TEXT]++;
    } else if (put.from == put.to) {
        add_missing(all, approved, taken);
    } else if (taken.from == taken.to) {
        add_surplus(all, approved, taken.from, shown, put);
    } else {
        add_changed(all, approved, taken, shown, put);
    }
}

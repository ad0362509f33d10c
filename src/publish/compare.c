/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/compare.h"

#include "publish/passages.h"

/* Copies that are looked at. */
#define COPIES_MAX 8

/* Of a hundred runs of words so many make a text a copy of the statement. */
#define COPY_PERCENT 90

/* A page with scripts that shows fewer words may show more by them. */
#define SHOWN_LEAST 20

/* Words of a page, some left out, by their numbers and places. */
struct view {
    struct run run;
    const size_t *place; /* of each on the page */
};

struct search {
    struct arena *arena;
    const struct words *approved, *shown;
    struct run wanted; /* folded numbers of the statement */
    size_t title;      /* its first words, where they are a heading; or 0 */
    bool *used;        /* by word of the page: it is of a copy */
    bool *out;         /* the same: it is left out */
    struct comparison *c;
};

static struct run run_of(struct arena *arena, const struct words *words)
{
    uint32_t *list = arena_array(arena, words->count + 1, sizeof *list);
    for (size_t i = 0; i < words->count; i++)
        list[i] = words->list[i].folded;
    return (struct run){list, words->count};
}

/* The words that are not left out. */
static struct view view_of(struct arena *arena, const struct words *words,
                           const bool *out)
{
    uint32_t *list = arena_array(arena, words->count + 1, sizeof *list);
    size_t *place = arena_array(arena, words->count + 1, sizeof *place);
    struct view view = {{list, 0}, place};
    for (size_t i = 0; i < words->count; i++) {
        if (out[i])
            continue;
        list[view.run.count] = words->list[i].folded;
        place[view.run.count++] = i;
    }
    return view;
}

/*
 * Marks furniture, but none that could have the statement in it: some systems
 * put a form around the whole page.
 */
static void leave_out_furniture(const struct words *words, size_t wanted,
                                bool *out)
{
    size_t done = 0;
    for (const struct furniture *f = words->furniture; f; f = f->next) {
        if (f->to < f->from || f->to - f->from > wanted / 2)
            continue;
        for (size_t i = f->from > done ? f->from : done; i < f->to; i++)
            out[i] = true;
        done = f->to > done ? f->to : done;
    }
}

static struct pairing new_pairing(const struct search *s)
{
    struct pairing pairing = {s->approved, s->shown, NULL, s->out, 0};
    pairing.at = arena_array(s->arena, s->approved->count, sizeof *pairing.at);
    for (size_t i = 0; i < s->approved->count; i++)
        pairing.at[i] = UNPAIRED;
    return pairing;
}

/* Takes the words as paired, and compares what they stand in. */
static void take(struct search *s, const struct pairing *pairing)
{
    for (size_t i = 0; i < s->approved->count; i++)
        if (pairing->at[i] != UNPAIRED)
            s->used[pairing->at[i]] = true;
    pairing_look_between(pairing, &s->c->differences, &s->c->asides);
    pairing_compare(pairing, &s->c->differences, &s->c->asides);
}

/* Whether the title stands there by itself; as a heading, where that counts. */
static bool is_title_at(const struct search *s, size_t at, bool heading)
{
    const struct words *shown = s->shown;
    const struct word *first = &shown->list[at];
    size_t end = at + s->title;
    if (heading ? !first->in->heading : s->out[at])
        return false;
    return first->starts && (end == shown->count || shown->list[end].starts);
}

/* Where the title stands, a heading if possible; shown->count: nowhere. */
static size_t find_title(const struct search *s)
{
    struct run title = {s->wanted.at, s->title};
    struct run page = run_of(s->arena, s->shown);
    size_t places[COPIES_MAX];
    size_t count =
        s->title ? match_exactly(s->arena, title, page, places, COPIES_MAX) : 0;
    for (size_t i = 0; i < 2 * count; i++)
        if (is_title_at(s, places[i % count], i < count))
            return places[i % count];
    return s->shown->count;
}

/* Looks for the statement from its word `from` on; true: it is there. */
static bool find_copies(struct search *s, const struct view *view, size_t from,
                        size_t title_at)
{
    struct run wanted = {s->wanted.at + from, s->wanted.count - from};
    size_t places[COPIES_MAX];
    size_t count = match_exactly(s->arena, wanted, view->run, places,
                                 COPIES_MAX);
    for (size_t i = 0; i < count; i++) {
        struct pairing pairing = new_pairing(s);
        pairing.title = from;
        for (size_t j = 0; j < from; j++)
            pairing.at[j] = title_at + j;
        for (size_t j = 0; j < wanted.count; j++)
            pairing.at[from + j] = view->place[places[i] + j];
        take(s, &pairing);
    }
    s->c->copies += count;
    return count > 0;
}

/* As it is, without furniture, and both without its title. */
static bool find_same(struct search *s, const struct view *all,
                      const struct view *text, size_t title_at)
{
    if (find_copies(s, all, 0, 0) || find_copies(s, text, 0, 0))
        return true;
    if (title_at == s->shown->count || s->title == s->wanted.count)
        return false;
    return find_copies(s, all, s->title, title_at) ||
           find_copies(s, text, s->title, title_at);
}

static void pair_likeness(struct search *s, const struct view *view,
                          size_t from, const struct likeness *likeness,
                          struct pairing *pairing)
{
    size_t j = likeness->from, i = 0, count = s->wanted.count - from;
    const struct change *change = likeness->changes;
    while (i < count) {
        if (change && i == change->from && j == change->text_from) {
            i = change->to;
            j = change->text_to;
            change = change->next;
            continue;
        }
        pairing->at[from + i++] = view->place[j++];
    }
}

/* The place most like the statement, and what is different there. */
static bool find_nearest(struct search *s, const struct view *view, size_t from,
                         size_t title_at)
{
    struct run wanted = {s->wanted.at + from, s->wanted.count - from};
    struct likeness likeness;
    if (!match_nearly(s->arena, wanted, view->run, &likeness))
        return false;
    const struct change *first = likeness.changes;
    bool no_title = !from && s->title && s->title < s->wanted.count && first &&
                    !first->from && first->to >= s->title;
    if (no_title && title_at < s->shown->count)
        return find_nearest(s, view, s->title, title_at);
    struct pairing pairing = new_pairing(s);
    pairing.title = from;
    for (size_t j = 0; j < from; j++)
        pairing.at[j] = title_at + j;
    for (struct change *c = likeness.changes; c; c = c->next) {
        struct change moved = *c;
        moved.from += from;
        moved.to += from;
        difference_add_change(&s->c->differences, s->approved, s->shown, &moved,
                              view->place);
    }
    pair_likeness(s, view, from, &likeness, &pairing);
    take(s, &pairing);
    return true;
}

/* A copy beside those that were found, which has been changed. */
static void find_changed_copy(struct search *s)
{
    for (size_t i = 0; i < s->shown->count; i++)
        s->out[i] |= s->used[i];
    struct view rest = view_of(s->arena, s->shown, s->out);
    if (passages_percent(s->arena, s->wanted, rest.run) < COPY_PERCENT)
        return;
    s->c->differences.copy = "in a second copy on the page, ";
    (void)find_nearest(s, &rest, 0, s->shown->count);
    s->c->differences.copy = "";
}

static void tell_absent(struct search *s, struct run page)
{
    struct passages p = passages_count(s->arena, s->approved, page);
    s->c->passages = p.count;
    s->c->passages_shown = p.shown;
    s->c->state = COMPARISON_ABSENT;
    if (p.shown && p.shown >= p.count / 10 && p.missing_to)
        difference_add(&s->c->differences, DIFFERENCE_TEXT, s->approved,
                       p.missing_from, "%s is not there",
                       difference_quote(s->arena, s->approved, p.missing_from,
                                        p.missing_to));
}

static size_t title_of(const struct words *approved)
{
    size_t end = 0;
    while (end < approved->count && approved->list[end].in->heading &&
           approved->list[end].in->heading == approved->list[0].in->heading)
        end++;
    return end;
}

void compare_words(struct arena *arena, const struct words *approved,
                   const struct words *shown, struct comparison *comparison)
{
    *comparison = (struct comparison){.words = approved->count};
    differences_begin(&comparison->differences, arena);
    asides_begin(&comparison->asides, arena);
    struct search s = {
        .arena = arena,
        .approved = approved,
        .shown = shown,
        .wanted = run_of(arena, approved),
        .title = title_of(approved),
        .c = comparison,
    };
    s.used = arena_array(arena, shown->count + 1, sizeof *s.used);
    s.out = arena_array(arena, shown->count + 1, sizeof *s.out);
    struct view all = view_of(arena, shown, s.out);
    /* What was approved with furniture in it is held against all of it. */
    if (!approved->furniture)
        leave_out_furniture(shown, approved->count, s.out);
    struct view text = view_of(arena, shown, s.out);
    size_t title_at = find_title(&s);
    bool found = find_same(&s, &all, &text, title_at) ||
                 find_nearest(&s, &text, 0, title_at);
    if (found) {
        find_changed_copy(&s);
        comparison->state = comparison->differences.count ? COMPARISON_DIFFERS
                                                          : COMPARISON_SAME;
    } else if (shown->scripts && shown->count < SHOWN_LEAST &&
               shown->count < approved->count) {
        comparison->state = COMPARISON_UNSEEN;
    } else {
        tell_absent(&s, text.run);
    }
}

bool comparison_is_typographic(const struct comparison *comparison)
{
    const struct differences *all = &comparison->differences;
    return comparison->state == COMPARISON_DIFFERS && all->count &&
           all->of_kind[DIFFERENCE_TYPOGRAPHY] == all->count;
}

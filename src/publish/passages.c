/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/passages.h"

#include <stdlib.h>

/* Shorter passages stand on many pages. */
#define WORDS_LEAST 3
/* Comparisons of words, in all; what is left over then counts as missing. */
#define STEPS_MAX ((size_t)50 * 1000 * 1000)
/* Words in a run. */
#define RUN 5

#define NOWHERE UINT32_MAX

/* Where each word stands on a page: the first place, and the next of each. */
struct places {
    struct run page;
    uint32_t words;  /* numbers of words are below this */
    uint32_t *first; /* by number */
    uint32_t *count; /* by number */
    uint32_t *next;  /* by place */
    size_t steps;
};

static struct places places_make(struct arena *arena, struct run page)
{
    struct places p = {.page = page, .words = 1};
    for (size_t i = 0; i < page.count; i++)
        if (page.at[i] >= p.words)
            p.words = page.at[i] + 1;
    p.first = arena_array(arena, p.words, sizeof *p.first);
    p.count = arena_array(arena, p.words, sizeof *p.count);
    p.next = arena_array(arena, page.count + 1, sizeof *p.next);
    for (uint32_t i = 0; i < p.words; i++)
        p.first[i] = NOWHERE;
    for (size_t i = page.count; i--;) {
        uint32_t word = page.at[i];
        p.next[i] = p.first[word];
        p.first[word] = (uint32_t)i;
        p.count[word]++;
    }
    return p;
}

static uint32_t count_of(const struct places *p, uint32_t word)
{
    return word < p->words ? p->count[word] : 0;
}

static bool stands_at(struct places *p, const struct word *words, size_t count,
                      size_t at)
{
    if (count > p->page.count - at)
        return false;
    for (size_t i = 0; i < count; i++, p->steps++)
        if (words[i].folded != p->page.at[at + i])
            return false;
    return true;
}

/* Whether the passage stands anywhere; its rarest word is looked for. */
static bool is_shown(struct places *p, const struct word *words, size_t count)
{
    size_t rarest = 0;
    for (size_t i = 1; i < count; i++)
        if (count_of(p, words[i].folded) < count_of(p, words[rarest].folded))
            rarest = i;
    if (!count_of(p, words[rarest].folded))
        return false;
    for (uint32_t at = p->first[words[rarest].folded]; at != NOWHERE;
         at = p->next[at]) {
        if (p->steps++ > STEPS_MAX)
            return false;
        if (at >= rarest && stands_at(p, words, count, at - rarest))
            return true;
    }
    return false;
}

struct passages passages_count(struct arena *arena,
                               const struct words *approved, struct run page)
{
    struct passages passages = {0};
    struct places places = places_make(arena, page);
    for (size_t from = 0, to; from < approved->count; from = to) {
        to = from + 1;
        while (to < approved->count && !approved->list[to].starts)
            to++;
        if (to - from < WORDS_LEAST)
            continue;
        bool shown = is_shown(&places, approved->list + from, to - from);
        if (!shown && passages.count == passages.shown) {
            passages.missing_from = from;
            passages.missing_to = to;
        }
        passages.count++;
        passages.shown += shown;
    }
    return passages;
}

static int by_hash(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Two runs that have one hash by chance do not matter here. */
static uint64_t hash_of_run(const uint32_t *words)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < RUN; i++) {
        hash ^= words[i];
        hash *= 1099511628211u;
    }
    return hash;
}

unsigned passages_percent(struct arena *arena, struct run text, struct run page)
{
    if (text.count < RUN || page.count < RUN)
        return 0;
    size_t count = page.count - RUN + 1, runs = text.count - RUN + 1, found = 0;
    uint64_t *hashes = arena_array(arena, count, sizeof *hashes);
    for (size_t i = 0; i < count; i++)
        hashes[i] = hash_of_run(page.at + i);
    qsort(hashes, count, sizeof *hashes, by_hash);
    for (size_t i = 0; i < runs; i++) {
        uint64_t hash = hash_of_run(text.at + i);
        found += bsearch(&hash, hashes, count, sizeof *hashes, by_hash) != NULL;
    }
    return (unsigned)(found * 100 / runs);
}

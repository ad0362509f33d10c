/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/similarity.h"

#include <stdbool.h>
#include <stdint.h>

/* Words in a run: fewer stand in two texts on one subject by chance. */
#define RUN 5

/* A set of hashes of runs; two that are equal by chance do not matter here. */
struct runs {
    uint64_t *slots; /* 0: it is free */
    size_t mask;
};

static bool is_word_byte(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte >= 0x80 || is_ascii_letter(byte) || is_ascii_digit(byte);
}

/* The hash of the next word (FNV-1a); false at the end. */
static bool next_word(struct str *rest, uint64_t *hash)
{
    const char *at = rest->at, *end = at + rest->len;
    uint64_t word = 14695981039346656037u;
    while (at < end && !is_word_byte(*at))
        at++;
    bool any = at < end;
    for (; at < end && is_word_byte(*at); at++)
        word = (word ^ (unsigned char)ascii_lower(*at)) * 1099511628211u;
    *rest = (struct str){at, (size_t)(end - at)};
    *hash = word;
    return any;
}

static uint64_t hash_of_run(const uint64_t words[RUN])
{
    uint64_t run = 0;
    for (size_t i = 0; i < RUN; i++)
        run = run * 1099511628211u + words[i];
    return run ? run : 1;
}

/*
 * The runs of a passage into `hashes`, and the number of its words. A passage
 * of fewer words than a run has is one run.
 */
static size_t runs_of(struct str text, uint64_t *hashes, size_t *words)
{
    uint64_t last[RUN] = {0}, hash;
    size_t count = 0;
    for (*words = 0; next_word(&text, &hash);) {
        for (size_t i = 1; i < RUN; i++)
            last[i - 1] = last[i];
        last[RUN - 1] = hash;
        if (++*words >= RUN)
            hashes[count++] = hash_of_run(last);
    }
    if (*words && !count)
        hashes[count++] = hash_of_run(last);
    return count;
}

/* How many runs the passages have at most, and each of them. */
static size_t runs_at_most(const struct document *document, size_t *most)
{
    size_t all = 0;
    *most = 0;
    for (const struct passage *p = document->passages; p; p = p->next) {
        size_t count = p->text.len / 2 + 1;
        all += count;
        *most = count > *most ? count : *most;
    }
    return all;
}

/* The slot that the hash has, or that is free for it. */
static uint64_t *slot_of(const struct runs *runs, uint64_t hash)
{
    size_t slot = (hash ^ hash >> 32) & runs->mask;
    while (runs->slots[slot] && runs->slots[slot] != hash)
        slot = (slot + 1) & runs->mask;
    return &runs->slots[slot];
}

static struct runs all_runs(struct arena *arena,
                            const struct document *document)
{
    size_t most, count = 0, words;
    size_t all = runs_at_most(document, &most);
    uint64_t *hashes = arena_room(arena, (all + 1) * sizeof *hashes);
    for (const struct passage *p = document->passages; p; p = p->next)
        if (!p->heading)
            count += runs_of(p->text, hashes + count, &words);
    struct runs runs = {.mask = 63};
    while (runs.mask < 2 * count)
        runs.mask = 2 * runs.mask + 1;
    runs.slots = arena_array(arena, runs.mask + 1, sizeof *runs.slots);
    for (size_t i = 0; i < count; i++)
        *slot_of(&runs, hashes[i]) = hashes[i];
    return runs;
}

struct similarity similarity_of(struct arena *arena,
                                const struct document *newer,
                                const struct document *older)
{
    struct similarity similarity = {0};
    struct runs known = all_runs(arena, older);
    size_t most;
    (void)runs_at_most(newer, &most);
    uint64_t *hashes = arena_room(arena, (most + 1) * sizeof *hashes);
    for (const struct passage *p = newer->passages; p; p = p->next) {
        if (p->heading)
            continue;
        size_t words, found = 0;
        size_t count = runs_of(p->text, hashes, &words);
        for (size_t i = 0; i < count; i++)
            found += *slot_of(&known, hashes[i]) != 0;
        similarity.runs += count;
        similarity.taken_over += found;
        if (!count || found < count || words <= similarity.longest_words)
            continue;
        similarity.longest = p;
        similarity.longest_words = words;
    }
    return similarity;
}

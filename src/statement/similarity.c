/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/similarity.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/* Words in a run: fewer stand in two texts on one subject by chance. */
#define RUN 5

/* Hashes of runs; two that are equal by chance do not matter here. */
struct runs {
    uint64_t *hashes;
    size_t count;
};

static bool is_word_byte(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte >= 0x80 || is_ascii_letter(byte) || is_ascii_digit(byte);
}

/* The hash of the next word (FNV-1a); false at the end. */
static bool next_word(struct str *rest, uint64_t *hash)
{
    while (rest->len && !is_word_byte(*rest->at))
        *rest = str_slice(*rest, 1, rest->len);
    if (!rest->len)
        return false;
    *hash = 14695981039346656037u;
    while (rest->len && is_word_byte(*rest->at)) {
        *hash ^= (unsigned char)ascii_lower(*rest->at);
        *hash *= 1099511628211u;
        *rest = str_slice(*rest, 1, rest->len);
    }
    return true;
}

/* Room for the runs of a passage: no more than it has bytes. */
static uint64_t *room(struct arena *arena, struct str text)
{
    return arena_array(arena, text.len / 2 + 1, sizeof(uint64_t));
}

static uint64_t hash_of_run(const uint64_t words[RUN])
{
    uint64_t run = 0;
    for (size_t i = 0; i < RUN; i++)
        run = run * 1099511628211u + words[i];
    return run;
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

static int by_hash(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static struct runs all_runs(struct arena *arena,
                            const struct document *document)
{
    size_t bytes = 0;
    for (const struct passage *p = document->passages; p; p = p->next)
        bytes += p->text.len / 2 + 1;
    struct runs runs = {
        .hashes = arena_array(arena, bytes + 1, sizeof *runs.hashes)};
    for (const struct passage *p = document->passages; p; p = p->next) {
        size_t words;
        if (!p->heading)
            runs.count += runs_of(p->text, runs.hashes + runs.count, &words);
    }
    if (runs.count)
        qsort(runs.hashes, runs.count, sizeof *runs.hashes, by_hash);
    return runs;
}

struct similarity similarity_of(struct arena *arena,
                                const struct document *newer,
                                const struct document *older)
{
    struct similarity similarity = {0};
    struct runs known = all_runs(arena, older);
    for (const struct passage *p = newer->passages; p; p = p->next) {
        if (p->heading)
            continue;
        size_t words, found = 0;
        uint64_t *hashes = room(arena, p->text);
        size_t count = runs_of(p->text, hashes, &words);
        for (size_t i = 0; known.count && i < count; i++)
            found += bsearch(&hashes[i], known.hashes, known.count,
                             sizeof *hashes, by_hash) != NULL;
        similarity.runs += count;
        similarity.taken_over += found;
        if (!count || found < count || words <= similarity.longest_words)
            continue;
        similarity.longest = p;
        similarity.longest_words = words;
    }
    return similarity;
}

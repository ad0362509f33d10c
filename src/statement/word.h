/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Words by which phrases are looked up: runs of ASCII letters and digits,
 * whatever stands beside them; and a bracket that a placeholder begins with.
 */
#ifndef AVOW_STATEMENT_WORD_H
#define AVOW_STATEMENT_WORD_H

#include "base/text.h"

struct word {
    uint32_t hash; /* by which it is looked up, in any case */
    uint32_t at;
};

/* The length of the word at `at`; 0: there is none. */
size_t word_length(struct str text, size_t at);

/* The hash of one of that length. */
uint32_t word_hash(struct str text, size_t at, size_t len);

/* All words of a text; begin with all but the text zeroed. */
struct words {
    struct str text;
    size_t from;     /* where to go on; the text's end, or behind it: nowhere */
    uint64_t before; /* whether a word ends there */
};

/* So many are taken at once at most. */
#define WORDS_TAKEN 64

/* Takes those that begin in the next 64 bytes; returns how many. */
size_t words_take(struct words *words, struct word taken[WORDS_TAKEN]);

/*
 * Where, at `from` or behind it, a word may stand whose bytes are these, in any
 * case: its first and its last byte are there. The text's length: nowhere.
 */
size_t word_find(struct str text, size_t from, struct str word);

/* Which words are in a text, or may be: a bit for some of all hashes. */
struct word_set {
    uint64_t bits[4];
};

/* The bit of a hash. */
struct word_bit {
    size_t index;
    uint64_t mask;
};

static inline struct word_bit word_bit(uint32_t hash)
{
    return (struct word_bit){hash >> 30, UINT64_C(1) << (hash >> 24 & 63)};
}

static inline void word_set_add(struct word_set *set, uint32_t hash)
{
    struct word_bit bit = word_bit(hash);
    set->bits[bit.index] |= bit.mask;
}

static inline bool word_set_has(const struct word_set *set, struct word_bit bit)
{
    return set->bits[bit.index] & bit.mask;
}

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The phrases that laws look for, hundreds of which a text has few. Each has a
 * number, so that what a text has of them is a short list, made in one go
 * through its words, and need not be looked for again.
 */
#ifndef AVOW_STATEMENT_PHRASEBOOK_H
#define AVOW_STATEMENT_PHRASEBOOK_H

#include "base/memory.h"
#include "statement/phrase.h"
#include "statement/word.h"

struct phrasebook;

/* A phrase that is looked for, with the word that it is looked up by. */
struct sought {
    struct str phrase; /* borrowed */
    bool shouted;      /* it is written in capitals only */
    size_t key;        /* where the word begins */
    size_t key_len;    /* 0: it has none */
    uint32_t hash;
    const struct phrasebook *phrasebook; /* that it has a number in, or NULL */
    uint32_t number;
};
struct sought sought_make(struct str phrase);

/* An empty one; it lives in the arena, and is used by one thread. */
struct phrasebook *phrasebook_new(struct arena *arena);

/* Gives a phrase its number: the next one, unless it has one already. It is
 * borrowed for as long as the phrasebook is used. */
void phrasebook_add(struct phrasebook *phrasebook, struct sought *sought);

/* How many numbers were given, from 0. */
uint32_t phrasebook_count(const struct phrasebook *phrasebook);

/* A phrase that stands in a text, in some case, and whether it does as it is
 * written too. */
struct mentioned {
    uint32_t number;
    bool same_case;
};

/*
 * Puts the words of a text into `words`, and lists all phrases that stand in
 * it, as phrase_in() has it, in no order. The list is good until the next text
 * is looked at. `phrasebook` may be NULL, and none is found then.
 */
size_t phrasebook_look(struct phrasebook *phrasebook, struct str text,
                       struct word_set *words, const struct mentioned **list);

#endif

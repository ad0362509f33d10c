/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The phrases that stand in a document's passages. Those that have a number
 * (statement/phrasebook.h) are found by it alone, since what a passage has of
 * them is known; any other is looked for where one of its words may be.
 */
#ifndef AVOW_STATEMENT_CONCORDANCE_H
#define AVOW_STATEMENT_CONCORDANCE_H

#include "base/memory.h"
#include "document/document.h"
#include "statement/wording.h"

struct concordance;

/*
 * Of the passages from this one on; it lives in the arena. What is known of
 * them may be `kept` from one document to the next, or that is NULL.
 */
const struct concordance *concordance_make(struct arena *arena,
                                           struct wordings *kept,
                                           const struct passage *first);

/* Of texts that are no passages; they are borrowed. */
const struct concordance *concordance_of_texts(struct arena *arena,
                                               const struct str *texts,
                                               size_t count);

/* What is known of the passages, but for its phrases: one for each, in order.
 */
const struct wording *
concordance_wordings(const struct concordance *concordance);

/* How many words the longest sentence of prose has. */
size_t concordance_longest(const struct concordance *concordance);

/* A passage where it stands; begin with a zeroed one. */
struct mention {
    const struct passage *passage; /* NULL: it is another text */
    size_t number;                 /* of the passage or text, from 0 */
    size_t next;                   /* where to go on */
    bool begun;
};

/*
 * The next passage that the phrase stands in, as phrase_in() has it, in the
 * document's order. False: there is none.
 */
bool concordance_next(const struct concordance *concordance,
                      const struct sought *sought, enum phrase_case how,
                      struct mention *mention);

/*
 * Whether a phrase stands in any of the texts, in any case. It is looked for
 * from the one of the number `near` on, and only then before it: what a column
 * holds is most likely printed in its order. Where it was found is put there.
 */
bool concordance_has(const struct concordance *concordance, struct str phrase,
                     size_t *near);

/* What of a list of phrases a passage says. */
struct saying {
    struct saying *next;
    const struct passage *passage;
    const struct str *phrase; /* the first of the list that stands there */
};

/*
 * All passages that say one of them, in the document's order; NULL: none does.
 * Those in capitals are looked for as they are written where `shouted` is set.
 */
const struct saying *concordance_says(struct arena *arena,
                                      const struct concordance *concordance,
                                      const struct sought *list, size_t count,
                                      bool shouted);

/*
 * The first passage, of those that `counts` unless that is NULL, that says one
 * of them. False: none does.
 */
bool concordance_says_first(const struct concordance *concordance,
                            const struct sought *list, size_t count,
                            bool shouted,
                            bool (*counts)(const void *context,
                                           const struct passage *passage),
                            const void *context, struct saying *saying);

#endif

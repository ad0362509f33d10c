/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The words of a document with the passages that they stand in. A law looks for
 * hundreds of phrases, of which a text has few: each is looked for only where
 * one of its words is.
 */
#ifndef AVOW_STATEMENT_CONCORDANCE_H
#define AVOW_STATEMENT_CONCORDANCE_H

#include "base/memory.h"
#include "document/document.h"
#include "statement/phrase.h"
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

/* What is known of the passage of that number, from 0; but for its words. */
const struct wording *concordance_wording(const struct concordance *concordance,
                                          size_t number);

/* A phrase that is looked for, with the word that it is looked up by. */
struct sought {
    struct str phrase; /* borrowed */
    bool shouted;      /* it is written in capitals only */
    size_t key;        /* where the word begins */
    size_t key_len;    /* 0: it has none, and all passages are gone through */
    uint32_t hash;
};
struct sought concordance_sought(struct str phrase);

/* A passage where it stands; begin with a zeroed one. */
struct mention {
    const struct passage *passage; /* NULL: it is another text */
    size_t number;                 /* of the passage or text, from 0 */
    size_t from;                   /* where to go on: at this passage, */
    uint32_t next;                 /* and this word */
    bool begun;
};

/*
 * The next passage that the phrase stands in, as phrase_in() has it, in the
 * document's order. False: there is none.
 */
bool concordance_next(const struct concordance *concordance,
                      const struct sought *sought, enum phrase_case how,
                      struct mention *mention);

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

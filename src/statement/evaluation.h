/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a predicate is evaluated against, and how it says what it found: a
 * truth, a place, and words for it.
 */
#ifndef AVOW_STATEMENT_EVALUATION_H
#define AVOW_STATEMENT_EVALUATION_H

#include "base/date.h"
#include "base/memory.h"
#include "base/source.h"
#include "statement/concordance.h"
#include "statement/statement.h"

enum truth {
    TRUTH_NO,
    TRUTH_YES,
    TRUTH_UNKNOWN, /* cannot be told yet */
};

/* A further place of which the same is to be said. */
struct spot {
    struct spot *next;
    struct place at;
    const char *why;
    const char *mend;
};

struct evaluation {
    const struct statement *statement; /* with its document made, or without */
    /* Both are made each time that they are wanted where they are NULL: of the
     * document's words, and of its values', which all copies share. */
    const struct concordance *concordance;
    struct written *written;
    struct date today;
    struct arena *arena;
    bool terse;       /* what is said has no words, nor the best place */
    bool first_only;  /* one fault is enough */
    bool all_reasons; /* why names all that holds, not what comes first */
    /*
     * Set by the predicate that decided: where to look (or to edit), and what
     * is the matter there, such as "'signatory.role' has no value". A
     * predicate that holds says what shows it, since it may stand behind a
     * `not`. What to do is for the law to say, unless the predicate knows
     * better.
     */
    struct place at;
    const char *why;
    const char *mend;  /* NULL: as the law has it */
    struct spot *more; /* beside the one above; NULL: none */
};

/* No predicate names more places than this. */
#define SPOTS_MAX 50

/* A formatted text that lives in the arena; an empty one where none is wanted.
 */
const char *evaluation_text(const struct evaluation *evaluation,
                            const char *format, ...) LIKE_PRINTF(2, 3);

/*
 * Says this, in place of all that was said before; returns `truth`. The text
 * is borrowed as long as the arena lives.
 */
enum truth evaluation_say(struct evaluation *evaluation, enum truth truth,
                          struct place at, const char *why);

/*
 * Says of one more place that it does not hold; the first is said as above.
 * What goes beyond SPOTS_MAX is left out. `mend` may be NULL. Returns
 * TRUTH_NO.
 */
enum truth evaluation_fault(struct evaluation *evaluation, size_t *faults,
                            struct place at, const char *why);
enum truth evaluation_fault_mend(struct evaluation *evaluation, size_t *faults,
                                 struct place at, const char *why,
                                 const char *mend);

/* Whether so many faults need no further ones. */
bool evaluation_enough(const struct evaluation *evaluation, size_t faults);

/*
 * The value of a field or table, given or not; where the pack declares none
 * of that name, NULL, and so much is said (TRUTH_UNKNOWN).
 */
const struct value *evaluation_value(struct evaluation *evaluation,
                                     struct str name);

/*
 * The value of a field that has a value of a type. NULL: the pack has no such
 * field, or it has no value, or no type, and so much is said (TRUTH_UNKNOWN).
 */
const struct value *evaluation_typed(struct evaluation *evaluation,
                                     struct str name);

/* The document; NULL: it was not made, and so much is said (TRUTH_UNKNOWN). */
const struct document *evaluation_document(struct evaluation *evaluation);

/* The words of the document, where that has been made. */
const struct concordance *evaluation_words(const struct evaluation *evaluation);

/* Whether a field has a value, or a table a row. */
bool evaluation_given(const struct value *value);

/* The statement's own file as a whole, for what has no better place. */
struct place evaluation_file(const struct evaluation *evaluation);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How much of a text was taken over from another one: runs of words that stand
 * in both. Order, capitals, punctuation and headings do not count.
 */
#ifndef AVOW_STATEMENT_SIMILARITY_H
#define AVOW_STATEMENT_SIMILARITY_H

#include <stddef.h>

#include "base/memory.h"
#include "document/document.h"

struct similarity {
    size_t runs;                   /* of words, in the newer text */
    size_t taken_over;             /* those that the older text has too */
    const struct passage *longest; /* taken over as a whole, or NULL */
    size_t longest_words;
};

/* Nothing is similar to a text without words. */
struct similarity similarity_of(struct arena *arena,
                                const struct document *newer,
                                const struct document *older);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The words of an approved statement and the words of a page that they were
 * found as. Where the words are the same, what they stand in may still be
 * different: where a link leads, in which cell of a table a figure is, whether
 * it is struck out, what kind of quotation mark it has.
 */
#ifndef AVOW_PUBLISH_PAIRING_H
#define AVOW_PUBLISH_PAIRING_H

#include "publish/difference.h"

/* No word of the page. */
#define UNPAIRED SIZE_MAX

/* What is no difference of the text, but should be said. */
struct aside {
    struct aside *next;
    const char *text;
};

/* No more of them are kept. */
#define ASIDES_KEPT 6

struct asides {
    struct arena *arena;
    struct aside *first, **link;
    size_t count;
};

struct pairing {
    const struct words *approved, *shown;
    size_t *at; /* by approved word: its place on the page, or UNPAIRED */
    const bool *left_out; /* by word of the page: it was not looked at */
    size_t title; /* words at the front that were found by themselves; or 0 */
};

/* Adds what is different of what the paired words stand in. */
void pairing_compare(const struct pairing *pairing, struct differences *all,
                     struct asides *asides);

/*
 * Adds what stands between paired words that follow each other in the
 * statement. Within a paragraph it is a difference, between two it is said.
 * A title that a system prints itself may stand apart from the text; what
 * stands between them in the same block of the page is a difference.
 */
void pairing_look_between(const struct pairing *pairing,
                          struct differences *all, struct asides *asides);

void asides_begin(struct asides *asides, struct arena *arena);
void aside_add(struct asides *asides, const char *format, ...)
    LIKE_PRINTF(2, 3);

#endif

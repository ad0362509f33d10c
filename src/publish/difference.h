/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is different between an approved statement and a page that shows it, in
 * words: what was approved, what stands there, and where.
 */
#ifndef AVOW_PUBLISH_DIFFERENCE_H
#define AVOW_PUBLISH_DIFFERENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "publish/match.h"
#include "publish/words.h"

enum difference_kind {
    DIFFERENCE_TEXT,       /* words changed, missing or added */
    DIFFERENCE_TYPOGRAPHY, /* only quotation marks, dashes and the like */
    DIFFERENCE_LINK,       /* leads elsewhere, is missing or added */
    DIFFERENCE_CELL,       /* stands elsewhere in its table */
    DIFFERENCE_NUMBER,     /* has another number in its list, or none */
    DIFFERENCE_STRUCK,     /* is struck out */
};

struct difference {
    struct difference *next;
    enum difference_kind kind;
    const char *text; /* as of a diagnostic (base/diagnostic.h) */
};

/* No more of them are kept; all are counted. */
#define DIFFERENCES_KEPT 12

struct differences {
    struct arena *arena;
    const char *copy; /* put before each text: "in a second copy, "; or "" */
    struct difference *first, **link;
    size_t count;
    size_t of_kind[DIFFERENCE_STRUCK + 1];
};

/* None yet; they live in the arena. */
void differences_begin(struct differences *all, struct arena *arena);

/* Adds one; its text begins with the heading above that word. */
void difference_add(struct differences *all, enum difference_kind kind,
                    const struct words *approved, size_t at, const char *format,
                    ...) LIKE_PRINTF(5, 6);

/*
 * Adds the difference that a change of words is. `shown_at` maps a place in
 * the text that was compared to the word of the page; NULL: they are the same.
 */
void difference_add_change(struct differences *all,
                           const struct words *approved,
                           const struct words *shown,
                           const struct change *change, const size_t *shown_at);

/* Some words in quotation marks, in their middle shortened. */
const char *difference_quote(struct arena *arena, const struct words *words,
                             size_t from, size_t to);

#endif

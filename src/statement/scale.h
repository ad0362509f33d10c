/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Scales: points that a statement may disclose, as somebody counts them, read
 * from statements/scales/NAME.ini (avow.5, "SCALES").
 */
#ifndef AVOW_STATEMENT_SCALE_H
#define AVOW_STATEMENT_SCALE_H

#include "base/diagnostic.h"
#include "statement/library.h"

struct condition; /* statement/condition.h */

struct point {
    struct point *next;
    const char *id;
    const char *label;
    const char *group; /* "Level 1"; NULL: none */
    const struct condition *test;
};

struct scale {
    struct scale *next;
    const char *name;
    const char *title;
    const char *source; /* an address; NULL: not said */
    struct point *first;
};

/*
 * Reads all scales of the library, in the order of their names. False: errors
 * were added for all their faults.
 */
MUST_USE bool scales_read(struct arena *arena, const struct library *library,
                          struct scale **scales, struct diagnostics *all);

#endif

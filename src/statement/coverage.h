/* SPDX-License-Identifier: BSD-2-Clause */
/* What a statement discloses of the points of a scale, and where. */
#ifndef AVOW_STATEMENT_COVERAGE_H
#define AVOW_STATEMENT_COVERAGE_H

#include "statement/evaluation.h"
#include "statement/scale.h"

/* One point, held against one statement. */
struct covered {
    struct covered *next;
    const struct point *point;
    enum truth truth;
    struct place at; /* what shows it, or where to look */
    const char *why; /* NULL where it is disclosed */
};

struct coverage {
    struct coverage *next;
    const struct scale *scale;
    struct covered *first;
    size_t count;     /* of points */
    size_t disclosed; /* of them */
};

/* Holds a statement that was made against each scale. */
struct coverage *coverage_of(struct arena *arena, const struct scale *scales,
                             const struct statement *statement,
                             struct date today);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How statements stand, of one or of many projects: a row for each, which
 * outlives what it was made from.
 */
#ifndef AVOW_STATEMENT_STANDING_H
#define AVOW_STATEMENT_STANDING_H

#include "base/buffer.h"
#include "statement/checked.h"

struct standing_section {
    struct standing_section *next;
    const char *name, *label, *state;
    size_t wanted, given;
};

struct standing_due {
    struct standing_due *next;
    const char *id, *law, *label, *source, *state, *row;
    const char *date; /* "2026-01-31" */
    const char *in;   /* "in 61 days" */
    long days;
};

struct standing {
    struct standing *next;
    const char *project; /* as the user would type it */
    const char *period;  /* "" where that is not known */
    const char *file;
    const char *organisation; /* "" where that is not known */
    const char *state;        /* draft, approved, withdrawn, unusable */
    const char *start, *end;  /* of the period; "" */
    struct standing_section *sections; /* NULL of one that is approved */
    size_t section_count, completed;
    size_t must, should, may; /* open findings */
    size_t accepted_must, accepted_should, accepted_may;
    struct standing_due *due;
    const char *next_step;
};

struct standings {
    struct arena *arena;
    struct standing *first, *last;
};

/* Adds a statement that was checked. */
void standing_add(struct standings *all, const struct checked *checked);

/* Adds one of which nothing could be made; `period` may be "". */
void standing_add_unusable(struct standings *all, const char *project,
                           const char *period, const char *file);

/* The deadline that comes first of those that are open or late, or NULL. */
const struct standing_due *standing_first_due(const struct standing *standing);

/* All of them as data (statements/schemas/status.json). */
struct value *standings_data(const struct standings *all, struct date today);

/* All of them as CSV, a row each. */
void standings_csv(const struct standings *all, struct buffer *out);

#endif

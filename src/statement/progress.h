/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How far a statement's files are filled in, a section of them at a time, and
 * what is to be done next.
 */
#ifndef AVOW_STATEMENT_PROGRESS_H
#define AVOW_STATEMENT_PROGRESS_H

#include "statement/checked.h"
#include "statement/due.h"

enum progress_state {
    PROGRESS_NOT_STARTED,
    PROGRESS_BEGUN,
    PROGRESS_COMPLETED,
};

/* A group of fields, or a table. */
struct progress_section {
    struct progress_section *next;
    const char *name; /* "signatory" */
    const char *label;
    enum progress_state state;
    size_t wanted, given;        /* values that are required; of them */
    const struct value *missing; /* the first of those that are not; NULL */
    bool in_row;                 /* that one is a cell of a table's row */
};

struct progress {
    struct progress_section *first; /* in the order of the pack */
    size_t count, completed;
};

/*
 * Looks at all sections that something is required of, or given, or that the
 * pack itself has. One that nothing is required of is completed once something
 * is given; what only an approval gives counts as required.
 */
struct progress *progress_of(struct arena *arena,
                             const struct statement *statement);

/* "not started", "in progress", "completed". */
const char *progress_word(enum progress_state state);

/*
 * What brings a statement that was checked nearer to its end: a value to give,
 * a finding to mend, an approval, a page to build; or when to have it out.
 */
const char *progress_next(struct arena *arena, const struct checked *checked,
                          const struct progress *progress,
                          const struct due *due);

#endif

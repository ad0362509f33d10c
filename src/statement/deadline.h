/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Deadlines, as a law has them: what is to be done, and a rule for the last
 * day of it (avow.5, "LAWS").
 */
#ifndef AVOW_STATEMENT_DEADLINE_H
#define AVOW_STATEMENT_DEADLINE_H

#include "base/date.h"
#include "base/diagnostic.h"
#include "data/ini.h"

struct condition; /* statement/condition.h */

enum due_kind {
    DUE_MONTHS, /* so many months after a date, clamped to the month's end */
    DUE_MONTH_ENDS, /* the same, from one month's end to another's */
    DUE_DAYS,       /* so many days after it */
    DUE_DAY,        /* the first such day of a year after it */
    DUE_ROWS,       /* so many days after the date in each row of a table */
};

struct due_rule {
    enum due_kind kind;
    struct str from;  /* the field of the date; of DUE_ROWS: the table */
    struct str done;  /* DUE_ROWS: the column that says that it was done */
    struct str since; /* DUE_ROWS: the column of the date */
    int count;        /* of months or days */
    struct date day;  /* DUE_DAY: its year has no meaning */
};

/* Its texts are single lines. */
struct deadline {
    struct deadline *next;
    const char *id;
    const char *label;  /* "Publish the statement" */
    const char *source; /* "section 54(8)" */
    struct due_rule due;
    const struct condition *when; /* NULL: always */
    const struct condition *done; /* NULL: it cannot be told */
    struct place at;
};

/*
 * Reads a section [deadline:ID] of a law, whose keys have been looked at; it
 * lives in the arena. Errors are added for all its faults.
 */
struct deadline *deadline_read(struct arena *arena,
                               const struct ini_section *section,
                               struct diagnostics *all);

/* The keys of such a section, ended by NULL. */
extern const char *const deadline_keys[];

#endif

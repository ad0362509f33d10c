/* SPDX-License-Identifier: BSD-2-Clause */
/* The days by which a statement's laws want something to be done. */
#ifndef AVOW_STATEMENT_DUE_H
#define AVOW_STATEMENT_DUE_H

#include "statement/deadline.h"
#include "statement/statement.h"

enum due_state {
    DUE_OPEN, /* there is time left, or it is today */
    DUE_LATE, /* the day has passed, and it was not done */
    DUE_DONE,
    DUE_PASSED, /* the day has passed; whether it was done cannot be told */
};

struct due {
    struct due *next;
    const struct law *law;
    const struct deadline *deadline;
    struct str row; /* the id of the table's row; empty: of no row */
    struct date date;
    long days; /* from today on; negative: so many days ago */
    enum due_state state;
    struct place at; /* of the date that it is reckoned from */
};

/*
 * The deadlines of a statement's laws, the earliest first: of those laws that
 * are in force, and whose date is known. What is not approved is not done.
 */
struct due *due_of(struct arena *arena, const struct statement *statement,
                   struct date today);

/* "open", "late", "done", "passed". */
const char *due_word(enum due_state state);

/* How far off it is: "in 61 days", "today", "2 days late", "done", "passed". */
const char *due_days(struct arena *arena, const struct due *due);

#endif

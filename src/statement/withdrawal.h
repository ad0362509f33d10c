/* SPDX-License-Identifier: BSD-2-Clause */
/* Taking back a statement that was published. */
#ifndef AVOW_STATEMENT_WITHDRAWAL_H
#define AVOW_STATEMENT_WITHDRAWAL_H

#include "statement/project.h"

/* Why, and since when. */
struct withdrawal {
    struct str note;
    struct date date;
    struct place date_at;
};

/*
 * Withdraws the statement of the period `name` of a project that was opened
 * with either need. It must have a record, sound or not, or be one that was
 * public and has vanished; not be withdrawn already; and not have been approved
 * later than the date. False: errors were added.
 */
MUST_USE bool withdraw(struct arena *arena, const struct project *project,
                       const char *name, const struct withdrawal *withdrawal,
                       struct diagnostics *all);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The predicates that a requirement is made of, one row of a table each, and
 * conditions put together from them (avow.5, "LAWS").
 */
#ifndef AVOW_STATEMENT_PREDICATE_H
#define AVOW_STATEMENT_PREDICATE_H

#include <stdbool.h>

#include "base/date.h"
#include "base/diagnostic.h"
#include "data/ini.h"
#include "statement/statement.h"

enum truth {
    TRUTH_NO,
    TRUTH_YES,
    TRUTH_UNKNOWN, /* cannot be told yet */
};

struct condition; /* lives in the arena it was parsed into */

/* Parses the lines of `when` or `test`. NULL: errors were added. */
const struct condition *condition_parse(struct arena *arena,
                                        const struct ini_entry *entry,
                                        struct diagnostics *all);

/* What a condition is evaluated against, and what it says of itself. */
struct evaluation {
    const struct statement *statement; /* with its document made */
    struct date today;
    struct arena *arena;
    /* Set by the predicate that decided: where to look (or to edit), and why
     * it does not hold, such as "'signatory.role' has no value". */
    struct place at;
    const char *why;
};

enum truth condition_holds(const struct condition *condition,
                           struct evaluation *evaluation);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * One statement that was checked, with all that was found of it: what every
 * form of a report is made from.
 */
#ifndef AVOW_STATEMENT_CHECKED_H
#define AVOW_STATEMENT_CHECKED_H

#include "data/value.h"
#include "statement/check.h"
#include "statement/coverage.h"
#include "statement/project.h"

struct checked {
    const struct project *project;
    const struct member *member;
    struct date today;
    const struct verdict *verdicts;  /* NULL: there is a record, and no more */
    const struct document *document; /* that was checked; NULL with it */
    const struct filled *filled;     /* that it was made from, or NULL */
    const struct coverage *coverage; /* NULL where it was not asked for */
    const struct diagnostics *findings;
    const struct diagnostics *pending; /* what pending laws would find; none
                                          of it counts */
};

/* "must", "should", "may". */
const char *level_word(enum requirement_level level);

/* The requirement that a finding is about, or NULL; of avow's own as well. */
const struct requirement *checked_requirement(const struct checked *checked,
                                              const char *id);

/* Who accepted findings of that id, until when and why, or NULL. */
const char *checked_accepted(const struct checked *checked, const char *id);

/*
 * The check as data (statements/schemas/check.json): one of its statements.
 * All of it lives in the arena, whatever becomes of what was checked.
 */
struct value *checked_data(struct arena *arena, const struct checked *checked);

#endif

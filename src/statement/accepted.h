/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Findings that somebody has accepted for a while, with the reason: the file
 * accepted.ini beside a statement.ini (avow.5, "ACCEPTED FINDINGS").
 */
#ifndef AVOW_STATEMENT_ACCEPTED_H
#define AVOW_STATEMENT_ACCEPTED_H

#include "base/date.h"
#include "base/diagnostic.h"
#include "statement/project.h"

struct acceptance {
    struct acceptance *next;
    const char *id; /* of the requirement */
    const char *reason;
    const char *by;
    struct date until; /* the last day */
    struct place at;
};

/*
 * Reads accepted.ini of a project's period, which no link may lead out of it;
 * where there is none, the list is empty. False: errors were added.
 */
MUST_USE bool accepted_read(struct arena *arena, const struct project *project,
                            const struct member *member,
                            struct acceptance **list, struct diagnostics *all);

/*
 * Marks the findings that are accepted on that day: each stays in `findings`,
 * and says so. Adds a finding for an entry that has expired, whose findings
 * count again, and for one that no finding has needed.
 */
void accepted_apply(const struct acceptance *list, struct date today,
                    struct diagnostics *findings);

/* How many findings of a level are accepted, and how many are not: those that
 * were left out are not. */
size_t accepted_count(const struct diagnostics *findings,
                      enum diagnostic_level level);
size_t accepted_open(const struct diagnostics *findings,
                     enum diagnostic_level level);

#endif

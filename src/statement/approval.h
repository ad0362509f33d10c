/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Approving a statement: holding it against its laws once more, with the
 * approval in it, and freezing its text in a record.
 */
#ifndef AVOW_STATEMENT_APPROVAL_H
#define AVOW_STATEMENT_APPROVAL_H

#include "statement/project.h"

/* What a governing body decided. */
struct approval {
    const struct ini *ini; /* its section [approval]: body, date, minute */
    struct date date;
    struct place date_at;
    struct str note; /* of a revision; empty: the first approval */
};

enum approval_result {
    APPROVAL_RECORDED,
    APPROVAL_REFUSED,  /* findings were added that must be mended first */
    APPROVAL_UNUSABLE, /* errors were added */
};

/*
 * Approves `member` of a project that was opened with PROJECT_SOURCES and only
 * it wanted. Refuses while a requirement of level must is unmet or a required
 * value is missing, when there is a record and `note` is empty, when there is
 * none and `note` is not, and a revision of an earlier day than what it
 * corrects. A revision of a statement that was withdrawn puts it back.
 */
enum approval_result approve(struct arena *arena, struct shelf *shelf,
                             const struct project *project,
                             const struct member *member,
                             const struct approval *approval, struct date today,
                             struct diagnostics *findings,
                             struct diagnostics *all);

#endif

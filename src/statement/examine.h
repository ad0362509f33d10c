/* SPDX-License-Identifier: BSD-2-Clause */
/* All that is looked at when one of a project's statements is checked. */
#ifndef AVOW_STATEMENT_EXAMINE_H
#define AVOW_STATEMENT_EXAMINE_H

#include "statement/checked.h"
#include "statement/shelf.h"

struct examination {
    struct date today;
    enum check_scope scope;
    /* CHECK_TELL_NONE: findings that laws make may only be counted, which is
     * all that accepted_open() needs. */
    enum check_telling telling;
    bool coverage; /* what is disclosed on each scale is wanted too */
};

/*
 * Makes the statement's text where it is not made as a whole, of an approved
 * one the text that was approved, holds it against its laws, looks at the
 * evidence for it and for files that have moved away from it, and marks the
 * findings that accepted.ini accepts. All of it lives in the arena. False:
 * errors were added, and `checked` is not whole.
 */
MUST_USE bool examine(struct arena *arena, struct shelf *shelf,
                      const struct project *project, struct member *member,
                      const struct examination *wanted, struct checked *checked,
                      struct diagnostics *all);

#endif

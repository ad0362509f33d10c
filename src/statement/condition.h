/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Conditions: what stands in a requirement's `when` and `test`, put together
 * from predicates by "all of these lines", `or` and `not` (avow.5, "LAWS").
 */
#ifndef AVOW_STATEMENT_CONDITION_H
#define AVOW_STATEMENT_CONDITION_H

#include "base/diagnostic.h"
#include "data/ini.h"
#include "statement/evaluation.h"

struct call;       /* statement/predicate.h */
struct phrasebook; /* statement/phrasebook.h */

/* Calls that must all hold, or else those of the next alternative. */
struct condition {
    struct condition *next;
    struct call *first;
};

/*
 * Parses the lines of `when` or `test`; it lives in the arena, as long as the
 * phrasebook that the phrases in it get their numbers in; that may be NULL.
 * NULL: errors were added for all faults, each with its line and column.
 */
const struct condition *condition_parse(struct arena *arena,
                                        struct phrasebook *phrasebook,
                                        const struct ini_entry *entry,
                                        struct diagnostics *all);

/*
 * Whether it holds. An alternative does not where one of its predicates does
 * not; it is unknown where none fails and one is unknown. The condition does
 * where one alternative does, and is unknown where none does and one is
 * unknown. `evaluation` says where and why.
 */
enum truth condition_holds(const struct condition *condition,
                           struct evaluation *evaluation);

#endif

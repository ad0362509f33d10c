/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is left of an approved statement whose sources have moved away or have
 * faults: its record, for the statements after it to be compared with.
 */
#ifndef AVOW_STATEMENT_STAND_IN_H
#define AVOW_STATEMENT_STAND_IN_H

#include "statement/project.h"

/*
 * A statement that has the period, the language and the record of a member,
 * and no value and no table. NULL: the member has no record that can be used.
 */
struct statement *stand_in(struct arena *arena, struct shelf *shelf,
                           const struct project *project,
                           const struct member *member);

/*
 * Adds a note for each period right before a member's that it is not compared
 * with, since it is not known what that one says.
 */
void stand_in_report_none(const struct project *project,
                          const struct member *member, struct diagnostics *all);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What has moved away from a statement since it was approved: its pack, parts,
 * tables and values may change, and the page still shows what was approved.
 */
#ifndef AVOW_STATEMENT_MOVED_H
#define AVOW_STATEMENT_MOVED_H

#include "statement/project.h"

/*
 * Adds a finding for each value that was another one when it was approved, and
 * for each file that an approved statement was made from and
 * that has changed or is gone, unless what is made of them now is still the
 * text that was approved. The member's statement is made anew.
 */
void moved_report(struct arena *arena, struct shelf *shelf,
                  const struct project *project, struct member *member,
                  struct diagnostics *findings);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A statement in two languages: whether both say the same, as far as that can
 * be told without knowing what the words mean.
 */
#ifndef AVOW_STATEMENT_PAIR_H
#define AVOW_STATEMENT_PAIR_H

#include "statement/project.h"

/*
 * Holds a translation, whose document is made, against what it translates:
 * adds a finding for the first heading that has no counterpart of its level,
 * for each section whose tables differ in their number or size, and for each
 * whose figures or dates differ; and, of a draft, for each Markdown text that
 * is printed in the language of the other. Nothing where the member is no
 * translation, or where the other one cannot be made, of which its own check
 * tells.
 */
void pair_report(struct arena *arena, struct shelf *shelf,
                 const struct project *project, const struct member *member,
                 struct diagnostics *findings);

#endif

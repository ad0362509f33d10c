/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Parts that were copied out of a pack to be edited (adapt.h), and whose pack
 * has another wording by now.
 */
#ifndef AVOW_STATEMENT_ADAPTED_H
#define AVOW_STATEMENT_ADAPTED_H

#include "statement/statement.h"

/* Adds a finding for each part of the period and of the project whose pack's
 * part is not the one any more that it was copied from. */
void adapted_report(struct arena *arena, const struct statement *statement,
                    struct diagnostics *findings);

#endif

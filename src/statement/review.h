/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Texts that are marked as drafts which somebody has yet to read.
 */
#ifndef AVOW_STATEMENT_REVIEW_H
#define AVOW_STATEMENT_REVIEW_H

#include "statement/statement.h"

/*
 * Adds a finding for each mark of a review that stands in the statement's own
 * text: what nobody has read must not be approved.
 */
void review_report(const struct statement *statement,
                   struct diagnostics *findings);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/* Texts that were pasted from a word processor, and have lost what they were.
 */
#ifndef AVOW_STATEMENT_PASTED_H
#define AVOW_STATEMENT_PASTED_H

#include "statement/statement.h"

/*
 * Adds a finding for each paragraph of a statement that was made which begins
 * with the bullet of a list: to Markdown that is a letter, and no list.
 */
void pasted_report(const struct statement *statement,
                   struct diagnostics *findings);

#endif

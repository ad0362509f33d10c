/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a statement says of the years before it: figures that stand in the
 * files of two years, and words that were taken over.
 */
#ifndef AVOW_STATEMENT_SERIES_H
#define AVOW_STATEMENT_SERIES_H

#include "statement/statement.h"

/*
 * Adds a finding for each cell that is said to be what another one was a year
 * ago (each_year = from …) and is not what the year before has there.
 */
void series_report(struct arena *arena, const struct statement *statement,
                   struct diagnostics *findings);

/*
 * Adds a finding for each section that says word for word what last year's text
 * says, and for each paragraph of it that names a year which is over.
 */
void series_report_text(struct arena *arena, const struct statement *statement,
                        struct diagnostics *findings);

#endif

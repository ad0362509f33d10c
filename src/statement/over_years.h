/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Series: tables that are made of a statement's own rows and of what the
 * periods before said of them, with a figure a year (avow.5, "PACKS",
 * [series:NAME]). They are made when a template asks for one.
 */
#ifndef AVOW_STATEMENT_OVER_YEARS_H
#define AVOW_STATEMENT_OVER_YEARS_H

#include "statement/statement.h"

/* Adds the names of the series to a statement's values. Errors are added for
 * tables that are too long for it. */
void over_years_add(struct statement *statement, struct diagnostics *all);

/*
 * The series of that name as a table, made when it is asked for first; NULL:
 * there is none. It has the rows of the statement's own table and behind them
 * those that ended; its columns but for figures; the years, oldest first; and
 * how the last one changed. Of figures that two periods give, it has that of
 * the newer one.
 */
struct table *over_years_table(struct statement *statement, struct str name);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * From what is given to a value tree: each field read as its type, each table
 * opened and its rows listed.
 */
#ifndef AVOW_STATEMENT_VALUES_H
#define AVOW_STATEMENT_VALUES_H

#include "statement/given.h"
#include "statement/statement.h"

/* A table with more rows is not kept in memory: see value->withheld. */
#define ROWS_KEPT 1000

/*
 * Sets `values`, `tables` and `table_count` of a statement whose schema,
 * locale, folder, root and source are set. `organisation` is avow.ini, or NULL
 * in a single file. Errors are added for every value that is not of its type.
 */
void values_make(struct arena *arena, struct statement *statement,
                 const struct given *given, const struct ini *organisation,
                 struct diagnostics *all);

/* The value of a cell; and the members of a row: its id, and its cells. The
 * cells are kept ones, which live as long as the statement does. */
struct value *values_cell(struct arena *arena,
                          const struct statement *statement,
                          const struct column *column, const struct cell *cell);
void values_row(struct arena *arena, const struct statement *statement,
                const struct table_schema *schema, const struct row *row,
                struct value *item);

#endif

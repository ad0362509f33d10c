/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The rows of a table as they were written, and what is left of them when the
 * next year is begun (schema_yearly.h).
 */
#ifndef AVOW_STATEMENT_NEW_YEAR_ROWS_H
#define AVOW_STATEMENT_NEW_YEAR_ROWS_H

#include "data/table.h"

struct year_row {
    const char *id;    /* as in struct row */
    struct str *cells; /* one a column; empty where there is none */
};

struct year_rows {
    const struct table_schema *schema;
    struct year_row *list;
    size_t count;
};

/* Whether anything of a table changes from year to year. */
bool year_rows_change(const struct table_schema *schema);

/* Reads the rows, in the arena. False: errors were added. */
MUST_USE bool year_rows_read(struct arena *arena, const struct table *table,
                             struct year_rows *rows, struct diagnostics *all);

/* The rows that stand in sections of an INI file. */
void year_rows_of_ini(struct arena *arena, const struct table_schema *schema,
                      const struct ini *ini, struct year_rows *rows);

/*
 * The column of `from` that gives that of `to` its value in the next year, or
 * SIZE_MAX: it is to be filled in. The two may be one.
 */
size_t year_column(const struct table_schema *to,
                   const struct table_schema *from, size_t column);

/* The rows of `to` in the next year, made of those of another table or of its
 * own. */
void year_rows_carry(struct arena *arena, const struct table_schema *to,
                     const struct year_rows *from, struct year_rows *rows);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/* Which column of a table each cell of a CSV file's rows belongs to. */
#ifndef AVOW_DATA_TABLE_HEADER_H
#define AVOW_DATA_TABLE_HEADER_H

#include "data/table.h"

/*
 * Matches the header row to the columns, by name or label without regard to
 * case. Returns the position in a row of each column of the schema, SIZE_MAX
 * for one that the file does not have; in the arena. NULL: errors were added
 * for all that is wrong with the header.
 */
size_t *table_match_header(struct arena *arena,
                           const struct table_schema *schema,
                           const struct csv *csv, struct diagnostics *all);

/*
 * Adds the remedy for an unknown column or key: the nearest known one, or all
 * of them. Labels are offered where they are taken.
 */
void table_offer_columns(const struct table_schema *schema, struct str wanted,
                         bool labels, struct diagnostics *all);

#endif

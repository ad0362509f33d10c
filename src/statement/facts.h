/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a statement prints, as data: the fields and tables that can be read on
 * its page, and nothing more (statements/schemas/statement.json).
 */
#ifndef AVOW_STATEMENT_FACTS_H
#define AVOW_STATEMENT_FACTS_H

#include "statement/record.h"
#include "statement/statement.h"

/*
 * The facts of a statement that was made, as a map for data/json.h; `record`
 * has its text's hash, its dates and its revisions, `files` the file of each of
 * its tables, in their order.
 */
struct value *facts_of(struct arena *arena, const struct statement *statement,
                       const struct record *record,
                       const struct record_file *files);

/*
 * A printed table as Excel opens it: its header and its rows, as they are
 * printed.
 */
void facts_table(struct buffer *out, const struct printed_table *table);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The files that are published beside a statement's page: what it prints, as
 * data (statement.json), and each of its tables for Excel.
 */
#ifndef AVOW_STATEMENT_BESIDE_H
#define AVOW_STATEMENT_BESIDE_H

#include "statement/record.h"
#include "statement/statement.h"

/*
 * Makes them of a statement that was made, in the order of the page; `record`
 * has what statement.json says of the approval. A table's file is named by
 * its data, "spend.csv", or by its caption where it was written by hand; a
 * second one of that name is "spend-2.csv". False: errors were added.
 */
MUST_USE bool beside_make(struct arena *arena,
                          const struct statement *statement,
                          const struct record *record,
                          const struct record_file **files,
                          struct diagnostics *all);

#endif

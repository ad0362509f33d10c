/* SPDX-License-Identifier: BSD-2-Clause */
/* A filing as a row of the registry's public download. */
#ifndef AVOW_STATEMENT_FILING_DOWNLOAD_H
#define AVOW_STATEMENT_FILING_DOWNLOAD_H

#include "statement/filing.h"

/*
 * The cell of a column, in the arena; empty where nothing is answered, or
 * where the column is not known. `answer` is the first that it is made of, or
 * NULL; it may be NULL itself.
 */
struct str filing_cell(struct arena *arena, const struct filing *filing,
                       const struct form_column *column,
                       const struct filed_answer **answer);

/* Appends the whole file: the names of the columns, and the row. */
void filing_csv(struct arena *arena, struct buffer *out,
                const struct filing *filing);

#endif

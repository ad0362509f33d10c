/* SPDX-License-Identifier: BSD-2-Clause */
/* A filing as a row of the registry's public download. */
#ifndef AVOW_STATEMENT_FILING_DOWNLOAD_H
#define AVOW_STATEMENT_FILING_DOWNLOAD_H

#include "statement/filing.h"

/* No column is made of more answers. */
#define CELL_ANSWERS 8

/* The answers that a cell was made of, those that are not given as well. */
struct cell_answers {
    const struct filed_answer *answers[CELL_ANSWERS];
    size_t count;
};

/*
 * The cell of a column, in the arena; empty where nothing is answered, or
 * where the column is not known. `answers` may be NULL.
 */
struct str filing_cell(struct arena *arena, const struct filing *filing,
                       const struct form_column *column,
                       struct cell_answers *answers);

/* Appends the whole file: the names of the columns, and the row. */
void filing_csv(struct arena *arena, struct buffer *out,
                const struct filing *filing);

#endif

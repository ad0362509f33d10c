/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * One line of a pipe table, as GitHub Flavored Markdown has it: cells divided
 * by '|', one of which may stand at either end.
 */
#ifndef AVOW_DOCUMENT_PIPE_ROW_H
#define AVOW_DOCUMENT_PIPE_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"

/* A table of more columns is an error. */
#define PIPE_COLUMNS_MAX 64

/*
 * Puts the line's cells, trimmed, into `cells`, which has room for
 * PIPE_COLUMNS_MAX, and returns how many there are, those beyond included.
 * A '|' after a backslash is part of its cell.
 */
size_t pipe_row_cells(struct str line, struct str cells[PIPE_COLUMNS_MAX]);

/* Whether the line holds a '|' that divides cells. */
bool pipe_row_is_divided(struct str line);

/*
 * Whether the line is one of dashes, such as "| --- | ---: |", that makes a
 * table of the line above it. `numbers` gets which of its columns are aligned
 * to the right, `count` how many there are, those beyond included.
 */
bool pipe_row_is_delimiter(struct str line, bool numbers[PIPE_COLUMNS_MAX],
                           size_t *count);

/*
 * Whether a line of a source may be such a line of dashes, whatever holds it.
 * Costs next to nothing for a line of prose.
 */
bool pipe_row_may_delimit(struct str line);

/* A cell as Markdown that stands by itself: "\|" is '|' there. */
void pipe_row_write_cell(struct buffer *out, struct str cell);

#endif

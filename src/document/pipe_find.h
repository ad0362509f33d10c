/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Finds the pipe tables of a piece: cmark takes each for a paragraph, or for
 * a part of one.
 */
#ifndef AVOW_DOCUMENT_PIPE_FIND_H
#define AVOW_DOCUMENT_PIPE_FIND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostic.h"
#include "document/piece.h"
#include "document/pipe_row.h"
#include "document/tree.h"

/* More rows, the header left out, are an error. */
#define PIPE_ROWS_MAX 1000

/* A cell of a table, in the source of its piece. */
struct pipe_cell {
    struct str text;
    struct cmark_node *content; /* that holds its nodes; NULL: it is empty */
};

struct pipe_row {
    size_t line;
    size_t byte; /* of the line, that the row begins at */
    struct pipe_cell *cells;
    size_t count; /* fewer than the table has columns where some are missing */
};

struct pipe_table {
    struct pipe_table *next; /* in order of their lines */
    struct str before; /* its paragraph's lines above it: what stands before
                        * the header on its line, at == NULL where there are
                        * no such lines */
    size_t column_count;
    bool numbers[PIPE_COLUMNS_MAX]; /* aligned to the right */
    struct pipe_row *rows;          /* the first is the header */
    size_t row_count;
};

/*
 * The tables of a piece that was parsed to `root`, in the arena; NULL: there
 * are none. Errors, for which false is returned: a table that Markdown would
 * bend, and one that is too large. A warning: what looks like a table and is
 * none.
 */
MUST_USE bool pipe_find(struct arena *arena, struct piece *piece,
                        struct cmark_node *root, struct pipe_table **tables,
                        struct diagnostics *all);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The row of a CSV file that is being read: its cells, and where each stands.
 * libcsv gives a cell's text and nothing of where it was; that follows from
 * the row as it is in the file. It knows neither libcsv nor the file.
 */
#ifndef AVOW_DATA_CSV_CELLS_H
#define AVOW_DATA_CSV_CELLS_H

#include <stdbool.h>

#include "data/csv.h"
#include "data/csv_dialect.h"

/* One cell more than can be, so that the first too many has a place. */
#define CSV_CELLS_KEPT (CSV_COLUMNS_MAX + 1)

struct csv_cells {
    const struct source *source;
    struct csv_dialect dialect;
    size_t number;   /* of the row */
    size_t line;     /* of the file, which it begins on */
    struct str text; /* as it is in the file, as far as it was read */

    struct csv_cell *cells; /* CSV_CELLS_KEPT; owned; their texts are most
                               often parts of `text` */
    size_t count;           /* may be more */
    char *texts;            /* what is not in `text` as it should be; owned */
    size_t texts_len;
    size_t long_cell; /* one that is too long; CSV_CELLS_KEPT: none */
    size_t long_len;

    size_t next;       /* where the next cell begins in the text */
    size_t next_line;  /* the line of the file there */
    size_t line_begin; /* where that line begins in the text */
};

/* Makes room for the cells of rows of at most `room` bytes. */
void csv_cells_make(struct csv_cells *row, const struct source *source,
                    size_t room);
void csv_cells_release(struct csv_cells *row);

/* Begins the next row, which stands on that line of the file. */
void csv_cells_begin(struct csv_cells *row, size_t line);

/* Adds a cell; the row's text goes beyond it already. */
void csv_cells_add(struct csv_cells *row, const char *text, size_t len);

/*
 * Adds the cells of a row that is one line without a quotation mark, as libcsv
 * would, and has the line be the row's text. False: it is no such line, and
 * nothing has changed.
 */
MUST_USE bool csv_cells_cut(struct csv_cells *row, struct str line);

/* Has the cells follow the row's text, which was moved. */
void csv_cells_move(struct csv_cells *row, const char *to);

/* Whether any cell has any text. */
bool csv_cells_any(const struct csv_cells *row);

/* The place of a byte of the row's text. */
struct place csv_cells_place(const struct csv_cells *row, size_t offset);

/* Where the cell begins in the text that was not added yet. */
size_t csv_cells_open(const struct csv_cells *row);

#endif

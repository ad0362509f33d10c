/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * CSV as Excel writes it, a row at a time (avow.5, "CSV FILES"), through
 * libcsv, which nothing else knows of. Memory does not grow with the number of
 * rows.
 */
#ifndef AVOW_DATA_CSV_H
#define AVOW_DATA_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostic.h"
#include "base/memory.h"
#include "base/source.h"

/* No cell is longer (64 KiB), no header has more columns. */
#define CSV_CELL_MAX    ((size_t)64 * 1024)
#define CSV_COLUMNS_MAX 256

struct csv;         /* an open file */
struct opened_file; /* base/folder.h */

struct csv_cell {
    /*
     * UTF-8; without white space around it, or a quoted cell's quotes; a line
     * break within it is '\n'.
     */
    struct str text;
    struct place at; /* its first character */
};

struct csv_row {
    size_t number; /* as Excel numbers rows: 1 is the header */
    size_t line;   /* of the file, which quoted line breaks make larger */
    struct csv_cell *cells; /* borrowed until the next csv_next() */
    size_t count;
};

/*
 * Opens a file, finds its encoding and its separator, and reads the header
 * row. `path` is borrowed. NULL: an error was added. Adds a note where the
 * file is Windows-1252, an error that says how to save as CSV where it is an
 * .xlsx, .xls or .ods.
 */
struct csv *csv_open(struct arena *arena, const char *path,
                     struct diagnostics *all);

/*
 * The same for a file that is read more than once. `*utf8` is 0 before the
 * first time; then it is the size of a file all of which was found to be
 * UTF-8. A file of that size is not gone through again to find it out: were it
 * another by now, each of its rows is looked at all the same. `file`: it is
 * open already, and closed with the rest; or NULL.
 */
struct csv *csv_open_again(struct arena *arena, const char *path,
                           const struct opened_file *file, size_t *utf8,
                           struct diagnostics *all);

/* The header's cells, trimmed; valid as long as the file is open. */
const struct csv_row *csv_header(const struct csv *csv);

/* The file as a source, for the places of messages; lives in the arena. */
const struct source *csv_source(const struct csv *csv);

/*
 * Reads the next row into `row`: always as many cells as the header has. Rows
 * with no text at all are passed over. False at the end of the file and after
 * a fault; csv_failed() tells them apart. A row with another number of cells,
 * with a cell that is too long, or with what no input may hold (text_fault())
 * is an error that names row and column, and reading goes on behind it: the
 * faulty row itself is not returned. After a misplaced quotation mark nothing
 * can be told apart, so reading ends there.
 */
bool csv_next(struct csv *csv, struct csv_row *row);

/* Whether any error was added for this file since it was opened. */
bool csv_failed(const struct csv *csv);

/*
 * The line that a place in the row that csv_next() returned last (or in the
 * header, before the first) stands in, for an excerpt; borrowed until the next
 * csv_next(). Empty when it is longer than 4 KiB.
 */
struct str csv_line_text(const struct csv *csv, struct place at);

void csv_close(struct csv *csv); /* NULL is allowed */

#endif

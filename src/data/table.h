/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tables: rows with typed columns, whether they stand as [kind:id] sections
 * in an INI file or as rows of a CSV file. One schema serves both. Rows are
 * read one at a time, so that a file of any length can be summed up.
 */
#ifndef AVOW_DATA_TABLE_H
#define AVOW_DATA_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostic.h"
#include "data/csv.h"
#include "data/ini.h"
#include "data/type.h"
#include "data/yearly.h"

struct translation; /* data/translation.h */

struct column {
    const char *name;
    const char *label; /* shown as the column's heading; also a CSV header */
    const char *help;
    struct type type;
    bool required;
    struct yearly yearly; /* a required value that is new each year may be
                             missing until it is known: it is a gap */
    const char *asked;    /* what a gap in it is called; NULL: its label */
    bool in_series;  /* what it was in an earlier year: a series has it from
                        there, so that nobody has to write it again */
    struct place at; /* of the declaration */
};

struct table_schema {
    const char *name;
    const char *label;
    const char *help;
    const char *file; /* looked for in the period's folder; NULL: none */
    bool required;    /* at least one row */
    bool in_paper;    /* it is shown to the committee beside the text */
    struct yearly yearly;
    struct column *columns;
    size_t column_count;
    /* Columns that have one name together, beside their own; NULL: none do. */
    const char *together;
    size_t together_first, together_count;
    struct place at;
};

/* A table's rows, wherever they are. */
struct table {
    const struct table_schema *schema;
    const struct locale *locale;
    /*
     * Set where the rows are given in another language than they are shown
     * in: how they are translated, the schema in their language, and the one
     * file whose sections are in the table's own language all the same.
     */
    const struct translation *translation;
    const struct table_schema *given;
    const struct source *own;
    const char *csv_path;               /* NULL: the rows are the sections */
    const struct opened_file *csv_file; /* the same, open for the first reading;
                                           NULL: it is not */
    const struct ini_section **sections;
    size_t section_count;
    enum date_order date_order; /* of its dates, unless a column has its own */
    struct place at;            /* that names the file, or the first section */
    /*
     * How far the faults of the rows have been told, so that a second reading
     * tells none of them again: all of them, or those of so many rows.
     */
    bool reported;
    size_t rows_reported;
    bool faulty;     /* an error was told */
    size_t csv_utf8; /* for csv_open_again() */
    /* What rows_keep() kept: then rows are taken from here. */
    bool is_kept;
    bool kept_failed;
    struct row *kept;
    size_t kept_count;
};

struct cell {
    bool given;
    bool foreign;       /* in the language of what the statement translates */
    bool none;          /* it is known that there is no value: no gap */
    struct typed typed; /* when given */
    struct place at;
};

struct row {
    const char *id;     /* the section's id, or the row's number in the CSV */
    struct cell *cells; /* one a column of the schema, in its order */
    struct place at;
};

struct rows; /* an open reading of a table */

/*
 * Begins to read. What lives as long as messages do, such as the file as a
 * source, is in `arena`; typed values live in an arena of the reading's own
 * that rows_next() empties: copy what is to be kept. NULL: an error was added
 * (the file is missing, its header lacks a required column, has one twice or
 * one that is not declared).
 */
struct rows *rows_open(struct arena *arena, struct table *table,
                       struct diagnostics *all);

/*
 * The next row, valid until the next call. A row with a value that is not of
 * its type or lacks a required one is an error and is left out; reading goes
 * on behind it. False at the end.
 */
bool rows_next(struct rows *rows, struct row *row);

/* Whether any row had a fault (or the file ended in one). */
bool rows_failed(const struct rows *rows);

void rows_close(struct rows *rows); /* NULL is allowed */

/*
 * Reads the rows and tells of their faults, once and for all where there are
 * at most `most`: they are kept in the arena, and whoever opens the table then
 * reads them there. `more`: there are more, and none is kept.
 */
void rows_keep(struct arena *arena, struct table *table, size_t most,
               bool *more, struct diagnostics *all);

/* The position of a column by name, or SIZE_MAX. */
size_t table_column(const struct table_schema *schema, struct str name);

#endif

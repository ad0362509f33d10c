/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Printing a table: the one place that writes the HTML of tables, of data and
 * of those written with pipes alike. A table that is drawn as a chart is the
 * figure's: the drawing stands before it.
 */
#ifndef AVOW_DOCUMENT_TABLE_PRINT_H
#define AVOW_DOCUMENT_TABLE_PRINT_H

#include "document/chart.h"
#include "document/make.h"
#include "document/tree.h"

struct table_cell {
    struct str text;            /* plain */
    struct cmark_node *content; /* a made node that holds what is more than
                                 * text; NULL: it is text */
    struct place at;
    bool plain; /* set by table_print(): it is text of ASCII, and the same in
                 * Markdown */
};

struct table_print {
    struct place at;
    const char *data, *group;  /* as in struct printed_table */
    struct table_cell caption; /* its text may be empty */
    size_t column_count;
    const bool *numbers;
    struct table_cell *head;
    struct table_cell *cells; /* row by row */
    size_t row_count;
    bool total, other;             /* as in struct printed_table */
    const struct chart *chart;     /* drawn of it, or NULL */
    struct printed_table *printed; /* set by table_print() */
};

/* All cells of a document's tables, with those that are empty. */
#define TABLE_CELLS_MAX ((size_t)100000)

/*
 * Whether so many cells more are within what a document may have. False: an
 * error was added, unless it was before.
 */
bool table_print_fits(struct make *make, size_t columns, size_t rows,
                      struct place at);

/* Appends text as HTML; a line break stays one, without making a blank line. */
void table_print_text(struct buffer *html, struct str text);

/*
 * The block that prints the table, whose mark is a struct made_block; its
 * passages are added, and it is listed. A warning where it has no caption.
 */
struct cmark_node *table_print(struct make *make, struct table_print *table);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Charts: tables that are drawn as well (avow.5, "STATEMENTS AND PARTS"). The
 * figures are read from the cells as the page shows them, so that a chart that
 * is printed from its record is the one that was approved.
 */
#ifndef AVOW_DOCUMENT_CHART_H
#define AVOW_DOCUMENT_CHART_H

#include "document/make.h"
#include "document/tree.h"

/* Bars, lines of one chart and points of one line: more help no reader. */
#define CHART_BARS_MAX   40
#define CHART_SERIES_MAX 4
#define CHART_LINES_MAX  40
#define CHART_POINTS_MAX 12

enum chart_kind {
    CHART_BARS,
    CHART_LINE,
    CHART_PROGRESS,
    CHART_KIND_COUNT,
};

/* Columns of the table, one beside the other. */
struct chart_columns {
    size_t first;
    size_t count;
};

/* What is drawn; the first column names the rows. */
struct chart {
    enum chart_kind kind;
    bool rows_are_points; /* of a line: else the columns are */
    struct chart_columns values;
    struct chart_columns target; /* of progress; these two may be none */
    struct chart_columns unit;
    struct place at;
};

/* A node that is left out of a page without drawings. */
struct drawn {
    struct cmark_node *node;
    struct drawn *next;
};

struct table_lines;
struct table_print;

/* The name of a kind, and the kind of a name or CHART_KIND_COUNT. */
const char *chart_kind_name(enum chart_kind kind);
enum chart_kind chart_kind_find(struct str name);

/* What the lines of a fence at `at` say of a chart, but for its columns.
 * Errors are added for what is missing, and for what does not belong to its
 * kind. */
struct chart *chart_read(struct make *make, const struct table_lines *lines,
                         struct place at);

/*
 * Appends the drawing of a table, whose id is known, as SVG. Errors are added
 * for what cannot be drawn: a cell that is no figure, figures of more than one
 * unit, more of them than help a reader.
 */
void chart_draw(struct make *make, const struct table_print *table,
                struct buffer *html);

/* The id of a part of the chart: "chart-2-NAME" and what the scope says. */
const char *chart_id(struct make *make, const struct table_print *table,
                     const char *name);

/* Has a node be left out where nothing is drawn. */
void chart_drawn(struct make *make, struct cmark_node *node);

#endif

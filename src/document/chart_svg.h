/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Writing SVG that needs no viewBox: what is across is in hundredths of a
 * percent of the width, what is down in hundredths of the text's size. So
 * text has its size, and the drawing fits, on a telephone as on a wall.
 */
#ifndef AVOW_DOCUMENT_CHART_SVG_H
#define AVOW_DOCUMENT_CHART_SVG_H

#include "base/buffer.h"
#include "document/chart_figures.h"

/* A line of text, and the room behind it. */
#define SVG_LINE 135

/* What one picture of a chart shows: rows and columns of its figures. */
struct picture {
    struct picture *next;
    struct str svg; /* what is in it */
    long height;
    size_t first_row, rows;
    size_t first_column, columns;
};

struct drawing {
    struct make *make;
    const struct table_print *table;
    const struct chart *chart;
    const struct figures *figures;
    struct buffer *out;
    long y; /* down to there, all is drawn */
    struct picture *first, *last;
};

/* Ends a picture, whose rows and columns are known, and begins the next. What
 * is long is cut into pictures, since paper cuts none itself. */
void svg_cut(struct drawing *d, struct picture shown);

/* The same for rows that were drawn since the last cut, of which `row` is the
 * last: where there are enough of them. */
void svg_cut_rows(struct drawing *d, size_t row);

enum svg_anchor {
    SVG_START,
    SVG_MIDDLE,
    SVG_END,
};

/* How a bar is filled: told apart without any colour. */
enum svg_fill {
    SVG_SOLID,
    SVG_STRIPES,
    SVG_OUTLINE,
    SVG_DASHES,
};

/* A line of text whose base line is at y; `shift` is added to x. */
void svg_text(struct drawing *d, long x, long shift, long y,
              enum svg_anchor anchor, const char *name, struct str text);

/* Text from the left edge in as many lines as it takes; moves d->y. */
void svg_lines(struct drawing *d, const char *name, struct str text);

void svg_bar(struct drawing *d, long width, long y, long height,
             enum svg_fill fill);
void svg_line(struct drawing *d, const char *name, long x1, long y1, long x2,
              long y2);
void svg_point(struct drawing *d, long x, long y, bool last);

/* The share of the width that a text takes on a telephone. */
long svg_width(struct str text);

/* A column's heading, and a row's. */
struct str svg_head(const struct drawing *d, size_t column);
struct str svg_label(const struct drawing *d, size_t row);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The mark of a chart in Markdown: a comment before a table of pipes that says
 * how the table is drawn, `<!-- chart: bars; value: 2, 3 -->`. Columns are
 * counted from 1. A record keeps charts in this way.
 */
#ifndef AVOW_DOCUMENT_CHART_MARK_H
#define AVOW_DOCUMENT_CHART_MARK_H

#include "document/chart.h"

/* Reads the inside of a comment, and has the next table be drawn where it is
 * a mark. Errors are added for what is wrong with it. */
void chart_mark_read(struct make *make, struct str text, struct place at);

/* An error where the inside of a comment within a line is a mark. */
void chart_mark_refuse(struct make *make, struct str text, struct place at);

/* An error where a mark waits for a table that does not follow. */
void chart_mark_end(struct make *make);

/* The chart of a table that a mark stands before; NULL: there is none, or an
 * error was added. */
const struct chart *chart_mark_take(struct make *make,
                                    const struct table_print *table);

/* Appends the mark. */
void chart_mark_write(struct buffer *out, const struct chart *chart);

#endif

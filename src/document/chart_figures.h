/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The figures that a chart draws, read from the cells of its table, and where
 * each stands on a scale. All is in whole numbers, so that every machine draws
 * the same.
 */
#ifndef AVOW_DOCUMENT_CHART_FIGURES_H
#define AVOW_DOCUMENT_CHART_FIGURES_H

#include "document/chart.h"
#include "document/table_print.h"

/* The length of a scale. */
#define CHART_WHOLE 10000

struct figure {
    bool given;
    int64_t size;
    struct str text; /* as the page shows it, with its unit */
};

struct figures {
    struct figure *values;  /* row by row, as many a row as chart->values */
    struct figure *targets; /* one a row; NULL: the chart has none */
    size_t rows;            /* that are drawn: none of totals */
    size_t columns;
    bool one_unit; /* all rows can share a scale */
};

/* Reads them into the scratch arena. False: errors were added. */
MUST_USE bool figures_read(struct make *make, const struct table_print *table,
                           struct figures *figures);

/* size / whole of a scale of CHART_WHOLE, no less than 0 and no more than
 * `most`. */
long figures_part(int64_t size, int64_t whole, long most);

#endif

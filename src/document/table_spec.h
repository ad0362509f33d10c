/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a table's fence says; or a chart's, whose rows are a table's as well.
 */
#ifndef AVOW_DOCUMENT_TABLE_SPEC_H
#define AVOW_DOCUMENT_TABLE_SPEC_H

#include <stdbool.h>
#include <stddef.h>

#include "document/chart.h"
#include "document/make.h"
#include "document/piece.h"
#include "document/tree.h"

#define TABLE_NO_COLUMN SIZE_MAX

struct table_sort {
    size_t column;
    bool descending;
};

/* Columns are positions in the table's schema. */
struct table_spec {
    struct table *table;
    struct place at;    /* the fence */
    struct str caption; /* slots and all */
    size_t *columns;    /* shown, in this order */
    size_t column_count;
    size_t group; /* or TABLE_NO_COLUMN */
    struct table_sort *sorts;
    size_t sort_count;
    size_t limit; /* 0: none */
    bool *totals; /* one a column of the schema */
    bool has_totals;
    struct chart *chart; /* drawn of it, its columns as they are shown; NULL:
                          * none */
};

/* Reads the fence, of a chart or of a table; false: errors were added, all
 * that there are. */
MUST_USE bool table_spec_read(struct make *make, struct piece *piece,
                              struct cmark_node *fence, bool chart,
                              struct str name, struct table_spec *spec);

#endif

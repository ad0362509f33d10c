/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The rows that a table shows: read one at a time, grouped, sorted, cut off
 * and added up. Memory grows with what is shown, not with what is read.
 */
#ifndef AVOW_DOCUMENT_TABLE_ROWS_H
#define AVOW_DOCUMENT_TABLE_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "document/make.h"
#include "document/table_spec.h"

/* A sum, one a column of the schema; not `given` where nothing was added. */
struct table_sum {
    bool given;
    struct decimal number;
};

struct table_row {
    struct str *cells;         /* one a shown column, as the page shows it */
    struct place *at;          /* of each */
    struct table_sum *numbers; /* one a column of the schema */
};

struct table_rows {
    struct table_row *rows; /* in the order of the page */
    size_t count;
    struct table_sum *other; /* of what is beyond `limit`; NULL: nothing is */
    struct table_sum *totals;
    int *places; /* one a column of the schema: the decimals of all its numbers,
                    those of the sums too */
};

/* Reads them; false: errors were added, or had been when the table was read
 * before. */
MUST_USE bool table_rows_read(struct make *make, const struct table_spec *spec,
                              struct table_rows *rows);

#endif

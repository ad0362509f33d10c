/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which separator and which ends of line a CSV file has, as its first lines
 * tell.
 */
#ifndef AVOW_DATA_CSV_DIALECT_H
#define AVOW_DATA_CSV_DIALECT_H

#include <stddef.h>

#include "base/text.h"

struct csv_dialect {
    char separator;
    char line_end; /* the last byte of it: '\n', or '\r' on an old Mac */
    size_t skip;   /* bytes of a first line "sep=;" */
};

/* Finds it out from the beginning of a file, as UTF-8. */
struct csv_dialect csv_dialect(struct str start);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Writing CSV that Excel opens as it was meant: a byte order mark, commas,
 * CRLF, and no cell that Excel would take for a formula.
 */
#ifndef AVOW_DATA_CSV_WRITE_H
#define AVOW_DATA_CSV_WRITE_H

#include "base/buffer.h"

/* Appends the byte order mark that begins a file. */
void csv_write_begin(struct buffer *out);

/*
 * Appends a row. A text that begins with = + - @, wide ones too, or a tab or a
 * carriage return gets an apostrophe before it, unless it is a number: Excel
 * would run it as a formula.
 */
void csv_write_row(struct buffer *out, const struct str *cells, size_t count);

/* What is put before such a text. */
#define CSV_GUARD '\''

/* A cell as it was before csv_write_row() put an apostrophe before it. */
struct str csv_unguarded(struct str text);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What can be wrong with a row of a CSV file, in words. Each of these adds an
 * error and returns its place.
 */
#ifndef AVOW_DATA_CSV_FAULT_H
#define AVOW_DATA_CSV_FAULT_H

#include "base/diagnostic.h"
#include "data/csv_cells.h"

/* A quotation mark that is misplaced, or text behind one. */
struct place csv_fault_quote(const struct csv_cells *row, size_t offset,
                             struct diagnostics *all);

/* The file ends in a quoted cell. */
struct place csv_fault_unclosed(const struct csv_cells *row,
                                struct diagnostics *all);

/* The row is longer than `max` bytes. */
struct place csv_fault_long_row(const struct csv_cells *row, size_t max,
                                struct diagnostics *all);

/* It ends otherwise than the header does. */
struct place csv_fault_line_end(const struct csv_cells *row,
                                struct diagnostics *all);

/* What text_fault() found there. */
struct place csv_fault_bytes(const struct csv_cells *row, enum text_fault fault,
                             size_t offset, struct diagnostics *all);

/* Its long_cell is too long. */
struct place csv_fault_long_cell(const struct csv_cells *row,
                                 struct diagnostics *all);

/* It has another number of cells than the header, which has `wanted`. */
struct place csv_fault_ragged(const struct csv_cells *row, size_t wanted,
                              struct diagnostics *all);

/* It is a header of too many columns. */
struct place csv_fault_columns(const struct csv_cells *row,
                               struct diagnostics *all);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/csv_fault.h"

#include <stdio.h>

/* The name of a cell as Excel has it. */
struct cell_name {
    char text[32];
};

static struct cell_name cell_name(const struct csv_cells *row, size_t column)
{
    char letters[8];
    size_t len = 0;
    for (size_t rest = column + 1; rest && len < sizeof letters;
         rest = (rest - 1) / 26)
        letters[len++] = (char)('A' + (rest - 1) % 26);
    struct cell_name name = {""};
    for (size_t i = 0; i < len; i++)
        name.text[i] = letters[len - 1 - i];
    snprintf(name.text + len, sizeof name.text - len, "%zu", row->number);
    return name;
}

static bool is_before(struct place a, struct place b)
{
    return a.line < b.line || (a.line == b.line && a.column < b.column);
}

/* The cell that a place stands in. */
static struct cell_name cell_at(const struct csv_cells *row, struct place at)
{
    size_t i = 0;
    size_t kept = row->count < CSV_CELLS_KEPT ? row->count : CSV_CELLS_KEPT;
    while (i + 1 < kept && !is_before(at, row->cells[i + 1].at))
        i++;
    return cell_name(row, i);
}

struct place csv_fault_quote(const struct csv_cells *row, size_t offset,
                             struct diagnostics *all)
{
    size_t begin = csv_cells_open(row);
    struct place at = csv_cells_place(row, offset);
    struct cell_name name = cell_name(row, row->count);
    if (row->text.at[begin] == '"') {
        diagnostic_error(all, at,
                         "text after the closing quotation mark of cell %s",
                         name.text);
        diagnostic_also(all, csv_cells_place(row, begin),
                        "the cell begins here");
    } else {
        diagnostic_error(all, at,
                         "a quotation mark in cell %s, which does not begin "
                         "with one",
                         name.text);
    }
    diagnostic_remedy(all, "put a quotation mark at both ends of the cell and "
                           "double those within it, or open the file in Excel "
                           "and save it again as CSV");
    return at;
}

struct place csv_fault_unclosed(const struct csv_cells *row,
                                struct diagnostics *all)
{
    struct place at = csv_cells_place(row, csv_cells_open(row));
    diagnostic_error(all, at,
                     "the quotation mark that opens cell %s is never closed",
                     cell_name(row, row->count).text);
    diagnostic_remedy(all, "put a quotation mark at the end of the cell");
    return at;
}

struct place csv_fault_long_row(const struct csv_cells *row, size_t max,
                                struct diagnostics *all)
{
    struct place at = csv_cells_place(row, csv_cells_open(row));
    struct cell_name name = cell_name(row, row->count);
    diagnostic_error(all, at, "row %zu is longer than %zu bytes at cell %s",
                     row->number, max, name.text);
    diagnostic_remedy(all, "look whether that cell lacks its closing quotation "
                           "mark");
    return at;
}

struct place csv_fault_line_end(const struct csv_cells *row,
                                struct diagnostics *all)
{
    /* The next cell would have begun behind the line end. */
    struct place at = csv_cells_place(row, row->next - 1);
    bool mac = row->dialect.line_end == '\r';
    diagnostic_error(all, at, "row %zu ends with a %s, the header with a %s",
                     row->number, mac ? "line feed" : "carriage return alone",
                     mac ? "carriage return alone" : "line feed");
    diagnostic_remedy(all, "open it in Excel and save it again as CSV");
    return at;
}

struct place csv_fault_bytes(const struct csv_cells *row, enum text_fault fault,
                             size_t offset, struct diagnostics *all)
{
    struct place at = csv_cells_place(row, offset);
    diagnostic_error(all, at, "%s in cell %s", text_fault_name(fault),
                     cell_at(row, at).text);
    diagnostic_remedy(all, "%s",
                      fault == TEXT_NOT_UTF8
                          ? "open it in Excel, write the cell anew, and save "
                            "it as 'CSV UTF-8 (Comma delimited)'"
                          : "write the cell anew, without it");
    return at;
}

struct place csv_fault_long_cell(const struct csv_cells *row,
                                 struct diagnostics *all)
{
    struct place at = row->cells[row->long_cell].at;
    diagnostic_error(all, at, "cell %s has %zu bytes; at most %zu are allowed",
                     cell_name(row, row->long_cell).text, row->long_len,
                     CSV_CELL_MAX);
    diagnostic_remedy(all, "shorten its text");
    return at;
}

static struct place too_many(const struct csv_cells *row, size_t wanted,
                             struct diagnostics *all)
{
    struct place at = row->cells[wanted].at;
    const char separator[] = {'\'', row->dialect.separator, '\'', '\0'};
    diagnostic_error(all, at,
                     "row %zu has %zu cells, the header has %zu: %s is the "
                     "first too many",
                     row->number, row->count, wanted,
                     cell_name(row, wanted).text);
    diagnostic_remedy(all,
                      "put quotation marks round a cell with a %s in it, or "
                      "delete what is too much",
                      row->dialect.separator == '\t' ? "tab" : separator);
    return at;
}

struct place csv_fault_ragged(const struct csv_cells *row, size_t wanted,
                              struct diagnostics *all)
{
    if (row->count > wanted)
        return too_many(row, wanted, all);
    size_t end = row->text.len;
    while (end &&
           (row->text.at[end - 1] == '\n' || row->text.at[end - 1] == '\r'))
        end--;
    struct place at = csv_cells_place(row, end);
    diagnostic_error(all, at,
                     "row %zu has %zu cell%s, the header has %zu: %s is "
                     "missing",
                     row->number, row->count, row->count == 1 ? "" : "s",
                     wanted, cell_name(row, row->count).text);
    diagnostic_remedy(all, "add what is missing; a cell may be empty, but the "
                           "separator before it must be there");
    return at;
}

struct place csv_fault_columns(const struct csv_cells *row,
                               struct diagnostics *all)
{
    struct place at = row->cells[CSV_COLUMNS_MAX].at;
    diagnostic_error(all, at,
                     "the header has %zu columns; at most %d are allowed",
                     row->count, CSV_COLUMNS_MAX);
    diagnostic_remedy(all, "delete the columns that are not needed");
    return at;
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/pipe_row.h"

/* The position of the first '|' at or after `from` that divides cells. */
static size_t find_divider(struct str line, size_t from)
{
    for (size_t i = from; i < line.len; i++)
        if (line.at[i] == '|' && (!i || line.at[i - 1] != '\\'))
            return i;
    return line.len;
}

bool pipe_row_is_divided(struct str line)
{
    return find_divider(line, 0) < line.len;
}

size_t pipe_row_cells(struct str line, struct str cells[PIPE_COLUMNS_MAX])
{
    size_t count = 0;
    line = str_trim(line);
    size_t from = str_starts(line, "|") ? 1 : 0;
    while (from < line.len) {
        size_t to = find_divider(line, from);
        if (count < PIPE_COLUMNS_MAX)
            cells[count] = str_trim(str_slice(line, from, to));
        count++;
        from = to + 1;
    }
    return count;
}

/* Whether a cell is "---", with a colon at either end or none. */
static bool is_dashes(struct str cell, bool *right)
{
    *right = cell.len > 1 && cell.at[cell.len - 1] == ':';
    size_t from = str_starts(cell, ":") ? 1 : 0;
    /* A colon at both ends is for the middle. */
    struct str dashes = str_slice(cell, from, cell.len - (*right ? 1 : 0));
    *right = *right && !from;
    for (size_t i = 0; i < dashes.len; i++)
        if (dashes.at[i] != '-')
            return false;
    return dashes.len > 0;
}

bool pipe_row_is_delimiter(struct str line, bool numbers[PIPE_COLUMNS_MAX],
                           size_t *count)
{
    struct str cells[PIPE_COLUMNS_MAX];
    *count = pipe_row_cells(line, cells);
    for (size_t i = 0; i < *count && i < PIPE_COLUMNS_MAX; i++)
        if (!is_dashes(cells[i], &numbers[i]))
            return false;
    return *count > 0;
}

bool pipe_row_may_delimit(struct str line)
{
    bool dash = false, other = false;
    for (size_t i = 0; i < line.len; i++) {
        switch (line.at[i]) {
        case '-':
            dash = true;
            break;
        case '|':
        case ':':
            other = true;
            break;
        case '>':
        case ' ':
        case '\t':
        case '\r':
            break;
        default:
            return false;
        }
    }
    return dash && other;
}

void pipe_row_write_cell(struct buffer *out, struct str cell)
{
    for (size_t i = 0; i < cell.len; i++)
        if (cell.at[i] != '\\' || i + 1 == cell.len || cell.at[i + 1] != '|')
            buffer_add_char(out, cell.at[i]);
}

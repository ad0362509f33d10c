/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/csv_cells.h"

#include <stdlib.h>
#include <string.h>

void csv_cells_make(struct csv_cells *row, const struct source *source,
                    size_t room)
{
    *row = (struct csv_cells){.source = source};
    row->cells = memory_alloc(CSV_CELLS_KEPT * sizeof *row->cells);
    row->texts = memory_alloc(room);
}

void csv_cells_release(struct csv_cells *row)
{
    free(row->cells);
    free(row->texts);
    row->cells = NULL;
    row->texts = NULL;
}

void csv_cells_begin(struct csv_cells *row, size_t line)
{
    row->number++;
    row->line = line;
    row->text = (struct str){"", 0};
    row->count = 0;
    row->texts_len = 0;
    row->long_cell = CSV_CELLS_KEPT;
    row->next = 0;
    row->next_line = line;
    row->line_begin = 0;
}

static size_t skip_blanks(const struct csv_cells *row, size_t at)
{
    const char *text = row->text.at;
    while (at < row->text.len && text[at] != row->dialect.separator &&
           (text[at] == ' ' || text[at] == '\t'))
        at++;
    return at;
}

size_t csv_cells_open(const struct csv_cells *row)
{
    size_t at = skip_blanks(row, row->next);
    /* To libcsv, the other kind of line end before a row is a blank line. */
    while (!row->count && at < row->text.len &&
           (row->text.at[at] == '\r' || row->text.at[at] == '\n'))
        at = skip_blanks(row, at + 1);
    return at;
}

struct place csv_cells_place(const struct csv_cells *row, size_t offset)
{
    struct place place = {row->source, row->line, offset + 1};
    for (size_t i = 0; i < offset && i < row->text.len; i++) {
        if (row->text.at[i] == row->dialect.line_end) {
            place.line++;
            place.column = offset - i;
        }
    }
    return place;
}

static size_t count_byte(const char *at, size_t len, char byte)
{
    size_t count = 0;
    const char *end = at + len;
    while (at < end && (at = memchr(at, byte, (size_t)(end - at)))) {
        count++;
        at++;
    }
    return count;
}

/* Goes on to the line that the part of the text between the two ends on. */
static void pass_lines(struct csv_cells *row, size_t from, size_t to)
{
    struct str part = str_slice(row->text, from, to);
    const char *at = part.at, *end = part.at + part.len;
    while (at < end &&
           (at = memchr(at, row->dialect.line_end, (size_t)(end - at)))) {
        row->next_line++;
        row->line_begin = (size_t)(++at - row->text.at);
    }
}

/* Has the line breaks of a text be '\n'; returns its new length. */
static size_t settle_breaks(char *text, size_t len)
{
    const char *cr = memchr(text, '\r', len);
    if (!cr)
        return len;
    size_t made = (size_t)(cr - text);
    for (size_t i = made; i < len; i++) {
        if (text[i] == '\r' && i + 1 < len && text[i + 1] == '\n')
            continue;
        text[made++] = text[i] == '\r' ? '\n' : text[i];
    }
    return made;
}

/* Keeps the text of the cell that is the next one: only within quotation marks
 * can it hold line breaks. */
static struct str keep_text(struct csv_cells *row, const char *text, size_t len,
                            bool quoted)
{
    char *kept = row->texts + row->texts_len;
    if (len > CSV_CELL_MAX) {
        row->long_cell = row->count;
        row->long_len = len;
        len = 0;
    } else if (len) {
        memcpy(kept, text, len);
        if (quoted)
            len = settle_breaks(kept, len);
    }
    row->texts_len += len;
    return (struct str){kept, len};
}

void csv_cells_add(struct csv_cells *row, const char *text, size_t len)
{
    size_t at = csv_cells_open(row), end = at + len;
    bool quoted = at < row->text.len && row->text.at[at] == '"';
    struct place place = {row->source, row->next_line,
                          at + quoted - row->line_begin + 1};
    if (quoted) {
        end += 2 + count_byte(text, len, '"');
        pass_lines(row, at, end);
    }
    row->next = skip_blanks(row, end) + 1;
    if (row->count < CSV_CELLS_KEPT) {
        struct csv_cell *cell = &row->cells[row->count];
        cell->at = place;
        cell->text = keep_text(row, text, len, quoted);
    }
    row->count++;
}

bool csv_cells_any(const struct csv_cells *row)
{
    if (row->count > CSV_CELLS_KEPT || row->long_cell < CSV_CELLS_KEPT)
        return true;
    for (size_t i = 0; i < row->count; i++)
        if (!str_is_blank(row->cells[i].text))
            return true;
    return false;
}

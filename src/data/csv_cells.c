/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/csv_cells.h"

#include <stdint.h>
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
    while (at < row->text.len && (text[at] == ' ' || text[at] == '\t') &&
           text[at] != row->dialect.separator)
        at++;
    return at;
}

static inline size_t open_at(const struct csv_cells *row)
{
    size_t at = skip_blanks(row, row->next);
    /* To libcsv, the other kind of line end before a row is a blank line. */
    while (!row->count && at < row->text.len &&
           (row->text.at[at] == '\r' || row->text.at[at] == '\n'))
        at = skip_blanks(row, at + 1);
    return at;
}

size_t csv_cells_open(const struct csv_cells *row)
{
    return open_at(row);
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

static inline void add(struct csv_cells *row, size_t at, struct str text)
{
    if (row->count < CSV_CELLS_KEPT) {
        struct csv_cell *cell = &row->cells[row->count];
        cell->text = text;
        cell->at = (struct place){row->source, row->next_line,
                                  at - row->line_begin + 1};
        if (text.len > CSV_CELL_MAX) {
            row->long_cell = row->count;
            row->long_len = text.len;
            cell->text.len = 0;
        }
    }
    row->count++;
}

/* A quoted cell: in the file, quotation marks in it are doubled. Most cells are
 * not quoted, and are added sooner where this stands by itself. */
__attribute__((noinline)) static void add_quoted(struct csv_cells *row,
                                                 size_t at, struct str text)
{
    size_t doubled = count_byte(text.at, text.len, '"');
    size_t end = at + text.len + doubled + 2;
    struct str there = {row->text.at + at + 1, text.len};
    if ((doubled || str_find(text, '\r') < text.len) &&
        text.len <= CSV_CELL_MAX) {
        char *kept = row->texts + row->texts_len;
        memcpy(kept, text.at, text.len);
        there = (struct str){kept, settle_breaks(kept, text.len)};
        row->texts_len += there.len;
    }
    add(row, at + 1, there);
    pass_lines(row, at, end);
    row->next = skip_blanks(row, end) + 1;
}

void csv_cells_add(struct csv_cells *row, const char *text, size_t len)
{
    size_t at = open_at(row);
    if (at < row->text.len && row->text.at[at] == '"') {
        add_quoted(row, at, (struct str){text, len});
        return;
    }
    add(row, at, (struct str){row->text.at + at, len});
    row->next = skip_blanks(row, at + len) + 1;
}

/* The text of a line that is a row without quotes, or NULL: libcsv has to tell
 * what a quotation mark means, or the other kind of line end. */
static struct str bare_line(const struct csv_cells *row, struct str line)
{
    static const struct str none = {NULL, 0};
    char end = row->dialect.line_end;
    if (line.len && line.at[line.len - 1] == end)
        line.len--;
    if (end == '\n' && line.len && line.at[line.len - 1] == '\r')
        line.len--;
    bool bare = str_find(line, '"') == line.len &&
                str_find(line, end == '\n' ? '\r' : '\n') == line.len;
    return bare ? line : none;
}

bool csv_cells_cut(struct csv_cells *row, struct str line)
{
    struct str text = bare_line(row, line);
    if (!text.at)
        return false;
    row->text = line;
    for (size_t at = 0, end; at <= text.len; at = end + 1) {
        end = at +
              str_find(str_slice(text, at, text.len), row->dialect.separator);
        size_t from = skip_blanks(row, at), to = end;
        while (to > from && (text.at[to - 1] == ' ' || text.at[to - 1] == '\t'))
            to--;
        add(row, from, str_slice(text, from, to));
    }
    row->next = line.len;
    return true;
}

void csv_cells_move(struct csv_cells *row, const char *to)
{
    uintptr_t from = (uintptr_t)row->text.at, size = row->text.len;
    for (size_t i = 0; i < row->count && i < CSV_CELLS_KEPT; i++) {
        struct str *text = &row->cells[i].text;
        uintptr_t offset = (uintptr_t)text->at - from;
        if (offset <= size)
            text->at = to + offset;
    }
    row->text.at = to;
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

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is written to CSV files of every encoding, separator and end of line
 * comes back exactly, each cell at its place.
 */
#include "data/csv.h"

#include "base/buffer.h"
#include "scratch.h"
#include "tap.h"

static struct arena *arena;
static struct diagnostics faults;
static const char *path; /* of the file that is written */

static void note_faults(void)
{
    for (struct diagnostic *d = faults.first; d; d = d->next)
        note("%zu:%zu: %s", d->at.line, d->at.column, d->text);
}

static uint64_t state = 0x2545f4914f6cdd1d;

static size_t random_below(size_t bound)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state >> 11) % bound;
}

enum encoding { UTF8, UTF8_BOM, WINDOWS, UTF16LE, UTF16BE, ENCODINGS };

/* Code points, all of them in Windows-1252 but for the last row. */
static const uint32_t alphabet[] = {
    'a',         'b',    '0',     '9',    ' ',    '\t',     '"',  ',',
    ';',         '|',    '\'',    '=',    '#',    '\n',     '-',  'Z',
    0xa3,        0xe9,   0x20ac,  0x2019, 0x201c, 0xfc,     0xa0, 0xff,
    0x80 + 0x40, 0x4e2d, 0x1f600, 0x3a9,  0xfeff, 0x10fffd,
};
enum { LETTERS = sizeof alphabet / sizeof *alphabet, BEYOND_WINDOWS = 5 };

struct cell {
    struct str text;
    size_t line, column;
};

struct writer {
    struct buffer text; /* as UTF-8 */
    struct buffer bytes;
    enum encoding encoding;
    char separator;
    const char *end;
    size_t line, line_begin;
    size_t columns, rows;
    bool header_done;
    struct cell cells[12][6];
};

static void end_line(struct writer *w)
{
    buffer_add_text(&w->text, w->end);
    w->line++;
    w->line_begin = w->text.len;
}

/* Adds white space; in the header a tab would be taken for the separator. */
static void add_blanks(struct writer *w)
{
    bool tabs = w->separator != '\t' && w->header_done;
    while (!random_below(8))
        buffer_add_char(&w->text, tabs && random_below(2) ? '\t' : ' ');
}

static struct str random_text(struct writer *w)
{
    struct buffer text = buffer_make(1 << 20);
    size_t letters = w->encoding == WINDOWS ? LETTERS - BEYOND_WINDOWS
                                            : LETTERS;
    size_t len = random_below(4) ? random_below(12) : random_below(90);
    if (!random_below(400))
        len = 20000;
    while (len--)
        buffer_add_codepoint(&text, alphabet[random_below(letters)]);
    struct str copy = str_copy(arena, buffer_str(&text));
    buffer_release(&text);
    return copy;
}

static bool needs_quotes(const struct writer *w, struct str text)
{
    return str_find(text, '"') < text.len || str_find(text, '\n') < text.len ||
           str_find(text, w->separator) < text.len ||
           str_trim(text).len < text.len;
}

static void write_cell(struct writer *w, struct cell *cell)
{
    bool quoted = needs_quotes(w, cell->text) || !random_below(4);
    add_blanks(w);
    if (quoted)
        buffer_add_char(&w->text, '"');
    cell->line = w->line;
    cell->column = w->text.len - w->line_begin + 1;
    for (size_t i = 0; i < cell->text.len; i++) {
        char c = cell->text.at[i];
        if (c == '\n') {
            end_line(w);
            continue;
        }
        if (c == '"')
            buffer_add_char(&w->text, '"');
        buffer_add_char(&w->text, c);
    }
    if (quoted)
        buffer_add_char(&w->text, '"');
    if (quoted || cell->text.len)
        add_blanks(w);
}

static void write_row(struct writer *w, struct cell *cells)
{
    for (size_t i = 0; i < w->columns; i++) {
        if (i)
            buffer_add_char(&w->text, w->separator);
        write_cell(w, &cells[i]);
    }
    end_line(w);
}

static void add_utf16(struct buffer *to, uint32_t unit, bool big)
{
    buffer_add_char(to, (char)(big ? unit >> 8 : unit & 0xff));
    buffer_add_char(to, (char)(big ? unit & 0xff : unit >> 8));
}

static char windows_byte(uint32_t c)
{
    switch (c) {
    case 0x20ac:
        return '\x80';
    case 0x2019:
        return '\x92';
    case 0x201c:
        return '\x93';
    default:
        return (char)c;
    }
}

static void encode(struct writer *w)
{
    bool big = w->encoding == UTF16BE;
    struct str text = buffer_str(&w->text);
    buffer_clear(&w->bytes);
    if (w->encoding == UTF8_BOM)
        buffer_add_text(&w->bytes, "\xef\xbb\xbf");
    if (w->encoding >= UTF16LE)
        add_utf16(&w->bytes, 0xfeff, big);
    if (w->encoding <= UTF8_BOM)
        buffer_add_str(&w->bytes, text);
    while (w->encoding > UTF8_BOM && text.len) {
        uint32_t c;
        text = str_slice(text, utf8_decode(text, &c), text.len);
        if (w->encoding == WINDOWS) {
            buffer_add_char(&w->bytes, windows_byte(c));
        } else if (c < 0x10000) {
            add_utf16(&w->bytes, c, big);
        } else {
            add_utf16(&w->bytes, 0xd800 + ((c - 0x10000) >> 10), big);
            add_utf16(&w->bytes, 0xdc00 + ((c - 0x10000) & 0x3ff), big);
        }
    }
}

/* Lays out a file: a header, and rows of which each has some text. */
static void fill(struct writer *w)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    static const char separators[] = {',', ';', '\t', '|'};
    buffer_clear(&w->text);
    w->end = ends[random_below(3)];
    w->separator = separators[random_below(4)];
    w->columns = 2 + random_below(4);
    w->rows = 1 + random_below(11);
    w->line = 1;
    w->line_begin = 0;
    if (w->separator == '|' || !random_below(4)) {
        buffer_add_format(&w->text, "sep=%c", w->separator);
        end_line(w);
    }
    for (size_t r = 0; r < w->rows; r++) {
        for (size_t i = 0; i < w->columns; i++)
            w->cells[r][i].text = r ? random_text(w) : STR_LITERAL("name");
        /* Enough to be Windows-1252 beyond doubt. */
        if (!r && w->encoding == WINDOWS)
            w->cells[r][0].text = STR_LITERAL("\xc3\xa9 \xc3\xa9 \xc3\xa9 "
                                              "\xc3\xa9 \xc3\xa9 \xc3\xa9x");
        if (r)
            w->cells[r][w->columns - 1].text = STR_LITERAL("\xc3\xa9 .");
        w->header_done = r > 0;
        write_row(w, w->cells[r]);
        if (!random_below(5))
            end_line(w);
    }
    encode(w);
}

static bool row_came_back(const struct writer *w, const struct cell *cells,
                          const struct csv_row *row)
{
    if (row->count != w->columns)
        return false;
    for (size_t i = 0; i < w->columns; i++)
        if (!str_equal(row->cells[i].text, cells[i].text) ||
            row->cells[i].at.line != cells[i].line ||
            row->cells[i].at.column != cells[i].column) {
            note("'%.*s' of %zu:%zu is '%.*s' of %zu:%zu", STR(cells[i].text),
                 cells[i].line, cells[i].column, STR(row->cells[i].text),
                 row->cells[i].at.line, row->cells[i].at.column);
            return false;
        }
    return true;
}

static struct csv *open_written(const struct writer *w)
{
    /* A file that is cut off and written again waits for the disk. */
    unlink(path);
    FILE *file = fopen(path, "wb");
    if (!file ||
        fwrite(w->bytes.bytes, 1, w->bytes.len, file) != w->bytes.len ||
        fclose(file))
        note("%s cannot be written", path);
    faults = diagnostics_make(arena);
    return csv_open(arena, path, &faults);
}

static bool file_comes_back(struct writer *w)
{
    fill(w);
    struct csv *csv = open_written(w);
    bool same = csv && row_came_back(w, w->cells[0], csv_header(csv));
    struct csv_row row;
    size_t r = 1;
    while (same && csv_next(csv, &row))
        same = r < w->rows && row_came_back(w, w->cells[r++], &row);
    csv_close(csv);
    if (r != w->rows)
        note("%zu rows of %zu", r, w->rows);
    return same && r == w->rows && !faults.counts[DIAGNOSTIC_ERROR] &&
           faults.kept == (w->encoding == WINDOWS);
}

static void test_round_trip(void)
{
    static const char *const names[] = {
        "UTF-8", "UTF-8 with its mark", "Windows-1252",
        "UTF-16, little end first", "UTF-16, big end first"};
    static struct writer writer;
    writer.text = buffer_make(1 << 26);
    writer.bytes = buffer_make(1 << 26);
    for (writer.encoding = UTF8; writer.encoding < ENCODINGS;
         writer.encoding++) {
        int files = 0;
        while (files < 500 && file_comes_back(&writer)) {
            files++;
            arena_reset(arena);
        }
        if (!ok(files == 500, "what is written to 500 files comes back: %s",
                names[writer.encoding]))
            note_faults();
    }
    buffer_release(&writer.text);
    buffer_release(&writer.bytes);
}

int main(void)
{
    arena = arena_new();
    path = scratch_path("test.csv");
    test_round_trip();
    scratch_remove();
    arena_free(arena);
    return done();
}

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Rows without quotation marks, which libcsv is not asked for, have the cells
 * that it makes of them, whatever rows stand between them.
 */
#include "data/csv.h"

#include <csv.h>

#include "base/buffer.h"
#include "random.h"
#include "scratch.h"
#include "tap.h"

#define FILES   3000
#define ROWS    12
#define COLUMNS 3

static struct arena *arena;
static const char *path; /* of the file that is read */

static void add_cell(struct buffer *out, char separator)
{
    static const char letters[] = "ab 1\t ',;|=-\xc3\xa9";
    bool quoted = !random_below(30);
    if (quoted)
        buffer_add_char(out, '"');
    for (uint32_t n = random_below(7); n; n--) {
        char c = letters[random_below(sizeof letters - 3)];
        if (!random_below(12))
            buffer_add_text(out, "\xc3\xa9");
        else if (c != separator || quoted)
            buffer_add_char(out, c);
    }
    if (quoted && !random_below(3))
        buffer_add_text(out, "\"\"\n");
    if (quoted)
        buffer_add_char(out, '"');
}

static void add_row(struct buffer *out, char separator, const char *line_end)
{
    uint32_t columns = random_below(20) ? COLUMNS : random_below(6) + 1;
    for (uint32_t i = 0; i < columns; i++) {
        if (i)
            buffer_add_char(out, separator);
        add_cell(out, separator);
    }
    buffer_add_text(out, line_end);
}

/* What libcsv says, rows without text left out. */
struct said {
    struct buffer rows, row;
    size_t count;
    bool any;
};

static void say_cell(void *bytes, size_t len, void *context)
{
    struct said *said = context;
    struct str text = {bytes, len};
    buffer_add_format(&said->row, "<%.*s>", STR(text));
    said->any |= !str_is_blank(text);
    said->count++;
}

static void say_row(int end, void *context)
{
    struct said *said = context;
    (void)end;
    if (said->any && said->count == COLUMNS) {
        buffer_add_str(&said->rows, buffer_str(&said->row));
        buffer_add_char(&said->rows, '|');
    }
    buffer_clear(&said->row);
    said->count = 0;
    said->any = false;
}

static bool say_all(struct said *said, struct str text, char separator)
{
    struct csv_parser parser;
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser, (unsigned char)separator);
    bool good = csv_parse(&parser, text.at, text.len, say_cell, say_row,
                          said) == text.len &&
                !csv_fini(&parser, say_cell, say_row, said);
    csv_free(&parser);
    return good;
}

static struct str line_of(struct str text, size_t number, char line_end)
{
    struct str line = str_split(&text, line_end);
    while (--number && text.at)
        line = str_split(&text, line_end);
    return line;
}

/* Whether each cell stands where its place says. */
static bool is_placed(const struct csv_row *row, struct str file, char line_end)
{
    for (size_t i = 0; i < row->count; i++) {
        const struct csv_cell *cell = &row->cells[i];
        struct str line = line_of(file, cell->at.line, line_end);
        struct str there = str_slice(line, cell->at.column - 1, line.len);
        bool quoted = cell->at.column > 1 && there.at[-1] == '"';
        if (!quoted &&
            !str_equal(str_slice(there, 0, cell->text.len), cell->text))
            return false;
    }
    return true;
}

static bool reads(struct buffer *rows, struct str file, char line_end)
{
    unlink(path);
    FILE *out = fopen(path, "wb");
    if (!out || fwrite(file.at, 1, file.len, out) != file.len || fclose(out))
        note("%s cannot be written", path);
    struct diagnostics all = diagnostics_make(arena);
    struct csv *csv = csv_open(arena, path, &all);
    struct csv_row row;
    bool placed = csv != NULL;
    while (placed && csv_next(csv, &row)) {
        for (size_t i = 0; i < row.count; i++) {
            struct str text = row.cells[i].text;
            buffer_add_char(rows, '<');
            for (size_t k = 0; k < text.len; k++)
                buffer_add_char(rows, text.at[k]);
            buffer_add_char(rows, '>');
        }
        buffer_add_char(rows, '|');
        placed = is_placed(&row, file, line_end);
    }
    csv_close(csv);
    return placed;
}

static bool file_is_alike(void)
{
    static const char separators[] = {',', ';', '\t', '|'};
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    char separator = separators[random_below(4)];
    const char *line_end = ends[random_below(3)];
    struct buffer file = buffer_make(1 << 20), rows = buffer_make(1 << 20);
    struct said said = {buffer_make(1 << 20), buffer_make(1 << 16), 0, false};
    buffer_add_format(&file, "sep=%c%s", separator, line_end);
    buffer_add_format(&file, "a%cb%cc%s", separator, separator, line_end);
    size_t begin = file.len;
    for (int i = 0; i < ROWS; i++)
        add_row(&file, separator, line_end);
    if (!random_below(4))
        file.len -= strlen(line_end);
    struct str text = buffer_str(&file);
    bool alike = say_all(&said, str_slice(text, begin, text.len), separator) &&
                 reads(&rows, text,
                       line_end[0] == '\r' && !line_end[1] ? '\r' : '\n');
    struct str wanted = buffer_str(&said.rows), got = buffer_str(&rows);
    alike = alike && str_equal(wanted, got);
    if (!alike)
        note("%.*s\nis %.*s\nand not %.*s", STR(text), STR(got), STR(wanted));
    buffer_release(&file);
    buffer_release(&rows);
    buffer_release(&said.rows);
    buffer_release(&said.row);
    arena_reset(arena);
    return alike;
}

int main(void)
{
    arena = arena_new();
    path = scratch_path("test.csv");
    int alike = 0;
    while (alike < FILES && file_is_alike())
        alike++;
    ok(alike == FILES, "%d files are read as libcsv reads them", alike);
    scratch_remove();
    arena_free(arena);
    return done();
}

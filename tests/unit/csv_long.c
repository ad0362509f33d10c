/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A row of a long CSV file, which is looked at together with others, is read
 * as it is by itself below the same header: its cells, their places, and what
 * is wrong with it.
 */
#include "data/csv.h"

#include "base/buffer.h"
#include "data/encoding.h"
#include "random.h"
#include "scratch.h"
#include "tap.h"

/* Enough of UTF-8 that a byte which is not is a fault. */
#define HEADER "n\xc3\xa4me \xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9,b,c"

#define FILES 4
#define ROWS  5000

static struct arena *arena;
static const char *path; /* of the file that is read */

static void add_cell(struct buffer *out, bool faulty)
{
    static const char *const plain[] = {
        "1",
        "1234",
        "Electronics",
        "",
        " x ",
        "Caf\xc3\xa9",
        "\"quoted\"",
        "\"a \"\"b\"\"\"",
        "0.5",
        "a b",
        " ",
        "\"two\nlines\"",
        "GB",
        "\t",
        "a long text of many words, without a comma",
        "\" \"",
        "\"x\r\ny\"",
        "'=1",
    };
    static const char *const faults[] = {
        "\x01", "a\xff", "\xc3",    "b\xe2\x80\xa8",
        "\x7f", "1,2",   "\x1b[0m", "\xef\xbf\xbf",
    };
    struct str text = str_of(plain[random_below(sizeof plain / sizeof *plain)]);
    if (faulty)
        text = str_of(faults[random_below(sizeof faults / sizeof *faults)]);
    size_t comma = text.len && text.at[0] != '"' && !faulty
                       ? str_find(text, ',')
                       : text.len;
    buffer_add_str(out, str_slice(text, 0, comma));
}

static void add_row(struct buffer *out, const char *line_end)
{
    bool faulty = !random_below(100);
    uint32_t wrong = random_below(3);
    for (uint32_t i = 0; i < 3; i++) {
        buffer_add_text(out, i ? "," : "");
        add_cell(out, faulty && i == wrong);
    }
    buffer_add_text(out, line_end);
    for (; !random_below(30); buffer_add_text(out, line_end))
        buffer_add_text(out, random_below(2) ? "  " : "");
}

static struct csv *open_text(struct str text, struct diagnostics *all)
{
    /* A file that is cut off and written again waits for the disk. */
    unlink(path);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(text.at, 1, text.len, file) != text.len || fclose(file))
        note("%s cannot be written", path);
    *all = diagnostics_make(arena);
    return csv_open(arena, path, all);
}

/* Adds what was said since; numbers of rows are left out. */
static void show_faults(struct buffer *out, struct diagnostics *all,
                        size_t before)
{
    for (const struct diagnostic *d = all->first; d; d = d->next) {
        buffer_add_format(out, "%zu:%zu ", d->at.line + before, d->at.column);
        for (const char *c = d->text; *c; c++)
            if (!is_ascii_digit((unsigned char)*c))
                buffer_add_char(out, *c);
        buffer_add_format(out, " (%s)\n", d->excerpt ? d->excerpt : "");
    }
    diagnostics_forget(all);
}

/* Shows all rows, as if so many lines stood above them. */
static void show_rows(struct buffer *out, struct str text, size_t before)
{
    struct diagnostics all;
    struct csv *csv = open_text(text, &all);
    struct csv_row row;
    while (csv && csv_next(csv, &row)) {
        show_faults(out, &all, before);
        buffer_add_format(out, "%zu", row.line + before);
        for (size_t i = 0; i < row.count; i++)
            buffer_add_format(out, " %zu:%zu<%.*s>",
                              row.cells[i].at.line + before,
                              row.cells[i].at.column, STR(row.cells[i].text));
        buffer_add_text(out, "\n");
    }
    show_faults(out, &all, before);
    csv_close(csv);
}

static size_t count_lines(struct str text)
{
    size_t lines = 0;
    for (size_t i = 0; i < text.len; i++)
        lines += text.at[i] == '\n';
    return lines;
}

static bool reads_alike(const char *line_end)
{
    struct buffer file = buffer_make(1 << 24), row = buffer_make(1 << 16);
    struct buffer whole = buffer_make(1 << 24), apart = buffer_make(1 << 24);
    buffer_add_format(&file, HEADER "%s", line_end);
    size_t lines = 1;
    for (size_t i = 0; i < ROWS; i++) {
        buffer_clear(&row);
        buffer_add_format(&row, HEADER "%s", line_end);
        size_t begin = row.len;
        add_row(&row, line_end);
        struct str alone = str_slice(buffer_str(&row), begin, row.len);
        buffer_add_str(&file, alone);
        show_rows(&apart, buffer_str(&row), lines - 1);
        lines += count_lines(alone);
        arena_reset(arena);
    }
    show_rows(&whole, buffer_str(&file), 0);
    bool alike = str_equal(buffer_str(&whole), buffer_str(&apart));
    for (struct str a = buffer_str(&whole), b = buffer_str(&apart);
         !alike && a.at && b.at;) {
        struct str x = str_split(&a, '\n'), y = str_split(&b, '\n');
        if (str_equal(x, y))
            continue;
        note("%.*s and not %.*s", STR(x), STR(y));
        break;
    }
    buffer_release(&file);
    buffer_release(&row);
    buffer_release(&whole);
    buffer_release(&apart);
    return alike;
}

/* Bytes are weighed by many at once where they can be. */
static void test_weights(void)
{
    int wrong = 0;
    for (int i = 0; i < 20000; i++) {
        char bytes[200];
        size_t len = random_below(sizeof bytes);
        uint32_t few = random_below(40) + 1;
        for (size_t k = 0; k < len; k++)
            bytes[k] = (char)(random_below(few) ? 'a' : random_below(256));
        struct encoding_weight whole = {0, 0}, apart = {0, 0};
        encoding_weigh((struct str){bytes, len}, true, &whole);
        for (size_t at = 0; at < len;) {
            size_t end = at + 7 < len ? at + 7 : len;
            at += encoding_weigh((struct str){bytes + at, end - at}, end == len,
                                 &apart);
        }
        wrong += whole.good != apart.good || whole.bad != apart.bad;
    }
    ok(!wrong, "bytes weigh the same, by many and by few");
}

int main(void)
{
    arena = arena_new();
    path = scratch_path("test.csv");
    int alike = 0;
    while (alike < FILES && reads_alike(alike % 2 ? "\r\n" : "\n"))
        alike++;
    ok(alike == FILES, "rows of long files are read as they are alone");
    test_weights();
    scratch_remove();
    arena_free(arena);
    return done();
}

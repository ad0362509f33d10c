/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/csv.h"

#include <unistd.h>

#include "base/buffer.h"
#include "scratch.h"
#include "tap.h"

static struct arena *arena;
static struct diagnostics faults;
static const char *path; /* of the file that is read */

static void write_file(const char *bytes, size_t len)
{
    /* A file that is cut off and written again waits for the disk. */
    unlink(path);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, len, file) != len || fclose(file))
        note("%s cannot be written", path);
}

static struct csv *open_bytes(const char *bytes, size_t len)
{
    write_file(bytes, len);
    faults = diagnostics_make(arena);
    return csv_open(arena, path, &faults);
}

static struct csv *open_text(const char *text)
{
    return open_bytes(text, strlen(text));
}

static void note_faults(void)
{
    for (struct diagnostic *d = faults.first; d; d = d->next)
        note("%zu:%zu: %s -> %s", d->at.line, d->at.column, d->text,
             d->remedy ? d->remedy : "");
}

static void show_row(struct buffer *out, const struct csv_row *row)
{
    buffer_add_format(out, "%zu/%zu", row->number, row->line);
    for (size_t i = 0; i < row->count; i++)
        buffer_add_format(out, " %zu:%zu<%.*s>", row->cells[i].at.line,
                          row->cells[i].at.column, STR(row->cells[i].text));
    buffer_add_char(out, '|');
}

/* Whether all rows are these: number/line, then line:column<text> a cell. */
static bool reads_bytes(const char *bytes, size_t len, const char *rows)
{
    struct buffer out = buffer_make(1 << 20);
    struct csv *csv = open_bytes(bytes, len);
    struct csv_row row;
    if (csv) {
        show_row(&out, csv_header(csv));
        while (csv_next(csv, &row))
            show_row(&out, &row);
        if (csv_failed(csv) != (faults.counts[DIAGNOSTIC_ERROR] > 0))
            buffer_add_text(&out, "csv_failed() is wrong");
    }
    csv_close(csv);
    bool same = str_is(buffer_str(&out), rows);
    if (!same) {
        note("read %.*s", STR(buffer_str(&out)));
        note_faults();
    }
    buffer_release(&out);
    return same;
}

/* A literal that may hold NULs, and its length. */
#define BYTES(literal) literal, sizeof(literal) - 1

static bool reads(const char *text, const char *rows)
{
    return reads_bytes(text, strlen(text), rows) && !faults.first;
}

static void test_shapes(void)
{
    ok(reads("a,b\n1,2\n", "1/1 1:1<a> 1:3<b>|2/2 2:1<1> 2:3<2>|"),
       "commas and line feeds");
    ok(reads("a;b,c;d\r\n1;2;3\r\n",
             "1/1 1:1<a> 1:3<b,c> 1:7<d>|2/2 2:1<1> 2:3<2> 2:5<3>|"),
       "semicolons, of which the header has more than commas, and CRLF");
    ok(reads("a\tb\n\t2\n", "1/1 1:1<a> 1:3<b>|2/2 2:1<> 2:2<2>|"),
       "tabs, and an empty first cell");
    ok(reads("\"x,y,z\";b\n1;2", "1/1 1:2<x,y,z> 1:9<b>|2/2 2:1<1> 2:3<2>|"),
       "separators within quotes do not count; the last line needs no end");
    ok(reads("sep=;\r\na,b,c;d\r\n1;2\r\n",
             "1/2 2:1<a,b,c> 2:7<d>|2/3 3:1<1> 3:3<2>|"),
       "a first line names the separator, and is no row of Excel's");
    ok(reads("\"SEP=|\"\na|b,c\n", "1/2 2:1<a> 2:3<b,c>|"),
       "it may be quoted, and name another one");
    ok(reads("sep=no\n1\n", "1/1 1:1<sep=no>|2/2 2:1<1>|"),
       "what only begins like it is a header");
    ok(reads("a,b\r1,\"2\r3\"\r4,5\r",
             "1/1 1:1<a> 1:3<b>|2/2 2:1<1> 2:4<2\n3>|3/4 4:1<4> 4:3<5>|"),
       "carriage returns alone, as on an old Mac");
    ok(reads("\ra,b\n1,2\n", "1/1 1:2<a> 1:4<b>|2/2 2:1<1> 2:3<2>|"),
       "a stray one before the header does not move its cells");
    ok(reads("one\n1\n", "1/1 1:1<one>|2/2 2:1<1>|"), "a single column");
    ok(reads("\xef\xbb\xbf"
             "a,b\n",
             "1/1 1:1<a> 1:3<b>|"),
       "a byte order mark is no text, and no row is needed");
}

static void test_cells(void)
{
    ok(reads("a,b\n\"x \"\"y\"\", z\",\"\"\n\"\"\"\",\"two\r\nlines\"\n5,6\n",
             "1/1 1:1<a> 1:3<b>|2/2 2:2<x \"y\", z> 2:15<>|"
             "3/3 3:2<\"> 3:7<two\nlines>|4/5 5:1<5> 5:3<6>|"),
       "quoted cells hold separators, quotes and line breaks");
    ok(reads("a,b\n \t x y\t ,  \"  z \"  \n",
             "1/1 1:1<a> 1:3<b>|2/2 2:4<x y> 2:13<  z >|"),
       "white space round a cell is not of it");
    ok(reads(" a ,\" b \"\n", "1/1 1:2<a> 1:7<b>|"), "the header is trimmed");
    ok(reads("\n\na,b\n\n,\n  \n\" \",\n1,2\n\n",
             "3/3 3:1<a> 3:3<b>|8/8 8:1<1> 8:3<2>|"),
       "rows without text are passed over, and counted");
}

static void test_encodings(void)
{
    ok(reads_bytes(BYTES("\xff\xfe"
                         "a\0,\0\xac\x20\n\0\x3d\xd8\x00\xde,\0b\0"),
                   "1/1 1:1<a> 1:3<\xe2\x82\xac>|"
                   "2/2 2:1<\xf0\x9f\x98\x80> 2:6<b>|") &&
           !faults.first,
       "UTF-16, little end first");
    ok(reads_bytes(BYTES("\xfe\xff\0a\0,\x20\xac\0\n\0x\0,\0y"),
                   "1/1 1:1<a> 1:3<\xe2\x82\xac>|2/2 2:1<x> 2:3<y>|") &&
           !faults.first,
       "and big end first");
    ok(reads_bytes(BYTES("\xff\xfe"
                         "a\0\n\0\x3d\xd8"),
                   "1/1 1:1<a>|") &&
           faults.kept == 1 && faults.first->at.line == 2,
       "half a character is refused where it stands");
    ok(reads_bytes(BYTES("a\nx\x80\xe9\n"),
                   "1/1 1:1<a>|2/2 2:1<x\xe2\x82\xac\xc3\xa9>|") &&
           faults.kept == 1 && faults.first->level == DIAGNOSTIC_NOTE &&
           strstr(faults.first->text, "Windows-1252"),
       "Windows-1252, with a note");
    ok(reads_bytes(BYTES("\xef\xbb\xbf"
                         "a\nb\xe9\nc\n"),
                   "1/1 1:1<a>|3/3 3:1<c>|") &&
           faults.kept == 1 && faults.first->at.line == 2 &&
           faults.first->at.column == 2 &&
           strstr(faults.first->text, "not UTF-8 in cell A2"),
       "but not where a mark says UTF-8");
    ok(reads_bytes(BYTES("a\n\xc3\xa9\xc3\xa9\n\xe9\n"),
                   "1/1 1:1<a>|2/2 2:1<\xc3\xa9\xc3\xa9>|") &&
           faults.kept == 1 && faults.first->at.line == 3,
       "nor where it would garble what is UTF-8");
}

/* The first byte that is not UTF-8 stands in the last of many rows. */
static void test_late_encoding(void)
{
    struct buffer text = buffer_make(1 << 24);
    buffer_add_text(&text, "name,amount\n");
    for (int i = 0; i < 50000; i++)
        buffer_add_format(&text, "Supplier %d,%d\n", i, i);
    buffer_add_text(&text, "Caf\xe9,1\n");
    struct csv *csv = open_bytes(text.bytes, text.len);
    ok(csv && faults.kept == 1 && faults.first->level == DIAGNOSTIC_NOTE,
       "an encoding is known before the first row, if by the last");
    struct csv_row row;
    size_t rows = 0;
    bool last = false;
    while (csv && csv_next(csv, &row)) {
        rows++;
        last = str_is(row.cells[0].text, "Caf\xc3\xa9") &&
               row.number == 50002 && row.cells[1].at.line == 50002;
    }
    ok(rows == 50001 && last && faults.kept == 1, "and all rows are there");
    csv_close(csv);
    buffer_release(&text);
}

/* A character whose bytes are read in two pieces. */
static void test_split_character(void)
{
    struct str smile = STR_LITERAL("\xf0\x9f\x98\x80");
    struct buffer text = buffer_make(1 << 20);
    bool whole = true;
    for (size_t before = 65530; before <= 65538; before++) {
        buffer_clear(&text);
        for (size_t i = 0; i < before; i++)
            buffer_add_char(&text, i % 100 ? 'x' : '\n');
        buffer_add_str(&text, smile);
        struct csv *csv = open_bytes(text.bytes, text.len);
        struct csv_row row = {.count = 0};
        while (csv && csv_next(csv, &row))
            continue;
        struct str last = row.count ? row.cells[0].text : smile;
        whole = !faults.first && last.len > 4 &&
                str_equal(str_slice(last, last.len - 4, last.len), smile) &&
                whole;
        csv_close(csv);
    }
    ok(whole, "no character falls between two pieces of a file");
    buffer_release(&text);
}

/* A file with one error, and the rows that are read all the same. */
struct fault {
    const char *text;
    const char *rows;
    size_t line, column;
    const char *says, *remedy;
};

static const struct fault single[] = {
    {"a,b\n1,2,3\n4,5\n", "1/1 1:1<a> 1:3<b>|3/3 3:1<4> 3:3<5>|", 2, 5,
     "row 2 has 3 cells, the header has 2: C2 is", "with a ',' in it"},
    {"a,b\n\n1\n4,5\n", "1/1 1:1<a> 1:3<b>|4/4 4:1<4> 4:3<5>|", 3, 2,
     "row 3 has 1 cell, the header has 2: B3 is missing", "add what"},
    {"a\tb\n1\t\"x\ny\"\t3\n", "1/1 1:1<a> 1:3<b>|", 3, 4, "row 2 has 3 cells",
     "with a tab in it"},
    {"a,b\n1,\"x\ny\n", "1/1 1:1<a> 1:3<b>|", 2, 3,
     "opens cell B2 is never closed", "put a quotation mark"},
    {"a,\"b\n", "", 1, 3, "opens cell B1 is never closed", "put a"},
    {"a,b\n1,\"x\"y\n2,3\n", "1/1 1:1<a> 1:3<b>|", 2, 6,
     "text after the closing quotation mark of cell B2", "double those"},
    {"a,b\n\"1,2\n3,\"4\n\",5\n", "1/1 1:1<a> 1:3<b>|", 3, 4,
     "text after the closing quotation mark of cell A2", "double those"},
    {"a,b\nx,5\" pipe\n", "1/1 1:1<a> 1:3<b>|", 2, 4,
     "a quotation mark in cell B2", "at both ends"},
    {"a,b\n1,x\x01\n2,3\n", "1/1 1:1<a> 1:3<b>|3/3 3:1<2> 3:3<3>|", 2, 4,
     "a control character in cell B2", "without it"},
    {"a,b\n\"\n\x01\",x\n2,3\n", "1/1 1:1<a> 1:3<b>|3/4 4:1<2> 4:3<3>|", 3, 1,
     "a control character in cell A2", "without it"},
    {"a\n\f\n2\n", "1/1 1:1<a>|3/3 3:1<2>|", 2, 1, "a control character",
     "without it"},
    {"a\n\xef\xbf\xbf\n2\n", "1/1 1:1<a>|3/3 3:1<2>|", 2, 1, "no character",
     "without it"},
    {"a,b\n1,2\r3,4\n", "1/1 1:1<a> 1:3<b>|", 2, 4,
     "row 2 ends with a carriage return alone, the header with a line feed",
     "in Excel"},
    {"a,b\r1,2\n3,4\r", "1/1 1:1<a> 1:3<b>|", 2, 4,
     "row 2 ends with a line feed", "in Excel"},
    {"a,b\r1,2\n\"3\r\",4\r", "1/1 1:1<a> 1:3<b>|", 2, 4,
     "row 2 ends with a line feed", "in Excel"},
    {"a,\x02\n1,2\n", "", 1, 3, "in cell B1", "without it"},
    {"", "", 0, 0, "the file is empty", "first row"},
    {"\n , \n\n", "", 0, 0, "the file is empty", "first row"},
    {"PK\x03\x04....", "", 0, 0, ".xlsx", "CSV UTF-8 (Comma delimited)"},
    {"PK\x03\x04..........................mimetypeapplication/"
     "vnd.oasis.opendocument.spreadsheet",
     "", 0, 0, ".ods", "Text CSV"},
    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "", 0, 0, ".xls",
     "CSV UTF-8 (Comma delimited)"},
};

static void test_faults(void)
{
    for (size_t i = 0; i < sizeof single / sizeof *single; i++) {
        const struct fault *f = &single[i];
        bool rest = reads_bytes(f->text, strlen(f->text), f->rows);
        const struct diagnostic *d = faults.first;
        if (!ok(rest && d && !d->next && d->level == DIAGNOSTIC_ERROR &&
                    d->at.line == f->line && d->at.column == f->column &&
                    strstr(d->text, f->says) && d->remedy &&
                    strstr(d->remedy, f->remedy),
                "one error: %s", f->says))
            note_faults();
    }
    ok(reads_bytes(BYTES("a,b\n1,\0\n2,3\n"),
                   "1/1 1:1<a> 1:3<b>|3/3 3:1<2> 3:3<3>|") &&
           faults.kept == 1 &&
           strstr(faults.first->text, "NUL byte in cell B2"),
       "a NUL is one");
    ok(reads_bytes(BYTES("a\0,\0b\0\n\0"), "") && faults.kept == 1 &&
           strstr(faults.first->text, "UTF-16 without a byte order mark"),
       "UTF-16 without its mark is one");
    ok(reads("a,b\n1,2\n", "1/1 1:1<a> 1:3<b>|2/2 2:1<1> 2:3<2>|"),
       "after all of them a good file has none");
    struct csv *csv = open_text("a,b\n\"x\ny\",2,3\n\"p\nq\",2\n");
    struct csv_row row;
    csv_next(csv, &row);
    ok(!strcmp(faults.first->excerpt, "y\",2,3"),
       "an excerpt is the line of the place");
    ok(str_is(csv_line_text(csv, row.cells[0].at), "\"p") &&
           str_is(csv_line_text(csv, row.cells[1].at), "q\",2"),
       "also for a caller");
    csv_close(csv);
}

/* A header and a row of so many cells, each of `len` bytes. */
static bool limit_holds(size_t columns, size_t len, const char *says)
{
    struct buffer text = buffer_make(1 << 26);
    for (size_t row = 0; row < 2; row++) {
        for (size_t i = 0; i < columns; i++) {
            buffer_add_text(&text, i ? "," : "");
            for (size_t n = 0; n < (row ? len : 1); n++)
                buffer_add_char(&text, 'x');
        }
        buffer_add_char(&text, '\n');
    }
    struct csv *csv = open_bytes(text.bytes, text.len);
    struct csv_row row;
    bool whole = csv && csv_next(csv, &row) && row.count == columns &&
                 row.cells[columns - 1].text.len == len &&
                 !csv_next(csv, &row) && !faults.first;
    csv_close(csv);
    buffer_release(&text);
    return says ? !whole && faults.kept == 1 && strstr(faults.first->text, says)
                : whole;
}

static void test_limits(void)
{
    ok(limit_holds(CSV_COLUMNS_MAX, 10, NULL), "256 columns are allowed");
    ok(limit_holds(CSV_COLUMNS_MAX + 1, 10, "has 257 columns"), "no more");
    ok(limit_holds(2, CSV_CELL_MAX, NULL), "a cell of 65536 bytes is allowed");
    ok(limit_holds(2, CSV_CELL_MAX + 1, "cell A2 has 65537 bytes") ||
           strstr(faults.first->text, "cell B2 has 65537 bytes"),
       "no more");
    ok(limit_holds(40, CSV_CELL_MAX, "longer than 1048576 bytes"),
       "a row has a bound as well");

    struct buffer text = buffer_make(1 << 26);
    buffer_add_text(&text, "a,b\n1,\"open\n");
    for (int i = 0; i < 300000; i++)
        buffer_add_text(&text, "2,3\r\n4,5\r\n");
    struct csv *csv = open_bytes(text.bytes, text.len);
    struct csv_row row;
    ok(csv && !csv_next(csv, &row) && faults.kept == 1 &&
           faults.first->at.line == 2 && faults.first->at.column == 3 &&
           strstr(faults.first->text, "at cell B2"),
       "a quotation mark that is never closed does not fill the memory");
    csv_close(csv);
    buffer_release(&text);
}

static void test_files(void)
{
    faults = diagnostics_make(arena);
    ok(!csv_open(arena, "/nonexistent/avow.csv", &faults) && faults.kept == 1,
       "a file that is not there is an error");
    faults = diagnostics_make(arena);
    ok(!csv_open(arena, "/", &faults) && faults.kept == 1, "so is a folder");
    csv_close(NULL);

    struct buffer text = buffer_make(1 << 24);
    buffer_add_text(&text, "a,b\n");
    for (int i = 0; i < 100000; i++)
        buffer_add_text(&text, "1,2\n");
    struct csv *csv = open_bytes(text.bytes, text.len);
    struct csv_row row;
    bool begun = csv && csv_next(csv, &row) && !truncate(path, 150000);
    size_t rows = 1;
    while (csv && csv_next(csv, &row))
        rows++;
    ok(begun && rows < 100000 && csv_failed(csv) && faults.kept == 1 &&
           strstr(faults.first->text, "changed while it was being read"),
       "a file that is cut off while it is read is an error");
    csv_close(csv);

    /* The kernel refuses to read this file from its beginning. */
    const char *broken = "/proc/self/mem";
    faults = diagnostics_make(arena);
    ok(access(broken, R_OK) ||
           (!csv_open(arena, broken, &faults) && faults.kept == 1 &&
            strstr(faults.first->text, "Input/output error")),
       "an error of the system is given with its reason");
    buffer_release(&text);
}

int main(void)
{
    arena = arena_new();
    path = scratch_path("test.csv");
    test_shapes();
    test_cells();
    test_encodings();
    test_late_encoding();
    test_split_character();
    test_faults();
    test_limits();
    test_files();
    scratch_remove();
    arena_free(arena);
    return done();
}

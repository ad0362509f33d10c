/* SPDX-License-Identifier: BSD-2-Clause */
/* What is written for Excel: no cell runs as a formula, and each comes back. */
#include "data/csv_write.h"

#include "tap.h"

static const struct {
    const char *text, *written;
} cells[] = {
    {"", ""},
    {"Tea", "Tea"},
    {"Tea, green", "\"Tea, green\""},
    {"a;b", "\"a;b\""},
    {"\"so\"", "\"\"\"so\"\"\""},
    {"two\nlines", "\"two\nlines\""},
    {"-3", "-3"},
    {"+3.5", "\"'+3.5\""}, /* no number as avow reads one */
    {"-", "\"'-\""},
    {"=1+1", "\"'=1+1\""},
    {"+44 20 7946 0000", "\"'+44 20 7946 0000\""},
    {"-2+3", "\"'-2+3\""},
    {"@SUM(A1)", "\"'@SUM(A1)\""},
    {"\t=1", "\"'\t=1\""},
    {"\r=1", "\"'\r=1\""},
    {"＝1+1", "\"'＝1+1\""},
    {"＋1", "\"'＋1\""},
    {"－1", "\"'－1\""},
    {"＠A1", "\"'＠A1\""},
    {"'=1", "\"''=1\""}, /* so that it is not taken for a guarded one */
    {"'tis", "'tis"},
    {" =1", " =1"},
    {"a=1", "a=1"},
};

int main(void)
{
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct buffer out = buffer_make(1024);
        struct str cell = str_of(cells[i].text);
        csv_write_row(&out, &cell, 1);
        struct str row = str_slice(buffer_str(&out), 0, out.len - 2);
        ok(str_is(row, cells[i].written), "cell %zu is written", i);
        if (!str_is(row, cells[i].written))
            note("got %.*s, not %s", STR(row), cells[i].written);
        bool quoted = row.len && row.at[0] == '"';
        struct str inner = quoted ? str_slice(row, 1, row.len - 1) : row;
        if (str_find(cell, '"') == cell.len)
            ok(str_equal(csv_unguarded(inner), cell), "cell %zu comes back", i);
        buffer_release(&out);
    }
    struct buffer file = buffer_make(64);
    csv_write_begin(&file);
    csv_write_row(&file, (const struct str[]){{"a", 1}, {"b", 1}}, 2);
    ok(str_is(buffer_str(&file), "\xef\xbb\xbf"
                                 "a,b\r\n"),
       "a file begins with a mark, and a line ends as Excel's do");
    buffer_release(&file);
    return done();
}

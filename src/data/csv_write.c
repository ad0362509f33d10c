/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/csv_write.h"

#include "data/decimal.h"

void csv_write_begin(struct buffer *out)
{
    buffer_add_text(out, "\xef\xbb\xbf");
}

static bool is_formula(struct str text)
{
    struct decimal number;
    if (!text.len)
        return false;
    char c = text.at[0];
    return (c == '=' || c == '+' || c == '-' || c == '@' || c == '\t') &&
           !decimal_read(text, &number);
}

static void write_cell(struct buffer *out, struct str text)
{
    bool quoted = is_formula(text);
    for (size_t i = 0; i < text.len && !quoted; i++)
        quoted = text.at[i] == '"' || text.at[i] == ',' || text.at[i] == ';' ||
                 text.at[i] == '\n' || text.at[i] == '\r' || text.at[i] == '\t';
    if (!quoted) {
        buffer_add_str(out, text);
        return;
    }
    buffer_add_char(out, '"');
    if (is_formula(text))
        buffer_add_char(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"')
            buffer_add_char(out, '"');
        buffer_add_char(out, text.at[i]);
    }
    buffer_add_char(out, '"');
}

void csv_write_row(struct buffer *out, const struct str *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            buffer_add_char(out, ',');
        write_cell(out, cells[i]);
    }
    buffer_add_text(out, "\r\n");
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/csv_write.h"

#include "data/decimal.h"

void csv_write_begin(struct buffer *out)
{
    buffer_add_text(out, "\xef\xbb\xbf");
}

static bool is_formula(struct str text)
{
    /* The last four are the signs as wide as a Chinese character. */
    static const char *const signs[] = {"=",  "+",  "-",  "@",  "\t",
                                        "\r", "＝", "＋", "－", "＠"};
    struct decimal number;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_starts(text, signs[i]))
            return !decimal_read(text, &number);
    return false;
}

/* A text that looks like a guarded formula is guarded as well, so that each
 * comes back as it was. */
static bool is_guarded(struct str text)
{
    while (text.len && text.at[0] == '\'')
        text = str_slice(text, 1, text.len);
    return is_formula(text);
}

struct str csv_unguarded(struct str text)
{
    bool guarded = text.len && text.at[0] == CSV_GUARD && is_guarded(text);
    return guarded ? str_slice(text, 1, text.len) : text;
}

static void write_cell(struct buffer *out, struct str text)
{
    bool quoted = is_guarded(text);
    for (size_t i = 0; i < text.len && !quoted; i++)
        quoted = text.at[i] == '"' || text.at[i] == ',' || text.at[i] == ';' ||
                 text.at[i] == '\n' || text.at[i] == '\r' || text.at[i] == '\t';
    if (!quoted) {
        buffer_add_str(out, text);
        return;
    }
    buffer_add_char(out, '"');
    if (is_guarded(text))
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

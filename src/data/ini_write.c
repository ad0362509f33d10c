/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/ini_write.h"

void ini_write_section(struct buffer *out, const char *kind, const char *id)
{
    buffer_add_format(out, "\n[%s%s%s]\n", kind, id ? ":" : "", id ? id : "");
}

void ini_write_entry(struct buffer *out, const char *key, struct str value)
{
    buffer_add_format(out, "%s =", key);
    struct str rest = str_trim(value);
    const char *before = " ";
    while (rest.at) {
        struct str line = str_trim(str_split(&rest, '\n'));
        if (line.len) {
            buffer_add_text(out, before);
            buffer_add_str(out, line);
        }
        before = "   ";
        buffer_add_char(out, '\n');
    }
}

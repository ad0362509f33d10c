/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/ini_write.h"

void ini_write_section(struct buffer *out, const char *kind, const char *id)
{
    buffer_add_format(out, "\n[%s%s%s]\n", kind, id ? ":" : "", id ? id : "");
}

void ini_write_entry(struct buffer *out, const char *key, struct str value)
{
    struct str rest = str_trim(value);
    bool lines = str_find(rest, '\n') < rest.len;
    buffer_add_format(out, "%s =%s", key, lines ? "\n" : "");
    while (rest.at) {
        struct str line = str_split(&rest, '\n');
        if (!str_is_blank(line)) {
            buffer_add_text(out, lines ? "   " : " ");
            buffer_add_str(out, line);
        }
        buffer_add_char(out, '\n');
    }
}

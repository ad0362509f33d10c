/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/labelled.h"

/* No such text is longer. */
#define TEXT_MAX 65536

struct str labelled(struct arena *arena, const struct schema *schema,
                    const char *text)
{
    struct buffer out = buffer_make(TEXT_MAX);
    struct str rest = str_of(text);
    while (rest.len) {
        size_t open = str_find(rest, '\'');
        buffer_add_str(&out, str_slice(rest, 0, open));
        rest = str_slice(rest, open, rest.len);
        if (!rest.len)
            break;
        buffer_add_char(&out, '\'');
        rest = str_slice(rest, 1, rest.len);
        struct str name = str_slice(rest, 0, str_find(rest, '\''));
        const struct field *field = schema_field(schema, name);
        if (!field || name.len == rest.len)
            continue;
        buffer_add_text(&out, field->label);
        rest = str_slice(rest, name.len, rest.len);
    }
    struct str made = str_copy(arena, buffer_str(&out));
    buffer_release(&out);
    return made;
}

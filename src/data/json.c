/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/json.h"

#include <jansson.h>

static json_t *convert(const struct value *value)
{
    json_t *json;
    switch (value->kind) {
    case VALUE_MAP:
        json = json_object();
        for (const struct value *m = value->member; m; m = m->next)
            json_object_set_new(json, m->name, convert(m));
        return json;
    case VALUE_LIST:
        json = json_array();
        for (const struct value *i = value->item; i; i = i->next)
            json_array_append_new(json, convert(i));
        return json;
    case VALUE_TEXT:
        break;
    }
    if (value->bare)
        return json_loadb(value->text.at, value->text.len, JSON_DECODE_ANY,
                          NULL);
    return json_stringn(value->text.at, value->text.len);
}

static int append(const char *bytes, size_t len, void *out)
{
    buffer_add(out, bytes, len);
    return 0;
}

void json_write(struct buffer *out, const struct value *value)
{
    json_t *json = convert(value);
    json_dump_callback(json, append, out, JSON_INDENT(2));
    buffer_add_char(out, '\n');
    json_decref(json);
}

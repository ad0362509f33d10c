/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/json.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

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

static struct value *take(struct arena *arena, const json_t *json)
{
    const char *key;
    json_t *member;
    size_t i;
    struct value *value;
    switch (json_typeof(json)) {
    case JSON_OBJECT:
        value = value_map(arena);
        json_object_foreach((json_t *)json, key, member) value_add(
            value, arena_copy(arena, key, strlen(key)), take(arena, member));
        return value;
    case JSON_ARRAY:
        value = value_list(arena);
        json_array_foreach(json, i, member)
            value_append(value, take(arena, member));
        return value;
    case JSON_STRING:
        return value_text(
            arena, str_copy(arena, (struct str){json_string_value(json),
                                                json_string_length(json)}));
    case JSON_TRUE:
    case JSON_FALSE:
        return value_flag(arena, json_is_true(json));
    case JSON_NULL:
        return value_text(arena, str_of(""));
    default:
        break;
    }
    char *text = json_dumps(json, JSON_ENCODE_ANY);
    if (!text)
        memory_out();
    value = value_text(arena, str_copy(arena, str_of(text)));
    value->bare = true;
    free(text);
    return value;
}

static struct value *read_text(struct arena *arena, struct str text,
                               json_error_t *error)
{
    json_t *json = json_loadb(text.at, text.len, JSON_REJECT_DUPLICATES, error);
    if (!json)
        return NULL;
    struct value *value = take(arena, json);
    json_decref(json);
    return value;
}

struct value *json_read(struct arena *arena, const struct source *source,
                        struct diagnostics *all)
{
    json_error_t error;
    struct value *value = read_text(arena, source->text, &error);
    if (value) {
        value->at = place_line(source, 0);
        return value;
    }
    size_t line = error.line > 0 ? (size_t)error.line : 1;
    diagnostic_error(all, place_line(source, line), "is not JSON: %s",
                     error.text);
    diagnostic_remedy(all, "avow wrote this file: take it back from a copy");
    return NULL;
}

struct value *json_read_quietly(struct arena *arena, struct str text)
{
    json_error_t error;
    return read_text(arena, text, &error);
}

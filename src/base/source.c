/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/source.h"

struct source *source_new(struct arena *arena, const char *path,
                          struct str text)
{
    struct source *source = arena_alloc(arena, sizeof *source);
    source->path = path;
    source->text = text;
    return source;
}

/* Lines are looked for anew each time: it happens only once a message. */
struct str source_line(const struct source *source, size_t line)
{
    struct str rest = source->text;
    for (size_t n = 1; n < line && rest.len; n++)
        rest = str_slice(rest, str_find(rest, '\n') + 1, rest.len);
    if (!rest.len)
        return (struct str){"", 0};
    struct str text = str_slice(rest, 0, str_find(rest, '\n'));
    if (text.len && text.at[text.len - 1] == '\r')
        text.len--;
    return text;
}

struct place source_place(const struct source *source, size_t offset)
{
    struct place place = {source, 1, 1};
    for (size_t i = 0; i < offset && i < source->text.len; i++) {
        place.column++;
        if (source->text.at[i] == '\n') {
            place.line++;
            place.column = 1;
        }
    }
    return place;
}

struct place place_line(const struct source *source, size_t line)
{
    return (struct place){source, line, 0};
}

size_t place_column(struct place place)
{
    if (!place.source || !place.source->text.len || !place.column)
        return place.column;
    struct str line = source_line(place.source, place.line);
    return utf8_count(str_slice(line, 0, place.column - 1)) + 1;
}

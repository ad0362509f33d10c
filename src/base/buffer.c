/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct buffer buffer_make(size_t ceiling)
{
    return (struct buffer){.ceiling = ceiling};
}

struct buffer buffer_within(struct arena *arena, size_t ceiling)
{
    return (struct buffer){.ceiling = ceiling, .arena = arena};
}

struct buffer buffer_on(char *bytes, size_t room)
{
    bytes[0] = '\0';
    return (struct buffer){
        .bytes = bytes, .room = room, .ceiling = room - 1, .lent = true};
}

void buffer_release(struct buffer *buffer)
{
    if (!buffer->arena && !buffer->lent)
        free(buffer->bytes);
    *buffer = buffer_within(buffer->arena, buffer->ceiling);
}

void buffer_clear(struct buffer *buffer)
{
    buffer->len = 0;
    buffer->full = false;
    if (buffer->bytes)
        buffer->bytes[0] = '\0';
}

/* Makes room for `len` more bytes and a NUL; false when over the ceiling. */
static bool make_room(struct buffer *buffer, size_t len)
{
    if (len > buffer->ceiling - buffer->len) {
        buffer->full = true;
        return false;
    }
    size_t need = buffer->len + len + 1;
    if (need <= buffer->room)
        return true;
    size_t room = buffer->room ? buffer->room : buffer->arena ? 64 : 256;
    while (room < need)
        room *= 2;
    if (!buffer->arena) {
        buffer->bytes = memory_resize(buffer->bytes, room);
    } else if (!buffer->room || !arena_extend(buffer->arena, buffer->bytes,
                                              buffer->room, room)) {
        char *bytes = arena_room(buffer->arena, room);
        if (buffer->len)
            memcpy(bytes, buffer->bytes, buffer->len);
        buffer->bytes = bytes;
    }
    buffer->room = room;
    return true;
}

void buffer_expect(struct buffer *buffer, size_t len)
{
    if (len <= buffer->ceiling - buffer->len && make_room(buffer, len))
        buffer->bytes[buffer->len] = '\0';
}

void buffer_add_slowly(struct buffer *buffer, const char *bytes, size_t len)
{
    if (make_room(buffer, len))
        buffer_add(buffer, bytes, len);
}

void buffer_add_format(struct buffer *buffer, const char *format, ...)
{
    /* As far as there is room; what went over it is cut off again. */
    size_t room = buffer->room ? buffer->room - buffer->len : 0;
    char *there = room ? buffer->bytes + buffer->len : NULL;
    va_list values;
    va_start(values, format);
    int len = vsnprintf(there, room, format, values);
    va_end(values);
    bool fits = len >= 0 && (size_t)len < room &&
                (size_t)len <= buffer->ceiling - buffer->len;
    if (fits) {
        buffer->len += (size_t)len;
        return;
    }
    if (there)
        *there = '\0';
    if (len < 0 || !make_room(buffer, (size_t)len))
        return;
    va_start(values, format);
    vsnprintf(buffer->bytes + buffer->len, (size_t)len + 1, format, values);
    va_end(values);
    buffer->len += (size_t)len;
}

void buffer_add_codepoint(struct buffer *buffer, uint32_t codepoint)
{
    char bytes[4];
    buffer_add(buffer, bytes, utf8_write(codepoint, bytes));
}

struct str buffer_str(const struct buffer *buffer)
{
    return (struct str){buffer->bytes ? buffer->bytes : "", buffer->len};
}

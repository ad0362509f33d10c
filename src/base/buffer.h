/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A growing run of bytes with a ceiling. What would go over the ceiling is
 * not appended and `full` stays set, so a writer appends without testing and
 * looks once, at the end.
 */
#ifndef AVOW_BASE_BUFFER_H
#define AVOW_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

struct buffer {
    char *bytes; /* a NUL follows the last one once anything is in */
    size_t len;
    size_t room;
    size_t ceiling;
    bool full;           /* something was left out */
    bool lent;           /* the bytes are somebody else's */
    struct arena *arena; /* that the bytes live in; NULL: they are owned */
};

/* An empty buffer that may hold up to `ceiling` bytes. */
struct buffer buffer_make(size_t ceiling);

/*
 * The same in an arena: what it holds stays there when it is released, but
 * for what the next change of the buffer does to it.
 */
struct buffer buffer_within(struct arena *arena, size_t ceiling);

/* The same on `room` bytes that somebody has, for a text that is short. */
struct buffer buffer_on(char *bytes, size_t room);

/* Frees what it owns and leaves it empty; a zeroed buffer is allowed. */
void buffer_release(struct buffer *buffer);

/* Empties it and keeps its memory; `full` is forgotten. */
void buffer_clear(struct buffer *buffer);

/* Makes room for `len` more bytes at once, where that many are expected. */
void buffer_expect(struct buffer *buffer, size_t len);

/* buffer_add() where there is not room enough. */
void buffer_add_slowly(struct buffer *buffer, const char *bytes, size_t len);

/* There is room nearly always: what is added then costs no call. */
static inline void buffer_add(struct buffer *buffer, const char *bytes,
                              size_t len)
{
    if (len >= buffer->room - buffer->len ||
        len > buffer->ceiling - buffer->len) {
        buffer_add_slowly(buffer, bytes, len);
        return;
    }
    if (len)
        memcpy(buffer->bytes + buffer->len, bytes, len);
    buffer->len += len;
    buffer->bytes[buffer->len] = '\0';
}

static inline void buffer_add_str(struct buffer *buffer, struct str text)
{
    buffer_add(buffer, text.at, text.len);
}

static inline void buffer_add_text(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, text, strlen(text));
}

static inline void buffer_add_char(struct buffer *buffer, char c)
{
    buffer_add(buffer, &c, 1);
}

void buffer_add_format(struct buffer *buffer, const char *format, ...)
    LIKE_PRINTF(2, 3);

/* Appends one code point as UTF-8. */
void buffer_add_codepoint(struct buffer *buffer, uint32_t codepoint);

/* What it holds, borrowed until the next change. */
struct str buffer_str(const struct buffer *buffer);

#endif

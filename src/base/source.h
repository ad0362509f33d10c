/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A file that was read, kept whole as long as anything may point into it, and
 * a place in it.
 */
#ifndef AVOW_BASE_SOURCE_H
#define AVOW_BASE_SOURCE_H

#include <stddef.h>

#include "base/memory.h"
#include "base/text.h"

struct source {
    const char *path; /* as the user would type it */
    struct str text;  /* UTF-8; empty when the file was streamed */
};

/* Where something was read. A zeroed place is nowhere. */
struct place {
    const struct source *source;
    size_t line;   /* 1 is the first; 0: the file as a whole */
    size_t column; /* in bytes, 1 is the first; 0: the line as a whole */
};

/* A source that lives in the arena; `path` and `text` are borrowed. */
struct source *source_new(struct arena *arena, const char *path,
                          struct str text);

/* The text of a line without its end; empty beyond the last one. */
struct str source_line(const struct source *source, size_t line);

/* The place of the byte at `offset` in the source's text. */
struct place source_place(const struct source *source, size_t offset);

/* The place of a line, or of a file as a whole. */
struct place place_line(const struct source *source, size_t line);

/*
 * The column as people count it: in characters, 1 is the first. The column in
 * bytes is returned as it is where the line's text is not known.
 */
size_t place_column(struct place place);

#endif

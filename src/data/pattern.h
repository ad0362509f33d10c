/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Patterns of a locale, such as "{day} {month} {year}": text in which names in
 * braces are replaced.
 */
#ifndef AVOW_DATA_PATTERN_H
#define AVOW_DATA_PATTERN_H

#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"

struct pattern_slot {
    struct str name;
    struct str text;
};

/*
 * Takes the next piece off the front of `rest`: a slot's name, without its
 * braces, or text up to the next slot. False at the end. A brace that is never
 * closed is text.
 */
struct pattern_piece {
    struct str text;
    bool slot;
};
bool pattern_next(struct str *rest, struct pattern_piece *piece);

/* Appends the pattern, filled; a slot that is not given is left out. */
void pattern_fill(struct buffer *out, const char *pattern,
                  const struct pattern_slot *slots, size_t count);

/* A pattern that is filled often, taken apart once. */
struct pattern_part {
    struct str text;
    size_t slot; /* which of the names it was parsed with, or PATTERN_TEXT */
};
struct pattern {
    struct pattern_part *parts;
    size_t count;
};
#define PATTERN_TEXT SIZE_MAX

/* `text` is borrowed; `names` are ended by NULL, and a slot of another name is
 * left out. */
struct pattern pattern_parse(struct arena *arena, const char *text,
                             const char *const *names);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Finding one run of numbers within another: as it is, or the place that is
 * most like it and what is different there. It knows nothing of words.
 */
#ifndef AVOW_PUBLISH_MATCH_H
#define AVOW_PUBLISH_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"

struct run {
    const uint32_t *at;
    size_t count;
};

/*
 * The places where `wanted` stands in `text`, none over another; up to `room`
 * of them. Returns how many. Time grows with the length of both.
 */
size_t match_exactly(struct arena *arena, struct run wanted, struct run text,
                     size_t *places, size_t room);

/* A piece of `wanted`, and the piece of `text` that stands in its place; one
 * of them may be empty. */
struct change {
    struct change *next;
    size_t from, to;           /* of wanted; up to but not including */
    size_t text_from, text_to; /* of the text */
};

struct likeness {
    size_t from, to; /* of the text: the place that is most like it */
    struct change *changes;
    size_t count; /* of changes */
};

/*
 * The place in `text` that `wanted` becomes with the fewest numbers put in or
 * taken out, and what these are; all lives in the arena. False where it needs
 * so many that it is another text: two for three of `wanted`, a thousand, or
 * fewer in a very long one.
 */
bool match_nearly(struct arena *arena, struct run wanted, struct run text,
                  struct likeness *likeness);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The ids of a page: each is given out once. What a page has of its own
 * ("content", "contents") is taken from the start.
 */
#ifndef AVOW_DOCUMENT_IDS_H
#define AVOW_DOCUMENT_IDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "base/text.h"

struct id {
    const char *name; /* NULL: this place is free */
    size_t last;      /* the number that its last namesake got */
};

struct ids {
    struct arena *arena;
    struct id *table;
    size_t room; /* a power of two */
    size_t count;
};

struct ids ids_make(struct arena *arena);

/* `wanted`, or wanted-2, wanted-3 … where it is taken; in the arena. */
const char *ids_take(struct ids *ids, const char *wanted);

/* Whether the page has it. */
bool ids_has(const struct ids *ids, struct str name);

#endif

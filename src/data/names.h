/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which names were written already, to tell the second from the first in a
 * file of any size.
 */
#ifndef AVOW_DATA_NAMES_H
#define AVOW_DATA_NAMES_H

#include <stddef.h>

#include "base/memory.h"

/* Zeroed but for the arena that it lives in, it holds none. */
struct names {
    struct arena *arena;
    struct name *slots;
    size_t room;
    size_t count;
};

/*
 * Returns what claimed this name of this owner before; NULL when nothing did,
 * and `item` has it from now on. The name is borrowed.
 */
void *names_claim(struct names *names, const void *owner, const char *name,
                  void *item);

/* What claimed this name of this owner, or NULL. */
void *names_find(const struct names *names, const void *owner,
                 const char *name);

#endif

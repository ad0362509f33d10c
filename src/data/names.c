/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/names.h"

#include <stdint.h>
#include <string.h>

struct name {
    const void *owner;
    const char *text;
    void *item; /* NULL: the slot is free */
};

/* FNV-1a, begun with the owner. */
static size_t hash(const void *owner, const char *text)
{
    uint64_t sum = 0xcbf29ce484222325 ^ (uintptr_t)owner;
    for (; *text; text++)
        sum = (sum ^ (unsigned char)*text) * 0x100000001b3;
    return (size_t)(sum ^ sum >> 32);
}

/* The slot that holds the name, or the free one that it belongs in. */
static struct name *find(const struct names *names, const void *owner,
                         const char *text)
{
    size_t i = hash(owner, text) & (names->room - 1);
    for (;; i = (i + 1) & (names->room - 1)) {
        struct name *slot = &names->slots[i];
        if (!slot->item || (slot->owner == owner && !strcmp(slot->text, text)))
            return slot;
    }
}

static void grow(struct names *names)
{
    struct names more = *names;
    more.room = names->room ? names->room * 2 : 64;
    more.slots = arena_array(names->arena, more.room, sizeof *more.slots);
    for (size_t i = 0; i < names->room; i++) {
        struct name old = names->slots[i];
        if (old.item)
            *find(&more, old.owner, old.text) = old;
    }
    *names = more;
}

void *names_claim(struct names *names, const void *owner, const char *name,
                  void *item)
{
    if (names->count >= names->room / 4 * 3)
        grow(names);
    struct name *slot = find(names, owner, name);
    if (slot->item)
        return slot->item;
    *slot = (struct name){owner, name, item};
    names->count++;
    return NULL;
}

void *names_find(const struct names *names, const void *owner, const char *name)
{
    return names->room ? find(names, owner, name)->item : NULL;
}

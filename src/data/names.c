/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/names.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

struct name {
    const void *owner;
    const char *text;
    void *item; /* NULL: the slot is free */
};

/* The slot that holds the name, or the free one that it belongs in. */
static struct name *find(const struct names *names, const void *owner,
                         const char *text)
{
    size_t i = str_hash(str_of(text), (uintptr_t)owner) & (names->room - 1);
    for (;; i = (i + 1) & (names->room - 1)) {
        struct name *slot = &names->slots[i];
        if (!slot->item || (slot->owner == owner && !strcmp(slot->text, text)))
            return slot;
    }
}

static void grow(struct names *names)
{
    struct names more = *names;
    more.room = names->room ? names->room * 4 : 128;
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

/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/ids.h"

#include <string.h>

/* Themes use these; a heading "Contents" is "contents-2". */
static const char *const reserved[] = {
    "content", "contents", "footer", "header", "main",
    "nav",     "skip",     "title",  "top",    "years",
};

/* Where the name stands in the table, or would. */
static struct id *find(const struct ids *ids, struct str name)
{
    size_t i = (size_t)str_hash(name, 0) & (ids->room - 1);
    while (ids->table[i].name && !str_is(name, ids->table[i].name))
        i = (i + 1) & (ids->room - 1);
    return &ids->table[i];
}

static void grow(struct ids *ids)
{
    struct id *old = ids->table;
    size_t old_room = ids->room;
    ids->room *= 2;
    ids->table = arena_array(ids->arena, ids->room, sizeof *ids->table);
    for (size_t i = 0; i < old_room; i++)
        if (old[i].name)
            *find(ids, str_of(old[i].name)) = old[i];
}

static void add(struct ids *ids, const char *name)
{
    if (ids->count >= ids->room / 2)
        grow(ids);
    *find(ids, str_of(name)) = (struct id){name, 1};
    ids->count++;
}

struct ids ids_make(struct arena *arena)
{
    struct ids ids = {.arena = arena, .room = 64};
    ids.table = arena_array(arena, ids.room, sizeof *ids.table);
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        add(&ids, reserved[i]);
    return ids;
}

const char *ids_take(struct ids *ids, const char *wanted)
{
    struct id *taken = find(ids, str_of(wanted));
    const char *name = wanted;
    while (taken->name && find(ids, str_of(name))->name)
        name = arena_format(ids->arena, "%s-%zu", wanted, ++taken->last);
    add(ids, name);
    return name;
}

bool ids_has(const struct ids *ids, struct str name)
{
    return find(ids, name)->name != NULL;
}

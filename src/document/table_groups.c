/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/table_groups.h"

#include "document/table.h"

/* A power of two, at least twice as many as there are groups. */
#define SLOTS 2048

struct table_groups groups_make(struct arena *arena, size_t column_count)
{
    return (struct table_groups){
        .arena = arena,
        .column_count = column_count,
        .groups = arena_array(arena, TABLE_GROUPS_MAX,
                              sizeof(struct table_group)),
        .slots = arena_array(arena, SLOTS, sizeof(size_t)),
    };
}

/* The slot of that group, or the free one that it belongs in. */
static size_t *find(const struct table_groups *all, struct str text, bool given)
{
    size_t i = str_hash(text, 0) % SLOTS;
    for (;; i = (i + 1) % SLOTS) {
        size_t *slot = &all->slots[i];
        if (!*slot)
            return slot;
        const struct table_group *group = &all->groups[*slot - 1];
        if (group->given == given && str_equal(group->text, text))
            return slot;
    }
}

struct table_group *groups_known(const struct table_groups *all,
                                 struct str text)
{
    size_t known = *find(all, text, true);
    return known ? &all->groups[known - 1] : NULL;
}

struct table_group *groups_find(struct table_groups *all, struct str text,
                                const struct typed *typed)
{
    bool given = typed != NULL;
    size_t *slot = find(all, text, given);
    if (*slot)
        return &all->groups[*slot - 1];
    if (all->count == TABLE_GROUPS_MAX)
        return NULL;
    struct table_group *group = &all->groups[all->count++];
    *slot = all->count;
    group->text = str_copy(all->arena, text);
    group->given = given;
    if (given)
        group->typed = type_keep(all->arena, typed);
    group->sums = arena_array(all->arena, all->column_count,
                              sizeof *group->sums);
    return group;
}

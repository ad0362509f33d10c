/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Rows with the same value in one column, made one.
 */
#ifndef AVOW_DOCUMENT_TABLE_GROUPS_H
#define AVOW_DOCUMENT_TABLE_GROUPS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "data/type.h"
#include "document/table_rows.h"

struct table_group {
    struct str text;        /* the value as the page shows it */
    bool given;             /* rows without a value are a group as well */
    struct typed typed;     /* the value, where it is given */
    struct table_sum *sums; /* one a column of the schema */
};

struct table_groups {
    struct arena *arena;
    size_t column_count;
    struct table_group *groups; /* in the order of their first rows */
    size_t count;
    size_t *slots; /* a hash table of positions, counted from 1 */
};

struct table_groups groups_make(struct arena *arena, size_t column_count);

/*
 * The group of that value (NULL: not given), which is copied when it is the
 * first of its group. NULL: there would be more than TABLE_GROUPS_MAX.
 */
struct table_group *groups_find(struct table_groups *all, struct str text,
                                const struct typed *typed);

/* The group of a value that is given and shown as `text`, or NULL. */
struct table_group *groups_known(const struct table_groups *all,
                                 struct str text);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The best so many rows of any number: kept in order, copied only when they
 * are among the best, so that memory does not grow with what is offered.
 */
#ifndef AVOW_DOCUMENT_TABLE_RANK_H
#define AVOW_DOCUMENT_TABLE_RANK_H

#include <stdbool.h>
#include <stddef.h>

#include "document/table_rows.h"
#include "document/table_spec.h"

struct table_key {
    bool given; /* what is not stands last, whichever the way */
    struct typed typed;
};

struct table_entry {
    struct table_key *keys; /* one a table_sort */
    struct table_row row;
};

struct table_rank {
    const struct table_spec *spec;
    size_t column_count; /* of the schema */
    struct arena *arena; /* of the entries; changed for another now and then */
    struct arena *own;   /* the same where it is not the one of the making */
    struct table_entry *entries;
    size_t count;
    size_t room;
    size_t copied; /* into the arena, left out since ones too */
};

/* Entries are put into the arena as long as none of many was pushed out. */
struct table_rank rank_make(struct arena *arena, const struct table_spec *spec,
                            size_t room);
void rank_release(struct table_rank *rank);

/*
 * Offers an entry, which is borrowed: its keys and numbers are set, and the
 * rest of its row once `show` has been asked for it. Where the rank is full,
 * the numbers of the one that has no place are added to `beyond`, and `*lost`
 * is set. False: the sum of `*column` was too large.
 */
MUST_USE bool rank_offer(struct table_rank *rank, struct table_entry *entry,
                         void (*show)(void *context, struct table_entry *entry),
                         void *context, struct table_sum *beyond, bool *lost,
                         size_t *column);

/* The rows that are left, in order; the arena is that of the making. */
void rank_take(const struct table_rank *rank, struct arena *arena,
               struct table_rows *rows);

/* Adds a number to a sum; false when it is too large. */
MUST_USE static inline bool sum_add(struct table_sum *to,
                                    const struct decimal *number)
{
    if (to->given)
        return decimal_add(to->number, *number, &to->number);
    *to = (struct table_sum){true, *number};
    return true;
}

/* Adds sums to sums; false when one is too large, at `*column`. */
MUST_USE bool sums_add(struct table_sum *to, const struct table_sum *from,
                       size_t count, size_t *column);

#endif

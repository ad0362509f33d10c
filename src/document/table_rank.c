/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/table_rank.h"

#include "document/table_groups.h"

struct table_rank rank_make(struct arena *arena, const struct table_spec *spec,
                            size_t room)
{
    struct table_rank rank = {.spec = spec, .room = room};
    rank.column_count = spec->table->schema->column_count;
    rank.arena = arena;
    rank.entries = arena_room(arena, room * sizeof *rank.entries);
    return rank;
}

void rank_release(struct table_rank *rank)
{
    arena_free(rank->own);
    rank->own = NULL;
}

bool sums_add(struct table_sum *to, const struct table_sum *from, size_t count,
              size_t *column)
{
    for (size_t i = 0; i < count; i++) {
        if (from[i].given && !sum_add(&to[i], &from[i].number)) {
            *column = i;
            return false;
        }
    }
    return true;
}

static int compare(const struct table_spec *spec, const struct table_entry *a,
                   const struct table_entry *b)
{
    for (size_t i = 0; i < spec->sort_count; i++) {
        const struct table_key *x = &a->keys[i], *y = &b->keys[i];
        if (x->given != y->given)
            return x->given ? -1 : 1;
        int order = x->given ? type_compare(&x->typed, &y->typed) : 0;
        if (order)
            return (order < 0) == spec->sorts[i].descending ? 1 : -1;
    }
    return 0;
}

/* A copy, all of it in one piece but for what is chosen of its keys. */
static struct table_entry copy_entry(const struct table_rank *rank,
                                     struct arena *arena,
                                     const struct table_entry *entry)
{
    size_t shown = rank->spec->column_count, sorts = rank->spec->sort_count;
    size_t room = sorts * sizeof *entry->keys +
                  rank->column_count * sizeof *entry->row.numbers +
                  shown * (sizeof *entry->row.cells + sizeof *entry->row.at);
    size_t texts = 0;
    for (size_t i = 0; i < shown; i++)
        texts += entry->row.cells[i].len + 1;
    struct table_entry copy;
    copy.keys = arena_room(arena, room + texts);
    copy.row.numbers = (struct table_sum *)(copy.keys + sorts);
    copy.row.cells = (struct str *)(copy.row.numbers + rank->column_count);
    copy.row.at = (struct place *)(copy.row.cells + shown);
    char *text = (char *)(copy.row.at + shown);
    for (size_t i = 0; i < sorts; i++) {
        copy.keys[i] = entry->keys[i];
        if (entry->keys[i].given)
            copy.keys[i].typed = type_keep(arena, &entry->keys[i].typed);
    }
    for (size_t i = 0; i < rank->column_count; i++)
        copy.row.numbers[i] = entry->row.numbers[i];
    for (size_t i = 0; i < shown; i++) {
        struct str cell = entry->row.cells[i];
        copy.row.cells[i] = (struct str){text, cell.len};
        copy.row.at[i] = entry->row.at[i];
        if (cell.len)
            memcpy(text, cell.at, cell.len);
        text[cell.len] = '\0';
        text += cell.len + 1;
    }
    return copy;
}

/* Leaves behind what was copied and has been pushed out since. */
static void compact(struct table_rank *rank)
{
    if (rank->copied < 1000 + 4 * rank->room)
        return;
    struct arena *arena = arena_within(rank->arena);
    for (size_t i = 0; i < rank->count; i++)
        rank->entries[i] = copy_entry(rank, arena, &rank->entries[i]);
    arena_free(rank->own);
    rank->arena = rank->own = arena;
    rank->copied = rank->count;
}

/* Behind all that are as good: rows keep their order. */
static size_t find_place(const struct table_rank *rank,
                         const struct table_entry *entry)
{
    size_t from = 0, to = rank->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (compare(rank->spec, &rank->entries[middle], entry) <= 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

bool rank_offer(struct table_rank *rank, struct table_entry *entry,
                void (*show)(void *context, struct table_entry *entry),
                void *context, struct table_sum *beyond, bool *lost,
                size_t *column)
{
    size_t place = find_place(rank, entry);
    if (rank->count == rank->room) {
        const struct table_entry *out = place == rank->room
                                            ? entry
                                            : &rank->entries[rank->room - 1];
        *lost = true;
        if (!sums_add(beyond, out->row.numbers, rank->column_count, column))
            return false;
        if (place == rank->room)
            return true;
        rank->count--;
    }
    show(context, entry);
    memmove(&rank->entries[place + 1], &rank->entries[place],
            (rank->count - place) * sizeof *rank->entries);
    rank->entries[place] = copy_entry(rank, rank->arena, entry);
    rank->count++;
    rank->copied++;
    compact(rank);
    return true;
}

void rank_take(const struct table_rank *rank, struct arena *arena,
               struct table_rows *rows)
{
    rows->count = rank->count;
    rows->rows = arena_array(arena, rank->count, sizeof *rows->rows);
    for (size_t i = 0; i < rank->count; i++)
        rows->rows[i] = rank->own
                            ? copy_entry(rank, arena, &rank->entries[i]).row
                            : rank->entries[i].row;
}

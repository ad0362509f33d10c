/* SPDX-License-Identifier: BSD-2-Clause */
/* The part of data/table.h that keeps the rows of a table. */
#include <string.h>

#include "data/table.h"

/* Writes a copy of the text and a NUL; returns what is behind them. */
static char *put_text(char *to, const char *text, size_t len)
{
    memcpy(to, text, len);
    to[len] = '\0';
    return to + len + 1;
}

/*
 * A copy that needs nothing of the reading, all of it in one piece: its cells,
 * then its id and their texts. Those of a section stay where they are.
 */
static struct row keep_row(struct arena *arena, const struct table *table,
                           const struct row *row)
{
    size_t count = table->schema->column_count,
           room = count * sizeof(struct cell);
    size_t id_len = strlen(row->id);
    struct row copy = *row;
    bool copied = table->csv_path != NULL;
    if (copied)
        room += id_len + 1;
    for (size_t i = 0; copied && i < count; i++)
        if (row->cells[i].given)
            room += row->cells[i].typed.text.len + 1;
    copy.cells = arena_room(arena, room);
    char *to = (char *)(copy.cells + count);
    if (copied) {
        copy.id = to;
        to = put_text(to, row->id, id_len);
    }
    for (size_t i = 0; i < count; i++) {
        struct cell *cell = &copy.cells[i];
        *cell = row->cells[i];
        if (!cell->given)
            continue;
        type_keep_choices(arena, &cell->typed);
        if (!copied)
            continue;
        cell->typed.text.at = to;
        to = put_text(to, row->cells[i].typed.text.at, cell->typed.text.len);
    }
    return copy;
}

static void keep_next(struct arena *arena, struct table *table,
                      const struct row *row)
{
    size_t count = table->kept_count;
    /* The array doubles when the count is a power of two. */
    if (!(count & (count - 1))) {
        struct row *more = arena_array(arena, count ? count * 2 : 1,
                                       sizeof *more);
        if (count)
            memcpy(more, table->kept, count * sizeof *more);
        table->kept = more;
    }
    table->kept[table->kept_count++] = keep_row(arena, table, row);
}

void rows_keep(struct arena *arena, struct table *table, size_t most,
               bool *more, struct diagnostics *all)
{
    *more = false;
    struct rows *rows = rows_open(arena, table, all);
    if (!rows)
        return;
    struct row row;
    while (!*more && rows_next(rows, &row)) {
        *more = table->kept_count == most;
        if (!*more)
            keep_next(arena, table, &row);
    }
    table->is_kept = !*more;
    table->kept_failed = !*more && rows_failed(rows);
    if (*more) {
        table->kept = NULL;
        table->kept_count = 0;
    }
    rows_close(rows);
}

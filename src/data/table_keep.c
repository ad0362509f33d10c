/* SPDX-License-Identifier: BSD-2-Clause */
/* The part of data/table.h that keeps the rows of a table. */
#include <string.h>

#include "data/table.h"

/* A copy that needs nothing of the reading. */
static struct row keep_row(struct arena *arena, const struct table *table,
                           const struct row *row)
{
    size_t count = table->schema->column_count;
    struct row copy = *row;
    if (table->csv_path)
        copy.id = arena_copy(arena, row->id, strlen(row->id));
    copy.cells = arena_array(arena, count, sizeof *copy.cells);
    for (size_t i = 0; i < count; i++) {
        copy.cells[i] = row->cells[i];
        if (row->cells[i].given)
            copy.cells[i].typed = type_keep(arena, &row->cells[i].typed);
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

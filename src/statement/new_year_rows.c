/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/new_year_rows.h"

#include <string.h>

#include "data/csv_write.h"
#include "data/table_header.h"

bool year_rows_change(const struct table_schema *schema)
{
    bool change = schema->yearly.kind != YEARLY_KEEP;
    for (size_t i = 0; i < schema->column_count; i++)
        change |= schema->columns[i].yearly.kind != YEARLY_KEEP;
    return change;
}

static struct year_row *add_row(struct arena *arena, struct year_rows *rows,
                                const char *id)
{
    /* The array doubles when the count is a power of two. */
    size_t count = rows->count;
    if (!(count & (count - 1))) {
        struct year_row *more = arena_array(arena, count ? count * 2 : 1,
                                            sizeof *more);
        if (count)
            memcpy(more, rows->list, count * sizeof *more);
        rows->list = more;
    }
    struct year_row *row = &rows->list[rows->count++];
    row->id = id;
    row->cells = arena_array(arena, rows->schema->column_count,
                             sizeof *row->cells);
    return row;
}

static void add_section(struct arena *arena, struct year_rows *rows,
                        const struct ini_section *section)
{
    struct year_row *row = add_row(arena, rows, section->id);
    for (size_t i = 0; i < rows->schema->column_count; i++) {
        const struct ini_entry *entry = ini_entry(
            section, rows->schema->columns[i].name);
        if (entry)
            row->cells[i] = entry->value;
    }
}

void year_rows_of_ini(struct arena *arena, const struct table_schema *schema,
                      const struct ini *ini, struct year_rows *rows)
{
    *rows = (struct year_rows){.schema = schema};
    for (const struct ini_section *s = ini->first; s; s = s->next)
        if (s->id && !strcmp(s->kind, schema->name))
            add_section(arena, rows, s);
}

static bool read_csv(struct arena *arena, const struct table *table,
                     struct year_rows *rows, struct diagnostics *all)
{
    struct csv *csv = csv_open(arena, table->csv_path, all);
    size_t *positions = csv ? table_match_header(arena, rows->schema, csv, all)
                            : NULL;
    struct csv_row from;
    while (positions && csv_next(csv, &from)) {
        struct year_row *row = add_row(arena, rows,
                                       arena_format(arena, "%zu", from.number));
        for (size_t i = 0; i < rows->schema->column_count; i++)
            if (positions[i] != SIZE_MAX)
                row->cells[i] = str_copy(
                    arena, csv_unguarded(from.cells[positions[i]].text));
    }
    bool good = positions && !csv_failed(csv);
    csv_close(csv);
    return good;
}

bool year_rows_read(struct arena *arena, const struct table *table,
                    struct year_rows *rows, struct diagnostics *all)
{
    *rows = (struct year_rows){.schema = table->schema};
    if (table->csv_path)
        return read_csv(arena, table, rows, all);
    for (size_t i = 0; i < table->section_count; i++)
        add_section(arena, rows, table->sections[i]);
    return true;
}

size_t year_column(const struct table_schema *to,
                   const struct table_schema *from, size_t column)
{
    const struct column *own = &to->columns[column];
    if (own->in_series)
        return SIZE_MAX; /* it is read where it was written first */
    if (own->yearly.kind == YEARLY_FROM)
        return table_column(from, str_of(own->yearly.from));
    if (own->yearly.kind != YEARLY_KEEP)
        return SIZE_MAX;
    return to == from ? column : table_column(from, str_of(own->name));
}

void year_rows_carry(struct arena *arena, const struct table_schema *to,
                     const struct year_rows *from, struct year_rows *rows)
{
    *rows = (struct year_rows){.schema = to};
    for (size_t r = 0; r < from->count; r++) {
        struct year_row *row = add_row(arena, rows, from->list[r].id);
        for (size_t i = 0; i < to->column_count; i++) {
            size_t column = year_column(to, from->schema, i);
            if (column != SIZE_MAX)
                row->cells[i] = from->list[r].cells[column];
        }
    }
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/table_header.h"

#include "data/refusal.h"

/* A remedy lists no more than this of the columns. */
#define LISTED_MAX 400

size_t table_column(const struct table_schema *schema, struct str name)
{
    for (size_t i = 0; i < schema->column_count; i++)
        if (str_is(name, schema->columns[i].name))
            return i;
    return SIZE_MAX;
}

void table_offer_columns(const struct table_schema *schema, struct str wanted,
                         bool labels, struct diagnostics *all)
{
    struct nearest nearest = nearest_make(wanted);
    struct buffer names = buffer_make(LISTED_MAX);
    for (size_t i = 0; i < schema->column_count; i++) {
        const struct column *column = &schema->columns[i];
        nearest_offer(&nearest, column->name);
        if (labels)
            nearest_offer(&nearest, column->label);
        buffer_add_format(&names, "%s%s", i ? ", " : "", column->name);
    }
    if (nearest.best)
        diagnostic_remedy(all, "did you mean '%s'?", nearest.best);
    else
        diagnostic_remedy(all, "%s has: %.*s%s", schema->name,
                          STR(buffer_str(&names)), names.full ? " …" : "");
    buffer_release(&names);
}

/* The column that a header's cell names, or SIZE_MAX. */
static size_t find_column(const struct table_schema *schema, struct str text)
{
    for (size_t i = 0; i < schema->column_count; i++)
        if (str_equal_nocase(text, str_of(schema->columns[i].name)) ||
            str_equal_nocase(text, str_of(schema->columns[i].label)))
            return i;
    return SIZE_MAX;
}

static void refuse_cell(struct arena *arena, const struct table_schema *schema,
                        const struct csv *csv, size_t position,
                        struct diagnostics *all)
{
    const struct csv_cell *cell = &csv_header(csv)->cells[position];
    if (cell->text.len) {
        struct refusal why = {.arena = arena};
        diagnostic_error(all, cell->at, "unknown column %s",
                         quoted(&why, cell->text));
        table_offer_columns(schema, cell->text, true, all);
    } else {
        diagnostic_error(all, cell->at, "column %zu has no name", position + 1);
        diagnostic_remedy(all, "name it in the first row, or take it out");
    }
    diagnostic_excerpt(all, csv_line_text(csv, cell->at));
}

static void refuse_double(const struct csv *csv, size_t first, size_t second,
                          struct diagnostics *all)
{
    const struct csv_cell *cells = csv_header(csv)->cells;
    diagnostic_error(all, cells[second].at, "the column '%.*s' stands twice",
                     STR(cells[second].text));
    diagnostic_remedy(all, "take one of them out");
    diagnostic_also(all, cells[first].at, "it stands here already");
    diagnostic_excerpt(all, csv_line_text(csv, cells[second].at));
}

/* Whether a cell of the header that names no column looks like this one. */
static bool is_misspelt(const struct table_schema *schema,
                        const struct csv_row *header, size_t column)
{
    for (size_t i = 0; i < header->count; i++) {
        struct str text = header->cells[i].text;
        if (!text.len || find_column(schema, text) != SIZE_MAX)
            continue;
        struct nearest nearest = nearest_make(text);
        for (size_t c = 0; c < schema->column_count; c++) {
            nearest_offer(&nearest, schema->columns[c].name);
            nearest_offer(&nearest, schema->columns[c].label);
        }
        if (nearest.best == schema->columns[column].name ||
            nearest.best == schema->columns[column].label)
            return true;
    }
    return false;
}

size_t *table_match_header(struct arena *arena,
                           const struct table_schema *schema,
                           const struct csv *csv, struct diagnostics *all)
{
    size_t errors = all->counts[DIAGNOSTIC_ERROR];
    const struct csv_row *header = csv_header(csv);
    size_t *positions = arena_array(arena, schema->column_count,
                                    sizeof *positions);
    for (size_t i = 0; i < schema->column_count; i++)
        positions[i] = SIZE_MAX;
    for (size_t i = 0; i < header->count; i++) {
        size_t column = find_column(schema, header->cells[i].text);
        if (column == SIZE_MAX)
            refuse_cell(arena, schema, csv, i, all);
        else if (positions[column] != SIZE_MAX)
            refuse_double(csv, positions[column], i, all);
        else
            positions[column] = i;
    }
    for (size_t i = 0; i < schema->column_count; i++) {
        if (positions[i] != SIZE_MAX || !schema->columns[i].required ||
            is_misspelt(schema, header, i))
            continue;
        diagnostic_error(all, place_line(csv_source(csv), header->line),
                         "the column '%s' is missing", schema->columns[i].name);
        diagnostic_remedy(all,
                          "the first row names the columns; give the table one "
                          "with this name");
        diagnostic_excerpt(
            all, csv_line_text(csv, place_line(csv_source(csv), header->line)));
    }
    return all->counts[DIAGNOSTIC_ERROR] == errors ? positions : NULL;
}

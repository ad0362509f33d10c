/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/given.h"

#include <stdint.h>
#include <string.h>

#include "data/csv.h"

/* The columns of answers.csv. */
enum answer_column { FIELD, LABEL, HELP, VALUE, ANSWER_COLUMNS };
static const char *const column_names[ANSWER_COLUMNS] = {"field", "label",
                                                         "help", "value"};

/* Finds the columns in the header. False: errors were added. */
static bool find_columns(const struct csv_row *header,
                         size_t columns[ANSWER_COLUMNS],
                         struct diagnostics *all)
{
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    for (int c = 0; c < ANSWER_COLUMNS; c++)
        columns[c] = SIZE_MAX;
    for (size_t i = 0; i < header->count; i++) {
        const struct csv_cell *cell = &header->cells[i];
        int c = 0;
        while (c < ANSWER_COLUMNS &&
               !str_equal_nocase(cell->text, str_of(column_names[c])))
            c++;
        if (c == ANSWER_COLUMNS) {
            diagnostic_error(all, cell->at, "unknown column '%.*s'",
                             STR(cell->text));
            diagnostic_remedy(all, "the columns are field, label, help, value");
        } else if (columns[c] != SIZE_MAX) {
            diagnostic_error(all, cell->at, "the column '%s' stands twice",
                             column_names[c]);
        } else {
            columns[c] = i;
        }
    }
    if (columns[VALUE] == SIZE_MAX ||
        (columns[FIELD] == SIZE_MAX && columns[LABEL] == SIZE_MAX)) {
        diagnostic_error(
            all, header->cells[0].at,
            "a column is missing: 'value', and 'field' or 'label'");
        diagnostic_remedy(all, "the first row names the columns");
    }
    return all->counts[DIAGNOSTIC_ERROR] == before;
}

static const struct field *field_by_label(const struct schema *schema,
                                          struct str label,
                                          struct nearest *nearest)
{
    for (const struct group *g = schema->first_group; g; g = g->next)
        for (const struct field *f = g->first; f; f = f->next) {
            if (str_equal_nocase(label, str_of(f->label)))
                return f;
            nearest_offer(nearest, f->label);
        }
    return NULL;
}

static const struct field *field_by_name(const struct schema *schema,
                                         struct str name,
                                         struct nearest *nearest)
{
    for (const struct group *g = schema->first_group; g; g = g->next)
        for (const struct field *f = g->first; f; f = f->next) {
            if (str_is(name, f->name))
                return f;
            nearest_offer(nearest, f->name);
        }
    return NULL;
}

/* The field that a row is about; NULL: an error was added. */
static const struct field *field_of_row(const struct given *given,
                                        const struct csv_row *row,
                                        const size_t columns[ANSWER_COLUMNS],
                                        struct diagnostics *all)
{
    bool by_name = columns[FIELD] != SIZE_MAX &&
                   str_trim(row->cells[columns[FIELD]].text).len;
    size_t column = by_name ? columns[FIELD] : columns[LABEL];
    if (column == SIZE_MAX)
        column = columns[FIELD];
    const struct csv_cell *cell = &row->cells[column];
    struct str name = str_trim(cell->text);
    struct nearest nearest = nearest_make(name);
    const struct field *field =
        by_name ? field_by_name(given->schema, name, &nearest)
                : field_by_label(given->schema, name, &nearest);
    if (field)
        return field;
    diagnostic_error(all, cell->at, "unknown field '%.*s' in row %zu",
                     STR(name), row->number);
    if (nearest.best)
        diagnostic_remedy(all, "did you mean '%s'?", nearest.best);
    return NULL;
}

static void take_row(struct arena *arena, struct given *given,
                     const struct csv_row *row,
                     const size_t columns[ANSWER_COLUMNS], bool *seen,
                     struct diagnostics *all)
{
    struct str value = str_trim(row->cells[columns[VALUE]].text);
    struct place at = row->cells[columns[VALUE]].at;
    if (!value.len)
        return;
    const struct field *field = field_of_row(given, row, columns, all);
    if (!field)
        return;
    if (field->recorded) {
        diagnostic_error(all, at, "'%s' is not for you to fill in",
                         field->name);
        diagnostic_remedy(all, "leave it empty: 'avow approve' records it");
    } else if (seen[field->number]) {
        diagnostic_error(all, at, "'%s' has a second value in row %zu",
                         field->name, row->number);
        diagnostic_also(all, given->fields[field->number].at,
                        "the first is here");
    } else {
        seen[field->number] = true;
        given->fields[field->number] = (struct given_field){
            str_copy(arena, value), at};
    }
}

void given_answers(struct arena *arena, struct given *given, const char *path,
                   struct diagnostics *all)
{
    struct csv *csv = csv_open(arena, path, all);
    if (!csv)
        return;
    size_t columns[ANSWER_COLUMNS];
    bool *seen = arena_array(arena, given->schema->field_count, sizeof *seen);
    struct csv_row row;
    if (find_columns(csv_header(csv), columns, all))
        while (csv_next(csv, &row))
            take_row(arena, given, &row, columns, seen, all);
    csv_close(csv);
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/given.h"

#include <stdint.h>
#include <string.h>

#include "base/file.h"
#include "data/csv.h"
#include "data/csv_write.h"

/* The columns of answers.csv. */
enum answer_column { FIELD, LABEL, HELP, VALUE, ANSWER_COLUMNS };
static const char *const column_names[ANSWER_COLUMNS] = {"field", "label",
                                                         "help", "value"};

static void missing_column(const struct csv *csv, enum answer_column column,
                           struct diagnostics *all)
{
    struct place at = place_line(csv_source(csv), csv_header(csv)->line);
    diagnostic_error(all, at, "the column '%s' is missing",
                     column_names[column]);
    diagnostic_remedy(all, "the first row names the columns; 'avow show fields "
                           "--csv' writes a file that has them");
    diagnostic_excerpt(all, csv_line_text(csv, at));
}

/* Finds the columns in the header. False: errors were added. */
static bool find_columns(const struct csv *csv, size_t columns[ANSWER_COLUMNS],
                         struct diagnostics *all)
{
    const struct csv_row *header = csv_header(csv);
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
            diagnostic_excerpt(all, csv_line_text(csv, cell->at));
        } else if (columns[c] != SIZE_MAX) {
            diagnostic_error(all, cell->at, "the column '%s' stands twice",
                             column_names[c]);
            diagnostic_remedy(all, "take one of them out");
            diagnostic_excerpt(all, csv_line_text(csv, cell->at));
        } else {
            columns[c] = i;
        }
    }
    if (columns[FIELD] == SIZE_MAX && columns[LABEL] == SIZE_MAX)
        missing_column(csv, FIELD, all);
    if (columns[VALUE] == SIZE_MAX)
        missing_column(csv, VALUE, all);
    return all->counts[DIAGNOSTIC_ERROR] == before;
}

static const struct field *find_field(const struct schema *schema,
                                      struct str name, bool by_name)
{
    for (const struct group *g = schema->first_group; g; g = g->next)
        for (const struct field *f = g->first; f; f = f->next)
            if (by_name ? str_is(name, f->name)
                        : str_equal_nocase(name, str_of(f->label)))
                return f;
    return NULL;
}

/* The name or label that was meant; NULL: none is near. */
static const char *nearest_field(const struct schema *schema, struct str name,
                                 bool by_name)
{
    struct nearest nearest = nearest_make(name);
    for (const struct group *g = schema->first_group; g; g = g->next)
        for (const struct field *f = g->first; f; f = f->next)
            nearest_offer(&nearest, by_name ? f->name : f->label);
    return nearest.best;
}

/* The field that a row is about; NULL: an error was added. */
static const struct field *field_of_row(const struct given *given,
                                        const struct csv_row *row,
                                        const size_t columns[ANSWER_COLUMNS],
                                        struct diagnostics *all)
{
    bool by_name = columns[FIELD] != SIZE_MAX &&
                   !str_is_blank(row->cells[columns[FIELD]].text);
    size_t column = by_name ? columns[FIELD] : columns[LABEL];
    if (column == SIZE_MAX)
        column = columns[FIELD];
    const struct csv_cell *cell = &row->cells[column];
    struct str name = csv_unguarded(str_trim(cell->text));
    const struct field *field = find_field(given->schema, name, by_name);
    if (field)
        return field;
    if (name.len)
        diagnostic_error(all, cell->at, "unknown field '%.*s' in row %zu",
                         STR(name), row->number);
    else
        diagnostic_error(all, cell->at, "row %zu has a value, but no field",
                         row->number);
    const char *meant = nearest_field(given->schema, name, by_name);
    if (meant)
        diagnostic_remedy(all, "did you mean '%s'?", meant);
    else
        diagnostic_remedy(all, "'avow show fields' lists what there is");
    return NULL;
}

/* The row's field is given already, in a row above. */
static void refuse_second(const struct field *field, size_t number,
                          struct place at, struct place first,
                          struct diagnostics *all)
{
    diagnostic_error(all, at, "'%s' has a second value in row %zu", field->name,
                     number);
    diagnostic_also(all, first, "the first is here");
    diagnostic_remedy(all, "take one of the two rows out");
}

/* Takes a row; false: an error was added. */
static bool take_row(struct arena *arena, struct given *given,
                     const struct csv *csv, const struct csv_row *row,
                     const size_t columns[ANSWER_COLUMNS], bool *seen,
                     struct diagnostics *all)
{
    struct str value = csv_unguarded(str_trim(row->cells[columns[VALUE]].text));
    struct place at = row->cells[columns[VALUE]].at;
    if (!value.len)
        return true;
    const struct field *field = field_of_row(given, row, columns, all);
    if (!field)
        return false;
    struct given_field *own = &given->fields[field->number];
    if (field->recorded) {
        diagnostic_error(all, at, "'%s' is not for you to fill in",
                         field->name);
        diagnostic_remedy(all, "leave it empty: 'avow approve' records it");
        return false;
    }
    if (seen[field->number]) {
        refuse_second(field, row->number, at, own->at, all);
        return false;
    }
    seen[field->number] = true;
    struct str line = str_copy(arena, csv_line_text(csv, at));
    *own = (struct given_field){.text = str_copy(arena, value),
                                .at = at,
                                .line = line,
                                .foreign = given->foreign,
                                .answered = true};
    return true;
}

void given_answers(struct arena *arena, struct given *given, const char *path,
                   struct diagnostics *all)
{
    /* A shell makes the file before 'avow show fields --csv' can read the facts
     * that it writes there: an empty one holds no answers, and no fault. */
    if (file_is_empty(path))
        return;
    struct csv *csv = csv_open(arena, path, all);
    if (!csv)
        return;
    size_t columns[ANSWER_COLUMNS];
    bool *seen = arena_array(arena, given->schema->field_count, sizeof *seen);
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    struct csv_row row;
    /* A file with as many faults as are shown is not read for more of them. */
    if (find_columns(csv, columns, all))
        while (all->counts[DIAGNOSTIC_ERROR] - before < DIAGNOSTICS_KEPT &&
               csv_next(csv, &row))
            if (!take_row(arena, given, csv, &row, columns, seen, all))
                diagnostic_excerpt(all, csv_line_text(csv, all->last->at));
    csv_close(csv);
}

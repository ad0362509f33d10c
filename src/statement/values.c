/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/values.h"

#include "base/file.h"
#include "base/folder.h"
#include "statement/over_years.h"

/* Whether something of one period would be written for all of them. */
static bool is_for_all(const struct group *group, struct place at,
                       const struct ini *organisation)
{
    return !group->lasts && organisation && at.source == organisation->source;
}

/* Where a group that is not there would stand. */
static struct place place_of_group(const struct statement *statement,
                                   const struct given *given,
                                   const struct ini *organisation,
                                   const struct group *group)
{
    struct place at = given->groups[group->number];
    if (at.source && !is_for_all(group, at, organisation))
        return at;
    bool lasts = group->lasts && organisation;
    return place_line(lasts ? organisation->source : statement->source, 0);
}

/* Excel writes the dates of answers.csv in an order of its own. */
static struct type type_of(const struct field *field, enum date_order order,
                           const struct given_field *given)
{
    struct type type = field->type;
    if (given->answered && type.date_order == DATE_ISO_ONLY) {
        type.date_order = order;
        type.order_section = "answers";
    }
    return type;
}

/* Reads what is given in the language of the file that it stands in. */
static bool read_field(struct arena *arena, const struct statement *statement,
                       const struct field *field, enum date_order order,
                       const struct given_field *given, struct typed *typed,
                       struct diagnostics *all)
{
    const struct original *original = statement->original;
    if (!given->foreign &&
        type_take_plain(&field->type, statement->locale, given->text, typed))
        return true;
    struct type type = type_of(field, order, given);
    if (!given->foreign)
        return type_read(arena, &type, statement->locale, field->name,
                         given->text, given->at, typed, all);
    const struct field *from = schema_field(original->schema,
                                            str_of(field->name));
    type = type_of(from, order, given);
    if (!type_read(arena, &type, original->translation.from, field->name,
                   given->text, given->at, typed, all))
        return false;
    translate(&original->translation, &from->type, &field->type, typed);
    return true;
}

static struct value *
field_value(struct arena *arena, const struct statement *statement,
            const struct field *field, enum date_order order,
            const struct given_field *given, struct place missing_at,
            struct diagnostics *all)
{
    struct value *value = NULL;
    if (given->text.len) {
        struct typed *typed = arena_alloc(arena, sizeof *typed);
        if (read_field(arena, statement, field, order, given, typed, all))
            value = type_value_of(arena, &field->type, statement->locale, typed,
                                  given->at);
        else if (given->line.len)
            diagnostic_excerpt(all, given->line);
    }
    if (!value)
        value = type_missing(arena, &field->type,
                             field->required ? VALUE_GAP : VALUE_EMPTY,
                             field->label, missing_at);
    value->label = field->label;
    value->optional = !field->required;
    value->markdown = field->type.kind == TYPE_MARKDOWN;
    if (value->markdown && given->foreign && value->state == VALUE_GIVEN)
        value->language = locale_tag(statement->original->translation.from);
    return value;
}

static void add_groups(struct arena *arena, struct statement *statement,
                       const struct given *given,
                       const struct ini *organisation, struct diagnostics *all)
{
    for (const struct group *g = statement->schema->first_group; g;
         g = g->next) {
        struct value *map = value_map(arena);
        map->at = place_of_group(statement, given, organisation, g);
        map->label = g->label;
        /* A group is true when a field of it is given. */
        map->truth = false;
        for (const struct field *f = g->first; f; f = f->next) {
            const struct given_field *field = &given->fields[f->number];
            bool empty = field->at.source && !field->text.len &&
                         !is_for_all(g, field->at, organisation);
            struct value *value = field_value(arena, statement, f,
                                              given->date_order, field,
                                              empty ? field->at : map->at, all);
            map->truth = map->truth || value->state == VALUE_GIVEN;
            value_add_named(map, &f->member, value);
        }
        value_add_named(statement->values, &g->member, map);
    }
}

struct value *values_cell(struct arena *arena,
                          const struct statement *statement,
                          const struct column *column, const struct cell *cell)
{
    struct value *value;
    const char *label = column->asked ? column->asked : column->label;
    if (cell->given) {
        value = type_value_of(arena, &column->type, statement->locale,
                              &cell->typed, cell->at);
    } else {
        /* One that is required is missing in a model only. */
        value = type_missing(arena, &column->type,
                             column->required && !cell->none ? VALUE_GAP
                                                             : VALUE_EMPTY,
                             label, cell->at);
    }
    value->label = label;
    value->optional = !column->required;
    value->markdown = column->type.kind == TYPE_MARKDOWN;
    if (value->markdown && cell->foreign && cell->given && statement->original)
        value->language = locale_tag(statement->original->translation.from);
    return value;
}

void values_row(struct arena *arena, const struct statement *statement,
                const struct table_schema *schema, const struct row *row,
                struct value *item)
{
    item->at = row->at;
    value_add(item, "id", value_text(arena, str_copy(arena, str_of(row->id))));
    for (size_t i = 0; i < schema->column_count; i++)
        value_add(
            item, schema->columns[i].name,
            values_cell(arena, statement, &schema->columns[i], &row->cells[i]));
}

/* What rows are made of, once a template goes through them: most tables are
 * shown by a fence alone. */
struct listing {
    struct value_later later; /* first: it is what make_…() is given */
    struct arena *arena;
    const struct statement *statement;
    const struct table *table;
};

static void leave_for_later(struct arena *arena,
                            const struct statement *statement,
                            const struct table *table, struct value *value,
                            void (*make)(struct value_later *later))
{
    struct listing *listing = arena_alloc(arena, sizeof *listing);
    listing->later = (struct value_later){.make = make, .value = value};
    listing->arena = arena;
    listing->statement = statement;
    listing->table = table;
    value->later = &listing->later;
}

static void make_items(struct value_later *later)
{
    const struct listing *listing = (const struct listing *)later;
    const struct table *table = listing->table;
    later->value->count = 0;
    for (size_t i = 0; i < table->kept_count; i++) {
        struct value *item = value_map(listing->arena);
        values_row(listing->arena, listing->statement, table->schema,
                   &table->kept[i], item);
        value_append(later->value, item);
    }
}

/* A row with no value in it: what can be said of a row that is not there. */
static void make_model(struct value_later *later)
{
    const struct listing *listing = (const struct listing *)later;
    const struct table *table = listing->table;
    struct row row = {.id = "", .at = table->at};
    row.cells = arena_array(listing->arena, table->schema->column_count,
                            sizeof *row.cells);
    values_row(listing->arena, listing->statement, table->schema, &row,
               later->value);
}

/* Lists the rows of a table, or finds that there are too many to list. */
static void list_rows(struct arena *arena, const struct statement *statement,
                      struct table *table, struct value *list,
                      struct diagnostics *all)
{
    rows_keep(arena, table, ROWS_KEPT, &list->withheld, all);
    list->count = table->kept_count;
    list->truth = list->count || list->withheld;
    if (list->count)
        leave_for_later(arena, statement, table, list, make_items);
}

/* Says that a workbook beside the place of a CSV file is not read. */
static void note_workbook(struct arena *arena,
                          const struct statement *statement, const char *csv,
                          struct diagnostics *all)
{
    static const char *const endings[] = {"xlsx", "xls", "ods", "csv.csv"};
    const char *name = path_name(csv), *dot = strrchr(csv, '.');
    for (size_t i = 0;
         dot && dot > name && i < sizeof endings / sizeof *endings; i++) {
        const char *other = arena_format(arena, "%.*s.%s", (int)(dot - csv),
                                         csv, endings[i]);
        if (folder_lacks(statement->listed, other))
            continue;
        const char *path = path_join(arena, statement->folder, other);
        if (!file_is_regular(path))
            continue;
        diagnostic_note(all, place_line(source_new(arena, path, str_of("")), 0),
                        "not read: the table is looked for in '%s'", name);
        if (i == 3)
            diagnostic_remedy(all, "rename it");
        else
            diagnostic_remedy(all, "open it in Excel, choose File, Save As and "
                                   "the type 'CSV UTF-8 (Comma delimited)'");
    }
}

/* Opens the usual file of a table for its first reading, unless it is best
 * looked for by its path. */
static bool open_for_rows(struct arena *arena, const struct folder *folder,
                          struct table *table)
{
    struct opened_file file;
    if (!folder_open_file(folder, table->schema->file, &file))
        return false;
    struct opened_file *kept = arena_room(arena, sizeof *kept);
    *kept = file;
    table->csv_file = kept;
    return true;
}

/* Looks for the usual file of a table where a statement's files may be. */
static void find_usual_file(struct arena *arena,
                            const struct statement *statement,
                            struct table *table, struct diagnostics *all)
{
    const struct original *original = statement->original;
    const char *const folders[] = {
        statement->folder, original ? original->folder : NULL, statement->root};
    const struct folder *const listed[] = {statement->listed, NULL,
                                           statement->root_listed};
    for (size_t i = 0; i < 3 && !table->csv_path; i++) {
        if (!folders[i] || folder_lacks(listed[i], table->schema->file))
            continue;
        char *path = path_join(arena, folders[i], table->schema->file);
        bool is_there = open_for_rows(arena, listed[i], table);
        if (!is_there &&
            !file_find_inside(statement->root, path, &is_there, all))
            return;
        if (is_there)
            table->csv_path = path;
    }
    if (!table->csv_path)
        note_workbook(arena, statement, table->schema->file, all);
}

/* In which language the rows are, where that is not the statement's own. */
static void set_language(struct arena *arena, const struct statement *statement,
                         struct table *table)
{
    const struct original *original = statement->original;
    if (!original)
        return;
    const char *own = arena_format(arena, "%s/", statement->folder);
    if (table->csv_path && str_starts(str_of(table->csv_path), own))
        return;
    table->translation = &original->translation;
    table->given = schema_table(original->schema, str_of(table->schema->name));
    table->own = statement->source;
}

/* Where a table's rows come from: sections, the file named, the usual file. */
static void find_rows(struct arena *arena, const struct statement *statement,
                      const struct given_table *given, struct table *table,
                      struct diagnostics *all)
{
    table->sections = given->sections;
    table->section_count = given->section_count;
    table->date_order = given->date_order;
    table->at = place_line(statement->source, 0);
    if (given->section_count)
        table->at = given->sections[0]->at;
    if (given->file && given->section_count) {
        diagnostic_error(all, given->file_at,
                         "the table '%s' has a file and sections as well",
                         table->schema->name);
        diagnostic_also(all, table->at, "its first section");
        diagnostic_remedy(all, "keep its rows in one of the two");
    } else if (given->file) {
        table->csv_path = given->file;
        table->at = given->file_at;
    } else if (!given->section_count && table->schema->file) {
        find_usual_file(arena, statement, table, all);
        return;
    }
    if (given->file && !given->section_count && !file_is_there(given->file)) {
        diagnostic_error(all, table->at, "there is no file '%s'", given->file);
        diagnostic_remedy(all, "put it there, or mend its name here; capitals "
                               "and small letters differ");
        table->csv_path = NULL;
    }
    if (table->csv_path &&
        !file_stays_inside(statement->root, table->csv_path, all))
        table->csv_path = NULL;
}

static void add_tables(struct arena *arena, struct statement *statement,
                       const struct given *given, struct diagnostics *all)
{
    const struct schema *schema = statement->schema;
    statement->tables = arena_array(arena, schema->table_count,
                                    sizeof *statement->tables);
    statement->table_count = schema->table_count;
    for (const struct schema_table *t = schema->first_table; t; t = t->next) {
        struct table *table = &statement->tables[t->number];
        table->schema = &t->schema;
        table->locale = statement->locale;
        find_rows(arena, statement, &given->tables[t->number], table, all);
        set_language(arena, statement, table);
        struct value *list = value_list(arena);
        list->label = t->schema.label;
        list->at = table->at;
        if (table->csv_path || table->section_count)
            list_rows(arena, statement, table, list, all);
        list->optional = !t->schema.required;
        struct value *model = value_map(arena);
        leave_for_later(arena, statement, table, model, make_model);
        list->model = model;
        bool has_rows = list->count || list->withheld;
        if (!has_rows)
            list->state = t->schema.required ? VALUE_GAP : VALUE_EMPTY;
        value_add(list, "count",
                  value_text(arena, text_digits(arena, list->count)));
        value_add(statement->values, t->schema.name, list);
    }
}

void values_make(struct arena *arena, struct statement *statement,
                 const struct given *given, const struct ini *organisation,
                 struct diagnostics *all)
{
    statement->values = value_map(arena);
    add_groups(arena, statement, given, organisation, all);
    add_tables(arena, statement, given, all);
    over_years_add(statement, all);
}

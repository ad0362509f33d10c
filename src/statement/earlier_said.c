/* SPDX-License-Identifier: BSD-2-Clause */
/* The part of earlier.h that reads what a period said. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "data/json.h"
#include "statement/earlier.h"

/* The file of a record that has what was printed, as data. */
#define FACTS_FILE "statement.json"

/* More rows of one table nobody compares by their names. */
#define ROWS_COMPARED 1000

/* The language that a period is in: how it writes, and what it calls columns
 * and choices; and how its values become the statement's. */
struct tongue {
    const struct locale *locale;
    const struct schema *schema;
    const struct translation *translation;
};

/* False: nothing can be read in that language. */
static bool find_tongue(const struct statement *statement, const char *tag,
                        struct tongue *tongue)
{
    struct diagnostics unsaid = diagnostics_make(statement->arena);
    const struct original *original = statement->original;
    struct place at = place_line(statement->source, 0);
    struct translation *none = arena_alloc(statement->arena, sizeof *none);
    *none = (struct translation){.to = statement->locale};
    *tongue = (struct tongue){statement->locale, statement->schema, none};
    none->from = statement->locale;
    if (!strcmp(tag, locale_tag(statement->locale)))
        return true;
    if (original && !strcmp(tag, locale_tag(original->translation.from))) {
        *tongue = (struct tongue){original->translation.from, original->schema,
                                  &original->translation};
        return true;
    }
    tongue->locale = shelf_locale(statement->shelf, tag, at, &unsaid);
    const struct pack *pack = shelf_pack(statement->shelf,
                                         statement->pack->name, at, &unsaid);
    if (pack)
        pack = shelf_edition(statement->shelf, pack, tag, at, &unsaid);
    if (!tongue->locale || !pack)
        return false;
    tongue->schema = pack->schema;
    none->from = tongue->locale;
    return true;
}

static const struct choice *choice_of_code(const struct type *type,
                                           const char *code)
{
    for (size_t i = 0; i < type->choice_count; i++)
        if (!strcmp(type->choices[i].code, code))
            return &type->choices[i];
    return NULL;
}

/* Makes of a value of one type that of another. False: it has none of it. */
static bool become(const struct statement *statement,
                   const struct tongue *tongue, const struct type *from,
                   const struct type *to, struct typed *typed)
{
    if (from->kind != to->kind)
        return false;
    size_t count = typed->chosen_count;
    const struct choice **chosen = arena_array(statement->arena, count,
                                               sizeof(*chosen));
    for (size_t i = 0; i < count; i++) {
        chosen[i] = choice_of_code(to, typed->chosen[i]->code);
        if (!chosen[i])
            return false;
    }
    typed->chosen_count = 0; /* translate() would know them by their places */
    translate(tongue->translation, from, to, typed);
    typed->chosen = chosen;
    typed->chosen_count = count;
    return true;
}

static struct str member_text(const struct value *map, const char *name)
{
    const struct value *value = value_member(map, str_of(name));
    return value ? value->text : str_of("");
}

static const struct value *list_of(const struct value *map, const char *name)
{
    const struct value *list = value_member(map, str_of(name));
    return list && list->kind == VALUE_LIST ? value_items(list) : NULL;
}

static void note_file(struct arena *arena, struct earlier *earlier,
                      const char *path)
{
    struct earlier_file *file = arena_alloc(arena, sizeof *file);
    *file = (struct earlier_file){earlier->files, path};
    earlier->files = file;
}

/* What a record publishes as data, or an empty map. */
static const struct value *facts_of_record(struct arena *arena,
                                           struct earlier *earlier)
{
    const struct record_file *file = earlier->record->files;
    while (file && strcmp(file->name, FACTS_FILE) != 0)
        file = file->next;
    if (earlier->facts)
        return earlier->facts;
    if (file) {
        note_file(arena, earlier,
                  path_join(arena, earlier->record->folder, FACTS_FILE));
        earlier->facts = json_read_quietly(arena, file->bytes);
    }
    if (!earlier->facts)
        earlier->facts = value_map(arena);
    return earlier->facts;
}

/* A place in the record, for what is read from it. */
static struct place place_in_record(struct arena *arena,
                                    const struct earlier *earlier)
{
    const char *path = path_join(arena, earlier->record->folder, FACTS_FILE);
    return place_line(source_new(arena, path, str_of("")), 0);
}

/* Reads what was printed of a value. False: it is none of that type. */
static bool take_shown(const struct statement *statement,
                       const struct tongue *tongue, const struct type *from,
                       const struct type *to, struct str shown,
                       struct typed *typed)
{
    struct refusal why = {.arena = statement->arena};
    struct type plain = *from;
    plain.has_min = plain.has_max = false; /* bounds may have been others */
    if (!str_trim(shown).len || !type_take(statement->arena, &plain,
                                           tongue->locale, shown, typed, &why))
        return false;
    /* Other numbers of its column may have given it zeros at the end. */
    if (type_is_number(plain.kind))
        typed->number = decimal_tidy(typed->number);
    return become(statement, tongue, from, to, typed);
}

/* A field as the record has it for machines: numbers with a point. */
static bool take_plain(const struct statement *statement,
                       const struct tongue *tongue, const struct type *from,
                       const struct type *to, struct str text,
                       struct typed *typed)
{
    if (!type_is_number(to->kind) || from->kind != to->kind)
        return take_shown(statement, tongue, from, to, text, typed);
    *typed = (struct typed){.kind = to->kind, .text = text};
    return decimal_read(text, &typed->number);
}

static bool field_of_record(const struct statement *statement,
                            struct earlier *earlier,
                            const struct tongue *tongue,
                            const struct field *field, struct typed *typed)
{
    const struct field *from = schema_field(tongue->schema,
                                            str_of(field->name));
    const struct value *facts = facts_of_record(statement->arena, earlier);
    for (const struct value *f = list_of(facts, "fields"); from && f;
         f = f->next)
        if (str_is(member_text(f, "name"), field->name))
            return take_plain(statement, tongue, &from->type, &field->type,
                              member_text(f, "value"), typed);
    return false;
}

bool earlier_field(const struct statement *statement, struct earlier *earlier,
                   const struct field *field, struct typed *typed,
                   struct place *at)
{
    struct tongue tongue;
    if ((!earlier->record && !earlier->statement) ||
        !find_tongue(statement, earlier->language, &tongue))
        return false;
    if (earlier->record) {
        *at = place_in_record(statement->arena, earlier);
        return field_of_record(statement, earlier, &tongue, field, typed);
    }
    const struct field *from = schema_field(earlier->statement->schema,
                                            str_of(field->name));
    const struct value *value =
        from ? statement_value(earlier->statement, str_of(field->name)) : NULL;
    if (!value || !value->typed)
        return false;
    if (value->at.source)
        note_file(statement->arena, earlier, value->at.source->path);
    *at = value->at;
    *typed = *value->typed;
    return become(statement, &tongue, &from->type, &field->type, typed);
}

/* Rows that are being gathered of what was printed, or of a draft's table. */
struct gathering {
    const struct statement *statement;
    struct earlier *earlier;
    struct tongue tongue;
    struct table *table;
    const struct table_schema *from; /* in the language of the period */
    const struct value **last; /* a row: the printed table that had it last */
    bool *several;             /* which had it more than once */
    struct place at;
};

/* Whether what the period said is in the language that is translated. */
static bool is_foreign(const struct gathering *g)
{
    const struct original *original = g->statement->original;
    return original && g->tongue.translation == &original->translation;
}

/* Reads what was printed in a column of the table. */
static bool take_in_column(struct gathering *g, size_t column, struct str shown,
                           struct typed *typed)
{
    const struct column *to = &g->table->schema->columns[column];
    size_t from = table_column(g->from, str_of(to->name));
    return from != SIZE_MAX &&
           take_shown(g->statement, &g->tongue, &g->from->columns[from].type,
                      &to->type, shown, typed);
}

/* The row of that name, or a new one. NULL: the printed table has had it
 * before, or there are too many. */
static struct row *row_called(struct gathering *g, struct str name,
                              const struct value *printed)
{
    struct arena *arena = g->statement->arena;
    struct table *table = g->table;
    struct typed typed;
    size_t i = 0;
    if (!take_in_column(g, 0, name, &typed))
        return NULL;
    while (i < table->kept_count &&
           !str_equal_nocase(table->kept[i].cells[0].typed.text, typed.text))
        i++;
    if (i < table->kept_count && g->last[i] == printed) {
        g->several[i] = true;
        return NULL;
    }
    if (i == ROWS_COMPARED)
        return NULL;
    struct row *row = &table->kept[i];
    g->last[i] = printed;
    if (i < table->kept_count)
        return row;
    table->kept_count++;
    row->id = text_digits(arena, table->kept_count).at;
    row->at = g->at;
    row->cells = arena_array(arena, table->schema->column_count,
                             sizeof *row->cells);
    for (size_t c = 0; c < table->schema->column_count; c++)
        row->cells[c].at = g->at;
    row->cells[0] = (struct cell){.given = true, .typed = typed, .at = g->at};
    return row;
}

/* Whether a file of a record has a table, or a series of it: "kpis.csv",
 * "kpis-2.csv". */
static bool is_file_of(const struct schema *schema,
                       const struct table_schema *table, struct str file)
{
    struct str name = str_slice(file, 0, str_find(file, '.'));
    size_t end = name.len;
    while (end && is_ascii_digit((unsigned char)name.at[end - 1]))
        end--;
    if (end && end < name.len && name.at[end - 1] == '-')
        name = str_slice(name, 0, end - 1);
    const struct schema_series *series = schema_series(schema, name);
    return str_is(name, table->name) ||
           (series && !strcmp(series->of->name, table->name));
}

/* The column of this year's figure that a series has under the name of its
 * year, and of the years before; or SIZE_MAX. */
static size_t column_of_year(const struct gathering *g, struct str heading)
{
    struct arena *arena = g->statement->arena;
    const struct schema_series *s = g->statement->schema->first_series;
    while (s && strcmp(s->of->name, g->table->schema->name) != 0)
        s = s->next;
    for (size_t i = 0; s && i < SERIES_YEARS_MAX; i++) {
        int months = -12 * (int)i;
        if (s->before[i] != SIZE_MAX &&
            str_is(heading,
                   statement_period_name(
                       arena, date_add_months(g->earlier->start, months),
                       date_add_months(g->earlier->end, months))))
            return s->before[i];
    }
    return SIZE_MAX;
}

static size_t column_called(const struct gathering *g, struct str heading)
{
    for (size_t i = 0; i < g->from->column_count; i++)
        if (str_equal_nocase(heading, str_of(g->from->columns[i].label)))
            return table_column(g->table->schema,
                                str_of(g->from->columns[i].name));
    return column_of_year(g, heading);
}

static void take_cells(struct gathering *g, struct row *row,
                       const struct value *cells, const size_t *columns)
{
    for (size_t i = 0; cells; cells = cells->next, i++) {
        struct cell *cell = columns[i] != SIZE_MAX ? &row->cells[columns[i]]
                                                   : NULL;
        if (cell && !cell->given) {
            cell->foreign = is_foreign(g);
            cell->given = take_in_column(g, columns[i], cells->text,
                                         &cell->typed);
        }
    }
}

static size_t count_items(const struct value *item)
{
    size_t count = 0;
    for (; item; item = item->next)
        count++;
    return count;
}

/* The rows of a table that a record has, of which the first column of the
 * table is the name of each. */
static void take_printed(struct gathering *g, const struct value *printed)
{
    const struct value *heading = list_of(printed, "columns");
    size_t count = count_items(heading), key = SIZE_MAX;
    size_t *columns = arena_array(g->statement->arena, count, sizeof *columns);
    for (size_t i = 0; i < count; i++, heading = heading->next) {
        columns[i] = column_called(g, heading->text);
        if (columns[i] == 0)
            key = i;
    }
    if (key == SIZE_MAX)
        return;
    for (const struct value *r = list_of(printed, "rows"); r; r = r->next) {
        const struct value *cells = value_items(r), *name = cells;
        for (size_t i = 0; i < key && name; i++)
            name = name->next;
        struct row *row = NULL;
        if (name && str_trim(name->text).len && count_items(cells) == count)
            row = row_called(g, name->text, printed);
        if (row)
            take_cells(g, row, cells, columns);
    }
}

/* Room for so many rows. */
static void make_room(struct gathering *g, size_t rows)
{
    struct arena *arena = g->statement->arena;
    g->table->kept = arena_array(arena, rows, sizeof *g->table->kept);
    g->last = arena_array(arena, rows, sizeof(*g->last));
    g->several = arena_array(arena, rows, sizeof *g->several);
}

static void gather_record(struct gathering *g)
{
    const struct value *facts = facts_of_record(g->statement->arena,
                                                g->earlier);
    const struct value *tables = list_of(facts, "tables");
    size_t rows = 0, kept = 0;
    for (const struct value *t = tables; t; t = t->next)
        rows += count_items(list_of(t, "rows"));
    make_room(g, rows);
    g->at = place_in_record(g->statement->arena, g->earlier);
    for (const struct value *t = tables; t; t = t->next)
        if (is_file_of(g->statement->schema, g->table->schema,
                       member_text(t, "file")))
            take_printed(g, t);
    for (size_t i = 0; i < g->table->kept_count; i++)
        if (!g->several[i])
            g->table->kept[kept++] = g->table->kept[i];
    g->table->kept_count = kept;
}

/* A cell of a draft's row in a column of the statement. */
static void take_cell(struct gathering *g, const struct table *from,
                      const struct row *row, size_t column, struct cell *cell)
{
    const struct column *to = &g->table->schema->columns[column];
    size_t own = table_column(from->schema, str_of(to->name));
    *cell = (struct cell){.at = row->at};
    if (own == SIZE_MAX || !row->cells[own].given)
        return;
    *cell = row->cells[own];
    cell->foreign = cell->foreign || is_foreign(g);
    cell->given = become(g->statement, &g->tongue,
                         &from->schema->columns[own].type, &to->type,
                         &cell->typed);
    if (!column && cell->given)
        cell->typed.text = text_one_line(g->statement->arena, cell->typed.text);
}

static void gather_draft(struct gathering *g)
{
    const struct table_schema *schema = g->table->schema;
    const struct table *from = statement_table(g->earlier->statement,
                                               str_of(schema->name));
    make_room(g, from ? from->kept_count : 0);
    if (from && (from->csv_path || from->kept_count))
        note_file(g->statement->arena, g->earlier,
                  from->csv_path ? from->csv_path
                                 : g->earlier->statement->source->path);
    for (size_t i = 0; from && i < from->kept_count; i++) {
        if (!from->kept[i].cells[0].given)
            continue;
        struct row *row = &g->table->kept[g->table->kept_count++];
        *row = from->kept[i];
        row->cells = arena_array(g->statement->arena, schema->column_count,
                                 sizeof *row->cells);
        for (size_t c = 0; c < schema->column_count; c++)
            take_cell(g, from, &from->kept[i], c, &row->cells[c]);
    }
}

/* The columns of a table, none of which has to be given. */
static const struct table_schema *as_said(struct arena *arena,
                                          const struct table_schema *schema)
{
    struct table_schema *said = arena_alloc(arena, sizeof *said);
    *said = *schema;
    said->required = false;
    said->columns = arena_array(arena, schema->column_count,
                                sizeof *said->columns);
    for (size_t i = 0; i < schema->column_count; i++) {
        said->columns[i] = schema->columns[i];
        said->columns[i].required = false;
    }
    if (said->column_count)
        said->columns[0].required = true; /* the name, which all rows have */
    return said;
}

struct table *earlier_table(const struct statement *statement,
                            struct earlier *earlier,
                            const struct table_schema *schema)
{
    struct table *table = arena_alloc(statement->arena, sizeof *table);
    struct gathering g = {
        .statement = statement, .earlier = earlier, .table = table};
    table->schema = as_said(statement->arena, schema);
    table->locale = statement->locale;
    table->is_kept = true;
    table->at = place_line(statement->source, 0);
    if (!schema->column_count || (!earlier->record && !earlier->statement) ||
        !find_tongue(statement, earlier->language, &g.tongue))
        return table;
    g.from = schema_table(g.tongue.schema, str_of(schema->name));
    if (earlier->record && g.from)
        gather_record(&g);
    else if (earlier->statement)
        gather_draft(&g);
    return table;
}

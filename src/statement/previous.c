/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/previous.h"

#include <string.h>

#include "statement/earlier.h"
#include "statement/values.h"

#define PREVIOUS "previous"
#define PERIOD   "period"

/* A value that is made when a template asks for it. */
struct waiting {
    struct value_later later; /* first: it is what make_…() is given */
    const struct statement *statement;
    struct table *table;
};

static void leave_for_later(const struct statement *statement,
                            struct table *table, struct value *value,
                            void (*make)(struct value_later *later))
{
    struct waiting *waiting = arena_alloc(statement->arena, sizeof *waiting);
    waiting->later = (struct value_later){.make = make, .value = value};
    waiting->statement = statement;
    waiting->table = table;
    value->later = &waiting->later;
}

/* The language of a Markdown text, where that is not the statement's. */
static const char *language_of(const struct statement *statement,
                               const struct field *field)
{
    const struct earlier *earlier = statement->earlier;
    const struct value *was = earlier->statement
                                  ? statement_value(earlier->statement,
                                                    str_of(field->name))
                                  : NULL;
    const char *language = was && was->language ? was->language
                                                : earlier->language;
    return strcmp(language, locale_tag(statement->locale)) ? language : NULL;
}

static struct value *field_value(const struct statement *statement,
                                 const struct field *field)
{
    struct arena *arena = statement->arena;
    struct typed typed;
    struct place at = field->at;
    struct value *value =
        statement->earlier &&
                earlier_field(statement, statement->earlier, field, &typed, &at)
            ? type_value(arena, &field->type, statement->locale, &typed, at)
            : type_missing(arena, &field->type, VALUE_EMPTY, field->label, at);
    value->label = field->label;
    value->optional = true;
    value->markdown = field->type.kind == TYPE_MARKDOWN;
    if (value->markdown && value->state == VALUE_GIVEN)
        value->language = language_of(statement, field);
    return value;
}

static struct value *group_value(const struct statement *statement,
                                 const struct group *group)
{
    struct value *map = value_map(statement->arena);
    map->label = group->label;
    map->at = place_line(statement->source, 0);
    map->truth = false;
    for (const struct field *f = group->first; f; f = f->next) {
        struct value *value = field_value(statement, f);
        map->truth = map->truth || value->state == VALUE_GIVEN;
        value_add(map, f->key, value);
    }
    return map;
}

static void make_rows(struct value_later *later)
{
    const struct waiting *waiting = (const struct waiting *)later;
    const struct table *table = waiting->table;
    struct arena *arena = waiting->statement->arena;
    later->value->count = 0;
    for (size_t i = 0; i < table->kept_count; i++) {
        struct value *item = value_map(arena);
        values_row(arena, waiting->statement, table->schema, &table->kept[i],
                   item);
        value_append(later->value, item);
    }
}

static void make_model(struct value_later *later)
{
    const struct waiting *waiting = (const struct waiting *)later;
    const struct table_schema *schema = waiting->table->schema;
    struct arena *arena = waiting->statement->arena;
    struct row row = {.id = "", .at = waiting->table->at};
    row.cells = arena_array(arena, schema->column_count, sizeof *row.cells);
    values_row(arena, waiting->statement, schema, &row, later->value);
}

/* The table as the period before has it, or an empty one. */
static struct table *read_table(const struct statement *statement,
                                const struct table_schema *schema)
{
    static const struct earlier nothing = {.language = ""};
    struct earlier none = nothing;
    return earlier_table(
        statement, statement->earlier ? statement->earlier : &none, schema);
}

static struct value *table_value(const struct statement *statement,
                                 const struct table_schema *schema)
{
    struct arena *arena = statement->arena;
    struct table *table = read_table(statement, schema);
    struct value *list = value_list(arena), *model = value_map(arena);
    list->label = schema->label;
    list->at = table->at;
    list->optional = true;
    list->count = table->kept_count;
    list->truth = list->count > 0;
    list->state = list->count ? VALUE_GIVEN : VALUE_EMPTY;
    if (list->count)
        leave_for_later(statement, table, list, make_rows);
    leave_for_later(statement, table, model, make_model);
    list->model = model;
    value_add(list, "count",
              value_text(arena, text_digits(arena, list->count)));
    return list;
}

static struct value *date_value(const struct statement *statement,
                                struct date date)
{
    static const struct type type = {.kind = TYPE_DATE};
    struct arena *arena = statement->arena;
    struct place at = place_line(statement->source, 0);
    struct typed typed = {.kind = TYPE_DATE, .date = date};
    if (!date.year)
        return type_missing(arena, &type, VALUE_EMPTY, PERIOD, at);
    return type_value(arena, &type, statement->locale, &typed, at);
}

/* When it was, and what it is called. */
static struct value *period_value(const struct statement *statement)
{
    const struct earlier *earlier = statement->earlier;
    struct date start = earlier ? earlier->start : (struct date){0};
    struct date end = earlier ? earlier->end : (struct date){0};
    struct value *map = value_map(statement->arena);
    const char *label =
        earlier ? statement_period_name(statement->arena, start, end) : "";
    value_add(map, "label", value_text(statement->arena, str_of(label)));
    value_add(map, "start", date_value(statement, start));
    value_add(map, "end", date_value(statement, end));
    return map;
}

static void make_members(struct value_later *later)
{
    const struct waiting *waiting = (const struct waiting *)later;
    const struct statement *statement = waiting->statement;
    const struct schema *schema = statement->schema;
    struct value *map = later->value;
    value_add(map, PERIOD, period_value(statement));
    for (const struct group *g = schema->first_group; g; g = g->next)
        value_add(map, g->name, group_value(statement, g));
    for (const struct schema_table *t = schema->first_table; t; t = t->next)
        value_add(map, t->schema.name, table_value(statement, &t->schema));
}

void previous_add(struct statement *statement)
{
    struct value *map = value_map(statement->arena);
    map->at = place_line(statement->source, 0);
    map->truth = statement->earlier;
    map->optional = true;
    map->state = statement->earlier ? VALUE_GIVEN : VALUE_EMPTY;
    leave_for_later(statement, NULL, map, make_members);
    value_add(statement->values, PREVIOUS, map);
}

struct table *previous_table(const struct statement *statement, struct str name)
{
    struct str rest = name;
    if (!str_is(str_split(&rest, '.'), PREVIOUS) || !rest.at)
        return NULL;
    const struct table_schema *own = schema_table(statement->schema, rest);
    if (!own)
        return NULL;
    struct table *table = read_table(statement, own);
    struct table_schema *schema = arena_alloc(statement->arena, sizeof *schema);
    *schema = *table->schema;
    schema->name = arena_format(statement->arena, PREVIOUS ".%s", own->name);
    table->schema = schema;
    return table;
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/table_spec.h"

#include "document/slot.h"
#include "document/table.h"
#include "document/table_lines.h"

struct reading {
    struct make *make;
    struct arena *arena;
    struct diagnostics *all;
    const struct table_schema *schema;
    struct table_spec *spec;
};

static bool is_several(const struct reading *r, struct str name)
{
    return r->schema->together && str_is(name, r->schema->together);
}

static void refuse_several(const struct reading *r, struct str name,
                           struct place at)
{
    size_t last = r->schema->together_first + r->schema->together_count - 1;
    diagnostic_error(r->all, at, "'%.*s' are several columns", STR(name));
    diagnostic_remedy(r->all, "name one of them here, such as '%s'",
                      r->schema->columns[last].name);
}

static size_t find_column(const struct reading *r, struct str name,
                          struct place at)
{
    size_t column = table_column(r->schema, name);
    if (column != SIZE_MAX)
        return column;
    if (is_several(r, name)) {
        refuse_several(r, name, at);
        return TABLE_NO_COLUMN;
    }
    struct nearest nearest = nearest_make(name);
    for (size_t i = 0; i < r->schema->column_count; i++)
        nearest_offer(&nearest, r->schema->columns[i].name);
    if (r->schema->together)
        nearest_offer(&nearest, r->schema->together);
    if (name.len)
        diagnostic_error(r->all, at, "the table '%s' has no column '%.*s'",
                         r->schema->name, STR(name));
    else
        diagnostic_error(r->all, at, "a column's name is missing here");
    if (nearest.best)
        diagnostic_remedy(r->all, "did you mean '%s'?", nearest.best);
    else if (r->schema->column_count)
        diagnostic_remedy(r->all, "its first column is '%s'",
                          r->schema->columns[0].name);
    return TABLE_NO_COLUMN;
}

static bool is_number(const struct reading *r, size_t column)
{
    return type_is_number(r->schema->columns[column].type.kind);
}

static bool is_shown(const struct table_spec *spec, size_t column)
{
    for (size_t i = 0; i < spec->column_count; i++)
        if (spec->columns[i] == column)
            return true;
    return false;
}

/* Once rows are grouped, what else a group's rows hold cannot be told. */
static bool fits_group(const struct reading *r, size_t column, struct place at)
{
    if (r->spec->group == TABLE_NO_COLUMN || column == r->spec->group ||
        is_number(r, column))
        return true;
    diagnostic_error(r->all, at,
                     "the column '%s' has no single value once rows are "
                     "grouped",
                     r->schema->columns[column].name);
    diagnostic_remedy(r->all, "use the column of 'group' and columns of "
                              "numbers");
    return false;
}

static void add_column(struct reading *r, size_t column, struct place at)
{
    struct table_spec *spec = r->spec;
    if (column == TABLE_NO_COLUMN || !fits_group(r, column, at))
        return;
    if (is_shown(spec, column)) {
        diagnostic_error(r->all, at, "the column '%s' stands twice",
                         r->schema->columns[column].name);
        diagnostic_remedy(r->all, "delete one of the two");
        return;
    }
    spec->columns[spec->column_count++] = column;
}

static void read_columns(struct reading *r, struct str list, struct place at)
{
    const struct table_schema *schema = r->schema;
    for (struct str rest = list; rest.at;) {
        struct str name = str_trim(str_split(&rest, ','));
        if (!is_several(r, name))
            add_column(r, find_column(r, name, at), at);
        else
            for (size_t i = 0; i < schema->together_count; i++)
                add_column(r, schema->together_first + i, at);
    }
}

/* All columns; in a table of groups, the group and all numbers. */
static void take_columns(struct reading *r)
{
    struct table_spec *spec = r->spec;
    bool grouped = spec->group != TABLE_NO_COLUMN;
    if (grouped)
        spec->columns[spec->column_count++] = spec->group;
    for (size_t i = 0; i < r->schema->column_count; i++)
        if (!grouped || (i != spec->group && is_number(r, i)))
            spec->columns[spec->column_count++] = i;
}

static void read_sort(struct reading *r, struct str list, struct place at)
{
    struct table_spec *spec = r->spec;
    size_t room = 1;
    for (size_t i = 0; i < list.len; i++)
        room += list.at[i] == ',';
    spec->sorts = arena_array(r->arena, room, sizeof *spec->sorts);
    for (struct str rest = list; rest.at;) {
        struct str words = str_split(&rest, ',');
        struct str name = str_word(&words);
        struct str way = str_word(&words);
        bool descending = str_is(way, "desc");
        if ((way.len && !descending && !str_is(way, "asc")) ||
            !str_is_blank(words)) {
            diagnostic_error(r->all, at, "'%.*s' is no way to sort",
                             STR(way.len ? way : words));
            diagnostic_remedy(r->all, "write 'asc' (smallest first) or 'desc' "
                                      "after the column, and a comma before "
                                      "the next");
            continue;
        }
        size_t column = find_column(r, name, at);
        if (column != TABLE_NO_COLUMN && fits_group(r, column, at))
            spec->sorts[spec->sort_count++] = (struct table_sort){column,
                                                                  descending};
    }
}

static void read_limit(struct reading *r, struct str text, struct place at)
{
    struct decimal limit;
    if (decimal_read(text, &limit) && !limit.places && limit.units >= 1 &&
        limit.units <= TABLE_ROWS_MAX) {
        r->spec->limit = (size_t)limit.units;
        return;
    }
    diagnostic_error(r->all, at, "'%.*s' is not a number of rows", STR(text));
    diagnostic_remedy(r->all, "write a whole number from 1 to %d",
                      TABLE_ROWS_MAX);
}

static void read_total(struct reading *r, struct str list, struct place at)
{
    struct table_spec *spec = r->spec;
    for (struct str rest = list; rest.at;) {
        size_t column = find_column(r, str_trim(str_split(&rest, ',')), at);
        if (column == TABLE_NO_COLUMN)
            continue;
        const char *name = r->schema->columns[column].name;
        if (!is_number(r, column)) {
            diagnostic_error(
                r->all, at, "the column '%s' cannot be added up: it is a %s",
                name, type_name(r->schema->columns[column].type.kind));
            diagnostic_remedy(r->all, "name columns of numbers");
        } else if (!is_shown(spec, column) || column == spec->columns[0]) {
            diagnostic_error(r->all, at,
                             "there is no place for the total of '%s'", name);
            diagnostic_remedy(r->all, "name it in 'columns', but not first");
        } else {
            spec->totals[column] = spec->has_totals = true;
        }
    }
}

/* A key of a chart that names columns: which of those shown they are. */
static void read_drawn(struct reading *r, const struct table_lines *lines,
                       enum table_key_name key, bool number, bool single,
                       struct chart_columns *drawn)
{
    struct table_spec *spec = r->spec;
    struct place at = lines->key[key].at;
    drawn->first = spec->column_count;
    if (!lines->key[key].given)
        return;
    read_columns(r, lines->key[key].value, at);
    drawn->count = spec->column_count - drawn->first;
    for (size_t i = drawn->first; number && i < spec->column_count; i++) {
        const struct column *column = &r->schema->columns[spec->columns[i]];
        if (is_number(r, spec->columns[i]))
            continue;
        diagnostic_error(r->all, at,
                         "the column '%s' cannot be drawn: it is a %s",
                         column->name, type_name(column->type.kind));
        diagnostic_remedy(r->all, "name columns of numbers");
    }
    if (single && drawn->count > 1) {
        diagnostic_error(r->all, at, "there is more than one column here");
        diagnostic_remedy(r->all, "name one");
    }
}

/* The columns of a chart's table: what is drawn, and what is only shown. */
static void read_chart(struct reading *r, const struct table_lines *lines)
{
    struct chart *chart = r->spec->chart;
    struct chart_columns label = {0};
    bool progress = chart->kind == CHART_PROGRESS;
    read_drawn(r, lines, KEY_LABEL, false, true, &label);
    read_drawn(r, lines, KEY_VALUE, true, progress, &chart->values);
    /* One name may have been that of several columns. */
    if (chart->values.count > 1 && !lines->key[KEY_POINTS].given)
        chart->rows_are_points = false;
    read_drawn(r, lines, KEY_TARGET, true, true, &chart->target);
    read_drawn(r, lines, KEY_UNIT, false, true, &chart->unit);
}

static void read_group(struct reading *r, struct str name, struct place at)
{
    r->spec->group = find_column(r, name, at);
}

static void read_keys(struct reading *r, const struct table_lines *lines)
{
    static const struct {
        enum table_key_name key;
        void (*read)(struct reading *, struct str, struct place);
    } readers[] = {
        {KEY_GROUP, read_group}, {KEY_COLUMNS, read_columns},
        {KEY_SORT, read_sort},   {KEY_LIMIT, read_limit},
        {KEY_TOTAL, read_total},
    };
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        enum table_key_name key = readers[i].key;
        if (key == KEY_COLUMNS && r->spec->chart)
            read_chart(r, lines);
        if (lines->key[key].given)
            readers[i].read(r, lines->key[key].value, lines->key[key].at);
        if (key == KEY_COLUMNS && !r->spec->column_count)
            take_columns(r);
    }
}

static struct table *find_table(struct make *make, struct str name, bool chart,
                                struct place at)
{
    const char *what = chart ? "chart" : "table";
    const struct document_input *input = make->input;
    struct table *table = input->table ? input->table(input->context, name)
                                       : NULL;
    if (table)
        return table;
    if (!name.len) {
        diagnostic_error(make->all, at,
                         "this %s does not say whose rows it shows", what);
        diagnostic_remedy(make->all, "write the table's name after '%s'", what);
        return NULL;
    }
    struct nearest nearest = nearest_make(name);
    if (input->offer_tables)
        input->offer_tables(input->context, &nearest);
    diagnostic_error(make->all, at, "there is no table '%.*s'", STR(name));
    if (nearest.best)
        diagnostic_remedy(make->all, "did you mean '%s'?", nearest.best);
    else
        diagnostic_remedy(make->all, "a pack declares its tables in pack.ini");
    return NULL;
}

bool table_spec_read(struct make *make, struct piece *piece,
                     struct cmark_node *fence, bool chart, struct str name,
                     struct table_spec *spec)
{
    struct table_lines lines = {.key = {{.given = false}}};
    size_t errors = make->all->counts[DIAGNOSTIC_ERROR];
    struct slot_mark mark;
    *spec = (struct table_spec){.at = piece_place(piece, node_line(fence)),
                                .group = TABLE_NO_COLUMN};
    if (slot_find(piece, name, 0, &mark))
        slot_refuse(make, mark.slot, "a table's name");
    else
        spec->table = find_table(make, name, chart, spec->at);
    table_lines_read(make, piece, fence, chart, &lines);
    if (chart)
        spec->chart = chart_read(make, &lines, spec->at);
    spec->caption = lines.key[KEY_CAPTION].value;
    if (!spec->caption.len) {
        bool given = lines.key[KEY_CAPTION].given;
        diagnostic_error(make->all,
                         given ? lines.key[KEY_CAPTION].at : spec->at,
                         "this %s has no caption", chart ? "chart" : "table");
        diagnostic_remedy(make->all, "add a line 'caption: …' that says what "
                                     "it shows");
    }
    if (spec->table) {
        size_t count = spec->table->schema->column_count;
        spec->columns = arena_array(make->scratch, count + 1,
                                    sizeof *spec->columns);
        spec->totals = arena_array(make->scratch, count, sizeof(bool));
        struct reading r = {make, make->scratch, make->all, spec->table->schema,
                            spec};
        read_keys(&r, &lines);
    }
    return make->all->counts[DIAGNOSTIC_ERROR] == errors;
}

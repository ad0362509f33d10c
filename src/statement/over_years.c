/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/over_years.h"

#include <string.h>

#include "data/names.h"
#include "statement/earlier.h"
#include "statement/schema_series.h"
#include "statement/values.h"

/* One year of a series: what it is called, and its rows. */
struct year {
    const char *label;
    struct row *rows;
    size_t count;
};

/* A row of a year, found by its name. */
struct named_row {
    const struct row *row;
    bool several; /* have that name: it cannot be told which is meant */
};

struct making {
    struct arena *arena;
    struct statement *statement;
    const struct schema_series *series;
    struct table *own;
    struct year years[SERIES_YEARS_MAX]; /* the first is the statement's */
    size_t count;                        /* that are shown */
    struct table_schema *schema;         /* of the series */
    struct column *columns;
    size_t *from; /* a column of the series: its column in `own` */
    struct table *table;
    struct names names; /* of the rows of each year */
};

/* What the years are called: by the periods, and where there is none, by how
 * long ago it is. */
static void name_years(struct making *m)
{
    const struct statement *statement = m->statement;
    const struct earlier *earlier = statement->earlier;
    struct date start = statement->period_start, end = statement->period_end;
    for (size_t i = 0; i < m->series->years; i++) {
        while (earlier && earlier->years < i)
            earlier = earlier->next;
        if (i && earlier && earlier->years == i) {
            start = earlier->start;
            end = earlier->end;
        } else if (i && start.year && end.year) {
            start = date_add_months(start, -12);
            end = date_add_months(end, -12);
        }
        size_t column = m->series->before[i];
        if (start.year && end.year)
            m->years[i].label = statement_period_name(m->arena, start, end);
        else
            m->years[i].label = column != SIZE_MAX
                                    ? m->series->of->columns[column].label
                                    : "";
    }
}

/* What a row is known by: its first cell in one line, without regard to the
 * case of A to Z. */
static const char *name_of(const struct making *m, const struct row *row)
{
    struct str text = {"", 0};
    if (row->cells[0].given)
        text = text_one_line(m->arena, row->cells[0].typed.text);
    char *name = arena_copy(m->arena, text.at, text.len);
    for (char *c = name; *c; c++)
        *c = ascii_lower(*c);
    return name;
}

static void list_rows(struct making *m, struct year *year,
                      const struct table *table)
{
    year->rows = table->kept;
    year->count = table->kept_count;
    for (size_t i = 0; i < year->count; i++) {
        struct named_row *named = arena_alloc(m->arena, sizeof *named);
        named->row = &year->rows[i];
        struct named_row *before = names_claim(
            &m->names, year, name_of(m, &year->rows[i]), named);
        if (before)
            before->several = true;
    }
}

static void read_years(struct making *m)
{
    list_rows(m, &m->years[0], m->own);
    for (struct earlier *e = m->statement->earlier;
         e && e->years < m->series->years; e = e->next)
        list_rows(m, &m->years[e->years],
                  earlier_table(m->statement, e, m->series->of));
}

/* The figure of a row so many years ago, as the newest period has it that
 * gives one. `own`: the statement's row, or NULL of one that ended. */
static const struct cell *figure(const struct making *m, const struct row *own,
                                 const char *name, size_t years)
{
    for (size_t i = 0; i <= years; i++) {
        size_t column = m->series->before[years - i];
        const struct row *row = own;
        if (column == SIZE_MAX)
            continue;
        if (i) {
            const struct named_row *named = names_find(&m->names, &m->years[i],
                                                       name);
            row = named && !named->several ? named->row : NULL;
        }
        if (row && row->cells[column].given)
            return &row->cells[column];
    }
    return NULL;
}

static void widen(struct making *m, const struct row *own, const char *name)
{
    for (size_t i = m->count; i < m->series->years; i++)
        if (figure(m, own, name, i))
            m->count = i + 1;
}

/* Whether a row that ended has a figure in one of the years. */
static bool has_figure(const struct making *m, const char *name)
{
    for (size_t i = 1; i < m->series->years; i++)
        if (figure(m, NULL, name, i))
            return true;
    return false;
}

/* The rows that some year had and this one has not, the newest first. */
static struct row *find_ended(struct making *m, size_t *count)
{
    size_t room = 0;
    *count = 0;
    for (size_t i = 1; i < m->series->years; i++)
        room += m->years[i].count;
    struct row *ended = arena_array(m->arena, room, sizeof *ended);
    for (size_t i = 1; i < m->series->years; i++)
        for (size_t r = 0; r < m->years[i].count; r++) {
            struct row *row = &m->years[i].rows[r];
            const char *name = name_of(m, row);
            if (!*name || names_find(&m->names, &m->years[0], name) ||
                !has_figure(m, name) ||
                names_claim(&m->names, ended, name, row))
                continue;
            ended[(*count)++] = *row;
        }
    return ended;
}

static void add_column(struct making *m, struct column column, size_t from)
{
    m->from[m->schema->column_count] = from;
    m->columns[m->schema->column_count++] = column;
}

/* The years, oldest first. A gap in the newest is one of the statement. */
static void add_years(struct making *m)
{
    const struct table_schema *own = m->series->of;
    m->schema->together = SERIES_YEARS;
    m->schema->together_first = m->schema->column_count;
    m->schema->together_count = m->count;
    for (size_t i = m->count; i-- > 0;) {
        size_t from = m->series->before[i];
        struct column column = own->columns[m->series->before[0]];
        column.name = from != SIZE_MAX
                          ? own->columns[from].name
                          : arena_format(m->arena, "%s-%zu", column.name, i);
        column.asked = column.label;
        column.label = m->years[i].label;
        column.required = !i && column.required;
        add_column(m, column, SIZE_MAX);
    }
}

static void add_change(struct making *m)
{
    static const char *const codes[] = {"better", "same", "worse"};
    const struct locale *locale = m->statement->locale;
    struct choice *choices = arena_array(m->arena, 3, sizeof *choices);
    for (size_t i = 0; i < 3; i++)
        choices[i] = (struct choice){codes[i], locale_word(locale, codes[i])};
    struct column column = {
        .name = SERIES_CHANGE,
        .label = locale_word(locale, "change"),
        .type = {.kind = TYPE_CHOICE, .choices = choices, .choice_count = 3},
    };
    add_column(m, column, SIZE_MAX);
}

static bool is_figure(const struct schema_series *series, size_t column)
{
    for (size_t i = 0; i < SERIES_YEARS_MAX; i++)
        if (series->before[i] == column)
            return true;
    return false;
}

static void make_schema(struct making *m)
{
    const struct table_schema *own = m->series->of;
    size_t room = own->column_count + SERIES_YEARS_MAX + 1;
    m->schema = arena_alloc(m->arena, sizeof *m->schema);
    m->columns = arena_array(m->arena, room, sizeof *m->columns);
    m->from = arena_array(m->arena, room, sizeof *m->from);
    *m->schema = *own;
    m->schema->name = m->series->name;
    m->schema->columns = m->columns;
    m->schema->column_count = 0;
    for (size_t i = 0; i < own->column_count; i++) {
        struct column column = own->columns[i];
        /* What is missing elsewhere is a gap of the statement's own table. */
        column.required = !i && column.required;
        if (i == m->series->before[0])
            add_years(m);
        else if (!is_figure(m->series, i))
            add_column(m, column, i);
    }
    if (m->series->better != SIZE_MAX)
        add_change(m);
}

/* What became of the figure since the year before. */
static void set_change(const struct making *m, const struct row *own,
                       const char *name, struct cell *cell)
{
    const struct cell *better = own ? &own->cells[m->series->better] : NULL;
    const struct cell *now = figure(m, own, name, 0);
    const struct cell *then = figure(m, own, name, 1);
    if (!better || !better->given || !now || !then)
        return;
    int order = type_compare(&now->typed, &then->typed);
    if (!strcmp(better->typed.chosen[0]->code, "lower"))
        order = -order;
    const struct column *change = &m->columns[m->schema->column_count - 1];
    const struct choice **chosen = arena_array(m->arena, 1, sizeof(*chosen));
    chosen[0] = &change->type.choices[order > 0 ? 0 : order ? 2 : 1];
    cell->given = true;
    cell->at = now->at;
    cell->typed = (struct typed){.kind = TYPE_CHOICE,
                                 .text = str_of(chosen[0]->label),
                                 .chosen = chosen,
                                 .chosen_count = 1};
}

/* `own`: the statement's row, or NULL where `row` ended. */
static void add_row(struct making *m, const struct row *row,
                    const struct row *own)
{
    const struct table_schema *schema = m->schema;
    struct row *made = &m->table->kept[m->table->kept_count++];
    const char *name = name_of(m, row);
    *made = *row;
    made->cells = arena_array(m->arena, schema->column_count,
                              sizeof *made->cells);
    for (size_t i = 0; i < schema->column_count; i++) {
        size_t from = m->from[i];
        /* What is of its year alone does not outlast it. */
        if (from != SIZE_MAX &&
            (own || m->series->of->columns[from].yearly.kind == YEARLY_KEEP))
            made->cells[i] = row->cells[from];
        made->cells[i].at = from != SIZE_MAX ? row->cells[from].at : row->at;
    }
    for (size_t i = 0; i < schema->together_count; i++) {
        size_t years = schema->together_count - 1 - i;
        struct cell *cell = &made->cells[schema->together_first + i];
        const struct cell *found = figure(m, own, name, years);
        if (found)
            *cell = *found;
        else if (!years && own)
            cell->at = own->cells[m->series->before[0]].at;
        else
            cell->none = true;
    }
    if (m->series->better != SIZE_MAX)
        set_change(m, own, name, &made->cells[schema->column_count - 1]);
}

static struct table *make(struct statement *statement,
                          const struct schema_series *series)
{
    struct making m = {.arena = statement->arena,
                       .statement = statement,
                       .series = series,
                       .count = 2,
                       .names = {.arena = statement->arena}};
    size_t ended_count = 0;
    m.own = statement_table(statement, str_of(series->of->name));
    m.table = arena_alloc(m.arena, sizeof *m.table);
    name_years(&m);
    struct row *ended = NULL;
    if (m.own->kept_count) {
        read_years(&m);
        ended = find_ended(&m, &ended_count);
    }
    for (size_t i = 0; i < m.own->kept_count; i++)
        widen(&m, &m.own->kept[i], name_of(&m, &m.own->kept[i]));
    for (size_t i = 0; i < ended_count; i++)
        widen(&m, NULL, name_of(&m, &ended[i]));
    make_schema(&m);
    *m.table = (struct table){.schema = m.schema,
                              .locale = statement->locale,
                              .at = m.own->at,
                              .is_kept = true,
                              .kept_failed = m.own->kept_failed};
    m.table->kept = arena_array(m.arena, m.own->kept_count + ended_count,
                                sizeof *m.table->kept);
    for (size_t i = 0; i < m.own->kept_count; i++)
        add_row(&m, &m.own->kept[i], &m.own->kept[i]);
    for (size_t i = 0; i < ended_count; i++)
        add_row(&m, &ended[i], NULL);
    return m.table;
}

struct table *over_years_table(struct statement *statement, struct str name)
{
    struct made_series *made = statement->series;
    while (made && !str_is(name, made->series->name))
        made = made->next;
    if (made && !made->table)
        made->table = make(statement, made->series);
    return made ? made->table : NULL;
}

/* Rows for a template, which are made when it goes through them. */
struct listing {
    struct value_later later; /* first: it is what make_…() is given */
    struct statement *statement;
    const char *name;
};

/* The figures of a row, each with the name of its year. */
static struct value *years_of(const struct statement *statement,
                              const struct table_schema *schema,
                              const struct row *row)
{
    struct arena *arena = statement->arena;
    struct value *list = value_list(arena);
    for (size_t i = 0; i < schema->together_count; i++) {
        size_t at = schema->together_first + i;
        const struct column *column = &schema->columns[at];
        struct value *year = value_map(arena);
        value_add(year, "label", value_text(arena, str_of(column->label)));
        value_add(year, "value",
                  values_cell(arena, statement, column, &row->cells[at]));
        value_append(list, year);
    }
    return list;
}

static void fill_item(const struct statement *statement,
                      const struct table_schema *schema, const struct row *row,
                      struct value *item)
{
    values_row(statement->arena, statement, schema, row, item);
    value_add(item, SERIES_YEARS, years_of(statement, schema, row));
}

static void make_items(struct value_later *later)
{
    const struct listing *listing = (const struct listing *)later;
    struct statement *statement = listing->statement;
    const struct table *table = over_years_table(statement,
                                                 str_of(listing->name));
    later->value->count = 0;
    for (size_t i = 0; i < table->kept_count; i++) {
        struct value *item = value_map(statement->arena);
        fill_item(statement, table->schema, &table->kept[i], item);
        value_append(later->value, item);
    }
}

static void make_model(struct value_later *later)
{
    const struct listing *listing = (const struct listing *)later;
    struct statement *statement = listing->statement;
    const struct table *table = over_years_table(statement,
                                                 str_of(listing->name));
    struct row row = {.id = "", .at = table->at};
    row.cells = arena_array(statement->arena, table->schema->column_count,
                            sizeof *row.cells);
    fill_item(statement, table->schema, &row, later->value);
}

static void leave_for_later(struct statement *statement, const char *name,
                            struct value *value,
                            void (*now)(struct value_later *later))
{
    struct listing *listing = arena_alloc(statement->arena, sizeof *listing);
    listing->later = (struct value_later){.make = now, .value = value};
    listing->statement = statement;
    listing->name = name;
    value->later = &listing->later;
}

static void refuse_long(const struct schema_series *series,
                        const struct value *own, struct diagnostics *all)
{
    diagnostic_error(all, own->at,
                     "the table '%s' has more than %d rows, too many for the "
                     "series '%s'",
                     series->of->name, ROWS_KEPT, series->name);
    diagnostic_remedy(all, "give fewer");
}

void over_years_add(struct statement *statement, struct diagnostics *all)
{
    struct made_series **link = &statement->series;
    for (const struct schema_series *s = statement->schema->first_series; s;
         s = s->next) {
        const struct value *own = statement_value(statement,
                                                  str_of(s->of->name));
        struct made_series *made = arena_alloc(statement->arena, sizeof *made);
        *made = (struct made_series){.series = s};
        *link = made;
        link = &made->next;
        if (own->withheld)
            refuse_long(s, own, all);
        struct value *list = value_list(statement->arena);
        list->label = own->label;
        list->at = own->at;
        list->optional = true;
        /* A gap is that of the table, and not told twice. */
        list->state = own->count ? VALUE_GIVEN : VALUE_EMPTY;
        list->count = own->count;
        list->truth = own->count > 0;
        if (own->count)
            leave_for_later(statement, s->name, list, make_items);
        struct value *model = value_map(statement->arena);
        leave_for_later(statement, s->name, model, make_model);
        list->model = model;
        value_add(statement->values, s->name, list);
    }
}

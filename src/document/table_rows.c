/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/table_rows.h"

#include "document/table.h"
#include "document/table_groups.h"
#include "document/table_rank.h"

/* One reading of a table's rows. */
struct reading {
    struct make *make;
    const struct table_spec *spec;
    const struct table_schema *schema;
    size_t *numbers; /* the columns of numbers */
    size_t number_count;
    struct table_sum *totals;
    struct table_sum *beyond; /* the limit */
    bool lost;                /* some row is beyond it */
    struct table_rank rank;
    struct table_groups groups;
    struct table_entry entry; /* made anew for each row, or group */
    const struct row *row;    /* that it is made of */
    const struct table_group *group;
    struct buffer text;  /* a value as the page shows it */
    struct arena *cells; /* of the entry */
};

static bool is_grouped(const struct reading *r)
{
    return r->spec->group != TABLE_NO_COLUMN;
}

static bool refuse_sum(const struct reading *r, size_t column, struct place at)
{
    diagnostic_error(r->make->all, at,
                     "the sum of the column '%s' is too large to be exact",
                     r->schema->columns[column].name);
    diagnostic_remedy(r->make->all, "look for a figure with too many digits, "
                                    "or give them in thousands");
    return false;
}

/* Borrowed until the next row, or the next value that has to be made. */
static struct str show_value(struct reading *r, size_t column,
                             const struct cell *cell)
{
    const struct type *type = &r->schema->columns[column].type;
    struct str text = {"", 0};
    if (!cell->given ||
        type_shown(type, r->make->input->locale, &cell->typed, &text))
        return text;
    buffer_clear(&r->text);
    type_show(&r->text, type, r->make->input->locale, &cell->typed);
    return buffer_str(&r->text);
}

/* Whether a column shows numbers: what groups are called is a text. */
static bool is_number(const struct reading *r, size_t column)
{
    return column != r->spec->group &&
           type_is_number(r->schema->columns[column].type.kind);
}

/*
 * The cells of the row, or of the group, that is being taken; what has to be
 * made for them is put into the arena. Numbers are shown at the end, when it is
 * known how many decimals they have.
 */
static void show_cells(struct reading *r, struct table_row *row,
                       struct arena *arena)
{
    const struct table_spec *spec = r->spec;
    for (size_t i = 0; i < spec->column_count; i++) {
        size_t column = spec->columns[i];
        const struct cell *cell = r->row ? &r->row->cells[column] : NULL;
        struct str text = {"", 0};
        if (cell && cell->none)
            text = str_of(locale_word(r->make->input->locale, "no_value"));
        else if (!is_number(r, column))
            text = cell ? show_value(r, column, cell) : r->group->text;
        row->at[i] = cell ? cell->at : spec->at;
        bool made = text.len && text.at == r->text.bytes;
        row->cells[i] = made ? str_copy(arena, text) : text;
    }
}

/* The same of what is being offered. */
static void show(void *context, struct table_entry *entry)
{
    struct reading *r = context;
    arena_reset(r->cells);
    show_cells(r, &entry->row, r->cells);
}

/* What is added up: the numbers of a row. */
static void take_sums(struct reading *r, const struct row *row)
{
    for (size_t i = 0; i < r->number_count; i++) {
        size_t column = r->numbers[i];
        const struct cell *cell = &row->cells[column];
        r->entry.row.numbers[column].given = cell->given;
        if (cell->given)
            r->entry.row.numbers[column].number = cell->typed.number;
    }
}

static bool add_to_totals(struct reading *r, size_t *column)
{
    return !r->spec->has_totals || sums_add(r->totals, r->entry.row.numbers,
                                            r->schema->column_count, column);
}

/* Adds the row, or the group, to what is shown, and to the sums of it all. */
static bool offer(struct reading *r)
{
    size_t column = 0;
    if (add_to_totals(r, &column) &&
        rank_offer(&r->rank, &r->entry, show, r, r->beyond, &r->lost, &column))
        return true;
    return refuse_sum(r, column,
                      r->row ? r->row->cells[column].at : r->spec->at);
}

static bool take_row(struct reading *r, const struct row *row)
{
    take_sums(r, row);
    for (size_t i = 0; i < r->spec->sort_count; i++) {
        const struct cell *cell = &row->cells[r->spec->sorts[i].column];
        r->entry.keys[i].given = cell->given;
        r->entry.keys[i].typed = cell->typed;
    }
    r->row = row;
    if (!offer(r))
        return false;
    if (!r->lost || r->spec->limit)
        return true;
    diagnostic_error(r->make->all, r->spec->at,
                     "the table '%s' has more than %d rows", r->schema->name,
                     TABLE_ROWS_MAX);
    diagnostic_remedy(r->make->all, "add a line 'limit: 10', or 'group:' and a "
                                    "column whose values are few");
    return false;
}

/* The group that a row is in; NULL: there would be too many. */
static struct table_group *find_group(struct reading *r, const struct row *row)
{
    size_t by = r->spec->group;
    const struct cell *cell = &row->cells[by];
    /* A text that is shown as a group's is shown as it is. */
    bool text = cell->given && r->schema->columns[by].type.kind == TYPE_TEXT;
    struct table_group *group = text
                                    ? groups_known(&r->groups, cell->typed.text)
                                    : NULL;
    if (!group)
        group = groups_find(&r->groups, show_value(r, by, cell),
                            cell->given ? &cell->typed : NULL);
    return group;
}

static bool take_into_group(struct reading *r, const struct row *row)
{
    struct table_group *group = find_group(r, row);
    if (!group) {
        diagnostic_error(r->make->all, r->spec->at,
                         "the column '%s' has more than %d different values",
                         r->schema->columns[r->spec->group].name,
                         TABLE_GROUPS_MAX);
        diagnostic_remedy(r->make->all, "group by a column whose values are "
                                        "few");
        return false;
    }
    for (size_t i = 0; i < r->number_count; i++) {
        size_t column = r->numbers[i];
        const struct cell *cell = &row->cells[column];
        if (cell->given && !sum_add(&group->sums[column], &cell->typed.number))
            return refuse_sum(r, column, cell->at);
    }
    return true;
}

/* Sorts the groups and cuts them off. */
static bool offer_groups(struct reading *r)
{
    r->row = NULL;
    for (size_t i = 0; i < r->groups.count; i++) {
        struct table_group *group = &r->groups.groups[i];
        r->group = group;
        r->entry.row.numbers = group->sums;
        for (size_t k = 0; k < r->spec->sort_count; k++) {
            size_t column = r->spec->sorts[k].column;
            struct table_key *key = &r->entry.keys[k];
            bool by_value = column == r->spec->group;
            key->given = by_value ? group->given : group->sums[column].given;
            key->typed = group->typed;
            if (!by_value) {
                key->typed.kind = r->schema->columns[column].type.kind;
                key->typed.number = group->sums[column].number;
            }
        }
        if (!offer(r))
            return false;
    }
    return true;
}

static bool read_rows(struct reading *r, struct rows *open)
{
    struct row row;
    while (rows_next(open, &row)) {
        if (!(is_grouped(r) ? take_into_group(r, &row) : take_row(r, &row)))
            return false;
    }
    return !rows_failed(open) && (!is_grouped(r) || offer_groups(r));
}

/* How many rows are shown at most. */
static size_t room_of(const struct table_spec *spec)
{
    if (spec->limit)
        return spec->limit;
    return spec->group == TABLE_NO_COLUMN ? TABLE_ROWS_MAX : TABLE_GROUPS_MAX;
}

/* Whether all rows are shown as they are kept, and in that order. */
static bool is_as_kept(const struct table_spec *spec)
{
    return spec->table->is_kept && !spec->sort_count &&
           spec->group == TABLE_NO_COLUMN &&
           spec->table->kept_count <= room_of(spec);
}

/* Shows them all: what they are made of lives longer, and is not copied. */
static bool take_kept(struct reading *r, struct table_rows *rows)
{
    const struct table *table = r->spec->table;
    struct arena *arena = r->make->scratch;
    size_t shown = r->spec->column_count, count = table->kept_count;
    size_t columns = r->schema->column_count;
    struct table_row all = {
        .cells = arena_array(arena, count * shown, sizeof *all.cells),
        .at = arena_array(arena, count * shown, sizeof *all.at),
        .numbers = arena_array(arena, count * columns, sizeof *all.numbers),
    };
    rows->count = count;
    rows->rows = arena_array(arena, count, sizeof *rows->rows);
    for (size_t k = 0; k < count; k++) {
        size_t column = 0;
        r->row = &table->kept[k];
        r->entry.row = (struct table_row){all.cells + k * shown,
                                          all.at + k * shown,
                                          all.numbers + k * columns};
        rows->rows[k] = r->entry.row;
        take_sums(r, r->row);
        if (!add_to_totals(r, &column))
            return refuse_sum(r, column, r->row->cells[column].at);
        show_cells(r, &r->entry.row, arena);
    }
    return !table->kept_failed;
}

static void count_places(const struct type *type, const struct table_sum *sum,
                         int *most)
{
    int places = sum->given ? type_places(type, sum->number) : 0;
    if (places > *most)
        *most = places;
}

/* All numbers of a column have the decimals of the one that has most. */
static void show_numbers(struct reading *r, struct table_rows *rows)
{
    const struct table_spec *spec = r->spec;
    struct arena *arena = r->make->scratch;
    rows->places = arena_array(arena, r->schema->column_count,
                               sizeof *rows->places);
    for (size_t i = 0; i < spec->column_count; i++) {
        size_t column = spec->columns[i];
        const struct type *type = &r->schema->columns[column].type;
        int *most = &rows->places[column];
        if (!is_number(r, column))
            continue;
        for (size_t k = 0; k < rows->count; k++)
            count_places(type, &rows->rows[k].numbers[column], most);
        /* The first cell of a row of sums says what it is. */
        if (i && rows->other)
            count_places(type, &rows->other[column], most);
        if (i && spec->has_totals && spec->totals[column])
            count_places(type, &rows->totals[column], most);
        for (size_t k = 0; k < rows->count; k++) {
            const struct table_sum *number = &rows->rows[k].numbers[column];
            if (!number->given)
                continue;
            buffer_clear(&r->text);
            type_show_places(&r->text, type, r->make->input->locale,
                             number->number, *most);
            rows->rows[k].cells[i] = str_copy(arena, buffer_str(&r->text));
        }
    }
}

static struct reading begin(struct make *make, const struct table_spec *spec)
{
    struct arena *arena = make->scratch;
    size_t columns = spec->table->schema->column_count;
    struct reading r = {
        .make = make, .spec = spec, .schema = spec->table->schema};
    r.numbers = arena_array(arena, columns, sizeof *r.numbers);
    for (size_t i = 0; i < columns; i++)
        if (type_is_number(r.schema->columns[i].type.kind))
            r.numbers[r.number_count++] = i;
    r.totals = arena_array(arena, columns, sizeof *r.totals);
    r.text = buffer_within(arena, (size_t)1024 * 1024);
    return r;
}

/* Makes ready for rows that are not shown as they are kept. */
static void begin_rank(struct reading *r)
{
    struct arena *arena = r->make->scratch;
    const struct table_spec *spec = r->spec;
    size_t columns = r->schema->column_count;
    r->rank = rank_make(arena, spec, room_of(spec));
    if (is_grouped(r))
        r->groups = groups_make(arena, columns);
    r->beyond = arena_array(arena, columns, sizeof *r->beyond);
    r->entry.row.numbers = arena_array(arena, columns,
                                       sizeof *r->entry.row.numbers);
    r->entry.keys = arena_array(arena, spec->sort_count, sizeof *r->entry.keys);
    r->entry.row.cells = arena_array(arena, spec->column_count,
                                     sizeof *r->entry.row.cells);
    r->entry.row.at = arena_array(arena, spec->column_count,
                                  sizeof *r->entry.row.at);
    r->cells = arena_within(arena);
}

/* The rows of a file, or such as are to be ordered, summed up or cut off. */
static bool take_ranked(struct reading *r, struct table_rows *rows)
{
    struct table *table = r->spec->table;
    struct rows *open = rows_open(r->make->arena, table, r->make->all);
    if (!open)
        return false;
    begin_rank(r);
    bool good = read_rows(r, open);
    rows_close(open);
    if (good) {
        rows->other = r->lost ? r->beyond : NULL;
        rank_take(&r->rank, r->make->scratch, rows);
    }
    rank_release(&r->rank);
    arena_free(r->cells);
    return good;
}

bool table_rows_read(struct make *make, const struct table_spec *spec,
                     struct table_rows *rows)
{
    struct reading r = begin(make, spec);
    *rows = (struct table_rows){.totals = r.totals};
    if (!(is_as_kept(spec) ? take_kept(&r, rows) : take_ranked(&r, rows)))
        return false;
    show_numbers(&r, rows);
    return true;
}

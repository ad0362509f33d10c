/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/table.h"

#include <string.h>

#include "data/csv_write.h"
#include "data/refusal.h"
#include "data/table_header.h"
#include "data/translation.h"

struct rows {
    struct table *table;
    struct arena *own; /* emptied before each row */
    struct diagnostics *all;
    /* Where the file's own faults are put, to be told or not. */
    struct diagnostics of_csv;
    struct refusal why; /* of the last cell that was refused */
    struct type *types; /* of the columns, with the table's order of dates */
    struct type *given; /* the same in the language that rows are given in */
    struct cell *cells;
    const struct ini_entry **entries; /* of a section, one a column, or NULL */
    size_t read;                      /* rows so far, faulty ones too */
    bool failed;
    bool passed_over; /* a fault was not told, for it was told before */
    struct csv *csv;  /* NULL: the rows are sections */
    size_t *positions;
    struct csv_row csv_row;
    size_t counted;     /* what `digits` say */
    const char *digits; /* within `id` */
    char id[24];
};

/*
 * Passes on what the reading of the file added, or drops what was told before.
 * A fault of the file as a whole may be new: it may have gone away, or its
 * disk be broken, between two readings.
 */
static void tell_csv(struct rows *rows, bool tell)
{
    struct diagnostics *from = &rows->of_csv;
    for (const struct diagnostic *one = from->first; one; one = one->next) {
        bool is_error = one->level == DIAGNOSTIC_ERROR;
        if (!tell && (!is_error || one->at.line)) {
            rows->passed_over = rows->passed_over || is_error;
            continue;
        }
        rows->table->faulty = rows->table->faulty || is_error;
        if (one->level == DIAGNOSTIC_ERROR)
            diagnostic_error(rows->all, one->at, "%s", one->text);
        else if (one->level == DIAGNOSTIC_WARNING)
            diagnostic_warning(rows->all, one->at, "%s", one->text);
        else
            diagnostic_note(rows->all, one->at, "%s", one->text);
        if (one->remedy)
            diagnostic_remedy(rows->all, "%s", one->remedy);
        if (one->also_text)
            diagnostic_also(rows->all, one->also, "%s", one->also_text);
        if (one->excerpt)
            diagnostic_excerpt(rows->all, str_of(one->excerpt));
    }
    diagnostics_forget(from);
}

/* Whether the faults of the row that is read now have been told. */
static bool is_told(const struct rows *rows)
{
    return rows->table->reported || rows->read <= rows->table->rows_reported;
}

/* Notes a fault of a row; whether it has been told. */
static bool note_fault(struct rows *rows)
{
    bool told = is_told(rows);
    rows->failed = true;
    rows->passed_over = rows->passed_over || told;
    rows->table->faulty = rows->table->faulty || !told;
    return told;
}

static bool open_csv(struct arena *arena, struct rows *rows)
{
    struct table *table = rows->table;
    bool again = table->reported || table->rows_reported;
    struct diagnostics *all = &rows->of_csv;
    const struct opened_file *file = table->csv_file;
    table->csv_file = NULL;
    rows->csv = csv_open_again(arena, table->csv_path, file, &table->csv_utf8,
                               all);
    if (rows->csv)
        rows->positions = table_match_header(
            arena, table->translation ? table->given : table->schema, rows->csv,
            all);
    tell_csv(rows, !again);
    return rows->positions;
}

/* The types of the columns, with the order of dates that the table has. */
static struct type *types_of(struct arena *arena, const struct table *table,
                             const struct table_schema *schema)
{
    struct type *types = arena_array(arena, schema->column_count,
                                     sizeof *types);
    for (size_t i = 0; i < schema->column_count; i++) {
        types[i] = schema->columns[i].type;
        if (types[i].date_order == DATE_ISO_ONLY)
            types[i].date_order = table->date_order;
    }
    return types;
}

/* "table:goods", without printf for each table of each statement. */
static const char *name_section(struct arena *arena, const char *name)
{
    static const char kind[] = "table:";
    size_t len = strlen(name);
    char *section = arena_room(arena, sizeof kind + len);
    memcpy(section, kind, sizeof kind - 1);
    memcpy(section + sizeof kind - 1, name, len + 1);
    return section;
}

struct rows *rows_open(struct arena *arena, struct table *table,
                       struct diagnostics *all)
{
    const struct table_schema *schema = table->schema;
    struct rows *rows = arena_alloc(arena, sizeof *rows);
    rows->table = table;
    if (table->is_kept)
        return rows;
    rows->own = arena_within(arena);
    rows->why.arena = rows->own;
    rows->why.section = name_section(arena, schema->name);
    rows->all = all;
    rows->of_csv = diagnostics_make(all->arena);
    rows->cells = arena_array(arena, schema->column_count, sizeof *rows->cells);
    if (!table->csv_path)
        rows->entries = arena_array(arena, schema->column_count,
                                    sizeof *rows->entries);
    rows->types = types_of(arena, table, schema);
    rows->given = table->translation ? types_of(arena, table, table->given)
                                     : NULL;
    if (!table->csv_path || open_csv(arena, rows))
        return rows;
    table->reported = true;
    rows_close(rows);
    return NULL;
}

/* Faults that nobody was told of were not there when they were looked for. */
static void tell_change(struct rows *rows)
{
    struct table *table = rows->table;
    if (!rows->passed_over || table->faulty)
        return;
    table->faulty = true;
    struct source *source = source_new(rows->all->arena, table->csv_path,
                                       str_of(""));
    diagnostic_error(rows->all, place_line(source, 0),
                     "changed while it was being read");
    diagnostic_remedy(rows->all, "wait until it is saved, then run it again");
}

void rows_close(struct rows *rows)
{
    if (!rows)
        return;
    tell_change(rows);
    csv_close(rows->csv);
    arena_free(rows->own);
}

bool rows_failed(const struct rows *rows)
{
    return rows->failed || (rows->csv && csv_failed(rows->csv)) ||
           rows->table->kept_failed;
}

static void excerpt(struct rows *rows, struct place at)
{
    if (rows->csv)
        diagnostic_excerpt(rows->all, csv_line_text(rows->csv, at));
}

/* How a message names a cell. */
static const char *cell_name(struct rows *rows, const struct row *row,
                             size_t column)
{
    const char *name = rows->table->schema->columns[column].name;
    if (!rows->csv)
        return arena_format(rows->own, "'%s' of [%s:%s]", name,
                            rows->table->schema->name, row->id);
    const struct csv_row *header = csv_header(rows->csv);
    return arena_format(rows->own, "row %s, column '%.*s'", row->id,
                        STR(header->cells[rows->positions[column]].text));
}

/* Adds an error for a required cell without a value. Returns false. */
static bool refuse_gap(struct rows *rows, const struct row *row, size_t column)
{
    const char *name = rows->table->schema->columns[column].name;
    if (note_fault(rows))
        return false;
    struct place at = row->cells[column].at;
    if (rows->csv) {
        diagnostic_error(rows->all, at, "row %s has no '%s', which is required",
                         row->id, name);
        diagnostic_remedy(rows->all, "fill it in, or take the row out");
    } else {
        diagnostic_error(rows->all, at,
                         "[%s:%s] has no '%s', which is required",
                         rows->table->schema->name, row->id, name);
        diagnostic_remedy(rows->all, "add a line '%s = …'", name);
    }
    excerpt(rows, at);
    return false;
}

/* Whether a cell is given in the language of what the statement translates. */
static bool is_foreign(const struct table *table, const struct csv_cell *from)
{
    return table->translation && from->at.source != table->own;
}

/* Takes the text of a cell in the language that it is given in. */
static bool take_text(struct rows *rows, size_t column,
                      const struct csv_cell *from, struct typed *typed)
{
    const struct table *table = rows->table;
    const struct translation *translation = table->translation;
    struct str text = rows->csv ? csv_unguarded(from->text) : from->text;
    if (!is_foreign(table, from))
        return type_take(rows->own, &rows->types[column], table->locale, text,
                         typed, &rows->why);
    if (!type_take(rows->own, &rows->given[column], translation->from, text,
                   typed, &rows->why))
        return false;
    translate(translation, &rows->given[column], &rows->types[column], typed);
    return true;
}

/* Reads one cell. False: an error was added. */
static bool take_cell(struct rows *rows, const struct row *row, size_t column,
                      const struct csv_cell *from)
{
    struct cell *cell = &row->cells[column];
    cell->at = from->at;
    cell->given = !str_is_blank(from->text);
    cell->foreign = is_foreign(rows->table, from);
    const struct column *declared = &rows->table->schema->columns[column];
    if (!cell->given)
        return !declared->required || declared->yearly.kind != YEARLY_KEEP ||
               refuse_gap(rows, row, column);
    struct refusal *why = &rows->why;
    if (take_text(rows, column, from, &cell->typed))
        return true;
    if (note_fault(rows))
        return false;
    diagnostic_error(rows->all, cell->at, "%s (%s)", why->text,
                     cell_name(rows, row, column));
    if (why->remedy)
        diagnostic_remedy(rows->all, "%s", why->remedy);
    excerpt(rows, cell->at);
    return false;
}

/* The number of a row in digits. They are counted up, since to divide for each
 * digit of each row would be felt. */
static const char *count_to(struct rows *rows, size_t number)
{
    for (; rows->counted < number; rows->counted++) {
        char *digit = rows->id + sizeof rows->id - 2;
        for (; *digit == '9'; digit--)
            *digit = '0';
        if (!*digit) {
            *digit = '0';
            rows->digits = digit;
        }
        ++*digit;
    }
    return rows->digits;
}

/* Takes a cell that is as most are; false: take_cell() has to look at it. */
static bool take_plain(const struct rows *rows, size_t column,
                       const struct csv_cell *from, struct cell *cell)
{
    if (rows->given ||
        !type_take_plain(&rows->types[column], rows->table->locale, from->text,
                         &cell->typed) ||
        from->text.at[0] == CSV_GUARD)
        return false;
    cell->given = true;
    cell->foreign = false;
    cell->at = from->at;
    return true;
}

static bool take_csv_row(struct rows *rows, struct row *row)
{
    const struct csv_row *from = &rows->csv_row;
    row->id = count_to(rows, from->number);
    row->at.source = csv_source(rows->csv);
    row->at.line = from->line;
    row->at.column = 0;
    size_t count = rows->table->schema->column_count;
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        size_t position = rows->positions[i];
        if (position == SIZE_MAX) {
            const struct csv_cell none = {{"", 0}, row->at};
            good &= take_cell(rows, row, i, &none);
        } else if (!take_plain(rows, i, &from->cells[position],
                               &row->cells[i])) {
            good &= take_cell(rows, row, i, &from->cells[position]);
        }
    }
    return good;
}

/* Finds the column of each key. */
static bool find_keys(struct rows *rows, const struct ini_section *section)
{
    const struct table_schema *schema = rows->table->schema;
    bool good = true;
    for (size_t i = 0; i < schema->column_count; i++)
        rows->entries[i] = NULL;
    for (const struct ini_entry *e = section->first; e; e = e->next) {
        size_t column = table_column(schema, str_of(e->key));
        if (column != SIZE_MAX) {
            rows->entries[column] = e;
            continue;
        }
        good = false;
        if (note_fault(rows))
            continue;
        diagnostic_error(rows->all, e->key_at, "unknown key '%s' in [%s]",
                         e->key, section->name);
        table_offer_columns(schema, str_of(e->key), false, rows->all);
    }
    return good;
}

static bool take_section(struct rows *rows, const struct ini_section *section,
                         struct row *row)
{
    row->id = section->id ? section->id : "";
    row->at = section->at;
    bool good = find_keys(rows, section);
    for (size_t i = 0; i < rows->table->schema->column_count; i++) {
        const struct ini_entry *entry = rows->entries[i];
        struct csv_cell cell = {{"", 0}, section->at};
        if (entry)
            cell = (struct csv_cell){entry->value, entry->at};
        if (!take_plain(rows, i, &cell, &row->cells[i]))
            good &= take_cell(rows, row, i, &cell);
    }
    return good;
}

/* Reads the next row, faulty or not, into `row`; false at the end. */
static bool take_row(struct rows *rows, struct row *row, bool *good)
{
    struct table *table = rows->table;
    rows->read++;
    if (!rows->csv) {
        if (rows->read > table->section_count)
            return false;
        *good = take_section(rows, table->sections[rows->read - 1], row);
        return true;
    }
    bool any = csv_next(rows->csv, &rows->csv_row);
    if (rows->of_csv.first)
        tell_csv(rows, !is_told(rows));
    if (any)
        *good = take_csv_row(rows, row);
    return any;
}

bool rows_next(struct rows *rows, struct row *row)
{
    struct table *table = rows->table;
    bool good = false;
    if (table->is_kept) {
        bool any = rows->read < table->kept_count;
        if (any)
            *row = table->kept[rows->read++];
        return any;
    }
    while (!good) {
        arena_reset(rows->own);
        row->cells = rows->cells;
        if (!take_row(rows, row, &good)) {
            table->reported = true;
            return false;
        }
        if (rows->read > table->rows_reported)
            table->rows_reported = rows->read;
    }
    return true;
}

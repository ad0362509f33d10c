/* SPDX-License-Identifier: BSD-2-Clause */
/* The part of new_year.h that carries CSV files over. */
#include <string.h>

#include "base/file.h"
#include "data/csv_write.h"
#include "data/table_header.h"
#include "statement/new_year_parts.h"

/* What is carried over is no larger than what is read whole. */
#define CSV_MAX FILE_MAX

const char *carrying_csv(const struct carrying *carrying,
                         const struct table_schema *schema)
{
    const struct statement *from = carrying->from;
    const struct table *table = statement_table(from, str_of(schema->name));
    const char *own = arena_format(carrying->arena, "%s/", from->folder);
    if (!strcmp(from->folder, "."))
        own = "";
    return table && table->csv_path && str_starts(str_of(table->csv_path), own)
               ? table->csv_path
               : NULL;
}

/* The table that gives a table its rows. */
static const struct table_schema *giver(const struct carrying *carrying,
                                        const struct table_schema *schema)
{
    return schema->yearly.kind == YEARLY_FROM
               ? schema_table(carrying->from->schema,
                              str_of(schema->yearly.from))
               : schema;
}

const char *carrying_csv_name(const struct carrying *carrying,
                              const struct table_schema *schema)
{
    const char *path = carrying_csv(carrying, schema);
    const char *folder = carrying->from->folder;
    if (!path)
        return schema->file;
    return strcmp(folder, ".") ? path + strlen(folder) + 1 : path;
}

enum year_form carrying_form(const struct carrying *carrying,
                             const struct table_schema *schema)
{
    const struct table_schema *from = giver(carrying, schema);
    const struct table *own = statement_table(carrying->from,
                                              str_of(schema->name));
    const struct table *rows = statement_table(carrying->from,
                                               str_of(from->name));
    if (rows->csv_path && carrying_csv(carrying, from))
        return carrying_csv_name(carrying, schema) ? YEAR_CSV : YEAR_SECTIONS;
    if (rows->csv_path)
        return YEAR_AS_IT_IS;
    if (!rows->section_count && from != schema && own->csv_path)
        return YEAR_CSV; /* of which the header stays */
    return YEAR_SECTIONS;
}

/* The header of the table's own file, or the names that people read. */
static bool read_header(struct carrying *carrying,
                        const struct table_schema *schema, struct str *cells,
                        size_t *columns, size_t *count)
{
    const char *path = carrying_csv(carrying, schema);
    for (size_t i = 0; !path && i < schema->column_count; i++) {
        columns[i] = i;
        cells[i] = str_of(schema->columns[i].label);
    }
    *count = schema->column_count;
    if (!path)
        return true;
    struct csv *csv = csv_open(carrying->arena, path, carrying->all);
    size_t *positions = csv ? table_match_header(carrying->arena, schema, csv,
                                                 carrying->all)
                            : NULL;
    *count = positions ? csv_header(csv)->count : 0;
    for (size_t i = 0; i < *count; i++) {
        columns[i] = SIZE_MAX;
        cells[i] = str_copy(carrying->arena, csv_header(csv)->cells[i].text);
    }
    for (size_t i = 0; positions && i < schema->column_count; i++)
        if (positions[i] != SIZE_MAX)
            columns[positions[i]] = i;
    csv_close(csv);
    return positions;
}

/* Leaves out the columns that a series has from where they were written. */
static size_t drop_series(const struct table_schema *schema, struct str *cells,
                          size_t *columns, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (columns[i] != SIZE_MAX && schema->columns[columns[i]].in_series)
            continue;
        cells[kept] = cells[i];
        columns[kept++] = columns[i];
    }
    return kept;
}

/* Names the columns of which somebody has to fill in what is new. */
static void add_task(struct carrying *carrying,
                     const struct table_schema *schema,
                     const struct table_schema *from, const char *path)
{
    struct arena *arena = carrying->arena;
    struct buffer names = buffer_within(arena, 4096);
    for (size_t i = 0; i < schema->column_count; i++)
        if (year_column(schema, from, i) == SIZE_MAX &&
            !schema->columns[i].in_series)
            buffer_add_format(&names, "%s'%s'", names.len ? ", " : "",
                              schema->columns[i].label);
    if (schema->yearly.kind == YEARLY_EMPTY)
        carrying_task(carrying, path, 0,
                      arena_format(arena, "write '%s' anew", schema->label));
    else if (names.len)
        carrying_task(
            carrying, path, 0,
            arena_format(arena, "fill in %.*s", STR(buffer_str(&names))));
}

static void write_rows(struct buffer *out, const struct year_rows *rows,
                       struct str *cells, const size_t *columns, size_t count)
{
    for (size_t r = 0; r < rows->count; r++) {
        for (size_t i = 0; i < count; i++)
            cells[i] = columns[i] == SIZE_MAX ? (struct str){"", 0}
                                              : rows->list[r].cells[columns[i]];
        csv_write_row(out, cells, count);
    }
}

static bool carry_table(struct carrying *carrying,
                        const struct table_schema *schema, const char *name)
{
    const struct table_schema *from = giver(carrying, schema);
    struct year_rows old = {.schema = from}, rows;
    if (schema->yearly.kind != YEARLY_EMPTY &&
        !year_rows_read(carrying->arena,
                        statement_table(carrying->from, str_of(from->name)),
                        &old, carrying->all))
        return false;
    year_rows_carry(carrying->arena, schema, &old, &rows);
    struct str cells[CSV_COLUMNS_MAX];
    size_t columns[CSV_COLUMNS_MAX], count;
    if (!read_header(carrying, schema, cells, columns, &count))
        return false;
    count = drop_series(schema, cells, columns, count);
    struct buffer out = buffer_make(CSV_MAX);
    csv_write_begin(&out);
    csv_write_row(&out, cells, count);
    write_rows(&out, &rows, cells, columns, count);
    add_task(carrying, schema, from, carrying_path(carrying, name));
    bool done = carrying_write(carrying, name, buffer_str(&out));
    buffer_release(&out);
    return done;
}

/* A file that stays as it is, byte by byte. */
static bool copy_table(struct carrying *carrying, const char *path,
                       const char *name)
{
    struct str bytes;
    return file_stays_inside(carrying->from->root, path, carrying->all) &&
           file_read(carrying->arena, path, FILE_MAX, &bytes, carrying->all) &&
           carrying_write(carrying, name, bytes);
}

bool carrying_tables(struct carrying *carrying)
{
    const struct schema *schema = carrying->from->schema;
    for (const struct schema_table *t = schema->first_table; t; t = t->next) {
        const char *path = carrying_csv(carrying, &t->schema);
        const char *name = carrying_csv_name(carrying, &t->schema);
        if (!year_rows_change(&t->schema)) {
            if (path && !copy_table(carrying, path, name))
                return false;
        } else if (carrying_form(carrying, &t->schema) == YEAR_CSV &&
                   !carry_table(carrying, &t->schema, name)) {
            return false;
        }
    }
    return true;
}

/* The field of a row of answers.csv, by its name or its label; or NULL. */
static const struct field *field_of(const struct schema *schema,
                                    struct str name)
{
    for (const struct group *g = schema->first_group; g; g = g->next)
        for (const struct field *f = g->first; f; f = f->next)
            if (str_is(name, f->name) ||
                str_equal_nocase(name, str_of(f->label)))
                return f;
    return NULL;
}

static size_t column_of(const struct csv_row *header, const char *name)
{
    for (size_t i = 0; i < header->count; i++)
        if (str_equal_nocase(header->cells[i].text, str_of(name)))
            return i;
    return SIZE_MAX;
}

/* What the value of a row becomes. */
static struct str next_answer(struct carrying *carrying, const char *path,
                              const struct field *field, struct str value)
{
    if (!field || !value.len || field->yearly.kind == YEARLY_KEEP)
        return value;
    if (field->yearly.kind == YEARLY_FROM) {
        const struct value *from = statement_value(carrying->from,
                                                   str_of(field->yearly.from));
        return from && from->typed ? from->typed->text : str_of("");
    }
    struct str next = {"", 0};
    if (field->yearly.kind == YEARLY_NEXT)
        next = carrying_next(carrying, field);
    carrying_task(
        carrying, path, 0,
        arena_format(carrying->arena,
                     next.len ? "see whether '%s' is right" : "fill in '%s'",
                     field->label));
    return next;
}

bool carrying_answers(struct carrying *carrying, const char *path)
{
    static const char file[] = "answers.csv";
    if (file_is_empty(path))
        return carrying_write(carrying, file, str_of(""));
    struct csv *csv = csv_open(carrying->arena, path, carrying->all);
    if (!csv)
        return false;
    const struct csv_row *header = csv_header(csv);
    size_t by_name = column_of(header, "field");
    size_t by_label = column_of(header, "label");
    size_t value = column_of(header, "value");
    struct str cells[CSV_COLUMNS_MAX];
    struct buffer out = buffer_make(CSV_MAX);
    const char *to = carrying_path(carrying, file);
    csv_write_begin(&out);
    for (size_t i = 0; i < header->count; i++)
        cells[i] = header->cells[i].text;
    csv_write_row(&out, cells, header->count);
    struct csv_row row;
    while (csv_next(csv, &row)) {
        for (size_t i = 0; i < row.count; i++)
            cells[i] = csv_unguarded(row.cells[i].text);
        struct str name = {"", 0};
        if (by_name != SIZE_MAX)
            name = str_trim(cells[by_name]);
        if (!name.len && by_label != SIZE_MAX)
            name = str_trim(cells[by_label]);
        if (value != SIZE_MAX)
            cells[value] = next_answer(carrying, to,
                                       field_of(carrying->from->schema, name),
                                       str_trim(cells[value]));
        csv_write_row(&out, cells, row.count);
    }
    bool done = !csv_failed(csv) &&
                carrying_write(carrying, file, buffer_str(&out));
    csv_close(csv);
    buffer_release(&out);
    return done;
}

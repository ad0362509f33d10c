/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/paper_page.h"

#include <string.h>

#include "statement/due.h"
#include "statement/redline.h"
#include "statement/report_page.h"
#include "statement/reprint.h"
#include "statement/theme_page.h"
#include "template/escape.h"
#include "template/fill.h"

/* No date in words is longer. */
#define DATE_MAX 1024

struct paper {
    struct arena *arena;
    const struct checked *checked;
    const struct statement *statement;
    const struct document *document;
};

static struct str date_text(const struct paper *paper, struct date date)
{
    struct buffer out = buffer_within(paper->arena, DATE_MAX);
    locale_date_long(paper->statement->locale, &out, date);
    return buffer_str(&out);
}

/* Who decides, and who signs. */
static struct value *paper_value(const struct paper *paper)
{
    static const struct {
        const char *name, *field;
    } shown[] = {
        {"body", "organisation.governing_body"},
        {"role", "signatory.role"},
        {"first_name", "signatory.first_name"},
        {"last_name", "signatory.last_name"},
        {"responsible", "responsible.role"},
    };
    struct value *map = value_map(paper->arena);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        const struct value *value = statement_value(paper->statement,
                                                    str_of(shown[i].field));
        bool given = value && value->state == VALUE_GIVEN;
        value_put_optional(paper->arena, map, shown[i].name,
                           given ? value->text : str_of(""));
    }
    size_t gaps = 0;
    for (const struct gap *g = paper->document->gaps; g; g = g->next)
        gaps++;
    value_put_count(paper->arena, map, "gaps", gaps);
    value_put_truth(paper->arena, map, "whole", !gaps);
    return map;
}

/* How much of a section is not what it was. */
struct changed_section {
    const char *title;
    size_t counts[REDLINE_CHANGED + 1];
};

static void add_changed(const struct paper *paper, struct value *list,
                        const struct changed_section *section)
{
    if (!section->counts[REDLINE_CHANGED] && !section->counts[REDLINE_NEW] &&
        !section->counts[REDLINE_GONE])
        return;
    struct value *map = value_map(paper->arena);
    value_put(paper->arena, map, "title", str_of(section->title));
    value_put_count(paper->arena, map, "changed",
                    section->counts[REDLINE_CHANGED]);
    value_put_count(paper->arena, map, "added", section->counts[REDLINE_NEW]);
    value_put_count(paper->arena, map, "removed",
                    section->counts[REDLINE_GONE]);
    value_append(list, map);
}

/* The section of level 2, or the title, that the block's heading stands in;
 * NULL: the document has no such heading. */
static const struct heading *main_heading(const struct document *document,
                                          const struct redline_block *block)
{
    const struct heading *last = NULL;
    for (const struct heading *h = document->headings; h; h = h->next) {
        if (h->level <= 2)
            last = h;
        if (h == block->of->in)
            return last ? last : h;
    }
    return NULL;
}

/* The main section that a block stands in, by its name in the new text. */
static const char *main_section(const struct paper *paper,
                                const struct document *before,
                                const struct redline_block *block)
{
    const struct heading *heading = main_heading(paper->document, block);
    if (!heading)
        heading = main_heading(before, block);
    return heading ? str_copy(paper->arena, heading->text).at
                   : block->of->under;
}

/* The main sections in which something changed, in the order of both texts. */
static struct value *sections_value(const struct paper *paper,
                                    const struct document *before,
                                    const struct redline *redline)
{
    struct value *list = value_list(paper->arena);
    struct changed_section section = {.title = ""};
    for (const struct redline_block *b = redline->first; b; b = b->next) {
        const char *title = main_section(paper, before, b);
        if (strcmp(title, section.title) != 0) {
            add_changed(paper, list, &section);
            section = (struct changed_section){.title = title};
        }
        section.counts[b->kind]++;
    }
    add_changed(paper, list, &section);
    return list;
}

/* What changed since the period before; false where there is none. */
static struct value *changes_value(const struct paper *paper)
{
    struct arena *arena = paper->arena;
    const struct statement *previous = paper->statement->previous;
    const struct document *before = previous
                                        ? reprint_as_it_stands(arena, previous)
                                        : NULL;
    struct value *map = value_map(arena);
    struct redline_texts none = {NULL, 0};
    struct redline *redline = redline_make(
        arena, before ? redline_of_document(arena, before) : none,
        before ? redline_of_document(arena, paper->document) : none);
    map->truth = before != NULL;
    value_put_optional(paper->arena, map, "before",
                       str_of(previous ? previous->period : NULL));
    value_put_count(paper->arena, map, "changed",
                    redline->counts[REDLINE_CHANGED]);
    value_put_count(paper->arena, map, "added", redline->counts[REDLINE_NEW]);
    value_put_count(paper->arena, map, "removed",
                    redline->counts[REDLINE_GONE]);
    value_put_count(paper->arena, map, "kept", redline->counts[REDLINE_SAME]);
    value_add(map, "sections", sections_value(paper, before, redline));
    return map;
}

/* Days by which something has to be done, those that are over left out. */
static struct value *deadlines_value(const struct paper *paper)
{
    struct value *list = value_list(paper->arena);
    const struct due *due = due_of(paper->arena, paper->statement,
                                   paper->checked->today);
    for (; due; due = due->next) {
        if (due->state != DUE_OPEN && due->state != DUE_LATE)
            continue;
        struct value *map = value_map(paper->arena);
        value_put(paper->arena, map, "what", str_of(due->deadline->label));
        value_put(paper->arena, map, "law", str_of(due->law->title));
        value_put(paper->arena, map, "date", date_text(paper, due->date));
        value_put_truth(paper->arena, map, "late", due->state == DUE_LATE);
        value_append(list, map);
    }
    return list;
}

/* A table as it is printed: its columns, and its rows of cells. */
static struct value *table_value(const struct paper *paper,
                                 const struct printed_table *table,
                                 const char *label)
{
    struct arena *arena = paper->arena;
    struct value *map = value_map(arena), *columns = value_list(arena);
    struct value *rows = value_list(arena);
    value_put(paper->arena, map, "id", str_of(table->id));
    value_put(paper->arena, map, "caption",
              table->caption.len ? table->caption : str_of(label));
    for (size_t i = 0; i < table->column_count; i++) {
        struct value *column = value_map(arena);
        value_put(paper->arena, column, "text", table->head[i]);
        value_put_truth(paper->arena, column, "number", table->numbers[i]);
        value_append(columns, column);
    }
    for (size_t r = 0; r < table->row_count; r++) {
        struct value *row = value_map(arena), *cells = value_list(arena);
        for (size_t i = 0; i < table->column_count; i++) {
            struct value *cell = value_map(arena);
            value_put(paper->arena, cell, "text",
                      table->cells[r * table->column_count + i]);
            value_put_truth(paper->arena, cell, "number", table->numbers[i]);
            value_put_truth(paper->arena, cell, "first", !i);
            value_append(cells, cell);
        }
        value_add(row, "cells", cells);
        value_append(rows, row);
    }
    value_add(map, "columns", columns);
    value_add(map, "rows", rows);
    return map;
}

/* How much of the name of a record's file is that table's: "kpis.csv", or
 * "spend-country.csv"; 0: it may not be its file. */
static size_t names_file(const struct record_file *file, const char *name)
{
    size_t len = strlen(name);
    bool may_be = !strncmp(file->name, name, len) &&
                  (!strcmp(file->name + len, ".csv") || file->name[len] == '-');
    return may_be ? len : 0;
}

/* Whether a file is that table's, and not of one with a longer name. */
static bool is_file_of(const struct paper *paper,
                       const struct record_file *file, const char *name)
{
    const struct schema *schema = paper->statement->schema;
    size_t own = names_file(file, name), most = own;
    for (const struct schema_table *t = schema->first_table; t; t = t->next)
        if (names_file(file, t->schema.name) > most)
            most = names_file(file, t->schema.name);
    for (const struct schema_series *s = schema->first_series; s; s = s->next)
        if (names_file(file, s->name) > most)
            most = names_file(file, s->name);
    return own && own == most;
}

/* Whether a table prints the data of that name. What is printed from a record
 * does not say so, but its files do. */
static bool is_printed_of(const struct paper *paper,
                          const struct printed_table *table, const char *name)
{
    const struct record *record = paper->checked->member->record;
    if (table->data)
        return !strcmp(table->data, name);
    for (const struct record_file *f = record ? record->files : NULL; f;
         f = f->next)
        if (f->caption.len && str_equal(f->caption, table->caption) &&
            is_file_of(paper, f, name))
            return true;
    return false;
}

/* How the statement prints the table of that name first, or NULL. */
static const struct printed_table *find_printed(const struct paper *paper,
                                                const char *name)
{
    const struct printed_table *table = paper->document->tables;
    while (table && !is_printed_of(paper, table, name))
        table = table->next;
    return table;
}

/* The tables that the pack wants in a paper, each as it is printed first:
 * rather over the years, where there is a series of it. */
static struct value *tables_value(const struct paper *paper)
{
    const struct schema *schema = paper->statement->schema;
    struct value *list = value_list(paper->arena);
    for (const struct schema_table *t = schema->first_table; t; t = t->next) {
        const struct printed_table *table = NULL;
        if (!t->schema.in_paper)
            continue;
        for (const struct schema_series *s = schema->first_series; s && !table;
             s = s->next)
            if (s->of == &t->schema)
                table = find_printed(paper, s->name);
        if (!table)
            table = find_printed(paper, t->schema.name);
        if (table)
            value_append(list, table_value(paper, table, t->schema.label));
    }
    return list;
}

/* The statement's HTML with each heading a level lower: the page has a title
 * of its own. A '<' that is no tag's is written "&lt;". */
static struct str lower_headings(struct arena *arena, struct str html)
{
    char *bytes = arena_copy(arena, html.at, html.len);
    for (size_t i = 0; i + 3 < html.len; i++) {
        size_t at = i + 1 + (bytes[i + 1] == '/');
        if (bytes[i] == '<' && bytes[at] == 'h' && bytes[at + 1] >= '1' &&
            bytes[at + 1] <= '5')
            bytes[at + 1]++;
    }
    return (struct str){bytes, html.len};
}

bool paper_page_make(struct arena *arena, struct buffer *out,
                     struct shelf *shelf, const struct checked *checked,
                     struct diagnostics *all)
{
    const struct theme *theme;
    const struct statement *statement = checked->member->statement;
    const struct template *template = theme_template(arena, shelf, statement,
                                                     "paper.html", &theme, all);
    if (!template)
        return false;
    const struct paper paper = {arena, checked, statement, checked->document};
    struct value *values = report_values(arena, checked, NULL);
    value_add(values, "paper", paper_value(&paper));
    value_add(values, "changes", changes_value(&paper));
    value_add(values, "deadlines", deadlines_value(&paper));
    value_add(values, "tables", tables_value(&paper));
    value_add(values, "content",
              value_text(arena, lower_headings(arena, paper.document->html)));
    value_add(values, "style", value_text(arena, theme->style));
    return template_fill(out, template, values, NULL, escape_html, true, all);
}

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The part of new_year.h that rewrites an INI file: only the lines that change
 * are written anew, so that the author's comments and order stay.
 */
#include <stdlib.h>
#include <string.h>

#include "data/ini_write.h"
#include "statement/new_year_parts.h"

/* What a comment of avow's begins with; the next year takes it out again. */
#define COMMENT "; New year: "

/* The lines that are replaced; `last` is before `first` where none is. */
struct edit {
    size_t first, last;
    struct str text;
    const char *task; /* NULL: none */
    size_t task_line; /* of the text; 0 is its first */
};

struct rewriting {
    struct carrying *carrying;
    const struct source *source;
    const struct schema *schema;
    const struct ini *ini;
    const char *path; /* of the new file */
    bool of_form;
    struct edit *edits;
    size_t count, room;
    struct buffer text; /* of the edit that is being made */
};

static size_t lines_of(struct str text)
{
    size_t lines = 0;
    for (size_t i = 0; i < text.len; i++)
        lines += text.at[i] == '\n';
    return lines;
}

static void add_edit(struct rewriting *w, size_t first, size_t last,
                     const char *task, size_t task_line)
{
    if (w->count == w->room) {
        struct edit *more = arena_array(w->carrying->arena,
                                        w->room = w->room ? w->room * 2 : 64,
                                        sizeof *more);
        if (w->count)
            memcpy(more, w->edits, w->count * sizeof *more);
        w->edits = more;
    }
    w->edits[w->count++] = (struct edit){
        first, last, str_copy(w->carrying->arena, buffer_str(&w->text)), task,
        task_line};
    buffer_clear(&w->text);
}

/* The last line of an entry. */
static size_t end_of_entry(const struct ini_entry *entry)
{
    return entry->value.len ? entry->at.line + lines_of(entry->value)
                            : entry->key_at.line;
}

static size_t end_of_section(const struct ini_section *section)
{
    size_t end = section->at.line;
    for (const struct ini_entry *e = section->first; e; e = e->next)
        if (end_of_entry(e) > end)
            end = end_of_entry(e);
    return end;
}

/* The first line of what avow said above a line a year ago, or that line. */
static size_t above(const struct rewriting *w, size_t line)
{
    size_t first = line;
    for (size_t at = line; at > 1; at--) {
        struct str text = source_line(w->source, at - 1);
        if (!str_starts(text, ";"))
            break;
        if (str_starts(text, COMMENT))
            first = at - 1;
    }
    return first;
}

/* "; New year: fill in 'Label'", with what it was. */
static void comment_was(struct rewriting *w, const char *label, struct str was)
{
    buffer_add_format(&w->text, COMMENT "fill in '%s'.", label);
    if (was.len)
        buffer_add_text(&w->text, " Last year:");
    bool lines = lines_of(was) > 0;
    while (was.len && was.at) {
        struct str line = str_split(&was, '\n');
        if (lines)
            buffer_add_text(&w->text, line.len ? "\n;    " : "\n;");
        else
            buffer_add_char(&w->text, ' ');
        buffer_add_str(&w->text, line);
    }
    buffer_add_char(&w->text, '\n');
}

/* The line of an entry up to its '=', as the author aligned it. */
static void keep_key(struct rewriting *w, const struct ini_entry *entry,
                     struct str value)
{
    struct str line = source_line(w->source, entry->key_at.line);
    if (lines_of(value)) {
        ini_write_entry(&w->text, entry->key, value);
        return;
    }
    buffer_add_str(&w->text, str_slice(line, 0, str_find(line, '=') + 1));
    if (value.len)
        buffer_add_char(&w->text, ' ');
    buffer_add_str(&w->text, value);
    buffer_add_char(&w->text, '\n');
}

static void replace_entry(struct rewriting *w, const struct ini_entry *entry,
                          struct str value, const char *task)
{
    size_t line = lines_of(buffer_str(&w->text));
    keep_key(w, entry, value);
    add_edit(w, above(w, entry->key_at.line), end_of_entry(entry), task, line);
}

/* A value that a section does not have yet. */
static void insert_entry(struct rewriting *w, const struct ini_section *section,
                         const char *key, struct str value)
{
    size_t end = end_of_section(section);
    ini_write_entry(&w->text, key, value);
    add_edit(w, end + 1, end, NULL, 0);
}

static struct str entry_value(const struct ini_section *section,
                              const char *key)
{
    const struct ini_entry *entry = section ? ini_entry(section, key) : NULL;
    return entry ? entry->value : str_of("");
}

static void rewrite_field(struct rewriting *w,
                          const struct ini_section *section,
                          const struct field *field)
{
    struct arena *arena = w->carrying->arena;
    const struct ini_entry *entry = ini_entry(section, field->key);
    struct str was = entry ? entry->value : str_of("");
    struct str value = {"", 0};
    if (field->yearly.kind == YEARLY_KEEP)
        return;
    if (field->yearly.kind == YEARLY_FROM) {
        struct str from = str_of(field->yearly.from);
        size_t dot = str_find(from, '.');
        value = entry_value(
            ini_section(w->ini, str_copy(arena, str_slice(from, 0, dot)).at),
            field->yearly.from + dot + 1);
        if (entry)
            replace_entry(w, entry, value, NULL);
        else if (value.len)
            insert_entry(w, section, field->key, value);
        return;
    }
    if (!was.len)
        return;
    if (field->yearly.kind == YEARLY_NEXT && !w->of_form)
        value = carrying_next(w->carrying, field);
    if (value.len)
        buffer_add_format(&w->text, COMMENT "see whether this is '%s'.\n",
                          field->label);
    else
        comment_was(w, field->label, was);
    replace_entry(
        w, entry, value,
        arena_format(arena,
                     value.len ? "see whether this is '%s'" : "fill in '%s'",
                     field->label));
}

/* A row that stays where it is, and of which some columns are new. */
static void rewrite_row(struct rewriting *w, const struct ini_section *section,
                        const struct table_schema *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        const struct ini_entry *entry = ini_entry(section, column->name);
        size_t from = year_column(table, table, i);
        struct str value = {"", 0};
        if (column->in_series) {
            if (entry)
                add_edit(w, above(w, entry->key_at.line), end_of_entry(entry),
                         NULL, 0);
            continue;
        }
        if (from != SIZE_MAX)
            value = entry_value(section, table->columns[from].name);
        if (from == i || (!entry && !value.len))
            continue;
        if (!entry) {
            insert_entry(w, section, column->name, value);
        } else if (from != SIZE_MAX) {
            replace_entry(w, entry, value, NULL);
        } else if (entry->value.len) {
            comment_was(w, column->label, entry->value);
            replace_entry(w, entry, value,
                          arena_format(w->carrying->arena, "fill in '%s'",
                                       column->label));
        }
    }
}

/* The rows of another table, as sections of their own. */
static void write_rows(struct rewriting *w, const struct year_rows *rows)
{
    for (size_t r = 0; r < rows->count; r++) {
        const struct table_schema *table = rows->schema;
        ini_write_section(&w->text, table->name, rows->list[r].id);
        for (size_t i = 0; i < table->column_count; i++) {
            struct str value = rows->list[r].cells[i];
            if (table->columns[i].in_series)
                continue;
            if (!value.len && table->columns[i].yearly.kind != YEARLY_KEEP)
                buffer_add_format(&w->text, COMMENT "fill in '%s'.\n",
                                  table->columns[i].label);
            if (value.len || table->columns[i].required)
                ini_write_entry(&w->text, table->columns[i].name, value);
        }
    }
}

static const struct ini_section *first_of(const struct ini *ini,
                                          const char *kind)
{
    const struct ini_section *s = ini->first;
    while (s && (!s->id || strcmp(s->kind, kind) != 0))
        s = s->next;
    return s;
}

/* Takes the sections of a table out; the line of the first is returned. */
static size_t remove_rows(struct rewriting *w, const struct table_schema *table)
{
    size_t first = 0;
    for (const struct ini_section *s = w->ini->first; s; s = s->next) {
        if (!s->id || strcmp(s->kind, table->name) != 0)
            continue;
        size_t from = above(w, s->at.line), to = end_of_section(s);
        /* With the blank lines behind it. */
        while (to < lines_of(w->source->text) &&
               str_is_blank(source_line(w->source, to + 1)))
            to++;
        first = first ? first : from;
        add_edit(w, from, to, NULL, 0);
    }
    return first;
}

/* Takes `file` out of [table:NAME], where the rows become sections. */
static void remove_file(struct rewriting *w, const struct table_schema *table)
{
    const char *name = arena_format(w->carrying->arena, "table:%s",
                                    table->name);
    const struct ini_section *section = ini_section(w->ini, name);
    const struct ini_entry *file = section ? ini_entry(section, "file") : NULL;
    if (file)
        add_edit(w, file->key_at.line, end_of_entry(file), NULL, 0);
}

/* A table whose rows are sections, and what is not there next year. */
static void rewrite_table(struct rewriting *w, const struct table_schema *table)
{
    struct arena *arena = w->carrying->arena;
    const struct table_schema *from =
        table->yearly.kind == YEARLY_FROM
            ? schema_table(w->schema, str_of(table->yearly.from))
            : NULL;
    if (table->yearly.kind == YEARLY_KEEP) {
        for (const struct ini_section *s = w->ini->first; s; s = s->next)
            if (s->id && !strcmp(s->kind, table->name))
                rewrite_row(w, s, table);
        return;
    }
    bool sections = w->of_form ||
                    carrying_form(w->carrying, table) == YEAR_SECTIONS;
    const struct ini_section *other = from ? first_of(w->ini, from->name)
                                           : NULL;
    size_t line = remove_rows(w, table);
    if (!line && other)
        line = above(w, other->at.line);
    if (!line || !sections)
        return;
    if (from) {
        struct year_rows old, rows;
        year_rows_of_ini(arena, from, w->ini, &old);
        year_rows_carry(arena, table, &old, &rows);
        remove_file(w, table);
        write_rows(w, &rows);
        if (!rows.count)
            return;
        buffer_add_char(&w->text, '\n');
    } else {
        buffer_add_format(&w->text,
                          COMMENT "write a section [%s:…] for each row of "
                                  "'%s'.\n\n",
                          table->name, table->label);
    }
    add_edit(w, line, line - 1,
             arena_format(
                 arena, from ? "fill in what came of '%s'" : "write '%s' anew",
                 from ? from->label : table->label),
             from ? 1 : 0);
}

/* In the order of the lines; what is inserted before a line goes first. */
static int by_line(const void *a, const void *b)
{
    const struct edit *x = a, *y = b;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    bool inserts_x = x->last < x->first, inserts_y = y->last < y->first;
    if (inserts_x != inserts_y)
        return inserts_x ? -1 : 1;
    return str_compare(x->text, y->text);
}

static void write_all(struct rewriting *w, struct buffer *out)
{
    size_t lines = lines_of(w->source->text) + 1, written = 1, line = 1;
    if (w->count)
        qsort(w->edits, w->count, sizeof *w->edits, by_line);
    for (size_t i = 0; i <= w->count; i++) {
        size_t to = i < w->count ? w->edits[i].first : lines + 1;
        for (; line < to && line <= lines; line++) {
            struct str text = source_line(w->source, line);
            if (line == lines && !text.len)
                break;
            buffer_add_str(out, text);
            buffer_add_char(out, '\n');
            written++;
        }
        if (i == w->count)
            break;
        const struct edit *edit = &w->edits[i];
        if (edit->task)
            carrying_task(w->carrying, w->path, written + edit->task_line,
                          edit->task);
        buffer_add_str(out, edit->text);
        written += lines_of(edit->text);
        if (edit->last + 1 > line)
            line = edit->last + 1;
    }
}

bool carrying_ini(struct carrying *carrying, const char *name,
                  const struct source *source, const struct schema *schema,
                  bool of_form)
{
    struct rewriting w = {.carrying = carrying,
                          .source = source,
                          .schema = schema,
                          .path = carrying_path(carrying, name),
                          .of_form = of_form};
    size_t before = carrying->all->counts[DIAGNOSTIC_ERROR];
    w.ini = ini_read_text(carrying->arena, source, carrying->all);
    if (carrying->all->counts[DIAGNOSTIC_ERROR] > before)
        return false;
    w.text = buffer_within(carrying->arena, (size_t)4 * 1024 * 1024);
    for (const struct ini_section *s = w.ini->first; s; s = s->next) {
        const struct group *group = s->id
                                        ? NULL
                                        : schema_group(schema, str_of(s->name));
        for (const struct field *f = group ? group->first : NULL; f;
             f = f->next)
            rewrite_field(&w, s, f);
    }
    for (const struct schema_table *t = schema->first_table; t; t = t->next)
        rewrite_table(&w, &t->schema);
    struct buffer out = buffer_make((size_t)8 * 1024 * 1024);
    write_all(&w, &out);
    bool done = carrying_write(carrying, name, buffer_str(&out));
    buffer_release(&out);
    return done;
}

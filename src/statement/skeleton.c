/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/skeleton.h"

#include <string.h>

/* Comments are wrapped before this many characters. */
#define WIDTH 78

/* Appends `text` as comment lines, each of which begins with `before`. */
static void comment(struct buffer *out, const char *before, struct str text)
{
    size_t column = 0;
    for (struct str word = str_word(&text); word.len; word = str_word(&text)) {
        size_t len = utf8_count(word);
        if (column && column + 1 + len > WIDTH) {
            buffer_add_char(out, '\n');
            column = 0;
        }
        buffer_add_text(out, column ? " " : before);
        buffer_add_str(out, word);
        column += len + (column ? 1 : strlen(before));
    }
    if (column)
        buffer_add_char(out, '\n');
}

/* What may be written, in a line or, for a choice, a line each. */
static void comment_type(struct buffer *out, const char *before,
                         const struct type *type)
{
    buffer_add_format(out, "%sType: %s", before, type_name(type->kind));
    if (type->currency)
        buffer_add_format(out, ", in %s", type->currency);
    const char *unit = type_is_number(type->kind) ? "" : " characters";
    if (type->has_min) {
        buffer_add_text(out, ", at least ");
        decimal_write(out, type->min);
        buffer_add_text(out, unit);
    }
    if (type->has_max) {
        buffer_add_text(out, ", at most ");
        decimal_write(out, type->max);
        buffer_add_text(out, unit);
    }
    buffer_add_char(out, '\n');
    for (size_t i = 0; i < type->choice_count; i++)
        buffer_add_format(out, "%s  %s: %s\n", before, type->choices[i].code,
                          type->choices[i].label);
}

/* What is known of a field when a project begins; of a form's, nothing. */
static const char *known_value(const struct pack *pack, const char *field)
{
    if (!pack)
        return NULL;
    if (!strcmp(field, "statement.pack"))
        return pack->name;
    if (!strcmp(field, "statement.theme"))
        return pack->theme;
    if (!strcmp(field, "statement.language"))
        return pack->language;
    return strcmp(field, "statement.laws") ? NULL : pack->laws;
}

/* How many characters a form takes of what the field answers; 0: any. */
static size_t form_max(const struct form *form, const char *name)
{
    for (const struct form_part *part = form ? form->first : NULL; part;
         part = part->next)
        for (const struct form_section *s = part->first; s; s = s->next)
            for (const struct form_page *page = s->first; page;
                 page = page->next)
                for (const struct form_question *q = page->first; q;
                     q = q->next)
                    if (*q->answers && !strcmp(*q->answers, name))
                        return q->max;
    return 0;
}

static void comment_max(struct buffer *out, const char *before, size_t max)
{
    if (max)
        buffer_add_format(out, "%sThe form takes at most %zu characters.\n",
                          before, max);
}

static void write_field(struct buffer *out, const struct pack *pack,
                        const struct form *form, const struct field *field)
{
    buffer_add_format(out, "\n; %s%s\n", field->label,
                      field->required ? " (required)" : "");
    comment(out, "; ", str_of(field->help));
    comment_max(out, "; ", form_max(form, field->name));
    comment_type(out, "; ", &field->type);
    const char *value = known_value(pack, field->name);
    buffer_add_format(out, "%s =%s%s\n", field->key, value ? " " : "",
                      value ? value : "");
}

static void write_group(struct buffer *out, const struct pack *pack,
                        const struct form *form, const struct group *group)
{
    bool any = false;
    for (const struct field *f = group->first; f; f = f->next)
        any = any || !f->recorded;
    if (!any)
        return;
    buffer_add_format(out, "\n\n; %s\n", group->label);
    comment(out, "; ", str_of(group->help));
    buffer_add_format(out, "[%s]\n", group->name);
    for (const struct field *f = group->first; f; f = f->next)
        if (!f->recorded)
            write_field(out, pack, form, f);
}

static void write_table(struct buffer *out, const struct form *form,
                        const struct table_schema *table)
{
    buffer_add_format(out, "\n\n; %s%s\n", table->label,
                      table->required ? " (required)" : "");
    comment(out, "; ", str_of(table->help));
    buffer_add_text(out, "; Write a section like this for each row");
    if (table->file)
        buffer_add_format(out, ", or a file %s with these columns",
                          table->file);
    buffer_add_format(out, ":\n;\n; [%s:short-name]\n", table->name);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        buffer_add_text(out, ";\n");
        struct buffer help = buffer_make(8192);
        buffer_add_format(&help, "%s%s%s%s", column->label,
                          column->required ? " (required)" : "",
                          *column->help ? ". " : "", column->help);
        comment(out, "; ; ", buffer_str(&help));
        buffer_clear(&help);
        buffer_add_format(&help, "%s.%s", table->name, column->name);
        comment_max(out, "; ; ", form_max(form, help.bytes));
        buffer_release(&help);
        comment_type(out, "; ; ", &column->type);
        buffer_add_format(out, "; %s =\n", column->name);
    }
}

void skeleton_write(struct buffer *out, const struct pack *pack, bool lasting)
{
    const char *about = lasting ? "The organisation: facts that last."
                                : "One reporting period.";
    buffer_add_format(out, "; %s %s\n", pack->title ? pack->title : pack->name,
                      "modern slavery statement");
    buffer_add_format(out, "; %s\n;\n", about);
    comment(
        out, "; ",
        STR_LITERAL("Write each value after its '='; a long one goes on over "
                    "indented lines. A line that begins with ';' is a "
                    "comment, like this one. 'avow check' says what is still "
                    "missing."));
    for (const struct group *g = pack->schema->first_group; g; g = g->next)
        if (g->lasts == lasting)
            write_group(out, pack, NULL, g);
    for (const struct schema_table *t = pack->schema->first_table; t;
         t = t->next)
        if (t->lasts == lasting)
            write_table(out, NULL, &t->schema);
}

void skeleton_write_form(struct buffer *out, const struct form *form)
{
    buffer_add_format(out, "; %s: what only its form asks for.\n;\n",
                      form->title);
    comment(out, "; ",
            STR_LITERAL("Write each value after its '='. What the statement "
                        "says already is taken from there, unless it is said "
                        "here."));
    for (const struct group *g = form->schema->first_group; g; g = g->next)
        write_group(out, NULL, form, g);
    for (const struct schema_table *t = form->schema->first_table; t;
         t = t->next)
        write_table(out, form, &t->schema);
}

/* SPDX-License-Identifier: BSD-2-Clause */
/* The part of statement/form.h that reads pages, questions and rules. */
#include "statement/form_parts.h"

/* No form has longer answers, or more rows on a page. */
#define LENGTH_MAX ((size_t)64 * 1024)
#define ROWS_MAX   1000

static const char *const page_keys[] = {
    "title", "help", "rows", "most", "with", NULL,
};

static const char *const question_keys[] = {
    "asks",  "help",   "answer", "area", "shows",      "required",  "max",
    "years", "unique", "none",   "with", "instead_of", "countries", NULL,
};

void form_read_page(struct form_reader *reader,
                    const struct ini_section *section)
{
    struct form_page *page = arena_alloc(reader->keys.arena, sizeof *page);
    keys_check(&reader->keys, section, page_keys);
    page->id = section->id;
    page->at = section->at;
    page->title = keys_needed(&reader->keys, section, "title",
                              "write the title that the form has there");
    page->help = keys_text(&reader->keys, section, "help");
    page->rows = keys_names(&reader->keys, section, "rows");
    page->repeats = *page->rows;
    page->most = keys_count(&reader->keys, section, "most", ROWS_MAX);
    if (reader->page)
        reader->page->next = page;
    else
        reader->section->first = page;
    reader->page = page;
}

/* A whole number with or without a minus; false: it is none. */
static bool read_whole(struct str text, int *number)
{
    bool minus = text.len && text.at[0] == '-';
    text = str_slice(text, minus, text.len);
    *number = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!is_ascii_digit((unsigned char)text.at[i]))
            return false;
        *number = *number * 10 + (text.at[i] - '0');
    }
    if (minus)
        *number = -*number;
    return text.len && text.len <= 3;
}

/* "-2 0" */
static void read_years(struct form_reader *reader,
                       const struct ini_section *section,
                       struct form_question *question)
{
    const char *text = keys_text(&reader->keys, section, "years");
    struct str rest = str_of(text);
    if (!text)
        return;
    struct str from = str_word(&rest), to = str_word(&rest);
    question->has_years = read_whole(from, &question->years_from) &&
                          read_whole(to, &question->years_to) &&
                          question->years_from <= question->years_to &&
                          !str_word(&rest).len;
    if (question->has_years)
        return;
    diagnostic_error(reader->keys.all, ini_entry(section, "years")->at,
                     "'%s' is not two numbers of years", text);
    diagnostic_remedy(reader->keys.all,
                      "write '-2 0' for the form's year and the two before it");
}

/* The field, or column, of the form's own that a question is about first. */
static const struct type *own_type(const struct form *form, const char *name)
{
    struct str text = str_of(name);
    const struct field *field = schema_field(form->schema, text);
    if (field)
        return &field->type;
    size_t dot = str_find(text, '.');
    const struct table_schema *table = schema_table(form->schema,
                                                    str_slice(text, 0, dot));
    if (!table)
        return NULL;
    size_t column = table_column(table, str_slice(text, dot + 1, text.len));
    return column == SIZE_MAX ? NULL : &table->columns[column].type;
}

/* Whether a name that would be the form's own is declared. */
static void check_own(struct form_reader *reader,
                      const struct ini_section *section, const char *name)
{
    struct str text = str_of(name);
    struct str group = str_slice(text, 0, str_find(text, '.'));
    const struct schema *schema = reader->form->schema;
    if (own_type(reader->form, name) ||
        (!schema_group(schema, group) && !schema_table(schema, group)))
        return;
    diagnostic_error(reader->keys.all, ini_entry(section, "answer")->at,
                     "there is no '%s'", name);
    diagnostic_remedy(reader->keys.all,
                      "declare it with [field:%s], or [column:%s] of a table",
                      name, name);
}

static void read_answers(struct form_reader *reader,
                         const struct ini_section *section,
                         struct form_question *question)
{
    static const char *const shows[] = {"text", "headings", NULL};
    question->answers = keys_names(&reader->keys, section, "answer");
    question->areas = keys_names(&reader->keys, section, "area");
    question->passage = (enum form_passage)keys_word(&reader->keys, section,
                                                     "shows", shows);
    for (const char *const *name = question->answers; *name; name++)
        check_own(reader, section, *name);
    if (*question->answers)
        question->type = own_type(reader->form, *question->answers);
}

void form_read_question(struct form_reader *reader,
                        const struct ini_section *section)
{
    const struct keys *keys = &reader->keys;
    struct form_question *question = arena_alloc(keys->arena, sizeof *question);
    keys_check(keys, section, question_keys);
    question->id = section->id;
    question->at = section->at;
    question->page = reader->page;
    question->asks = keys_needed(keys, section, "asks",
                                 "write what the form asks there");
    question->help = keys_text(keys, section, "help");
    question->required = keys_yes(keys, section, "required");
    question->countries = keys_yes(keys, section, "countries");
    question->max = keys_count(keys, section, "max", LENGTH_MAX);
    question->unique = keys_text(keys, section, "unique");
    question->none = keys_text(keys, section, "none");
    read_years(reader, section, question);
    read_answers(reader, section, question);
    struct form_question **end = &reader->page->first;
    while (*end)
        end = &(*end)->next;
    *end = question;
}

void form_read_rule(struct form_reader *reader,
                    const struct ini_section *section)
{
    static const char *const known[] = {"asks", "test", "mend", NULL};
    const struct keys *keys = &reader->keys;
    struct form_rule *rule = arena_alloc(keys->arena, sizeof *rule);
    keys_check(keys, section, known);
    rule->id = section->id;
    rule->asks = keys_needed(keys, section, "asks",
                             "say in a sentence what the form asks");
    rule->mend = keys_text(keys, section, "mend");
    const struct ini_entry *test = ini_entry(section, "test");
    if (test)
        rule->test = condition_parse(keys->arena, NULL, test, keys->all);
    else
        (void)keys_needed(keys, section, "test",
                          "write a predicate a line, as avow(5) has them "
                          "under LAWS");
    struct form_rule **end = &reader->page->first_rule;
    while (*end)
        end = &(*end)->next;
    *end = rule;
}

/* SPDX-License-Identifier: BSD-2-Clause */
/* The part of statement/filing.h that finds what answers a question. */
#include "statement/filing_parts.h"

#include <string.h>

#include "data/type.h"

/* No answer is longer than what a field may hold. */
#define TEXT_MAX (2 * INI_VALUE_MAX)

/* Paragraphs, each in one line, with a blank line between. */
static struct str unwrapped(struct arena *arena, struct str text)
{
    struct buffer out = buffer_within(arena, TEXT_MAX);
    struct str rest = text;
    bool open = false;
    while (rest.at) {
        struct str line = str_trim(str_split(&rest, '\n'));
        if (!line.len) {
            open = false;
            continue;
        }
        if (out.len)
            buffer_add_text(&out, open ? " " : "\n\n");
        buffer_add_str(&out, text_one_line(arena, line));
        open = true;
    }
    return buffer_str(&out);
}

static void add_line(struct buffer *out, struct str line)
{
    if (out->len)
        buffer_add_char(out, '\n');
    buffer_add_str(out, line);
}

/* Takes the options of a question that the codes name; others are none. */
static void choose(const struct filing_maker *maker,
                   struct filed_answer *answer, const struct choice **chosen,
                   size_t count)
{
    const struct form_question *question = answer->question;
    struct buffer lines = buffer_within(maker->arena, TEXT_MAX);
    answer->chosen = arena_array(maker->arena, count, sizeof *answer->chosen);
    for (size_t i = 0; i < count; i++) {
        const struct choice *option = chosen[i];
        if (question->type)
            option = form_option(question, str_of(chosen[i]->code));
        if (!option)
            continue;
        answer->chosen[answer->chosen_count++] = option;
        add_line(&lines, str_of(option->label));
    }
    answer->text = buffer_str(&lines);
}

static struct str digits(struct arena *arena, int number)
{
    return str_of(arena_format(arena, "%d", number));
}

/* A date is typed as three numbers. */
static void take_date(const struct filing_maker *maker,
                      struct filed_answer *answer, struct date date)
{
    struct arena *arena = maker->arena;
    struct str *parts = arena_array(arena, 3, sizeof *parts);
    struct buffer out = buffer_within(arena, TEXT_MAX);
    locale_date_long(maker->filing->locale, &out, date);
    parts[0] = digits(arena, date.day);
    parts[1] = digits(arena, date.month);
    parts[2] = digits(arena, date.year);
    answer->date = date;
    answer->text = buffer_str(&out);
    answer->items = parts;
    answer->item_count = 3;
}

/* Names of countries, each of which is added by itself. */
static void take_countries(const struct filing_maker *maker,
                           struct filed_answer *answer, struct str text)
{
    struct arena *arena = maker->arena;
    struct buffer lines = buffer_within(arena, TEXT_MAX);
    size_t most = 1;
    for (size_t i = 0; i < text.len; i++)
        most += text.at[i] == ',';
    struct str *names = arena_array(arena, most, sizeof *names);
    while (text.at) {
        struct str name = text_one_line(arena, str_trim(str_split(&text, ',')));
        const struct country *country = locale_country(maker->filing->locale,
                                                       name);
        if (country)
            name = str_of(country->name);
        if (!name.len)
            continue;
        names[answer->item_count++] = name;
        add_line(&lines, name);
    }
    answer->items = names;
    answer->text = buffer_str(&lines);
}

/* A boolean chooses the option "yes" or "no", where there are such. */
static void take_boolean(const struct filing_maker *maker,
                         struct filed_answer *answer, bool yes)
{
    const struct choice *option = form_option(answer->question,
                                              str_of(yes ? "yes" : "no"));
    if (option)
        choose(maker, answer, &option, 1);
    else if (!answer->question->type)
        answer->text = str_of(locale_boolean(maker->filing->locale, yes));
}

static void take_typed(const struct filing_maker *maker,
                       struct filed_answer *answer, const struct value *value)
{
    const struct typed *typed = value->typed;
    const struct country *country;
    switch (typed->kind) {
    case TYPE_DATE:
        take_date(maker, answer, typed->date);
        break;
    case TYPE_CHOICE:
    case TYPE_CHOICES:
        choose(maker, answer, typed->chosen, typed->chosen_count);
        break;
    case TYPE_BOOLEAN:
        take_boolean(maker, answer, typed->yes);
        break;
    case TYPE_COUNTRY:
        country = locale_country(maker->filing->locale,
                                 str_of(typed->country->code));
        answer->text = str_of(country ? country->name : typed->country->name);
        break;
    case TYPE_TEXT:
    case TYPE_MARKDOWN:
        if (answer->question->countries)
            take_countries(maker, answer, typed->text);
        else
            answer->text = unwrapped(maker->arena, typed->text);
        break;
    case TYPE_INTEGER:
    case TYPE_NUMBER:
    case TYPE_MONEY:
    case TYPE_PERCENT:
    case TYPE_URL:
    case TYPE_EMAIL:
        answer->text = value->text;
        break;
    }
}

/* The row of a table that stands for the same thing: sections of one name. */
static const struct value *row_like(const struct statement *statement,
                                    struct str table, const struct value *row)
{
    const struct table *other = statement_table(statement, table);
    const struct value *list = statement_value(statement, table);
    const struct value *id = value_member(row, STR_LITERAL("id"));
    if (!other || !other->section_count || !list || !id)
        return NULL;
    for (const struct value *item = value_items(list); item; item = item->next)
        if (str_equal(value_member(item, STR_LITERAL("id"))->text, id->text))
            return item;
    return NULL;
}

/*
 * The value of a name, given or not; `row` is that of the page, NULL where it
 * has none. NULL: nothing of the name is declared, or no such row is there.
 */
static const struct value *value_of(const struct statement *statement,
                                    const struct filed_page *page,
                                    const struct value *row, struct str name)
{
    size_t dot = str_find(name, '.');
    struct str table = str_slice(name, 0, dot);
    if (!row || !statement_table(statement, table))
        return statement_value(statement, name);
    const struct table *of_page = statement_table(statement,
                                                  str_of(page->rows->name));
    if (!str_is(table, page->rows->name))
        row = of_page && of_page->section_count
                  ? row_like(statement, table, row)
                  : NULL;
    return row ? value_member(row, str_slice(name, dot + 1, name.len)) : NULL;
}

/* Where a table's rows are, for a row that is not there. */
static struct place place_of(const struct statement *statement, struct str name)
{
    const struct value *value = statement_value(
        statement, str_slice(name, 0, str_find(name, '.')));
    return value ? value->at : (struct place){0};
}

/* Whether a name is of what only the form asks for. */
static bool is_own(const struct form *form, struct str name)
{
    struct str group = str_slice(name, 0, str_find(name, '.'));
    return schema_group(form->schema, group) ||
           schema_table(form->schema, group);
}

/* How the value of a name is written: "'source' in [priority_risk:ict]". */
static const char *way_of(const struct filing_maker *maker,
                          const struct filed_page *page,
                          const struct value *row, struct str name)
{
    const struct statement *statement = maker->filing->statement;
    size_t dot = str_find(name, '.');
    struct str group = str_slice(name, 0, dot);
    struct str key = str_slice(name, dot + 1, name.len);
    if (!statement_table(statement, group))
        return arena_format(maker->arena, "'%.*s' in [%.*s]", STR(key),
                            STR(group));
    const struct table *rows = page->rows
                                   ? statement_table(statement,
                                                     str_of(page->rows->name))
                                   : NULL;
    struct str id = STR_LITERAL("NAME");
    if (row && rows && rows->section_count)
        id = value_member(row, STR_LITERAL("id"))->text;
    return arena_format(maker->arena, "'%.*s' in [%.*s:%.*s]", STR(key),
                        STR(group), STR(id));
}

static bool is_recorded(const struct statement *statement, struct str name)
{
    const struct field *field = schema_field(statement->schema, name);
    return field && field->recorded;
}

/* The first of the names that is given; where none is, the last says where it
 * is to be written. */
static void find_given(const struct filing_maker *maker,
                       const struct filed_page *page, const struct value *row,
                       struct filed_answer *answer)
{
    const struct statement *statement = maker->filing->statement;
    const char *const *name = answer->question->answers;
    for (; *name; name++) {
        struct str text = str_of(*name);
        const struct value *value = value_of(statement, page, row, text);
        struct place at = value ? value->at : place_of(statement, text);
        bool own = is_own(maker->filing->form, text);
        if (at.source) {
            answer->at = at;
            answer->write_at = at;
            answer->write = way_of(maker, page, row, text);
            answer->recorded = is_recorded(statement, text);
        }
        if (own && name == answer->question->answers)
            answer->instead = answer->write;
        if (!value || value->state != VALUE_GIVEN || !value->typed)
            continue;
        take_typed(maker, answer, value);
        answer->given = answer->text.len;
        answer->own = own;
        if (answer->given)
            return;
    }
}

static bool is_in(const struct section *section, struct str area)
{
    for (; section; section = section->parent)
        if (section_discloses(section, area))
            return true;
    return false;
}

static void find_text(const struct document *document, const char *area,
                      struct filed_answer *answer, struct buffer *out)
{
    for (const struct passage *p = document->passages; p; p = p->next) {
        if (p->heading || p->cell || !is_in(p->section, str_of(area)))
            continue;
        if (out->len)
            buffer_add_text(out, "\n\n");
        else
            answer->at = p->at;
        buffer_add_str(out, p->text);
    }
}

static void find_headings(const struct filing_maker *maker,
                          const struct document *document, const char *area,
                          struct filed_answer *answer, struct buffer *out)
{
    size_t most = answer->heading_count;
    for (const struct section *s = document->sections; s; s = s->next)
        most++;
    const struct heading **all = arena_array(maker->arena, most, sizeof *all);
    if (answer->heading_count)
        memcpy(all, answer->headings, answer->heading_count * sizeof *all);
    answer->headings = all;
    for (const struct section *s = document->sections; s; s = s->next) {
        if (!section_discloses(s, str_of(area)))
            continue;
        if (!answer->heading_count)
            answer->at = s->heading->at;
        all[answer->heading_count++] = s->heading;
        add_line(out, s->heading->text);
    }
}

/* What of the statement's text answers it, by the areas it is marked with. */
static void find_passages(const struct filing_maker *maker,
                          struct filed_answer *answer)
{
    const struct document *document = maker->filing->statement->document;
    const char *const *area = answer->question->areas;
    struct buffer out = buffer_within(maker->arena, TEXT_MAX);
    if (!document || !*area)
        return;
    answer->reason = "by the areas that the text is marked with";
    for (; *area; area++)
        if (answer->question->passage == FORM_PASSAGE_TEXT)
            find_text(document, *area, answer, &out);
        else
            find_headings(maker, document, *area, answer, &out);
    answer->text = buffer_str(&out);
    answer->given = out.len;
}

/* An option that can be told from what the statement says. */
static void find_derived(const struct filing_maker *maker,
                         struct filed_answer *answer)
{
    for (const struct form_derivation *d = answer->question->first; d;
         d = d->next) {
        struct evaluation evaluation = {.statement = maker->filing->statement,
                                        .today = maker->filing->today,
                                        .arena = maker->arena};
        if (!d->when || condition_holds(d->when, &evaluation) != TRUTH_YES)
            continue;
        choose(maker, answer, (const struct choice *[]){d->choice}, 1);
        answer->given = true;
        answer->reason = evaluation.why;
        if (evaluation.at.source)
            answer->at = evaluation.at;
        return;
    }
}

static struct filed_answer *find_answer(const struct filing_maker *maker,
                                        const struct filed_page *page,
                                        const struct form_question *question,
                                        const struct value *row, size_t number)
{
    struct filed_answer *answer = arena_alloc(maker->arena, sizeof *answer);
    answer->question = question;
    answer->row = number;
    find_given(maker, page, row, answer);
    if (!answer->given)
        find_derived(maker, answer);
    if (!answer->given)
        find_passages(maker, answer);
    if (!answer->given)
        answer->reason = NULL;
    answer->length = form_length(maker->filing->form->unit, answer->text);
    return answer;
}

/* The table whose rows the page is about: the first that has one. */
static const struct value *find_rows(const struct filing_maker *maker,
                                     const struct form_page *page, bool *first)
{
    const struct statement *statement = maker->filing->statement;
    *first = true;
    for (const char *const *name = page->rows; *name; name++) {
        const struct value *list = statement_value(statement, str_of(*name));
        if (list && list->kind == VALUE_LIST && list->count)
            return list;
        *first = false;
    }
    return NULL;
}

void filing_find(struct filing_maker *maker, struct filed_page *page)
{
    struct filed_answer **end = &page->first;
    const struct form_page *form_page = page->page;
    bool first = true;
    if (!form_page->repeats) {
        for (const struct form_question *q = form_page->first; q; q = q->next) {
            *end = find_answer(maker, page, q, NULL, 0);
            end = &(*end)->next;
        }
        return;
    }
    page->rows = find_rows(maker, form_page, &first);
    const struct value *row = page->rows ? value_items(page->rows) : NULL;
    for (; row; row = row->next) {
        /* Of a table that is not for the form, it takes the first ones. */
        if (!first && form_page->most && page->row_count == form_page->most)
            break;
        page->row_count++;
        for (const struct form_question *q = form_page->first; q; q = q->next) {
            *end = find_answer(maker, page, q, row, page->row_count);
            end = &(*end)->next;
        }
    }
}

/* SPDX-License-Identifier: BSD-2-Clause */
/* The part of statement/filing_output.h that makes the page. */
#include <string.h>

#include "base/uri.h"
#include "statement/filing_output.h"
#include "statement/theme_page.h"
#include "template/escape.h"
#include "template/fill.h"

/* No address is longer. */
#define ADDRESS_MAX ((size_t)16 * 1024)

struct paging {
    struct arena *arena;
    const struct filing *filing;
    const struct diagnostics *findings;
    const char *href; /* of the statement's page; NULL: it was not built */
    size_t fields;    /* that can be copied so far */
};

static void add_state(const struct paging *paging, struct value *map,
                      enum filed_state state)
{
    value_put_truth(paging->arena, map, "not_started",
                    state == FILED_NOT_STARTED);
    value_put_truth(paging->arena, map, "in_progress",
                    state == FILED_IN_PROGRESS);
    value_put_truth(paging->arena, map, "completed", state == FILED_COMPLETED);
}

static struct str place_text(const struct paging *paging, struct place at)
{
    if (!at.source)
        return str_of("");
    return str_of(at.line ? arena_format(paging->arena, "%s:%zu",
                                         at.source->path, at.line)
                          : at.source->path);
}

/* Each that can be copied has a number of its own in the page. */
static struct value *copied(struct paging *paging, struct str text)
{
    struct value *map = value_map(paging->arena);
    value_add(map, "text", value_text(paging->arena, text));
    value_put_count(paging->arena, map, "number", ++paging->fields);
    return map;
}

static void add_options(struct paging *paging, struct value *map,
                        const struct filed_answer *answer)
{
    struct value *chosen = value_list(paging->arena);
    struct value *others = value_list(paging->arena);
    const struct type *type = answer->question->type;
    for (size_t i = 0; i < answer->chosen_count; i++)
        value_append(chosen, value_text(paging->arena,
                                        str_of(answer->chosen[i]->label)));
    for (size_t i = 0; type && i < type->choice_count; i++) {
        bool is_chosen = false;
        for (size_t j = 0; j < answer->chosen_count; j++)
            is_chosen = is_chosen ||
                        !strcmp(answer->chosen[j]->code, type->choices[i].code);
        if (!is_chosen)
            value_append(others, value_text(paging->arena,
                                            str_of(type->choices[i].label)));
    }
    value_put_truth(paging->arena, map, "several",
                    type && type->kind == TYPE_CHOICES);
    value_put_count(paging->arena, map, "other_count", others->count);
    value_add(map, "chosen", chosen);
    value_add(map, "others", others);
}

/* Day, month and year are three boxes of a form. */
static void add_date(struct paging *paging, struct value *map,
                     const struct filed_answer *answer)
{
    static const char *const parts[] = {"day", "month", "year"};
    value_put_truth(paging->arena, map, "is_date", answer->date.year != 0);
    for (size_t i = 0; i < 3; i++)
        value_add(
            map, parts[i],
            copied(paging, answer->date.year ? answer->items[i] : str_of("")));
}

static void add_headings(const struct paging *paging, struct value *map,
                         const struct filed_answer *answer)
{
    struct value *headings = value_list(paging->arena);
    for (size_t i = 0; i < answer->heading_count; i++) {
        struct value *heading = value_map(paging->arena);
        struct str href = str_of("");
        if (paging->href) {
            struct buffer address = buffer_within(paging->arena, ADDRESS_MAX);
            buffer_add_format(&address, "%s#", paging->href);
            uri_add_path(&address, str_of(answer->headings[i]->id));
            href = buffer_str(&address);
        }
        value_add(heading, "text",
                  value_text(paging->arena, answer->headings[i]->text));
        value_put(paging->arena, heading, "anchor",
                  str_of(answer->headings[i]->id));
        value_put_optional(paging->arena, heading, "href", href);
        value_append(headings, heading);
    }
    value_add(map, "headings", headings);
}

static struct value *faults_value(const struct paging *paging,
                                  const struct filed_fault *faults)
{
    struct value *list = value_list(paging->arena);
    for (; faults; faults = faults->next)
        value_append(list, value_text(paging->arena, str_of(faults->text)));
    return list;
}

static struct value *question_value(struct paging *paging,
                                    const struct filed_answer *answer)
{
    const struct form_question *question = answer->question;
    struct value *map = value_map(paging->arena);
    struct value *items = value_list(paging->arena);
    bool listed = answer->item_count && !answer->date.year;
    bool typed = answer->given && !answer->chosen_count && !listed &&
                 !answer->date.year && !answer->heading_count;
    for (size_t i = 0; listed && i < answer->item_count; i++)
        value_append(items, copied(paging, answer->items[i]));
    value_put(paging->arena, map, "asks", str_of(question->asks));
    value_put_optional(paging->arena, map, "help", str_of(question->help));
    value_put_truth(paging->arena, map, "given", answer->given);
    value_put_truth(paging->arena, map, "needed", answer->needed);
    value_put_truth(paging->arena, map, "recorded", answer->recorded);
    value_put_truth(paging->arena, map, "typed", typed);
    value_add(map, "text", copied(paging, typed ? answer->text : str_of("")));
    value_put_count(paging->arena, map, "length", answer->length);
    value_put_count(paging->arena, map, "max", question->max);
    value_put_truth(paging->arena, map, "limited", question->max != 0);
    value_add(map, "items", items);
    add_options(paging, map, answer);
    add_date(paging, map, answer);
    add_headings(paging, map, answer);
    value_put_optional(paging->arena, map, "reason", str_of(answer->reason));
    value_put_optional(paging->arena, map, "write", str_of(answer->write));
    value_put_optional(paging->arena, map, "place",
                       place_text(paging, answer->at));
    value_add(map, "faults", faults_value(paging, answer->faults));
    return map;
}

/* The rows of a page; one that has none is a single row without a number. */
static struct value *rows_value(struct paging *paging,
                                const struct filed_page *page)
{
    struct value *rows = value_list(paging->arena), *questions = NULL;
    size_t row = SIZE_MAX;
    for (const struct filed_answer *a = page->first; a; a = a->next) {
        if (a->row != row) {
            struct value *map = value_map(paging->arena);
            row = a->row;
            questions = value_list(paging->arena);
            value_put_optional(
                paging->arena, map, "number",
                str_of(row ? arena_format(paging->arena, "%zu", row) : ""));
            value_add(map, "questions", questions);
            value_append(rows, map);
        }
        if (a->asked)
            value_append(questions, question_value(paging, a));
    }
    return rows;
}

static struct value *page_value(struct paging *paging,
                                const struct filed_page *page)
{
    struct value *map = value_map(paging->arena);
    value_put(paging->arena, map, "id", str_of(page->page->id));
    value_put(paging->arena, map, "title", str_of(page->page->title));
    value_put_optional(paging->arena, map, "help", str_of(page->page->help));
    value_add(map, "faults", faults_value(paging, page->faults));
    value_add(map, "rows", rows_value(paging, page));
    value_put_truth(paging->arena, map, "no_rows",
                    page->page->repeats && !page->row_count);
    return map;
}

static struct value *section_value(struct paging *paging,
                                   const struct filed_section *section)
{
    struct value *map = value_map(paging->arena);
    struct value *pages = value_list(paging->arena);
    for (const struct filed_page *p = section->first; p; p = p->next)
        if (p->asked)
            value_append(pages, page_value(paging, p));
    value_put(paging->arena, map, "id", str_of(section->section->id));
    value_put(paging->arena, map, "title", str_of(section->section->title));
    add_state(paging, map, section->state);
    value_add(map, "pages", pages);
    return map;
}

static struct value *parts_value(struct paging *paging)
{
    struct value *parts = value_list(paging->arena), *sections = NULL;
    const struct form_part *part = NULL;
    for (const struct filed_section *s = paging->filing->first; s;
         s = s->next) {
        if (s->part != part) {
            struct value *map = value_map(paging->arena);
            part = s->part;
            sections = value_list(paging->arena);
            value_put(paging->arena, map, "id", str_of(part->id));
            value_put(paging->arena, map, "title", str_of(part->title));
            value_put_truth(paging->arena, map, "required", part->required);
            value_add(map, "sections", sections);
            value_append(parts, map);
        }
        value_append(sections, section_value(paging, s));
    }
    return parts;
}

static struct value *findings_value(const struct paging *paging)
{
    struct value *list = value_list(paging->arena);
    for (const struct diagnostic *d = paging->findings->first; d; d = d->next) {
        struct value *map = value_map(paging->arena);
        value_put(paging->arena, map, "text", str_of(d->text));
        value_put_optional(paging->arena, map, "mend", str_of(d->remedy));
        value_put_optional(paging->arena, map, "place",
                           place_text(paging, d->at));
        value_append(list, map);
    }
    return list;
}

static struct value *form_value(const struct paging *paging)
{
    const struct filing *filing = paging->filing;
    const struct form *form = filing->form;
    const struct value *name = statement_value(
        filing->statement, STR_LITERAL("organisation.name"));
    struct value *map = value_map(paging->arena);
    value_put(paging->arena, map, "title", str_of(form->title));
    value_put_optional(paging->arena, map, "jurisdiction",
                       str_of(form->jurisdiction));
    value_put_optional(paging->arena, map, "source", str_of(form->source));
    value_put_optional(paging->arena, map, "as_of", str_of(form->as_of));
    value_put_optional(paging->arena, map, "note", str_of(form->note));
    value_put_optional(paging->arena, map, "organisation",
                       name && name->state == VALUE_GIVEN ? name->text
                                                          : str_of(""));
    value_put_optional(
        paging->arena, map, "year",
        str_of(filing->year ? arena_format(paging->arena, "%d", filing->year)
                            : ""));
    value_put_optional(paging->arena, map, "href", str_of(paging->href));
    value_put(paging->arena, map, "period", str_of(filing->statement->period));
    value_put(
        paging->arena, map, "file",
        str_of(filing_file(paging->arena, form, filing->statement, ".ini")));
    value_put(paging->arena, map, "language",
              str_of(locale_tag(filing->statement->locale)));
    value_put_truth(paging->arena, map, "breaks_are_two",
                    form->unit == FORM_UTF_16_CRLF);
    value_put_count(paging->arena, map, "completed", filing->completed);
    value_put_count(paging->arena, map, "count", filing->count);
    value_put_count(paging->arena, map, "required_completed",
                    filing->required_completed);
    value_put_count(paging->arena, map, "required_count",
                    filing->required_count);
    return map;
}

bool filing_page(struct arena *arena, struct buffer *out, struct shelf *shelf,
                 const struct filing *filing,
                 const struct diagnostics *findings, const char *href,
                 struct diagnostics *all)
{
    const struct theme *theme;
    const struct template *template = theme_template(
        arena, shelf, filing->statement, "registry.html", &theme, all);
    if (!template)
        return false;
    struct paging paging = {arena, filing, findings, href, 0};
    struct value *values = value_map(arena);
    value_add(values, "form", form_value(&paging));
    value_add(values, "parts", parts_value(&paging));
    value_add(values, "findings", findings_value(&paging));
    value_add(values, "style", value_text(arena, theme->style));
    return template_fill(out, template, values, NULL, escape_html, true, all);
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/filing.h"

#include <string.h>

#include "data/type.h"
#include "statement/filing_parts.h"

const char *filed_state_word(enum filed_state state)
{
    static const char *const words[] = {
        [FILED_NOT_STARTED] = "not started",
        [FILED_IN_PROGRESS] = "in progress",
        [FILED_COMPLETED] = "completed",
    };
    return words[state];
}

static struct filed_page *page_of(const struct filing *filing,
                                  const struct form_page *page)
{
    for (struct filed_section *s = filing->first; s; s = s->next)
        for (struct filed_page *p = s->first; p; p = p->next)
            if (p->page == page)
                return p;
    return NULL;
}

struct filed_answer *filing_answer(const struct filing *filing,
                                   const struct form_question *question,
                                   size_t row)
{
    struct filed_page *page = page_of(filing, question->page);
    for (struct filed_answer *a = page ? page->first : NULL; a; a = a->next)
        if (a->question == question && a->row == row)
            return a;
    return NULL;
}

bool filing_chosen(const struct filing *filing, struct form_with with,
                   size_t row)
{
    if (!with.question->page->repeats)
        row = 0;
    const struct filed_answer *answer = filing_answer(filing, with.question,
                                                      row);
    for (size_t i = 0; answer && i < answer->chosen_count; i++)
        if (!strcmp(answer->chosen[i]->code, with.code))
            return true;
    return false;
}

bool filing_replaced(const struct filing *filing,
                     const struct form_question *question)
{
    const struct filed_answer *other = NULL;
    if (question->instead)
        other = filing_answer(filing, question->instead, 0);
    const struct filed_page *page =
        question->instead_page ? page_of(filing, question->instead_page) : NULL;
    return (other && other->given) || (page && page->row_count);
}

/* Whether a question that stands for this one, or for the page, is answered. */
static bool is_replaced(const struct filing *filing,
                        const struct form_question *question,
                        const struct form_page *page)
{
    for (struct filed_section *s = filing->first; s; s = s->next)
        for (struct filed_page *p = s->first; p; p = p->next)
            for (struct filed_answer *a = p->first; a; a = a->next)
                if (a->given &&
                    ((question && a->question->instead == question) ||
                     (page && a->question->instead_page == page)))
                    return true;
    return false;
}

/* Which questions are asked, now that all answers are known. */
static void find_asked(struct filing *filing, struct filed_page *page)
{
    const struct form_with with = page->page->with;
    page->asked = !with.question || filing_chosen(filing, with, 0);
    if (page->page->repeats && !page->row_count &&
        is_replaced(filing, NULL, page->page))
        page->asked = false;
    for (struct filed_answer *a = page->first; a; a = a->next) {
        const struct form_question *question = a->question;
        a->asked = page->asked &&
                   (!question->with.question ||
                    filing_chosen(filing, question->with, a->row));
        a->needed = a->asked && question->required && !a->given &&
                    !is_replaced(filing, question, NULL);
    }
}

static void find_page_state(const struct filing *filing,
                            struct filed_page *page)
{
    size_t given = 0, missing = 0;
    bool replaced = true; /* each of its questions stands for another one */
    bool alone = true;    /* none does */
    for (struct filed_answer *a = page->first; a; a = a->next) {
        given += a->asked && a->given;
        missing += a->needed;
        replaced = replaced && filing_replaced(filing, a->question);
        alone = alone && !a->question->instead && !a->question->instead_page;
    }
    if (page->page->repeats && !page->row_count)
        missing++;
    page->optional = alone && !given && !missing && !page->faulty;
    if (page->optional ||
        (!missing && !page->faulty && (given || (replaced && page->first))))
        page->state = FILED_COMPLETED;
    else if (given || page->faulty)
        page->state = FILED_IN_PROGRESS;
}

static void find_section_state(struct filing *filing,
                               struct filed_section *section)
{
    bool all = true, none = true;
    for (struct filed_page *p = section->first; p; p = p->next) {
        if (!p->asked)
            continue;
        all = all && p->state == FILED_COMPLETED;
        none = none && (p->optional || p->state == FILED_NOT_STARTED);
    }
    section->state = none  ? FILED_NOT_STARTED
                     : all ? FILED_COMPLETED
                           : FILED_IN_PROGRESS;
    filing->count++;
    filing->completed += section->state == FILED_COMPLETED;
    if (!section->part->required)
        return;
    filing->required_count++;
    filing->required_completed += section->state == FILED_COMPLETED;
}

/* The year in which the day falls that the form reckons with. */
static int find_year(const struct form *form, const struct statement *statement)
{
    if (!form->year_field)
        return 0;
    const struct value *value = statement_value(statement,
                                                str_of(form->year_field));
    if (!value || value->state != VALUE_GIVEN || !value->typed ||
        value->typed->kind != TYPE_DATE)
        return 0;
    return date_add_months(value->typed->date, form->year_months).year;
}

static void find_answers(struct filing_maker *maker)
{
    struct filed_section **end = &maker->filing->first;
    for (const struct form_part *part = maker->filing->form->first; part;
         part = part->next)
        for (const struct form_section *s = part->first; s; s = s->next) {
            *end = arena_alloc(maker->arena, sizeof **end);
            (*end)->section = s;
            (*end)->part = part;
            struct filed_page **last = &(*end)->first;
            for (const struct form_page *p = s->first; p; p = p->next) {
                *last = arena_alloc(maker->arena, sizeof **last);
                (*last)->page = p;
                filing_find(maker, *last);
                last = &(*last)->next;
            }
            end = &(*end)->next;
        }
}

struct filing *filing_make(struct arena *arena, const struct form *form,
                           const struct locale *locale,
                           const struct statement *statement, struct date today,
                           struct diagnostics *findings)
{
    struct filing *filing = arena_alloc(arena, sizeof *filing);
    struct filing_maker maker = {arena, filing, findings};
    filing->form = form;
    filing->statement = statement;
    filing->locale = locale;
    filing->today = today;
    filing->year = find_year(form, statement);
    find_answers(&maker);
    for (struct filed_section *s = filing->first; s; s = s->next)
        for (struct filed_page *p = s->first; p; p = p->next)
            find_asked(filing, p);
    for (struct filed_section *s = filing->first; s; s = s->next) {
        for (struct filed_page *p = s->first; p; p = p->next) {
            filing_hold(&maker, p);
            find_page_state(filing, p);
        }
        find_section_state(filing, s);
    }
    return filing;
}

/* SPDX-License-Identifier: BSD-2-Clause */
/* The part of statement/filing.h that holds answers against the form's rules.
 */
#include "statement/filing_parts.h"

#include <string.h>

#include "base/path.h"
#include "statement/contact.h"

/* Gives the finding that was added last its id, and keeps it where it is of:
 * an answer, or the page. */
static void blame(struct filing_maker *maker, struct filed_page *page,
                  struct filed_answer *answer, const char *id)
{
    struct diagnostics *findings = maker->findings;
    struct filed_fault **end = answer ? &answer->faults : &page->faults;
    diagnostic_id(findings, arena_format(findings->arena, "%s/%s",
                                         maker->filing->form->name, id));
    page->faulty = true;
    if (findings->muted)
        return;
    while (*end)
        end = &(*end)->next;
    *end = arena_alloc(maker->arena, sizeof **end);
    (*end)->text = findings->last->text;
}

/* "'Name' (row 2)" for a message. */
static const char *called(struct filing_maker *maker,
                          const struct filed_answer *answer)
{
    if (!answer->row)
        return arena_format(maker->arena, "'%s'", answer->question->asks);
    return arena_format(maker->arena, "'%s' (row %zu)", answer->question->asks,
                        answer->row);
}

static void hold_length(struct filing_maker *maker, struct filed_page *page,
                        struct filed_answer *answer)
{
    size_t max = answer->question->max, beyond = answer->length - max;
    bool passages = answer->reason && answer->write;
    if (!max || answer->length <= max)
        return;
    const char *file = path_name(filing_file(maker->arena, maker->filing->form,
                                             maker->filing->statement, ".ini"));
    diagnostic_error(maker->findings, passages ? answer->write_at : answer->at,
                     "%s has %zu characters, and the form takes %zu",
                     called(maker, answer), answer->length, max);
    if (passages)
        diagnostic_also(maker->findings, answer->at, "it is taken from here");
    if (passages)
        diagnostic_remedy(maker->findings, "write a shorter one as %s",
                          answer->write);
    else if (answer->instead && !answer->own)
        diagnostic_remedy(
            maker->findings,
            "write a shorter one as %s of '%s', or take out %zu here",
            answer->instead, file, beyond);
    else
        diagnostic_remedy(maker->findings, "take out %zu", beyond);
    blame(maker, page, answer, answer->question->id);
}

static void hold_none(struct filing_maker *maker, struct filed_page *page,
                      struct filed_answer *answer)
{
    const char *none = answer->question->none;
    for (size_t i = 0;
         none && answer->chosen_count > 1 && i < answer->chosen_count; i++) {
        if (strcmp(answer->chosen[i]->code, none) != 0)
            continue;
        diagnostic_error(maker->findings, answer->at,
                         "%s: '%s' is chosen beside others, and stands alone",
                         called(maker, answer), none);
        diagnostic_remedy(maker->findings,
                          "take '%s' out, or all others; it means \"%s\"", none,
                          answer->chosen[i]->label);
        blame(maker, page, answer, answer->question->id);
    }
}

/* What goes with an option: the option wants it, and it wants the option. */
static void hold_with(struct filing_maker *maker, struct filed_page *page,
                      struct filed_answer *answer)
{
    const struct form_question *question = answer->question;
    const struct form_with with = question->with;
    if (!with.question)
        return;
    const char *label = form_option(with.question, str_of(with.code))->label;
    if (answer->needed) {
        const struct filed_answer *option = filing_answer(
            maker->filing, with.question,
            with.question->page->repeats ? answer->row : 0);
        diagnostic_error(maker->findings, option ? option->at : answer->at,
                         "'%s' is chosen, and %s is not said", label,
                         called(maker, answer));
        diagnostic_remedy(maker->findings, "write %s, or take '%s' out",
                          answer->write ? answer->write : "it", with.code);
        blame(maker, page, answer, question->id);
    } else if (page->asked && !answer->asked && answer->given && answer->own) {
        diagnostic_warning(maker->findings, answer->at,
                           "%s is only for '%s', which is not chosen",
                           called(maker, answer), label);
        diagnostic_remedy(maker->findings,
                          "choose '%s', or take this out: the form drops it",
                          with.code);
        diagnostic_id(maker->findings,
                      arena_format(maker->findings->arena, "%s/%s",
                                   maker->filing->form->name, question->id));
    }
}

/* The form takes one of two, and not both. */
static void hold_instead(struct filing_maker *maker, struct filed_page *page,
                         struct filed_answer *answer)
{
    const struct form_question *question = answer->question;
    const struct filed_answer *other = NULL;
    struct place at = {0};
    const char *name = NULL;
    if (!answer->given)
        return;
    if (question->instead)
        other = filing_answer(maker->filing, question->instead, 0);
    if (other && other->given) {
        at = other->at;
        name = question->instead->asks;
    }
    for (struct filed_section *s = maker->filing->first; s; s = s->next)
        for (struct filed_page *p = s->first; p; p = p->next)
            if (p->page == question->instead_page && p->row_count) {
                at = p->rows->at;
                name = p->page->title;
            }
    if (!name)
        return;
    diagnostic_error(maker->findings, answer->at,
                     "%s and '%s' are both answered, and the form takes one",
                     called(maker, answer), name);
    diagnostic_also(maker->findings, at, "the other");
    diagnostic_remedy(maker->findings, "take one of them out");
    blame(maker, page, answer, question->id);
}

/* The first answer before this one that has the same text, among those that
 * have to differ; or NULL. */
static const struct filed_answer *find_same(const struct filing *filing,
                                            const struct filed_answer *answer)
{
    const char *unique = answer->question->unique;
    for (struct filed_section *s = filing->first; s; s = s->next)
        for (struct filed_page *p = s->first; p; p = p->next)
            for (struct filed_answer *a = p->first; a; a = a->next) {
                if (a == answer)
                    return NULL;
                if (a->asked && a->given && a->question->unique &&
                    !strcmp(a->question->unique, unique) &&
                    str_equal_nocase(a->text, answer->text))
                    return a;
            }
    return NULL;
}

static void hold_unique(struct filing_maker *maker, struct filed_page *page,
                        struct filed_answer *answer)
{
    if (!answer->question->unique || !answer->given)
        return;
    const struct filed_answer *same = find_same(maker->filing, answer);
    if (!same)
        return;
    diagnostic_error(maker->findings, answer->at,
                     "'%.*s' stands twice, and the form takes it once",
                     STR(answer->text));
    diagnostic_also(maker->findings, same->at, "the first is here");
    diagnostic_remedy(maker->findings, "take one of the two out");
    blame(maker, page, answer, answer->question->id);
}

static void hold_years(struct filing_maker *maker, struct filed_page *page,
                       struct filed_answer *answer)
{
    const struct form_question *question = answer->question;
    int year = maker->filing->year;
    if (!question->has_years || !answer->date.year || !year)
        return;
    int from = year + question->years_from, to = year + question->years_to;
    if (answer->date.year >= from && answer->date.year <= to)
        return;
    diagnostic_error(maker->findings, answer->at,
                     "%s is in %d, and for the year %d the form takes %d to %d",
                     called(maker, answer), answer->date.year, year, from, to);
    diagnostic_remedy(maker->findings,
                      "look at the dates of the period and of the approval; "
                      "%d is the year that is chosen first",
                      year);
    blame(maker, page, answer, question->id);
}

static void hold_countries(struct filing_maker *maker, struct filed_page *page,
                           struct filed_answer *answer)
{
    const struct locale *locale = maker->filing->locale;
    for (size_t i = 0; answer->question->countries && i < answer->item_count;
         i++) {
        struct str name = answer->items[i];
        if (locale_country(locale, name))
            continue;
        struct nearest nearest = nearest_make(name);
        locale_offer_countries(locale, &nearest);
        diagnostic_error(maker->findings, answer->at,
                         "'%.*s' is not a country that is known", STR(name));
        if (nearest.best)
            diagnostic_remedy(maker->findings, "did you mean '%s'?",
                              nearest.best);
        else
            diagnostic_remedy(maker->findings,
                              "write names of countries, separated by commas");
        blame(maker, page, answer, answer->question->id);
    }
}

/* What is published may hold no personal information. */
static void hold_contacts(struct filing_maker *maker, struct filed_page *page,
                          struct filed_answer *answer)
{
    const struct type *type = answer->question->type;
    if (!maker->filing->form->no_contacts || !answer->given ||
        answer->chosen_count || (type && type->kind == TYPE_EMAIL))
        return;
    struct str found = contact_in(answer->text);
    if (!found.len)
        return;
    diagnostic_error(maker->findings, answer->at,
                     "%s has '%.*s', and the form takes no personal "
                     "information",
                     called(maker, answer), STR(found));
    diagnostic_remedy(maker->findings, "take the address or the number out");
    blame(maker, page, answer, answer->question->id);
}

static void hold_rows(struct filing_maker *maker, struct filed_page *page)
{
    size_t most = page->page->most;
    if (!page->asked || !most || page->row_count <= most)
        return;
    const struct value *row = value_items(page->rows);
    for (size_t i = 0; i < most; i++)
        row = row->next;
    diagnostic_error(maker->findings, row->at,
                     "this is number %zu, and the form takes %zu at most",
                     most + 1, most);
    diagnostic_remedy(maker->findings, "keep the %zu that matter most", most);
    blame(maker, page, NULL, page->page->id);
}

static void hold_rule(struct filing_maker *maker, struct filed_page *page,
                      const struct form_rule *rule)
{
    struct evaluation evaluation = {.statement = maker->filing->statement,
                                    .today = maker->filing->today,
                                    .arena = maker->arena};
    if (!rule->test || condition_holds(rule->test, &evaluation) != TRUTH_NO)
        return;
    diagnostic_error(maker->findings, evaluation.at, "%s; the form asks: %s",
                     evaluation.why, rule->asks);
    if (evaluation.mend || rule->mend)
        diagnostic_remedy(maker->findings, "%s",
                          evaluation.mend ? evaluation.mend : rule->mend);
    blame(maker, page, NULL, rule->id);
    for (const struct spot *s = evaluation.more; s; s = s->next) {
        diagnostic_error(maker->findings, s->at, "%s; the form asks: %s",
                         s->why, rule->asks);
        blame(maker, page, NULL, rule->id);
    }
}

void filing_hold(struct filing_maker *maker, struct filed_page *page)
{
    for (struct filed_answer *a = page->first; a; a = a->next) {
        hold_with(maker, page, a);
        if (!a->asked)
            continue;
        hold_length(maker, page, a);
        hold_none(maker, page, a);
        hold_instead(maker, page, a);
        hold_unique(maker, page, a);
        hold_years(maker, page, a);
        hold_countries(maker, page, a);
        hold_contacts(maker, page, a);
    }
    hold_rows(maker, page);
    for (const struct form_rule *r = page->page->first_rule; r; r = r->next)
        if (page->asked)
            hold_rule(maker, page, r);
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/pair.h"

#include <stdlib.h>
#include <string.h>

#include "statement/figures.h"
#include "statement/reprint.h"
#include "statement/withdrawn.h"

/* No list of figures in a message is longer. */
#define LIST_MAX   ((size_t)400)
#define LIST_SHOWN 6

/* One of the two statements. */
struct side {
    const char *period;
    const struct document *document;
    const struct locale *locale;
    const struct locale *other; /* the other one's */
};

/* What is compared of one section; of all where the headings differ. */
struct span {
    const struct side *side;
    const struct section *section; /* NULL: all of the document */
    const char *title;             /* for a message */
    struct place at;
    struct counted *figures; /* in the order of figure_compare() */
    size_t count;
};

struct counted {
    struct figure figure;
    struct place at;
};

static bool in_span(const struct span *span, const struct section *section)
{
    return !span->section || span->section == section;
}

static int by_figure(const void *a, const void *b)
{
    const struct counted *x = a, *y = b;
    return figure_compare(&x->figure, &y->figure);
}

/* The language that a passage is read in: the other one's, where the text is
 * printed as it stands there. */
static const struct locale *language_of(const struct side *side,
                                        const struct passage *passage)
{
    return passage->language && side->other &&
                   !strcmp(passage->language, locale_tag(side->other))
               ? side->other
               : side->locale;
}

static void collect(struct arena *arena, struct span *span)
{
    const struct document *document = span->side->document;
    size_t room = 0;
    for (const struct passage *p = document->passages; p; p = p->next)
        if (in_span(span, p->section))
            room += p->text.len / 2 + 1; /* a sign is between two */
    span->figures = arena_array(arena, room, sizeof *span->figures);
    for (const struct passage *p = document->passages; p; p = p->next) {
        struct str rest = p->text;
        struct figure figure;
        while (in_span(span, p->section) &&
               figure_next(arena, language_of(span->side, p), &rest, &figure))
            span->figures[span->count++] = (struct counted){figure, p->at};
    }
    if (span->count)
        qsort(span->figures, span->count, sizeof *span->figures, by_figure);
}

/* What one of two has more than the other, dates or numbers. */
struct surplus {
    struct buffer list;
    size_t count;
    struct place at; /* of the first */
};

static void add_surplus(struct surplus *surplus, const struct counted *one)
{
    if (!surplus->count)
        surplus->at = one->at;
    if (surplus->count < LIST_SHOWN)
        buffer_add_format(&surplus->list, "%s%.*s", surplus->count ? ", " : "",
                          STR(one->figure.text));
    else if (surplus->count == LIST_SHOWN)
        buffer_add_text(&surplus->list, " …");
    surplus->count++;
}

/* Goes through both in order, as a merge does. */
static void find_surplus(const struct span *here, const struct span *there,
                         bool dates, struct surplus *only_here,
                         struct surplus *only_there)
{
    size_t i = 0, j = 0;
    while (i < here->count || j < there->count) {
        int order = i == here->count ? 1
                    : j == there->count
                        ? -1
                        : by_figure(&here->figures[i], &there->figures[j]);
        const struct counted *one = order <= 0 ? &here->figures[i]
                                               : &there->figures[j];
        if (order && one->figure.is_date == dates)
            add_surplus(order < 0 ? only_here : only_there, one);
        i += order <= 0;
        j += order >= 0;
    }
}

static void compare_figures(struct arena *arena, const struct span *here,
                            const struct span *there, bool dates,
                            struct diagnostics *findings)
{
    struct surplus only_here = {.list = buffer_within(arena, LIST_MAX)};
    struct surplus only_there = {.list = buffer_within(arena, LIST_MAX)};
    find_surplus(here, there, dates, &only_here, &only_there);
    if (!only_here.count && !only_there.count)
        return;
    struct buffer text = buffer_within(arena, 4 * LIST_MAX);
    buffer_add_format(&text, "%s of %s are not those of %s: ",
                      dates ? "the dates" : "the figures", here->title,
                      there->side->period);
    if (only_here.count)
        buffer_add_format(&text, "only here: %.*s",
                          STR(buffer_str(&only_here.list)));
    if (only_there.count)
        buffer_add_format(&text, "%sonly there: %.*s",
                          only_here.count ? "; " : "",
                          STR(buffer_str(&only_there.list)));
    diagnostic_warning(findings, only_here.count ? only_here.at : here->at,
                       "%s", str_copy(arena, buffer_str(&text)).at);
    diagnostic_id(findings, dates ? "pair-dates" : "pair-figures");
    diagnostic_also(findings, only_there.count ? only_there.at : there->at,
                    "it is otherwise here");
    diagnostic_remedy(findings,
                      "give the same %s in both, each written in digits",
                      dates ? "dates" : "figures");
}

static const struct printed_table *next_table(const struct span *span,
                                              const struct printed_table *table)
{
    while (table && !in_span(span, table->section))
        table = table->next;
    return table;
}

static void compare_tables(const struct span *here, const struct span *there,
                           struct diagnostics *findings)
{
    const struct printed_table *own, *other;
    own = next_table(here, here->side->document->tables);
    other = next_table(there, there->side->document->tables);
    while (own && other && own->column_count == other->column_count &&
           own->row_count == other->row_count) {
        own = next_table(here, own->next);
        other = next_table(there, other->next);
    }
    if (!own && !other)
        return;
    if (own && other)
        diagnostic_warning(
            findings, here->at,
            "the table '%.*s' has %zu rows of %zu columns, and in %s it has "
            "%zu of %zu",
            STR(own->caption), own->row_count, own->column_count,
            there->side->period, other->row_count, other->column_count);
    else
        diagnostic_warning(
            findings, here->at, "the table '%.*s' of %s is only in %s",
            STR(own ? own->caption : other->caption), here->title,
            own ? here->side->period : there->side->period);
    diagnostic_id(findings, "pair-tables");
    diagnostic_also(findings, there->at, "it is otherwise here");
    diagnostic_remedy(findings, "show the same tables in both");
}

static void compare_spans(struct arena *arena, struct span *here,
                          struct span *there, struct diagnostics *findings)
{
    collect(arena, here);
    collect(arena, there);
    compare_tables(here, there, findings);
    compare_figures(arena, here, there, false, findings);
    compare_figures(arena, here, there, true, findings);
}

static struct span span_of(struct arena *arena, const struct side *side,
                           const struct section *section)
{
    const struct heading *heading = section ? section->heading
                                            : side->document->headings;
    struct span span = {
        .side = side, .section = section, .title = "the statement"};
    if (heading)
        span.at = heading->at;
    if (section)
        span.title = arena_format(arena, "'%.*s'", STR(heading->text));
    return span;
}

/* Whether both have headings of the same levels in the same order. */
static bool compare_headings(const struct side *here, const struct side *there,
                             struct diagnostics *findings)
{
    const struct heading *own = here->document->headings;
    const struct heading *other = there->document->headings;
    struct place last = own ? own->at : (struct place){.source = NULL};
    while (own && other && own->level == other->level) {
        last = own->at;
        own = own->next;
        other = other->next;
    }
    if (!own && !other)
        return true;
    if (own && other)
        diagnostic_warning(findings, own->at,
                           "the heading '%.*s' is of level %d, and '%.*s', "
                           "which stands there in %s, is of level %d",
                           STR(own->text), own->level, STR(other->text),
                           there->period, other->level);
    else
        diagnostic_warning(findings, own ? own->at : last,
                           "the heading '%.*s' has none of %s beside it",
                           STR(own ? own->text : other->text),
                           own ? there->period : here->period);
    diagnostic_id(findings, "pair-headings");
    if (other)
        diagnostic_also(findings, other->at, "it is this one");
    diagnostic_remedy(findings, "give both the same sections, in one order");
    return false;
}

static void compare(struct arena *arena, const struct side *here,
                    const struct side *there, struct diagnostics *findings)
{
    const struct section *own = here->document->sections;
    const struct section *other = there->document->sections;
    if (!compare_headings(here, there, findings))
        own = other = NULL;
    if (!own) {
        struct span all_here = span_of(arena, here, NULL);
        struct span all_there = span_of(arena, there, NULL);
        compare_spans(arena, &all_here, &all_there, findings);
    }
    for (; own; own = own->next, other = other->next) {
        struct span span_here = span_of(arena, here, own);
        struct span span_there = span_of(arena, there, other);
        compare_spans(arena, &span_here, &span_there, findings);
    }
}

/* Values that have been told of. */
struct told {
    const struct value *value;
    struct told *next;
};

/* Tells of each text of a part, and of the parts in it, that has the other
 * language. */
static void find_untranslated(struct arena *arena, const struct filled *filled,
                              const struct side *here, struct told **told,
                              struct diagnostics *findings)
{
    for (size_t i = 0; filled && i < filled->slot_count; i++) {
        const struct slot *slot = &filled->slots[i];
        if (slot->kind == SLOT_PART) {
            find_untranslated(arena, slot->part, here, told, findings);
            continue;
        }
        const struct value *value = slot->value;
        struct told *one = *told;
        while (one && one->value != value)
            one = one->next;
        if (one || !value->language)
            continue;
        one = arena_alloc(arena, sizeof *one);
        *one = (struct told){value, *told};
        *told = one;
        diagnostic_warning(findings, value->at,
                           "this text, '%s', is printed in %s as it stands in "
                           "%s",
                           value->label ? value->label : value->name,
                           here->period, value->language);
        diagnostic_id(findings, "pair-untranslated");
        diagnostic_also(findings, slot->at, "it is printed here");
        diagnostic_remedy(findings, "give it in %s/statement.ini in %s",
                          here->period, locale_tag(here->locale));
    }
}

static const struct member *original_of(const struct project *project,
                                        const struct member *member)
{
    for (size_t i = 0; *member->translation_of && i < project->count; i++)
        if (!strcmp(project->members[i].period, member->translation_of))
            return &project->members[i];
    return NULL;
}

void pair_report(struct arena *arena, struct shelf *shelf,
                 const struct project *project, const struct member *member,
                 struct diagnostics *findings)
{
    const struct member *original = original_of(project, member);
    const struct statement *own = member->statement;
    if (!original || (original->record && original->record->withdrawn.year))
        return;
    struct diagnostics unheard = diagnostics_make(arena);
    struct side here = {.period = member->period,
                        .document = own->document,
                        .locale = own->locale};
    struct told *told = NULL;
    find_untranslated(arena, member->record ? NULL : own->filled, &here, &told,
                      findings);
    struct side there = {.period = original->period};
    if (original->statement) {
        there.locale = original->statement->locale;
        there.document = reprint_as_it_stands(arena, original->statement);
    } else if (original->record) {
        there.locale = withdrawn_locale(arena, shelf, project, original->record,
                                        &unheard);
        there.document = there.locale
                             ? reprint(arena, original->record, there.locale,
                                       own->schema->areas, &unheard)
                             : NULL;
    }
    here.other = there.locale;
    there.other = here.locale;
    if (there.document)
        compare(arena, &here, &there, findings);
}

/* SPDX-License-Identifier: BSD-2-Clause */
/* What predicates say of the sections that are marked with an area. */
#include "statement/predicate.h"

/* The sections of an area, added up. */
struct disclosure {
    struct str area;
    const struct section *first;
    size_t words, tables, figures;
};

static bool is_area(const struct statement *statement, struct str name)
{
    for (const char *const *area = statement->schema->areas; area && *area;
         area++)
        if (**area == *name.at && str_is(name, *area))
            return true;
    return false;
}

/* Whether the section, or one that holds it, is marked with the area. */
static bool stands_in(const struct section *section, struct str area)
{
    for (; section; section = section->parent)
        if (section->area_count && section_discloses(section, area))
            return true;
    return false;
}

/* False: there is no such area or no document, and so much was said. */
static bool add_up(const struct call *call, struct evaluation *evaluation,
                   struct disclosure *sum)
{
    struct str area = call->arguments[0].text;
    *sum = (struct disclosure){.area = area};
    if (!is_area(evaluation->statement, area)) {
        evaluation_say(
            evaluation, TRUTH_UNKNOWN, evaluation_file(evaluation),
            evaluation_text(evaluation, "there is no area '%.*s'", STR(area)));
        return false;
    }
    const struct document *document = evaluation_document(evaluation);
    if (!document)
        return false;
    for (const struct section *s = document->sections; s; s = s->next) {
        if (!s->area_count || !section_discloses(s, area) ||
            stands_in(s->parent, area))
            continue;
        if (!sum->first)
            sum->first = s;
        sum->words += s->words;
        sum->tables += s->tables;
        sum->figures += s->figures;
    }
    return true;
}

/* Says `why` of the area's first section, or that there is none. */
static enum truth say(struct evaluation *evaluation,
                      const struct disclosure *sum, bool holds, const char *why)
{
    if (sum->first)
        return evaluation_say(evaluation, holds ? TRUTH_YES : TRUTH_NO,
                              sum->first->heading->at, why);
    return evaluation_say(evaluation, TRUTH_NO, evaluation_file(evaluation),
                          evaluation_text(evaluation,
                                          "no section is marked with the area "
                                          "'%.*s'",
                                          STR(sum->area)));
}

enum truth predicate_area_words(const struct call *call,
                                struct evaluation *evaluation)
{
    struct disclosure sum;
    if (!add_up(call, evaluation, &sum))
        return TRUTH_UNKNOWN;
    size_t wanted = (size_t)call->arguments[1].count;
    const char *why = evaluation_text(
        evaluation, "the area '%.*s' has %zu word%s, and %zu are wanted",
        STR(sum.area), sum.words, sum.words == 1 ? "" : "s", wanted);
    return say(evaluation, &sum, sum.words >= wanted, why);
}

enum truth predicate_area_table(const struct call *call,
                                struct evaluation *evaluation)
{
    struct disclosure sum;
    if (!add_up(call, evaluation, &sum))
        return TRUTH_UNKNOWN;
    return say(evaluation, &sum, sum.tables > 0,
               evaluation_text(evaluation, "the area '%.*s' has %s table",
                               STR(sum.area), sum.tables ? "a" : "no"));
}

enum truth predicate_area_figure(const struct call *call,
                                 struct evaluation *evaluation)
{
    struct disclosure sum;
    if (!add_up(call, evaluation, &sum))
        return TRUTH_UNKNOWN;
    return say(evaluation, &sum, sum.figures > 0,
               evaluation_text(evaluation, "the area '%.*s' has %s figure%s",
                               STR(sum.area), sum.figures ? "a" : "no",
                               sum.figures ? "" : " but years"));
}

/* Headings do not count: they announce, they say nothing. */
static bool counts(const void *context, const struct passage *passage)
{
    const struct disclosure *sum = context;
    return !passage->heading && stands_in(passage->section, sum->area);
}

enum truth predicate_area_says(const struct call *call,
                               struct evaluation *evaluation)
{
    struct disclosure sum;
    struct saying saying;
    if (!add_up(call, evaluation, &sum))
        return TRUTH_UNKNOWN;
    if (concordance_says_first(evaluation_words(evaluation), call->sought,
                               call->phrase_count, false, counts, &sum,
                               &saying))
        return evaluation_say(evaluation, TRUTH_YES, saying.passage->at,
                              evaluation_text(evaluation,
                                              "the text says '%.*s'",
                                              STR(*saying.phrase)));
    return say(evaluation, &sum, false,
               evaluation_text(evaluation,
                               "the area '%.*s' says nothing of '%.*s'%s",
                               STR(sum.area), STR(call->phrases[0]),
                               call->phrase_count > 1 ? " or the like" : ""));
}

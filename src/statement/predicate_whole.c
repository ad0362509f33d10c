/* SPDX-License-Identifier: BSD-2-Clause */
/* What predicates say of the statement as a whole. */
#include "statement/predicate.h"

/* A required value that is not there. */
static void fault_of_value(struct evaluation *evaluation, size_t *faults,
                           const struct value *group, const struct value *value)
{
    const char *name = group ? arena_format(evaluation->arena, "%s.%s",
                                            group->name, value->name)
                             : value->name;
    evaluation_fault(
        evaluation, faults, value->at,
        arena_format(evaluation->arena, "'%s' has no %s", name,
                     value->kind == VALUE_LIST ? "rows" : "value"));
}

static bool is_missing_table(const struct evaluation *evaluation,
                             const struct value *list)
{
    const struct table_schema *schema = schema_table(
        evaluation->statement->schema, str_of(list->name));
    return list->state == VALUE_GAP ||
           (schema && schema->required && !evaluation_given(list));
}

/* Whether the gap's value is one that the fields and tables show missing. */
static bool is_told(const struct evaluation *evaluation, const struct gap *gap)
{
    const struct value *values = evaluation->statement->values;
    for (const struct value *v = values->member; v; v = v->next) {
        if (v->kind == VALUE_LIST && is_missing_table(evaluation, v) &&
            (gap->value ? gap->value == v
                        : v->label && gap->label &&
                              str_is(str_of(v->label), gap->label)))
            return true;
        for (const struct value *m = v->member; m; m = m->next)
            if (v->kind == VALUE_MAP && m == gap->value)
                return true;
    }
    return false;
}

enum truth predicate_no_gaps(const struct call *call,
                             struct evaluation *evaluation)
{
    (void)call;
    const struct statement *statement = evaluation->statement;
    size_t faults = 0;
    for (const struct value *v = statement->values->member; v; v = v->next) {
        if (v->kind == VALUE_LIST && is_missing_table(evaluation, v))
            fault_of_value(evaluation, &faults, NULL, v);
        if (v->kind != VALUE_MAP)
            continue;
        for (const struct value *m = v->member; m; m = m->next)
            if (m->state == VALUE_GAP)
                fault_of_value(evaluation, &faults, v, m);
    }
    if (!statement->document && !faults) {
        evaluation_document(evaluation);
        return TRUTH_UNKNOWN;
    }
    const struct gap *gap = faults && !statement->document
                                ? NULL
                                : statement->document->gaps;
    for (; gap; gap = gap->next)
        if (!is_told(evaluation, gap))
            evaluation_fault(
                evaluation, &faults,
                gap->value && gap->value->at.source ? gap->value->at : gap->at,
                arena_format(evaluation->arena, "'%s' is missing", gap->label));
    if (faults)
        return TRUTH_NO;
    return evaluation_say(evaluation, TRUTH_YES, evaluation_file(evaluation),
                          "no required value is missing");
}

/* A section is next in order to the first of those that it holds. */
static bool holds_sections(const struct section *section)
{
    return section->next && section->next->parent == section;
}

enum truth predicate_no_empty_sections(const struct call *call,
                                       struct evaluation *evaluation)
{
    (void)call;
    const struct document *document = evaluation_document(evaluation);
    if (!document)
        return TRUTH_UNKNOWN;
    size_t faults = 0;
    for (const struct section *s = document->sections; s; s = s->next)
        if (!s->words && !s->tables && !holds_sections(s))
            evaluation_fault(evaluation, &faults, s->heading->at,
                             arena_format(evaluation->arena,
                                          "the section '%.*s' is empty",
                                          STR(s->heading->text)));
    if (faults)
        return TRUTH_NO;
    return evaluation_say(evaluation, TRUTH_YES, evaluation_file(evaluation),
                          "each heading has text under it");
}

/* Only a publication sees the homepage, and none is recorded by this. */
enum truth predicate_homepage_link(const struct call *call,
                                   struct evaluation *evaluation)
{
    (void)call;
    const struct value *homepage = evaluation_value(
        evaluation, STR_LITERAL("site.homepage"));
    return evaluation_say(
        evaluation, TRUTH_UNKNOWN,
        homepage ? homepage->at : evaluation_file(evaluation),
        "the homepage has not been looked at: no publication is recorded");
}

/* SPDX-License-Identifier: BSD-2-Clause */
/* What predicates say of the statement as a whole. */
#include "statement/predicate.h"

#include "base/file.h"
#include "statement/receipt.h"

static const char *label_of(const struct evaluation *evaluation,
                            const struct value *value)
{
    return value->label ? evaluation_text(evaluation, ": %s", value->label)
                        : "";
}

/* A required field that is not there; its place is where it would be. */
static void missing_field(struct evaluation *evaluation, size_t *faults,
                          const struct value *group, const struct value *value)
{
    const char *why = evaluation_text(evaluation, "'%s.%s' has no value%s",
                                      group->name, value->name,
                                      label_of(evaluation, value));
    const char *mend = value->at.source
                           ? evaluation_text(evaluation,
                                             "write '%s = …' in [%s] of %s",
                                             value->name, group->name,
                                             path_name(value->at.source->path))
                           : NULL;
    evaluation_fault_mend(evaluation, faults, value->at, why, mend);
}

static void missing_table(struct evaluation *evaluation, size_t *faults,
                          const struct value *list)
{
    const struct table_schema *schema = schema_table(
        evaluation->statement->schema, str_of(list->name));
    const char *why = evaluation_text(evaluation,
                                      "the table '%s' has no rows%s",
                                      list->name, label_of(evaluation, list));
    const char *mend =
        schema && schema->file
            ? evaluation_text(evaluation,
                              "fill in %s, or write [%s:…] sections",
                              schema->file, list->name)
            : evaluation_text(evaluation, "write a section [%s:…] a row",
                              list->name);
    evaluation_fault_mend(evaluation, faults, list->at, why, mend);
}

static bool is_missing_table(const struct evaluation *evaluation,
                             const struct value *list)
{
    const struct table_schema *schema = schema_table(
        evaluation->statement->schema, str_of(list->name));
    return list->state == VALUE_GAP ||
           (schema && schema->required && !evaluation_given(list));
}

static bool has_label(const struct value *value, const struct gap *gap)
{
    return value->label && gap->label &&
           str_is(str_of(value->label), gap->label);
}

/*
 * Whether the fields and tables show it missing. A gap of a date's year has
 * the date's label, and a table's gap no value, so the label tells.
 */
static bool is_told(const struct evaluation *evaluation, const struct gap *gap)
{
    const struct value *values = evaluation->statement->values;
    for (const struct value *v = value_members(values); v; v = v->next) {
        if (v->kind == VALUE_LIST && is_missing_table(evaluation, v) &&
            has_label(v, gap))
            return true;
        if (v->kind != VALUE_MAP || v->optional)
            continue; /* `previous` is not this statement's */
        for (const struct value *m = value_members(v); m; m = m->next)
            if (m->state == VALUE_GAP && has_label(m, gap))
                return true;
    }
    return false;
}

static size_t find_missing(struct evaluation *evaluation)
{
    const struct value *values = evaluation->statement->values;
    size_t faults = 0;
    for (const struct value *v = value_members(values); v; v = v->next) {
        if (v->kind == VALUE_LIST && is_missing_table(evaluation, v))
            missing_table(evaluation, &faults, v);
        if (v->kind != VALUE_MAP || v->optional)
            continue; /* `previous` is not this statement's */
        for (const struct value *m = value_members(v); m; m = m->next)
            if (m->state == VALUE_GAP)
                missing_field(evaluation, &faults, v, m);
    }
    return faults;
}

enum truth predicate_no_gaps(const struct call *call,
                             struct evaluation *evaluation)
{
    (void)call;
    size_t faults = find_missing(evaluation);
    const struct document *document = evaluation->statement->document;
    if (!document && !faults) {
        (void)evaluation_document(evaluation);
        return TRUTH_UNKNOWN;
    }
    for (const struct gap *g = document ? document->gaps : NULL; g; g = g->next)
        if (!is_told(evaluation, g))
            evaluation_fault(
                evaluation, &faults,
                g->value && g->value->at.source ? g->value->at : g->at,
                evaluation_text(evaluation, "'%s' is missing", g->label));
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
                             evaluation_text(evaluation,
                                             "the section '%.*s' is empty",
                                             STR(s->heading->text)));
    if (faults)
        return TRUTH_NO;
    return evaluation_say(evaluation, TRUTH_YES, evaluation_file(evaluation),
                          "each heading has text under it");
}

/*
 * Only a publication sees the homepage: what the newest look at it found is
 * taken from the receipts of the statement's record.
 */
enum truth predicate_homepage_link(const struct call *call,
                                   struct evaluation *evaluation)
{
    (void)call;
    const struct value *homepage = evaluation_value(
        evaluation, STR_LITERAL("site.homepage"));
    struct place at = homepage ? homepage->at : evaluation_file(evaluation);
    enum look_outcome outcome;
    struct str says;
    const struct receipt *r = evaluation->statement->receipts;
    while (r && !receipt_look(r, "homepage-link", &outcome, &says))
        r = r->next;
    if (!r)
        return evaluation_say(evaluation, TRUTH_UNKNOWN, at,
                              "the homepage has not been looked at: no "
                              "publication is recorded");
    enum truth truth = outcome == LOOK_MET       ? TRUTH_YES
                       : outcome == LOOK_DIFFERS ? TRUTH_NO
                                                 : TRUTH_UNKNOWN;
    return evaluation_say(
        evaluation, truth, at,
        evaluation_text(evaluation, "%.*s (seen %s)", STR(says), r->time));
}

/*
 * Whether the world sees the text that was approved, as the last look at the
 * public page that could tell has it.
 */
enum truth predicate_published(const struct call *call,
                               struct evaluation *evaluation)
{
    (void)call;
    const struct statement *statement = evaluation->statement;
    struct place at = evaluation_file(evaluation);
    enum look_outcome outcome = LOOK_UNKNOWN;
    const struct receipt *r = statement->receipts;
    while (r && (!receipt_look(r, "text", &outcome, NULL) ||
                 outcome == LOOK_UNKNOWN))
        r = r->next;
    if (!r)
        return evaluation_say(evaluation,
                              statement->record ? TRUTH_UNKNOWN : TRUTH_NO, at,
                              statement->record ? "no publication is recorded"
                                                : "it has not been approved");
    bool holds = outcome == LOOK_MET;
    return evaluation_say(
        evaluation, holds ? TRUTH_YES : TRUTH_NO, at,
        evaluation_text(evaluation,
                        "the public page %s the text that was "
                        "approved (seen %s)",
                        holds ? "has" : "does not have", r->time));
}

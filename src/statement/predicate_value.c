/* SPDX-License-Identifier: BSD-2-Clause */
/* What predicates say of fields. */
#include "statement/predicate.h"

#include "data/locale.h"
#include "data/type.h"

enum truth predicate_given(const struct call *call,
                           struct evaluation *evaluation)
{
    size_t faults = 0;
    struct evaluation unknown = *evaluation;
    bool any_unknown = false;
    struct place first = {0};
    for (size_t i = 0; i < call->argument_count; i++) {
        struct str name = call->arguments[i].text;
        struct evaluation tried = *evaluation;
        const struct value *value = evaluation_value(&tried, name);
        if (!value) {
            if (!any_unknown)
                unknown = tried;
            any_unknown = true;
            continue;
        }
        if (!first.source)
            first = value->at;
        if (!evaluation_given(value))
            evaluation_fault(
                evaluation, &faults, value->at,
                evaluation_text(evaluation, "'%.*s' has no %s", STR(name),
                                value->kind == VALUE_LIST ? "rows" : "value"));
    }
    if (faults)
        return TRUTH_NO;
    if (any_unknown) {
        *evaluation = unknown;
        return TRUTH_UNKNOWN;
    }
    return evaluation_say(evaluation, TRUTH_YES, first,
                          evaluation_text(evaluation, "'%.*s' has a value",
                                          STR(call->arguments[0].text)));
}

/* A field that the pack does not declare does not count, where another is. */
enum truth predicate_any_given(const struct call *call,
                               struct evaluation *evaluation)
{
    struct evaluation missing = *evaluation;
    bool any_declared = false;
    for (size_t i = 0; i < call->argument_count; i++) {
        struct str name = call->arguments[i].text;
        const struct value *value = evaluation_value(evaluation, name);
        if (!value)
            continue;
        if (evaluation_given(value))
            return evaluation_say(
                evaluation, TRUTH_YES, value->at,
                evaluation_text(evaluation, "'%.*s' has a value", STR(name)));
        if (any_declared)
            missing.why = evaluation_text(&missing, "%s, nor has '%.*s'",
                                          missing.why, STR(name));
        else
            evaluation_say(
                &missing, TRUTH_NO, value->at,
                evaluation_text(&missing, "'%.*s' has no value", STR(name)));
        any_declared = true;
    }
    if (!any_declared)
        return TRUTH_UNKNOWN;
    *evaluation = missing;
    return TRUTH_NO;
}

static bool has_code(const struct call *call, const char *code)
{
    for (size_t i = 1; i < call->argument_count; i++)
        if (str_is(call->arguments[i].text, code))
            return true;
    return false;
}

/* Whether the pack knows any of the codes that the law asks for. */
static bool can_have_code(const struct call *call,
                          const struct evaluation *evaluation)
{
    const struct field *field = schema_field(evaluation->statement->schema,
                                             call->arguments[0].text);
    if (!field)
        return true;
    for (size_t i = 0; i < field->type.choice_count; i++)
        if (has_code(call, field->type.choices[i].code))
            return true;
    return false;
}

static enum truth say_is(struct evaluation *evaluation, const struct call *call,
                         const struct value *value, bool holds)
{
    struct str wanted = call->arguments[1].text;
    const char *why = holds || call->argument_count > 2
                          ? evaluation_text(evaluation, "'%.*s' is '%.*s'",
                                            STR(call->arguments[0].text),
                                            STR(value->text))
                          : evaluation_text(evaluation,
                                            "'%.*s' is '%.*s', not '%.*s'",
                                            STR(call->arguments[0].text),
                                            STR(value->text), STR(wanted));
    return evaluation_say(evaluation, holds ? TRUTH_YES : TRUTH_NO, value->at,
                          why);
}

enum truth predicate_is(const struct call *call, struct evaluation *evaluation)
{
    struct str name = call->arguments[0].text;
    const struct value *value = evaluation_typed(evaluation, name);
    if (!value)
        return TRUTH_UNKNOWN;
    const struct typed *typed = value->typed;
    bool holds = false;
    switch (typed->kind) {
    case TYPE_BOOLEAN:
        holds = has_code(call, typed->yes ? "yes" : "no");
        break;
    case TYPE_COUNTRY:
        holds = typed->country && has_code(call, typed->country->code);
        break;
    case TYPE_CHOICE:
    case TYPE_CHOICES:
        for (size_t i = 0; i < typed->chosen_count && !holds; i++)
            holds = has_code(call, typed->chosen[i]->code);
        if (holds || can_have_code(call, evaluation))
            break;
        return evaluation_say(evaluation, TRUTH_UNKNOWN, value->at,
                              evaluation_text(evaluation,
                                              "this pack has no choice '%.*s' "
                                              "for '%.*s'",
                                              STR(call->arguments[1].text),
                                              STR(name)));
    default:
        return evaluation_say(
            evaluation, TRUTH_UNKNOWN, value->at,
            evaluation_text(evaluation, "'%.*s' is not a choice", STR(name)));
    }
    return say_is(evaluation, call, value, holds);
}

/* The first phrase of the list that stands in the text; or NULL. */
static const struct str *find_phrase(const struct evaluation *evaluation,
                                     const struct call *call, struct str text)
{
    const struct concordance *words = concordance_of_texts(evaluation->arena,
                                                           &text, 1);
    for (size_t i = 0; i < call->phrase_count; i++) {
        struct mention mention = {0};
        if (concordance_next(words, &call->sought[i], PHRASE_ANY_CASE,
                             &mention))
            return &call->phrases[i];
    }
    return NULL;
}

enum truth predicate_names(const struct call *call,
                           struct evaluation *evaluation)
{
    struct str name = call->arguments[0].text;
    const struct value *value = evaluation_typed(evaluation, name);
    if (!value)
        return TRUTH_UNKNOWN;
    const struct str *found = find_phrase(evaluation, call, value->text);
    if (found)
        return evaluation_say(evaluation, TRUTH_YES, value->at,
                              evaluation_text(evaluation,
                                              "'%.*s' is '%.*s', which names "
                                              "'%.*s'",
                                              STR(name), STR(value->text),
                                              STR(*found)));
    return evaluation_say(
        evaluation, TRUTH_NO, value->at,
        evaluation_text(evaluation,
                        "'%.*s' is '%.*s', which names none of "
                        "those that are known",
                        STR(name), STR(value->text)));
}

/* The number that a law gives, as a page shows a value of the field. */
static struct str limit_of(const struct evaluation *evaluation, struct str name,
                           const struct typed *typed,
                           const struct argument *limit)
{
    const struct statement *statement = evaluation->statement;
    const struct field *field = schema_field(statement->schema, name);
    if (!field || !statement->locale)
        return limit->text;
    struct typed as = {.kind = typed->kind, .number = limit->number};
    return type_value(evaluation->arena, &field->type, statement->locale, &as,
                      (struct place){0})
        ->text;
}

/* <0, 0, >0; false where the field is not a number with a value. */
static bool compare_number(const struct call *call,
                           struct evaluation *evaluation, int *order)
{
    struct str name = call->arguments[0].text;
    const struct value *value = evaluation_typed(evaluation, name);
    if (!value)
        return false;
    const struct typed *typed = value->typed;
    if (!type_is_number(typed->kind)) {
        evaluation_say(
            evaluation, TRUTH_UNKNOWN, value->at,
            evaluation_text(evaluation, "'%.*s' is not a number", STR(name)));
        return false;
    }
    *order = decimal_compare(typed->number, call->arguments[1].number);
    const char *than = *order < 0 ? "less than" : "more than";
    struct str limit = {"", 0};
    if (!evaluation->terse)
        limit = limit_of(evaluation, name, typed, &call->arguments[1]);
    evaluation_say(evaluation, TRUTH_NO, value->at,
                   evaluation_text(evaluation, "'%.*s' is %.*s, %s %.*s",
                                   STR(name), STR(value->text),
                                   *order ? than : "just", STR(limit)));
    return true;
}

enum truth predicate_at_least(const struct call *call,
                              struct evaluation *evaluation)
{
    int order;
    if (!compare_number(call, evaluation, &order))
        return TRUTH_UNKNOWN;
    return order >= 0 ? TRUTH_YES : TRUTH_NO;
}

enum truth predicate_at_most(const struct call *call,
                             struct evaluation *evaluation)
{
    int order;
    if (!compare_number(call, evaluation, &order))
        return TRUTH_UNKNOWN;
    return order <= 0 ? TRUTH_YES : TRUTH_NO;
}

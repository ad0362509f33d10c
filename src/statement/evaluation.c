/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/evaluation.h"

#include "data/type.h"

const char *evaluation_text(const struct evaluation *evaluation,
                            const char *format, ...)
{
    if (evaluation->terse)
        return "";
    va_list values;
    va_start(values, format);
    const char *text = arena_format_list(evaluation->arena, format, values);
    va_end(values);
    return text;
}

enum truth evaluation_say(struct evaluation *evaluation, enum truth truth,
                          struct place at, const char *why)
{
    evaluation->why = why;
    evaluation->mend = NULL;
    evaluation->at = at;
    evaluation->more = NULL;
    return truth;
}

enum truth evaluation_fault(struct evaluation *evaluation, size_t *faults,
                            struct place at, const char *why)
{
    return evaluation_fault_mend(evaluation, faults, at, why, NULL);
}

enum truth evaluation_fault_mend(struct evaluation *evaluation, size_t *faults,
                                 struct place at, const char *why,
                                 const char *mend)
{
    if (!(*faults)++) {
        evaluation_say(evaluation, TRUTH_NO, at, why);
        evaluation->mend = mend;
        return TRUTH_NO;
    }
    if (*faults > SPOTS_MAX)
        return TRUTH_NO;
    struct spot **end = &evaluation->more;
    while (*end)
        end = &(*end)->next;
    *end = arena_alloc(evaluation->arena, sizeof **end);
    (*end)->at = at;
    (*end)->why = why;
    (*end)->mend = mend;
    return TRUTH_NO;
}

bool evaluation_enough(const struct evaluation *evaluation, size_t faults)
{
    return faults >= (evaluation->first_only ? 1 : SPOTS_MAX);
}

struct place evaluation_file(const struct evaluation *evaluation)
{
    return (struct place){.source = evaluation->statement->source};
}

bool evaluation_given(const struct value *value)
{
    return value->state == VALUE_GIVEN &&
           (value->kind != VALUE_LIST || value->count || value->withheld);
}

const struct value *evaluation_value(struct evaluation *evaluation,
                                     struct str name)
{
    const struct value *value = statement_value(evaluation->statement, name);
    if (value && value->kind != VALUE_MAP)
        return value;
    evaluation_say(evaluation, TRUTH_UNKNOWN, evaluation_file(evaluation),
                   evaluation_text(evaluation, "this pack has no field '%.*s'",
                                   STR(name)));
    return NULL;
}

const struct value *evaluation_typed(struct evaluation *evaluation,
                                     struct str name)
{
    const struct value *value = evaluation_value(evaluation, name);
    if (!value)
        return NULL;
    if (!evaluation_given(value)) {
        evaluation_say(
            evaluation, TRUTH_UNKNOWN, value->at,
            evaluation_text(evaluation, "'%.*s' has no value", STR(name)));
        return NULL;
    }
    if (value->typed)
        return value;
    evaluation_say(evaluation, TRUTH_UNKNOWN, value->at,
                   evaluation_text(evaluation,
                                   value->kind == VALUE_LIST
                                       ? "'%.*s' is a table, not a field"
                                       : "'%.*s' is not a field",
                                   STR(name)));
    return NULL;
}

const struct document *evaluation_document(struct evaluation *evaluation)
{
    if (!evaluation->statement->document)
        evaluation_say(evaluation, TRUTH_UNKNOWN, evaluation_file(evaluation),
                       "the text could not be put together");
    return evaluation->statement->document;
}

const struct concordance *evaluation_words(const struct evaluation *evaluation)
{
    if (evaluation->concordance)
        return evaluation->concordance;
    return concordance_make(evaluation->arena,
                            statement_wordings(evaluation->statement),
                            evaluation->statement->document->passages);
}

/* SPDX-License-Identifier: BSD-2-Clause */
/* What predicates say of the text as it can be read. */
#include "statement/predicate.h"

#include "statement/written.h"

static const struct passage *find_text(const struct concordance *words,
                                       struct str text)
{
    struct sought sought = sought_make(text);
    struct mention mention = {0};
    concordance_next(words, &sought, PHRASE_ANY_CASE, &mention);
    return mention.passage;
}

/* A passage that holds the value in one of the forms that it can be shown in;
 * the year of a date does not show the date, nor a code the choice. */
static const struct passage *find_value(struct evaluation *evaluation,
                                        const struct concordance *words,
                                        const struct value *value)
{
    static const char *const forms[] = {"iso", "long", "short", "exact",
                                        "rounded"};
    const struct passage *found = find_text(
        words, text_one_line(evaluation->arena, value->text));
    for (size_t i = 0; !found && i < sizeof forms / sizeof forms[0]; i++) {
        const struct value *form = value_member(value, str_of(forms[i]));
        if (form && form->kind == VALUE_TEXT)
            found = find_text(words,
                              text_one_line(evaluation->arena, form->text));
    }
    return found;
}

/* One field: TRUTH_NO adds to the faults, TRUTH_YES gives a passage. */
static enum truth field_shown(struct evaluation *evaluation,
                              const struct concordance *words, struct str name,
                              size_t *faults, struct place *shown)
{
    struct evaluation tried = *evaluation;
    const struct value *value = evaluation_value(&tried, name);
    if (!value || value->kind != VALUE_TEXT) {
        *evaluation = tried;
        if (value)
            evaluation_say(evaluation, TRUTH_UNKNOWN, value->at,
                           evaluation_text(evaluation,
                                           "'%.*s' is a table, not a field",
                                           STR(name)));
        return TRUTH_UNKNOWN;
    }
    if (!evaluation_given(value))
        return evaluation_say(
            evaluation, TRUTH_UNKNOWN, value->at,
            evaluation_text(evaluation, "'%.*s' has no value", STR(name)));
    const struct passage *passage = find_value(evaluation, words, value);
    if (!passage && value->markdown)
        return evaluation_say(
            evaluation, TRUTH_UNKNOWN, value->at,
            evaluation_text(evaluation,
                            "'%.*s' is Markdown, which cannot "
                            "be looked for in the text",
                            STR(name)));
    if (!passage)
        return evaluation_fault(
            evaluation, faults, value->at,
            evaluation_text(evaluation,
                            "'%.*s' ('%.*s') is not shown in "
                            "the text",
                            STR(name), STR(value->text)));
    *shown = passage->at;
    return TRUTH_YES;
}

enum truth predicate_shown(const struct call *call,
                           struct evaluation *evaluation)
{
    if (!evaluation_document(evaluation))
        return TRUTH_UNKNOWN;
    const struct concordance *words = evaluation_words(evaluation);
    struct evaluation unknown = *evaluation;
    bool any_unknown = false;
    size_t faults = 0;
    struct place shown = {0};
    for (size_t i = 0; i < call->argument_count; i++) {
        struct evaluation tried = *evaluation;
        struct str name = call->arguments[i].text;
        enum truth one = field_shown(&tried, words, name, &faults, &shown);
        if (one == TRUTH_NO)
            *evaluation = tried;
        if (one != TRUTH_UNKNOWN || any_unknown)
            continue;
        any_unknown = true;
        unknown = tried;
    }
    if (faults)
        return TRUTH_NO;
    if (!any_unknown)
        return evaluation_say(evaluation, TRUTH_YES, shown,
                              evaluation_text(evaluation,
                                              "the text shows '%.*s'",
                                              STR(call->arguments[0].text)));
    *evaluation = unknown;
    return TRUTH_UNKNOWN;
}

static void say_it(struct evaluation *evaluation, size_t *count,
                   const struct saying *saying)
{
    evaluation_fault(evaluation, count,
                     written_at(evaluation, saying->passage, *saying->phrase),
                     evaluation_text(evaluation, "the text says '%.*s'",
                                     STR(*saying->phrase)));
}

/* Names every passage behind a `not`, which makes a fault of each. */
enum truth predicate_says(const struct call *call,
                          struct evaluation *evaluation)
{
    if (!evaluation_document(evaluation))
        return TRUTH_UNKNOWN;
    const struct concordance *words = evaluation_words(evaluation);
    size_t count = 0;
    struct saying first;
    if (call->negated && !evaluation->first_only)
        for (const struct saying *s =
                 concordance_says(evaluation->arena, words, call->sought,
                                  call->phrase_count, false);
             s && !evaluation_enough(evaluation, count); s = s->next)
            say_it(evaluation, &count, s);
    else if (concordance_says_first(words, call->sought, call->phrase_count,
                                    false, NULL, NULL, &first))
        say_it(evaluation, &count, &first);
    if (count)
        return TRUTH_YES;
    return evaluation_say(
        evaluation, TRUTH_NO, evaluation_file(evaluation),
        evaluation_text(evaluation, "the text says nothing of '%.*s'%s",
                        STR(call->phrases[0]),
                        call->phrase_count > 1 ? " or the like" : ""));
}

static const struct saying *find_placeholders(const struct call *call,
                                              struct evaluation *evaluation,
                                              struct saying *first)
{
    const struct concordance *words = evaluation_words(evaluation);
    if (!evaluation->first_only)
        return concordance_says(evaluation->arena, words, call->sought,
                                call->phrase_count, true);
    return concordance_says_first(words, call->sought, call->phrase_count, true,
                                  NULL, NULL, first)
               ? first
               : NULL;
}

enum truth predicate_no_placeholders(const struct call *call,
                                     struct evaluation *evaluation)
{
    if (!evaluation_document(evaluation))
        return TRUTH_UNKNOWN;
    size_t faults = 0;
    struct saying first;
    for (const struct saying *s = find_placeholders(call, evaluation, &first);
         s && !evaluation_enough(evaluation, faults); s = s->next)
        evaluation_fault(
            evaluation, &faults, written_at(evaluation, s->passage, *s->phrase),
            evaluation_text(evaluation, "'%.*s' is left in the text",
                            STR(*s->phrase)));
    if (faults)
        return TRUTH_NO;
    return evaluation_say(evaluation, TRUTH_YES, evaluation_file(evaluation),
                          "no placeholder is left in the text");
}

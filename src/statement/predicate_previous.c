/* SPDX-License-Identifier: BSD-2-Clause */
/* What predicates say of the statements of the periods before. */
#include "statement/predicate.h"

#include "statement/reprint.h"
#include "statement/similarity.h"

/* Those that avow did not make are rows of this table. */
#define EARLIER "earlier"

enum truth predicate_has_previous(const struct call *call,
                                  struct evaluation *evaluation)
{
    (void)call;
    const struct statement *statement = evaluation->statement;
    const struct value *list = statement_value(statement, STR_LITERAL(EARLIER));
    bool listed = list && list->kind == VALUE_LIST && evaluation_given(list);
    struct place at = list ? list->at : evaluation_file(evaluation);
    if (statement->previous || listed)
        return evaluation_say(evaluation, TRUTH_YES, at,
                              "there is a statement of an earlier period");
    return evaluation_say(evaluation, TRUTH_NO, at,
                          "no statement of an earlier period is listed");
}

enum truth predicate_text_differs(const struct call *call,
                                  struct evaluation *evaluation)
{
    const struct document *document = evaluation_document(evaluation);
    if (!document)
        return TRUTH_UNKNOWN;
    struct place at = evaluation_file(evaluation);
    if (!evaluation->statement->previous)
        return evaluation_say(evaluation, TRUTH_YES, at,
                              "there is no period before this one");
    const struct document *before = reprint_as_it_stands(
        evaluation->arena, evaluation->statement->previous);
    if (!before)
        return evaluation_say(evaluation, TRUTH_UNKNOWN, at,
                              "the text of the period before could not be put "
                              "together");
    struct similarity found = similarity_of(evaluation->arena, document,
                                            before);
    size_t differs = found.runs - found.taken_over;
    size_t percent = found.runs ? differs * 100 / found.runs : 100;
    if (found.longest)
        at = found.longest->at;
    bool holds = percent >= (size_t)call->arguments[0].count;
    return evaluation_say(
        evaluation, holds ? TRUTH_YES : TRUTH_NO, at,
        evaluation_text(
            evaluation,
            "%zu in a hundred of the words are new since the period "
            "before, and %d are wanted; the longest passage that was "
            "taken over has %zu word%s",
            percent, call->arguments[0].count, found.longest_words,
            found.longest_words == 1 ? "" : "s"));
}

/* SPDX-License-Identifier: BSD-2-Clause */
/* What predicates say of the cells of a table: dates, and what is shown. */
#include "statement/predicate.h"

#include "data/type.h"

/* The table's rows; NULL: there are none to be seen, and so much was said. */
static const struct value *find_list(const struct call *call,
                                     struct evaluation *evaluation)
{
    struct str name = call->arguments[0].text;
    const struct value *list = statement_value(evaluation->statement, name);
    if (list && list->kind == VALUE_LIST && !list->withheld)
        return list;
    struct place at = list ? list->at : evaluation_file(evaluation);
    evaluation_say(evaluation, TRUTH_UNKNOWN, at,
                   evaluation_text(evaluation,
                                   "'%.*s' is no table whose rows can be seen",
                                   STR(name)));
    return NULL;
}

/* A row's cell; NULL: the table has no such column, and so much was said. */
static const struct value *find_cell(const struct call *call, size_t argument,
                                     const struct value *row,
                                     struct evaluation *evaluation)
{
    struct str column = call->arguments[argument].text;
    const struct value *cell = value_member(row, column);
    if (!cell)
        evaluation_say(
            evaluation, TRUTH_UNKNOWN, row->at,
            evaluation_text(evaluation, "the table '%.*s' has no column '%.*s'",
                            STR(call->arguments[0].text), STR(column)));
    return cell;
}

static enum truth say_all(const struct call *call,
                          struct evaluation *evaluation,
                          const struct value *list, const char *what)
{
    return evaluation_say(evaluation, TRUTH_YES, list->at,
                          evaluation_text(evaluation, "no row of '%.*s' %s",
                                          STR(call->arguments[0].text), what));
}

/* A cell that is empty has nothing to be shown. */
enum truth predicate_rows_shown(const struct call *call,
                                struct evaluation *evaluation)
{
    const struct document *document = evaluation_document(evaluation);
    const struct value *list = document ? find_list(call, evaluation) : NULL;
    if (!list)
        return TRUTH_UNKNOWN;
    const struct concordance *words = evaluation_words(evaluation);
    size_t faults = 0, near = 0;
    for (const struct value *row = value_items(list); row; row = row->next) {
        const struct value *cell = find_cell(call, 1, row, evaluation);
        if (!cell)
            return TRUTH_UNKNOWN;
        if (evaluation_given(cell) &&
            !concordance_has(
                words, text_one_line(evaluation->arena, cell->text), &near))
            evaluation_fault(evaluation, &faults, cell->at,
                             evaluation_text(evaluation,
                                             "'%.*s' of '%.*s' is not shown in "
                                             "the text",
                                             STR(cell->text),
                                             STR(call->arguments[0].text)));
    }
    return faults ? TRUTH_NO
                  : say_all(call, evaluation, list, "is left out of the text");
}

static bool is_date(const struct value *cell)
{
    return evaluation_given(cell) && cell->typed &&
           cell->typed->kind == TYPE_DATE;
}

/* Adds a fault of a row whose `first` day is later than allowed. */
static void say_late(const struct call *call, struct evaluation *evaluation,
                     size_t *faults, const struct value *cell,
                     struct date first, struct date last)
{
    char day[11], limit[11];
    date_iso(first, day);
    date_iso(last, limit);
    evaluation_fault(
        evaluation, faults, cell->at,
        evaluation_text(evaluation,
                        is_date(cell) ? "'%.*s' is %s, after %s"
                                      : "'%.*s' has no value on %s, after %s",
                        STR(call->arguments[1].text), day, limit));
}

/*
 * Looks at the rows that have both dates, or at those that still want the
 * first, where today is in its place.
 */
static enum truth look_at_days(const struct call *call,
                               struct evaluation *evaluation, bool open)
{
    const struct value *list = find_list(call, evaluation);
    if (!list)
        return TRUTH_UNKNOWN;
    size_t faults = 0;
    for (const struct value *row = value_items(list); row; row = row->next) {
        const struct value *first = find_cell(call, 1, row, evaluation);
        const struct value *second = first ? find_cell(call, 2, row, evaluation)
                                           : NULL;
        if (!second)
            return TRUTH_UNKNOWN;
        if (!is_date(second) || is_date(first) == open)
            continue;
        struct date last = date_from_days(date_days(second->typed->date) +
                                          call->arguments[3].count);
        struct date day = open ? evaluation->today : first->typed->date;
        if (date_compare(day, last) > 0)
            say_late(call, evaluation, &faults, first, day, last);
    }
    return faults ? TRUTH_NO : say_all(call, evaluation, list, "is late");
}

enum truth predicate_rows_within_days(const struct call *call,
                                      struct evaluation *evaluation)
{
    return look_at_days(call, evaluation, false);
}

enum truth predicate_rows_not_overdue(const struct call *call,
                                      struct evaluation *evaluation)
{
    return look_at_days(call, evaluation, true);
}

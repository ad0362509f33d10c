/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What predicates say of tables. One that is too long to be kept in memory is
 * read from its file again; its faults were reported when it was loaded.
 */
#include "statement/predicate.h"

#include "data/table.h"

/* The table's value; NULL: there is none, and so much was said. */
static const struct value *find_table(const struct call *call,
                                      struct evaluation *evaluation)
{
    struct str name = call->arguments[0].text;
    const struct value *value = statement_value(evaluation->statement, name);
    if (value && value->kind == VALUE_LIST)
        return value;
    evaluation_say(evaluation, TRUTH_UNKNOWN,
                   value ? value->at : evaluation_file(evaluation),
                   evaluation_text(evaluation,
                                   value ? "'%.*s' is a field, not a table"
                                         : "this pack has no table '%.*s'",
                                   STR(name)));
    return NULL;
}

static enum truth unreadable(const struct call *call,
                             struct evaluation *evaluation, struct place at)
{
    return evaluation_say(evaluation, TRUTH_UNKNOWN, at,
                          evaluation_text(evaluation,
                                          "the table '%.*s' could not be read",
                                          STR(call->arguments[0].text)));
}

/* A reading of a table that is not in memory; NULL: so much was said. */
static struct rows *open_rows(const struct call *call,
                              struct evaluation *evaluation, struct place at,
                              struct diagnostics *unheard)
{
    *unheard = diagnostics_make(evaluation->arena);
    struct str name = call->arguments[0].text;
    struct table *table = statement_table(evaluation->statement, name);
    struct rows *rows = table ? rows_open(evaluation->arena, table, unheard)
                              : NULL;
    if (!rows)
        unreadable(call, evaluation, at);
    return rows;
}

enum truth predicate_rows(const struct call *call,
                          struct evaluation *evaluation)
{
    const struct value *value = find_table(call, evaluation);
    if (!value)
        return TRUTH_UNKNOWN;
    size_t wanted = (size_t)call->arguments[1].count;
    size_t count = value->count;
    if (value->withheld) {
        struct diagnostics unheard;
        struct rows *rows = open_rows(call, evaluation, value->at, &unheard);
        if (!rows)
            return TRUTH_UNKNOWN;
        struct row row;
        for (count = 0; count < wanted && rows_next(rows, &row);)
            count++;
        bool failed = rows_failed(rows);
        rows_close(rows);
        if (failed)
            return unreadable(call, evaluation, value->at);
    }
    const char *plural = count == 1 ? "" : "s";
    const char *why = count >= wanted
                          ? evaluation_text(evaluation,
                                            "'%.*s' has at least %zu row%s",
                                            STR(call->arguments[0].text),
                                            wanted, wanted == 1 ? "" : "s")
                          : evaluation_text(evaluation,
                                            "'%.*s' has %zu row%s, not %zu",
                                            STR(call->arguments[0].text), count,
                                            plural, wanted);
    return evaluation_say(evaluation, count >= wanted ? TRUTH_YES : TRUTH_NO,
                          value->at, why);
}

static void no_column(const struct call *call, struct evaluation *evaluation,
                      struct place at, struct str column)
{
    evaluation_say(evaluation, TRUTH_UNKNOWN, at,
                   evaluation_text(evaluation,
                                   "the table '%.*s' has no column '%.*s'",
                                   STR(call->arguments[0].text), STR(column)));
}

static void missing_cell(const struct call *call, struct evaluation *evaluation,
                         size_t *faults, struct place at, struct str column)
{
    evaluation_fault(
        evaluation, faults, at,
        evaluation_text(evaluation, "a row of '%.*s' has no '%.*s'",
                        STR(call->arguments[0].text), STR(column)));
}

/* Every row has the columns. False: the table has no such column. */
static bool look_in_list(const struct call *call, struct evaluation *evaluation,
                         const struct value *list, size_t *faults)
{
    for (const struct value *row = value_items(list); row; row = row->next)
        for (size_t i = 1; i < call->argument_count; i++) {
            struct str column = call->arguments[i].text;
            const struct value *cell = value_member(row, column);
            if (!cell) {
                no_column(call, evaluation, list->at, column);
                return false;
            }
            if (!evaluation_given(cell))
                missing_cell(call, evaluation, faults,
                             cell->at.source ? cell->at : row->at, column);
        }
    return true;
}

static bool look_in_file(const struct call *call, struct evaluation *evaluation,
                         const struct value *list, size_t *faults)
{
    struct diagnostics unheard;
    struct rows *rows = open_rows(call, evaluation, list->at, &unheard);
    if (!rows)
        return false;
    const struct table_schema *schema =
        statement_table(evaluation->statement, call->arguments[0].text)->schema;
    bool known = true;
    for (struct row row; known && !evaluation_enough(evaluation, *faults) &&
                         rows_next(rows, &row);)
        for (size_t i = 1; known && i < call->argument_count; i++) {
            struct str column = call->arguments[i].text;
            size_t index = table_column(schema, column);
            known = index != SIZE_MAX;
            if (!known)
                no_column(call, evaluation, list->at, column);
            else if (!row.cells[index].given)
                missing_cell(call, evaluation, faults, row.at, column);
        }
    bool failed = rows_failed(rows);
    rows_close(rows);
    if (known && failed)
        unreadable(call, evaluation, list->at);
    return known && !failed;
}

enum truth predicate_rows_give(const struct call *call,
                               struct evaluation *evaluation)
{
    const struct value *list = find_table(call, evaluation);
    if (!list)
        return TRUTH_UNKNOWN;
    size_t faults = 0;
    bool looked = list->withheld
                      ? look_in_file(call, evaluation, list, &faults)
                      : look_in_list(call, evaluation, list, &faults);
    if (!looked)
        return TRUTH_UNKNOWN;
    if (faults)
        return TRUTH_NO;
    return evaluation_say(evaluation, TRUTH_YES, list->at,
                          evaluation_text(evaluation,
                                          "every row of '%.*s' has '%.*s'",
                                          STR(call->arguments[0].text),
                                          STR(call->arguments[1].text)));
}

/* SPDX-License-Identifier: BSD-2-Clause */
/* The bounds of the laws that come with avow: amounts, days, and nothing. */
#include "uk.h"

static enum truth required(const char *turnover)
{
    struct made *made = good();
    made_number(made, "organisation.turnover", turnover);
    return hold(made)->required;
}

static void test_scope(void)
{
    ok(required("36000000") == TRUTH_YES, "36 million requires a statement");
    ok(required("35999999.99") == TRUTH_NO, "a penny less does not");
    struct made *made = good();
    made_missing(made, "organisation.turnover", false);
    ok(hold(made)->required == TRUTH_UNKNOWN,
       "without a turnover it cannot be told");
    made_date(made, "statement.period_end", "2015-10-28");
    ok(!hold(made)->in_force && hold(made)->next->in_force,
       "before 29 October 2015 the Act was not in force");
    made_date(made, "statement.period_end", "2015-10-29");
    ok(hold(made)->in_force, "on that day it was");
}

/* Six months after 31 August is the last day of February. */
static void test_six_months(void)
{
    static const struct {
        const char *end, *approved;
        enum outcome_kind kind;
    } days[] = {
        {"2023-08-31", "2024-02-29", OUTCOME_MET},
        {"2023-08-31", "2024-03-01", OUTCOME_UNMET},
        {"2024-08-31", "2025-02-28", OUTCOME_MET},
        {"2024-08-31", "2025-03-01", OUTCOME_UNMET},
        {"2025-03-31", "2025-09-30", OUTCOME_MET},
        {"2025-03-31", "2025-10-01", OUTCOME_UNMET},
    };
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        struct made *made = good();
        made_date(made, "statement.period_end", days[i].end);
        made_date(made, "approval.date", days[i].approved);
        const struct verdict *verdict = hold(made);
        const struct outcome *outcome = verdict->first;
        while (strcmp(outcome->requirement->id, "uk-6m-approved") != 0)
            outcome = outcome->next;
        ok(outcome->kind == days[i].kind, "%s for %s is %s", days[i].approved,
           days[i].end, kinds[days[i].kind]);
    }
}

/* Nothing is known of it but that it is there. */
static void test_bare(void)
{
    struct made *made = made_new(arena);
    made->statement.document = NULL;
    size_t unmet = 0;
    const struct verdict *verdict = hold(made);
    for (const struct outcome *o = first_of(&verdict); o;
         o = next_of(&verdict, o))
        unmet += o->kind == OUTCOME_UNMET;
    ok(!unmet, "of a pack without fields and a text nothing is held unmet");
}

int main(void)
{
    arena = arena_new();
    if (read_laws()) {
        test_scope();
        test_six_months();
        test_bare();
    }
    arena_free(arena);
    return done();
}

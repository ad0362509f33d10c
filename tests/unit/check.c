/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/check.h"
#include "statement/condition.h"

#include "made.h"
#include "tap.h"

static struct arena *arena;

static const struct condition *condition(const char *text)
{
    if (!text)
        return NULL;
    struct diagnostics all = diagnostics_make(arena);
    struct ini_entry entry = {.key = "test", .value = str_of(text)};
    const struct condition *parsed = condition_parse(arena, NULL, &entry, &all);
    if (!parsed)
        abort();
    return parsed;
}

static struct requirement *require(struct law *law, const char *id,
                                   enum requirement_level level,
                                   const char *when, const char *test)
{
    struct requirement *one = arena_alloc(arena, sizeof *one);
    *one = (struct requirement){
        .id = id,
        .level = level,
        .source = "article 1",
        .asks = "The thing is there.",
        .mend = "Put it there. Then look again.",
        .when = condition(when),
        .test = condition(test),
    };
    struct requirement **end = &law->first;
    while (*end)
        end = &(*end)->next;
    *end = one;
    return one;
}

static const struct outcome *find(const struct verdict *verdict, const char *id)
{
    const struct outcome *outcome = verdict->first;
    while (outcome && strcmp(outcome->requirement->id, id) != 0)
        outcome = outcome->next;
    return outcome;
}

static const char *const today = "2025-12-01";

static const struct verdict *hold(struct made *made, const struct law *law)
{
    return check_statement(arena, &made->statement, &law, 1, made_day(today),
                           CHECK_IN_FORCE, CHECK_TELL_ALL);
}

static void test_outcomes(void)
{
    struct made *made = made_new(arena);
    made_text(made, "a.b", "x");
    made_missing(made, "a.c", false);
    struct law law = {.name = "made-up"};
    require(&law, "met", LEVEL_MUST, NULL, "given a.b");
    require(&law, "unmet", LEVEL_SHOULD, "given a.b", "given a.c");
    require(&law, "unknown", LEVEL_MAY, NULL, "given a.d");
    require(&law, "unknown-when", LEVEL_MUST, "given a.d", "given a.c");
    require(&law, "elsewhere", LEVEL_MUST, "given a.c", "given a.c");

    const struct verdict *verdict = hold(made, &law);
    ok(verdict && verdict->law == &law && verdict->in_force && !verdict->next,
       "a verdict a law, in force where it has no dates");
    const struct outcome *o = find(verdict, "met");
    ok(o && o->kind == OUTCOME_MET && o->at.line == 1 && !o->why &&
           o->law == &law,
       "what is met points at what shows it");
    o = find(verdict, "unmet");
    ok(o && o->kind == OUTCOME_UNMET && o->at.line == 2 &&
           made_mentions(o->why, "'a.c' has no value"),
       "what is unmet points at what to edit, and says why");
    o = find(verdict, "unknown");
    ok(o && o->kind == OUTCOME_UNKNOWN && made_mentions(o->why, "'a.d'"),
       "what cannot be told is unknown, and says why");
    o = find(verdict, "unknown-when");
    ok(o && o->kind == OUTCOME_UNKNOWN && made_mentions(o->why, "'a.d'"),
       "so is that of which it cannot be told whether it applies");
    o = find(verdict, "elsewhere");
    ok(o && o->kind == OUTCOME_NOT_APPLICABLE &&
           made_mentions(o->why, "'a.c' has no value"),
       "what does not apply says why");
    ok(check_count(verdict, LEVEL_MUST, OUTCOME_MET) == 1 &&
           check_count(verdict, LEVEL_MUST, OUTCOME_UNMET) == 0 &&
           check_count(verdict, LEVEL_SHOULD, OUTCOME_UNMET) == 1 &&
           check_count(verdict, LEVEL_MAY, OUTCOME_UNKNOWN) == 1 &&
           check_count(verdict, LEVEL_MUST, OUTCOME_UNKNOWN) == 1 &&
           check_count(verdict, LEVEL_MUST, OUTCOME_NOT_APPLICABLE) == 1,
       "outcomes are counted by level and kind");
}

static bool applies(const char *from, const char *to, const char *end)
{
    struct made *made = made_new(arena);
    if (end)
        made_date(made, "statement.period_end", end);
    struct law law = {.name = "made-up"};
    if (from)
        law.effective_from = made_day(from);
    if (to)
        law.effective_to = made_day(to);
    require(&law, "a", LEVEL_MUST, NULL, "follows-previous");
    const struct verdict *verdict = hold(made, &law);
    if (verdict->in_force != (verdict->first != NULL))
        abort();

    /* The same dates at a requirement of a law without any. */
    struct law open = {.name = "open"};
    struct requirement *one = require(&open, "a", LEVEL_MUST, NULL,
                                      "follows-previous");
    one->effective_from = law.effective_from;
    one->effective_to = law.effective_to;
    const struct verdict *second = hold(made, &open);
    ok(second->in_force && (second->first != NULL) == verdict->in_force,
       "a requirement has dates as a law has");
    return verdict->in_force;
}

static void test_dates(void)
{
    ok(applies("2025-07-31", "2025-07-31", "2025-07-31"),
       "a law is in force on its first and on its last day");
    ok(!applies("2025-08-01", NULL, "2025-07-31"), "not on the day before");
    ok(!applies(NULL, "2025-07-30", "2025-07-31"), "nor on the day after");
    ok(applies("2025-12-01", "2025-12-01", NULL),
       "the day of the check counts where there is no period");
    ok(!applies("2025-12-02", NULL, NULL) && !applies(NULL, "2025-11-30", NULL),
       "and it only");

    struct made *made = made_new(arena);
    struct law law = {.name = "made-up", .pending = true};
    require(&law, "a", LEVEL_MUST, NULL, "follows-previous");
    const struct verdict *verdict = hold(made, &law);
    ok(!verdict->in_force && !verdict->held && !verdict->first &&
           made_mentions(verdict->why_not, "pending"),
       "a pending law is not in force and has no outcomes");
    law.effective_from = made_day("2025-08-01");
    made_date(made, "statement.period_end", "2025-07-31");
    law.pending = false;
    ok(made_mentions(hold(made, &law)->why_not,
                     "in force from 2025-08-01, and the period ends on "
                     "2025-07-31"),
       "one that is not in force yet says from when it is");
    law.effective_from = law.effective_to = made_day("2025-07-30");
    ok(made_mentions(hold(made, &law)->why_not, "until 2025-07-30"),
       "one that was says until when");
    law.effective_to = made_day("2025-07-31");
    ok(hold(made, &law)->held && !hold(made, &law)->why_not,
       "one that is held says nothing of it");
}

/* A bill that is asked for: held, whatever its dates, and it counts nowhere. */
static void test_pending(void)
{
    struct made *made = made_new(arena);
    made_missing(made, "a.b", false);
    made_date(made, "statement.period_end", "2025-07-31");
    struct law law = {.name = "act"},
               bill = {.name = "bill",
                       .pending = true,
                       .effective_from = made_day("2030-01-01")};
    require(&law, "now", LEVEL_SHOULD, NULL, "given a.b");
    require(&bill, "then", LEVEL_MUST, NULL, "given a.b");
    bill.first->effective_from = bill.effective_from;
    const struct law *const laws[] = {&law, &bill};
    const struct verdict *verdicts = check_statement(
        arena, &made->statement, laws, 2, made_day(today), CHECK_PENDING_TOO,
        CHECK_TELL_ALL);
    const struct verdict *pending = verdicts->next;
    ok(pending->held && !pending->in_force && !pending->why_not &&
           find(pending, "then")->kind == OUTCOME_UNMET,
       "a pending law that is asked for is held against a statement");
    ok(!check_count(verdicts, LEVEL_MUST, OUTCOME_UNMET) &&
           check_count(verdicts, LEVEL_SHOULD, OUTCOME_UNMET) == 1,
       "it is not counted");
    struct diagnostics all = diagnostics_make(arena);
    check_report(verdicts, &all);
    ok(all.first && !all.first->next && !strcmp(all.first->id, "now"),
       "what it finds is no finding");
    all = diagnostics_make(arena);
    check_report_pending(verdicts, &all);
    ok(all.first && !all.first->next && !strcmp(all.first->id, "then") &&
           all.first->level == DIAGNOSTIC_NOTE &&
           made_mentions(all.first->text, "article 1 would ask: the thing"),
       "it is a note by itself, and says that it would be asked");
}

static void test_required(void)
{
    struct made *made = made_new(arena);
    made_number(made, "a.turnover", "100");
    struct law law = {.name = "made-up"};
    const struct verdict *verdict = hold(made, &law);
    ok(verdict->required == TRUTH_UNKNOWN && !verdict->required_why,
       "a law may leave open whom it binds");
    law.required_when = condition("at-least a.turnover 100");
    verdict = hold(made, &law);
    ok(verdict->required == TRUTH_YES && verdict->required_at.line == 1,
       "a statement is required");
    law.required_when = condition("at-least a.turnover 101");
    verdict = hold(made, &law);
    ok(verdict->required == TRUTH_NO &&
           made_mentions(verdict->required_why, "less than 101"),
       "or voluntary, and it is said why");
    law.required_when = condition("at-least a.turnover 1\n"
                                  "at-most a.turnover 500");
    verdict = hold(made, &law);
    ok(made_mentions(verdict->required_why, "more than 1, and 'a.turnover' is "
                                            "100, less than 500"),
       "all that requires it is said");
    law.required_when = condition("at-least a.income 1");
    ok(hold(made, &law)->required == TRUTH_UNKNOWN, "or it cannot be told");
}

static void test_report(void)
{
    struct made *made = made_new(arena);
    made_text(made, "a.b", "x");
    made_missing(made, "a.c", false);
    made_missing(made, "a.d", false);
    struct law law = {.name = "one"}, other = {.name = "other"};
    require(&law, "first", LEVEL_MUST, NULL, "given a.c a.d");
    require(&law, "second", LEVEL_SHOULD, NULL, "not given a.b");
    require(&law, "met", LEVEL_MUST, NULL, "given a.b");
    require(&law, "unknown", LEVEL_MUST, NULL, "given a.e");
    struct requirement *third = require(&other, "third", LEVEL_MAY, NULL,
                                        "given a.c");
    third->asks = "ICT is named";
    third->mend = NULL;
    const struct law *const laws[] = {&law, &other};
    const struct verdict *verdicts = check_statement(
        arena, &made->statement, laws, 2, made_day(today), CHECK_IN_FORCE,
        CHECK_TELL_ALL);
    ok(verdicts->law == &law && verdicts->next->law == &other,
       "verdicts come in the order of the laws");

    struct diagnostics all = diagnostics_make(arena);
    check_report(verdicts, &all);
    ok(all.counts[DIAGNOSTIC_ERROR] == 2 &&
           all.counts[DIAGNOSTIC_WARNING] == 1 &&
           all.counts[DIAGNOSTIC_NOTE] == 1,
       "must is an error, should a warning, may a note; all else is silent");
    const struct diagnostic *one = all.first;
    ok(!strcmp(one->text, "'a.c' has no value; article 1 asks: the thing is "
                          "there") &&
           !strcmp(one->id, "first") && one->at.line == 2 &&
           !strcmp(one->remedy, "put it there. Then look again"),
       "a finding has the fault, what asks, the id, the place and a remedy");
    one = one->next;
    ok(made_mentions(one->text, "'a.d' has no value") &&
           !strcmp(one->id, "first") && one->at.line == 3,
       "each place has a finding of its own");
    one = one->next;
    ok(one->level == DIAGNOSTIC_WARNING && !strcmp(one->id, "second") &&
           made_mentions(one->text, "'a.b' has a value"),
       "what should not be there is said to be there");
    one = one->next;
    ok(one->level == DIAGNOSTIC_NOTE && !one->remedy &&
           made_mentions(one->text, "asks: ICT is named"),
       "an abbreviation keeps its capitals; a remedy may be missing");

    made_missing(made, "a.b", true);
    struct law gaps = {.name = "gaps"};
    require(&gaps, "gap", LEVEL_MUST, NULL, "no-gaps");
    all = diagnostics_make(arena);
    check_report(hold(made, &gaps), &all);
    ok(all.first && made_mentions(all.first->remedy, "write 'b = …' in [a]"),
       "a predicate that knows what to write says it in the law's place");
}

int main(void)
{
    arena = arena_new();
    test_outcomes();
    test_dates();
    test_pending();
    test_required();
    test_report();
    arena_free(arena);
    return done();
}

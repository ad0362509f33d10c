/* SPDX-License-Identifier: BSD-2-Clause */
/* Deadlines of laws: how they are read, and the days that come of them. */
#include "statement/deadline.h"

#include "statement/due.h"
#include "statement/law.h"
#include "statement/record.h"

#include "made.h"
#include "tap.h"

static struct arena *arena;

/* A deadline with this rule, and more lines of its section. */
static struct deadline *read(const char *due, const char *more,
                             struct diagnostics *all)
{
    const char *text = arena_format(arena,
                                    "[deadline:a]\nlabel = Do it\nsource = s\n"
                                    "due = %s\n%s",
                                    due, more);
    struct ini *ini = ini_read_text(
        arena, source_new(arena, "law.ini", str_of(text)), all);
    return deadline_read(arena, ini->first, all);
}

static struct made *made;
static const struct law *laws[2];

/* The deadlines that this rule gives, as on a day. */
static struct due *due(const char *rule, const char *more, const char *today)
{
    struct diagnostics all = diagnostics_make(arena);
    struct law *law = arena_alloc(arena, sizeof *law);
    law->deadlines = read(rule, more, &all);
    if (all.first) {
        note("%s", all.first->text);
        abort();
    }
    laws[0] = law;
    made->statement.laws = laws;
    return due_of(arena, &made->statement, made_day(today));
}

static void is(const char *rule, const char *end, const char *last)
{
    char day[11] = "none";
    made_date(made, "statement.period_end", end);
    const struct due *one = due(rule, "", "2025-01-01");
    if (one)
        date_iso(one->date, day);
    if (!ok(one && !one->next && !strcmp(day, last), "%s of %s is %s", rule,
            end, last))
        note("%s", day);
}

static void test_rules(void)
{
    const char *months = "within-months statement.period_end 6";
    is(months, "2025-07-31", "2026-01-31");
    is(months, "2025-03-31", "2025-09-30");
    is(months, "2024-08-31", "2025-02-28");
    is(months, "2023-08-31", "2024-02-29");
    is(months, "2024-02-29", "2024-08-29");
    is(months, "2025-06-30", "2025-12-30");
    const char *ends = "within-month-ends statement.period_end 6";
    is(ends, "2025-06-30", "2025-12-31");
    is(ends, "2025-06-29", "2025-12-29");
    is(ends, "2024-08-31", "2025-02-28");
    is("within-days statement.period_end 29", "2024-02-01", "2024-03-01");
    is("within-days statement.period_end 0", "2024-02-29", "2024-02-29");
    const char *day = "by-day statement.period_end 05-31";
    is(day, "2025-12-31", "2026-05-31");
    is(day, "2025-05-30", "2025-05-31");
    is(day, "2025-05-31", "2026-05-31");
    is(day, "2025-06-01", "2026-05-31");
    is("by-day statement.period_end 02-29", "2024-12-31", "2025-02-28");
    is("by-day statement.period_end 02-29", "2023-12-31", "2024-02-29");
}

static enum due_state state(const char *more, const char *today)
{
    return due("within-months statement.period_end 6", more, today)->state;
}

static void test_states(void)
{
    const struct record record = {0};
    const char *days = NULL;
    made_date(made, "statement.period_end", "2025-07-31");
    const struct due *one = due("within-months statement.period_end 6", "",
                                "2025-12-01");
    days = due_days(arena, one);
    ok(one->state == DUE_OPEN && one->days == 61 && !strcmp(days, "in 61 days"),
       "there are days left");
    ok(one->at.line == 1 && !strcmp(one->deadline->label, "Do it"),
       "it points at the date that it is reckoned from");
    one = due("within-months statement.period_end 6", "", "2026-01-31");
    ok(one->state == DUE_OPEN && !strcmp(due_days(arena, one), "today"),
       "the last day is still in time");
    one = due("within-months statement.period_end 6", "", "2026-02-01");
    ok(one->state == DUE_LATE && !strcmp(due_days(arena, one), "1 day late"),
       "the next is not");
    made->statement.record = &record;
    ok(state("", "2026-02-01") == DUE_PASSED &&
           state("", "2026-01-31") == DUE_OPEN,
       "of what is approved it cannot be told afterwards");
    made_missing(made, "a.done", false);
    ok(state("done = given a.done\n", "2026-02-01") == DUE_LATE,
       "unless the law says how");
    made_text(made, "a.done", "yes");
    ok(state("done = given a.done\n", "2025-12-01") == DUE_DONE,
       "what is done is done");
    made->statement.record = NULL;
    ok(!due("within-months statement.period_end 6", "when = not given a.done\n",
            "2025-12-01"),
       "one that does not apply is none");
    ok(!due("within-days a.done 6", "", "2025-12-01") &&
           !due("within-days a.other 6", "", "2025-12-01"),
       "nor is one of what is no date, or is not there");
    laws[0] = NULL;
    made->statement.laws = NULL;
    ok(!due_of(arena, &made->statement, made_day("2025-12-01")),
       "nor one of no law");
}

static void add_request(struct value *list, const char *received,
                        const char *sent)
{
    made_row(made, list, received, sent);
    struct value *row = (struct value *)(uintptr_t)value_items(list);
    while (row->next)
        row = row->next;
    struct value *cell = (struct value *)(uintptr_t)value_member(
        row, STR_LITERAL("category"));
    struct typed *typed = arena_alloc(arena, sizeof *typed);
    typed->kind = TYPE_DATE;
    if (received)
        typed->date = made_day(received);
    cell->typed = typed;
}

/* The day of receipt is the first of thirty. */
static void test_rows(void)
{
    const char *rule = "rows-within-days copy action category 29";
    ok(!due(rule, "", "2025-12-01"), "a table that is not there has no row");
    struct value *copy = made_table(made, "copy");
    add_request(copy, "2025-11-02", NULL);
    add_request(copy, "2024-01-31", NULL);
    add_request(copy, "2025-11-02", "2025-11-03");
    add_request(copy, NULL, NULL);
    const struct due *one = due(rule, "", "2025-12-01");
    ok(one && one->state == DUE_LATE && one->date.month == 2 &&
           one->date.day == 29,
       "each row has its own, the earliest first");
    one = one ? one->next : NULL;
    ok(one && one->state == DUE_OPEN && one->days == 0, "one is due today");
    one = one ? one->next : NULL;
    ok(one && one->state == DUE_DONE && !one->next, "one was done");
    ok(!due("rows-within-days copy sent category 29", "", "2025-12-01"),
       "a column that is not there says nothing");
}

static void fault(const char *rule, const char *message, const char *remedy)
{
    struct diagnostics all = diagnostics_make(arena);
    read(rule, "", &all);
    const struct diagnostic *one = all.first;
    bool right = one && !one->next && one->at.line == (*rule ? 4 : 1) &&
                 made_mentions(one->text, message) &&
                 made_mentions(one->remedy, remedy);
    if (!ok(right, "refused: %s", message) && one)
        note("%s", one->text);
}

static void test_faults(void)
{
    fault("", "[deadline:a] has no 'due'", "within-months");
    fault("within-month a.b 6", "no rule 'within-month'", "'within-months'");
    fault("soon", "no rule 'soon'", "LAWS");
    fault("within-months a.b", "is no rule for a day",
          "'within-months FIELD NUMBER'");
    fault("within-months a.b 6 7", "is no rule for a day", "NUMBER");
    fault("within-days a.b 1.5", "is no rule for a day", "NUMBER");
    fault("within-days a.b -1", "is no rule for a day", "NUMBER");
    fault("by-day a.b 06-31", "is no rule for a day", "MONTH-DAY");
    fault("rows-within-days a b 6", "is no rule for a day", "COLUMN COLUMN");
    struct diagnostics all = diagnostics_make(arena);
    struct ini *ini = ini_read_text(
        arena, source_new(arena, "law.ini", str_of("[deadline:a]\n")), &all);
    deadline_read(arena, ini->first, &all);
    ok(all.counts[DIAGNOSTIC_ERROR] == 3, "all faults are told in one run");
}

int main(void)
{
    arena = arena_new();
    made = made_new(arena);
    test_rules();
    test_states();
    test_rows();
    test_faults();
    arena_free(arena);
    return done();
}

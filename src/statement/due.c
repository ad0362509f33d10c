/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/due.h"

#include <stdlib.h>

#include "data/type.h"
#include "statement/check.h"
#include "statement/condition.h"

struct listing {
    struct evaluation start;
    const struct law *law;
    struct due *first;
};

static enum due_state state_of(const struct listing *listing, long days,
                               enum truth done)
{
    if (done == TRUTH_YES)
        return DUE_DONE;
    if (days >= 0)
        return DUE_OPEN;
    bool told = done == TRUTH_NO || !listing->start.statement->record;
    return told ? DUE_LATE : DUE_PASSED;
}

/* Puts it behind those of an earlier or the same day. */
static void add(struct listing *listing, const struct deadline *deadline,
                struct date date, struct str row, struct place at,
                enum truth done)
{
    struct due *due = arena_alloc(listing->start.arena, sizeof *due);
    due->law = listing->law;
    due->deadline = deadline;
    due->row = row;
    due->date = date;
    due->at = at;
    due->days = date_days(date) - date_days(listing->start.today);
    due->state = state_of(listing, due->days, done);
    struct due **end = &listing->first;
    while (*end && date_compare((*end)->date, date) <= 0)
        end = &(*end)->next;
    due->next = *end;
    *end = due;
}

static bool read_date(const struct value *value, struct date *date)
{
    bool given = value && evaluation_given(value) && value->typed &&
                 value->typed->kind == TYPE_DATE;
    if (given)
        *date = value->typed->date;
    return given;
}

/* Where no request is kept in memory there are too many to list. */
static void add_rows(struct listing *listing, const struct deadline *deadline)
{
    const struct due_rule *rule = &deadline->due;
    const struct value *list = statement_value(listing->start.statement,
                                               rule->from);
    if (!list || list->kind != VALUE_LIST)
        return;
    for (const struct value *row = value_items(list); row; row = row->next) {
        const struct value *done = value_member(row, rule->done);
        const struct value *since = value_member(row, rule->since);
        const struct value *id = value_member(row, STR_LITERAL("id"));
        struct date date;
        if (!done || !read_date(since, &date))
            continue;
        date = date_from_days(date_days(date) + rule->count);
        add(listing, deadline, date, id ? id->text : str_of(""), since->at,
            evaluation_given(done) ? TRUTH_YES : TRUTH_NO);
    }
}

static struct date last_day(const struct due_rule *rule, struct date from)
{
    switch (rule->kind) {
    case DUE_MONTH_ENDS:
        return date_add_month_ends(from, rule->count);
    case DUE_MONTHS:
        return date_add_months(from, rule->count);
    case DUE_DAY:
        return date_next(from, rule->day.month, rule->day.day);
    case DUE_DAYS:
    case DUE_ROWS:
        break;
    }
    return date_from_days(date_days(from) + rule->count);
}

static void add_deadline(struct listing *listing,
                         const struct deadline *deadline)
{
    struct evaluation evaluation = listing->start;
    struct date from;
    if (deadline->when &&
        condition_holds(deadline->when, &evaluation) != TRUTH_YES)
        return;
    if (deadline->due.kind == DUE_ROWS) {
        add_rows(listing, deadline);
        return;
    }
    const struct value *value = statement_value(listing->start.statement,
                                                deadline->due.from);
    if (!read_date(value, &from))
        return;
    enum truth done = TRUTH_UNKNOWN;
    evaluation = listing->start;
    if (deadline->done)
        done = condition_holds(deadline->done, &evaluation);
    add(listing, deadline, last_day(&deadline->due, from), str_of(""),
        value->at, done);
}

struct due *due_of(struct arena *arena, const struct statement *statement,
                   struct date today)
{
    struct listing listing = {
        .start = {.statement = statement, .today = today, .arena = arena}};
    for (const struct law *const *law =
             (const struct law *const *)statement->laws;
         law && *law; law++) {
        if (!law_in_force(*law, statement, today))
            continue;
        listing.law = *law;
        for (const struct deadline *d = (*law)->deadlines; d; d = d->next)
            add_deadline(&listing, d);
    }
    return listing.first;
}

const char *due_word(enum due_state state)
{
    static const char *const words[] = {"open", "late", "done", "passed"};
    return words[state];
}

const char *due_days(struct arena *arena, const struct due *due)
{
    const char *unit = labs(due->days) == 1 ? "day" : "days";
    switch (due->state) {
    case DUE_DONE:
    case DUE_PASSED:
        break;
    case DUE_OPEN:
        return due->days ? arena_format(arena, "in %ld %s", due->days, unit)
                         : "today";
    case DUE_LATE:
        return arena_format(arena, "%ld %s late", -due->days, unit);
    }
    return due_word(due->state);
}

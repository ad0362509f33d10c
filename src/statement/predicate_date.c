/* SPDX-License-Identifier: BSD-2-Clause */
/* What predicates say of dates and of the reporting period. */
#include "statement/predicate.h"

#include "data/type.h"

/* A date that an argument stands for. */
struct day {
    struct date date;
    struct place at;   /* nowhere for one that is no field */
    const char *words; /* "'approval.date' (2025-11-20)" */
};

static const char *iso(const struct evaluation *evaluation, struct date date)
{
    char text[11];
    date_iso(date, text);
    return evaluation_text(evaluation, "%s", text);
}

/* False: it cannot be told, and why was said. */
static bool find_day(const struct argument *argument,
                     struct evaluation *evaluation, struct day *day)
{
    *day = (struct day){.date = argument->date};
    if (argument->date.year) {
        day->words = iso(evaluation, day->date);
        return true;
    }
    if (str_is(argument->text, "today")) {
        day->date = evaluation->today;
        day->words = evaluation_text(evaluation, "today (%s)",
                                     iso(evaluation, day->date));
        return true;
    }
    const struct value *value = evaluation_typed(evaluation, argument->text);
    if (!value)
        return false;
    day->at = value->at;
    day->date = value->typed->date;
    if (value->typed->kind != TYPE_DATE) {
        evaluation_say(evaluation, TRUTH_UNKNOWN, day->at,
                       evaluation_text(evaluation, "'%.*s' is not a date",
                                       STR(argument->text)));
        return false;
    }
    day->words = evaluation_text(evaluation, "'%.*s' (%s)", STR(argument->text),
                                 iso(evaluation, day->date));
    return true;
}

/* Both dates that a call begins with. */
static bool find_days(const struct call *call, struct evaluation *evaluation,
                      struct day days[2])
{
    return find_day(&call->arguments[0], evaluation, &days[0]) &&
           find_day(&call->arguments[1], evaluation, &days[1]);
}

/* The first date is what a person would move; today cannot be moved. */
static enum truth say(struct evaluation *evaluation, bool holds,
                      const struct day days[2], const char *why)
{
    struct place at = days[0].at.source   ? days[0].at
                      : days[1].at.source ? days[1].at
                                          : evaluation_file(evaluation);
    return evaluation_say(evaluation, holds ? TRUTH_YES : TRUTH_NO, at, why);
}

enum truth predicate_after(const struct call *call,
                           struct evaluation *evaluation)
{
    struct day days[2];
    if (!find_days(call, evaluation, days))
        return TRUTH_UNKNOWN;
    bool holds = date_compare(days[0].date, days[1].date) > 0;
    return say(evaluation, holds, days,
               evaluation_text(evaluation, "%s is %safter %s", days[0].words,
                               holds ? "" : "not ", days[1].words));
}

enum truth predicate_not_after(const struct call *call,
                               struct evaluation *evaluation)
{
    struct day days[2];
    if (!find_days(call, evaluation, days))
        return TRUTH_UNKNOWN;
    bool holds = date_compare(days[0].date, days[1].date) <= 0;
    return say(evaluation, holds, days,
               evaluation_text(evaluation, "%s is %safter %s", days[0].words,
                               holds ? "not " : "", days[1].words));
}

/* Whether the first date is not after the last one that it may be. */
static enum truth say_by(struct evaluation *evaluation,
                         const struct day days[2], struct date last,
                         const char *which)
{
    bool holds = date_compare(days[0].date, last) <= 0;
    return say(evaluation, holds, days,
               evaluation_text(evaluation, "%s is %s %s, %s %s", days[0].words,
                               holds ? "not after" : "after",
                               iso(evaluation, last), which, days[1].words));
}

/* With `add`, which says what so many months on is. */
static enum truth within_months(const struct call *call,
                                struct evaluation *evaluation,
                                struct date (*add)(struct date, int))
{
    struct day days[2];
    if (!find_days(call, evaluation, days))
        return TRUTH_UNKNOWN;
    int months = call->arguments[2].count;
    return say_by(evaluation, days, add(days[1].date, months),
                  evaluation_text(evaluation, "%d month%s after", months,
                                  months == 1 ? "" : "s"));
}

enum truth predicate_within_months(const struct call *call,
                                   struct evaluation *evaluation)
{
    return within_months(call, evaluation, date_add_months);
}

enum truth predicate_within_month_ends(const struct call *call,
                                       struct evaluation *evaluation)
{
    return within_months(call, evaluation, date_add_month_ends);
}

enum truth predicate_within_days(const struct call *call,
                                 struct evaluation *evaluation)
{
    struct day days[2];
    if (!find_days(call, evaluation, days))
        return TRUTH_UNKNOWN;
    int count = call->arguments[2].count;
    struct date last = date_from_days(date_days(days[1].date) + count);
    return say_by(evaluation, days, last,
                  evaluation_text(evaluation, "%d day%s after", count,
                                  count == 1 ? "" : "s"));
}

enum truth predicate_by_day(const struct call *call,
                            struct evaluation *evaluation)
{
    struct day days[2];
    if (!find_days(call, evaluation, days))
        return TRUTH_UNKNOWN;
    struct date day = call->arguments[2].date;
    struct date last = date_next(days[1].date, day.month, day.day);
    return say_by(evaluation, days, last, "the first such day after");
}

enum truth predicate_months(const struct call *call,
                            struct evaluation *evaluation)
{
    struct day days[2];
    if (!find_days(call, evaluation, days))
        return TRUTH_UNKNOWN;
    int least = call->arguments[2].count, most = call->arguments[3].count;
    int months = date_compare(days[0].date, days[1].date) > 0
                     ? 0
                     : date_months_in(days[0].date, days[1].date);
    return say(evaluation, months >= least && months <= most, days,
               evaluation_text(evaluation, "from %s to %s there are %d months",
                               iso(evaluation, days[0].date),
                               iso(evaluation, days[1].date), months));
}

static bool is_first_of_month(struct date date)
{
    return date.day == 1;
}

static bool is_last_of_month(struct date date)
{
    return is_first_of_month(date_from_days(date_days(date) + 1));
}

/* The difference of the months; whole months from a first day to a last one
 * are one more. Days within a month do not count. */
static int calendar_months(struct date from, struct date to)
{
    int months = (to.year - from.year) * 12 + to.month - from.month;
    return months + (is_first_of_month(from) && is_last_of_month(to));
}

enum truth predicate_calendar_months(const struct call *call,
                                     struct evaluation *evaluation)
{
    struct day days[2];
    if (!find_days(call, evaluation, days))
        return TRUTH_UNKNOWN;
    int least = call->arguments[2].count, most = call->arguments[3].count;
    int months = calendar_months(days[0].date, days[1].date);
    return say(
        evaluation, months >= least && months <= most, days,
        evaluation_text(evaluation,
                        "from %s to %s there are %d months by the calendar",
                        iso(evaluation, days[0].date),
                        iso(evaluation, days[1].date), months));
}

/* How many days lie between two periods; negative: so many are in both. */
static bool days_between(struct evaluation *evaluation, long *days,
                         enum truth *truth)
{
    const struct statement *statement = evaluation->statement;
    const struct value *start = evaluation_value(
        evaluation, STR_LITERAL("statement.period_start"));
    struct place at = start ? start->at : evaluation_file(evaluation);
    if (!statement->previous) {
        *truth = evaluation_say(evaluation, TRUTH_YES, at,
                                "there is no period before this one");
        return false;
    }
    struct date end = statement->previous->period_end;
    if (!end.year || !statement->period_start.year) {
        *truth = evaluation_say(
            evaluation, TRUTH_UNKNOWN, at,
            end.year ? "'statement.period_start' has no value"
                     : "it is not known when the period before ended");
        return false;
    }
    *days = date_days(statement->period_start) - date_days(end) - 1;
    evaluation_say(
        evaluation, TRUTH_NO, at,
        evaluation_text(evaluation,
                        "the period begins on %s, and the one before "
                        "it ended on %s",
                        iso(evaluation, statement->period_start),
                        iso(evaluation, end)));
    return true;
}

enum truth predicate_after_previous(const struct call *call,
                                    struct evaluation *evaluation)
{
    (void)call;
    long days = 0;
    enum truth truth = TRUTH_NO;
    if (!days_between(evaluation, &days, &truth))
        return truth;
    return days >= 0 ? TRUTH_YES : TRUTH_NO;
}

enum truth predicate_follows_previous(const struct call *call,
                                      struct evaluation *evaluation)
{
    (void)call;
    long days = 0;
    enum truth truth = TRUTH_NO;
    if (!days_between(evaluation, &days, &truth))
        return truth;
    return days == 0 ? TRUTH_YES : TRUTH_NO;
}

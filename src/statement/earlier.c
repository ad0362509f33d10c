/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/earlier.h"

#include <string.h>

#include "statement/previous.h"

/* Half a year, and a whole one. */
#define HALF_YEAR_DAYS 182
#define YEAR_DAYS      365

/* How many years lie between two periods that do not follow one another. */
static size_t years_between(struct date end, struct date start)
{
    if (!start.year)
        return 0;
    long days = date_days(start) - date_days(end) - 1;
    return days > HALF_YEAR_DAYS ? (size_t)((days + HALF_YEAR_DAYS) / YEAR_DAYS)
                                 : 0;
}

/* The statement of another period that one in the member's language is
 * compared with, of all that are the same in several languages. */
static const struct member *in_language(const struct project *project,
                                        const struct member *member,
                                        const struct member *other)
{
    const struct member *original = other;
    for (size_t i = 0; i < project->count; i++) {
        const struct member *one = &project->members[i];
        if (!member_is_same_statement(one, other) || !one->period_end.year)
            continue;
        if (*member->translation_of && !strcmp(one->language, member->language))
            return one;
        if (!*one->translation_of)
            original = one;
    }
    return original;
}

static struct earlier *take(struct arena *arena, const struct member *member,
                            size_t years)
{
    const struct record *record = member->record;
    struct earlier *earlier = arena_alloc(arena, sizeof *earlier);
    earlier->years = years;
    earlier->period = member->period;
    earlier->start = member->period_start;
    earlier->end = member->period_end;
    earlier->language = member->language;
    if (record && !record->lost && !record->withdrawn.year)
        earlier->record = record;
    else if (!member->approved)
        earlier->statement = member->statement;
    return earlier;
}

struct earlier *earlier_find(const struct project *project, size_t own)
{
    const struct member *member = &project->members[own], *last = NULL;
    struct earlier *first = NULL, **link = &first;
    struct date start = member->period_start;
    size_t years = 0;
    for (size_t i = own; member->period_end.year && i-- > 0;) {
        const struct member *other = &project->members[i];
        if (!other->period_end.year ||
            member_is_same_statement(member, other) ||
            (last && member_is_same_statement(last, other)))
            continue;
        years += 1 + years_between(other->period_end, start);
        if (years >= SERIES_YEARS_MAX && first)
            break;
        last = in_language(project, member, other);
        *link = take(member->statement->arena, last, years);
        link = &(*link)->next;
        start = other->period_start;
    }
    return first;
}

void earlier_set(struct statement *statement, struct earlier *earlier)
{
    statement->earlier = earlier;
    previous_add(statement);
}

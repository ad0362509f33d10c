/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/coverage.h"

#include "statement/condition.h"

static struct covered *cover(const struct evaluation *start,
                             const struct point *point)
{
    struct evaluation evaluation = *start;
    struct covered *covered = arena_alloc(start->arena, sizeof *covered);
    covered->point = point;
    covered->truth = condition_holds(point->test, &evaluation);
    covered->at = evaluation.at;
    covered->why = covered->truth == TRUTH_YES ? NULL : evaluation.why;
    return covered;
}

struct coverage *coverage_of(struct arena *arena, const struct scale *scales,
                             const struct statement *statement,
                             struct date today)
{
    struct evaluation start = {
        .statement = statement, .today = today, .arena = arena};
    if (statement->document)
        start.concordance = concordance_make(arena,
                                             statement_wordings(statement),
                                             statement->document->passages);
    struct coverage *first = NULL, **end = &first;
    for (const struct scale *s = scales; s; s = s->next) {
        struct coverage *coverage = arena_alloc(arena, sizeof *coverage);
        struct covered **last = &coverage->first;
        coverage->scale = s;
        for (const struct point *p = s->first; p; p = p->next) {
            *last = cover(&start, p);
            coverage->count++;
            coverage->disclosed += (*last)->truth == TRUTH_YES;
            last = &(*last)->next;
        }
        *end = coverage;
        end = &coverage->next;
    }
    return first;
}

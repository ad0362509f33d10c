/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/check.h"

#include "statement/condition.h"

static bool in_force(struct date day, struct date from, struct date to)
{
    return (!from.year || date_compare(from, day) <= 0) &&
           (!to.year || date_compare(day, to) <= 0);
}

static enum outcome_kind kind_of(enum truth truth)
{
    switch (truth) {
    case TRUTH_YES:
        return OUTCOME_MET;
    case TRUTH_NO:
        return OUTCOME_UNMET;
    case TRUTH_UNKNOWN:
        break;
    }
    return OUTCOME_UNKNOWN;
}

static struct outcome *find_outcome(const struct evaluation *start,
                                    const struct law *law,
                                    const struct requirement *requirement)
{
    struct evaluation evaluation = *start;
    struct outcome *outcome = arena_alloc(start->arena, sizeof *outcome);
    outcome->law = law;
    outcome->requirement = requirement;
    enum truth applies = TRUTH_YES;
    if (requirement->when)
        applies = condition_holds(requirement->when, &evaluation);
    if (applies == TRUTH_YES) {
        evaluation = *start;
        outcome->kind = kind_of(
            condition_holds(requirement->test, &evaluation));
    } else {
        outcome->kind = applies == TRUTH_NO ? OUTCOME_NOT_APPLICABLE
                                            : OUTCOME_UNKNOWN;
    }
    outcome->at = evaluation.at;
    outcome->why = outcome->kind == OUTCOME_MET ? NULL : evaluation.why;
    outcome->mend = evaluation.mend;
    outcome->more = outcome->kind == OUTCOME_UNMET ? evaluation.more : NULL;
    return outcome;
}

static struct verdict *hold_against(const struct evaluation *start,
                                    const struct law *law, struct date day)
{
    struct verdict *verdict = arena_alloc(start->arena, sizeof *verdict);
    verdict->law = law;
    verdict->required = TRUTH_UNKNOWN;
    verdict->in_force = !law->pending &&
                        in_force(day, law->effective_from, law->effective_to);
    if (!verdict->in_force)
        return verdict;
    if (law->required_when) {
        struct evaluation evaluation = *start;
        verdict->required = condition_holds(law->required_when, &evaluation);
        verdict->required_at = evaluation.at;
        verdict->required_why = evaluation.why;
    }
    struct outcome **end = &verdict->first;
    for (const struct requirement *r = law->first; r; r = r->next) {
        if (!in_force(day, r->effective_from, r->effective_to))
            continue;
        *end = find_outcome(start, law, r);
        end = &(*end)->next;
    }
    return verdict;
}

struct verdict *check_statement(struct arena *arena,
                                const struct statement *statement,
                                const struct law *const *laws, size_t law_count,
                                struct date today)
{
    const struct evaluation start = {
        .statement = statement, .today = today, .arena = arena};
    struct date day = statement->period_end.year ? statement->period_end
                                                 : today;
    struct verdict *first = NULL, **end = &first;
    for (size_t i = 0; i < law_count; i++) {
        *end = hold_against(&start, laws[i], day);
        end = &(*end)->next;
    }
    return first;
}

/* A sentence as part of a message: without capital and full stop. */
static const char *as_clause(struct arena *arena, const char *sentence)
{
    struct str text = str_of(sentence);
    if (text.len && text.at[text.len - 1] == '.')
        text.len--;
    char *clause = arena_copy(arena, text.at, text.len);
    bool one_capital = text.len > 1 && ascii_lower(clause[1]) == clause[1];
    if (one_capital)
        clause[0] = ascii_lower(clause[0]);
    return clause;
}

static void report(const struct outcome *outcome, struct place at,
                   const char *why, const char *mend, struct diagnostics *all)
{
    const struct requirement *requirement = outcome->requirement;
    const char *asks = as_clause(all->arena, requirement->asks);
    switch (requirement->level) {
    case LEVEL_MUST:
        diagnostic_error(all, at, "%s; %s asks: %s", why, requirement->source,
                         asks);
        break;
    case LEVEL_SHOULD:
        diagnostic_warning(all, at, "%s; %s asks: %s", why, requirement->source,
                           asks);
        break;
    case LEVEL_MAY:
        diagnostic_note(all, at, "%s; %s asks: %s", why, requirement->source,
                        asks);
        break;
    }
    diagnostic_id(all, requirement->id);
    if (!mend)
        mend = requirement->mend;
    if (mend)
        diagnostic_remedy(all, "%s", as_clause(all->arena, mend));
}

static void report_level(const struct verdict *verdicts,
                         enum requirement_level level, struct diagnostics *all)
{
    for (const struct verdict *v = verdicts; v; v = v->next)
        for (const struct outcome *o = v->first; o; o = o->next) {
            if (o->kind != OUTCOME_UNMET || o->requirement->level != level)
                continue;
            report(o, o->at, o->why, o->mend, all);
            for (const struct spot *s = o->more; s; s = s->next)
                report(o, s->at, s->why, s->mend, all);
        }
}

void check_report(const struct verdict *verdicts, struct diagnostics *all)
{
    report_level(verdicts, LEVEL_MUST, all);
    report_level(verdicts, LEVEL_SHOULD, all);
    report_level(verdicts, LEVEL_MAY, all);
}

size_t check_count(const struct verdict *verdicts, enum requirement_level level,
                   enum outcome_kind kind)
{
    size_t count = 0;
    for (const struct verdict *v = verdicts; v; v = v->next)
        for (const struct outcome *o = v->first; o; o = o->next)
            count += o->kind == kind && o->requirement->level == level;
    return count;
}

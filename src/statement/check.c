/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/check.h"

#include "statement/condition.h"
#include "statement/frozen.h"
#include "statement/written.h"

/* So much of why a requirement is not met is always told. */
#define WHY_LEAST 200

static bool in_force(struct date day, struct date from, struct date to)
{
    return (!from.year || date_compare(from, day) <= 0) &&
           (!to.year || date_compare(day, to) <= 0);
}

bool law_in_force(const struct law *law, const struct statement *statement,
                  struct date today)
{
    return !law->pending &&
           in_force(statement->period_end.year ? statement->period_end : today,
                    law->effective_from, law->effective_to);
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

/* So many conditions are remembered: most requirements of a law have one of
 * few. */
#define REMEMBERED 8

/* Whether the last ones held, of one statement. */
struct remembered {
    const struct condition *condition[REMEMBERED];
    enum truth truth[REMEMBERED];
    size_t next;
};

static enum truth applies_to(const struct condition *when,
                             const struct evaluation *evaluation,
                             struct remembered *remembered)
{
    for (size_t i = 0; i < REMEMBERED; i++)
        if (remembered->condition[i] == when)
            return remembered->truth[i];
    struct evaluation terse = *evaluation;
    terse.terse = terse.first_only = true;
    size_t i = remembered->next++ % REMEMBERED;
    remembered->condition[i] = when;
    remembered->truth[i] = condition_holds(when, &terse);
    return remembered->truth[i];
}

/* What comes of it, and in `evaluation`, unless that is terse, why. */
static enum outcome_kind hold(const struct requirement *requirement,
                              struct evaluation *evaluation,
                              struct remembered *remembered)
{
    enum truth applies = TRUTH_YES;
    if (requirement->when)
        applies = applies_to(requirement->when, evaluation, remembered);
    /* That it applies needs no words, that it does not has them. */
    if (applies != TRUTH_YES && !evaluation->terse)
        (void)condition_holds(requirement->when, evaluation);
    if (applies != TRUTH_YES)
        return applies == TRUTH_NO ? OUTCOME_NOT_APPLICABLE : OUTCOME_UNKNOWN;
    return kind_of(condition_holds(requirement->test, evaluation));
}

/* Most are met: those of which words are wanted where they are not are looked
 * at once more, since finding the words costs most. */
static struct outcome *find_outcome(const struct evaluation *start,
                                    const struct law *law,
                                    const struct requirement *requirement,
                                    enum check_telling telling,
                                    struct remembered *remembered)
{
    struct evaluation evaluation = *start;
    struct outcome *outcome = arena_alloc(start->arena, sizeof *outcome);
    outcome->law = law;
    outcome->requirement = requirement;
    evaluation.terse = telling != CHECK_TELL_ALL;
    evaluation.first_only = telling == CHECK_TELL_UNMET;
    outcome->kind = hold(requirement, &evaluation, remembered);
    bool unmet = outcome->kind == OUTCOME_UNMET;
    if (unmet && telling == CHECK_TELL_UNMET) {
        evaluation = *start;
        (void)hold(requirement, &evaluation, remembered);
    }
    outcome->findings = unmet;
    for (const struct spot *s = evaluation.more; unmet && s; s = s->next)
        outcome->findings++;
    if (evaluation.terse)
        return outcome;
    outcome->at = evaluation.at;
    outcome->why = outcome->kind == OUTCOME_MET ? NULL : evaluation.why;
    outcome->mend = evaluation.mend;
    outcome->more = unmet ? evaluation.more : NULL;
    return outcome;
}

/* Why a law is not held against a statement; NULL: it is. */
static const char *why_not(const struct evaluation *start,
                           const struct law *law, struct date day,
                           enum check_scope scope)
{
    bool ended = start->statement->period_end.year;
    const char *what = ended ? "the period ends on" : "today is";
    char from[11], to[11], last[11];
    if (law->pending)
        return scope == CHECK_PENDING_TOO ? NULL : "it is pending, not law";
    if (in_force(day, law->effective_from, law->effective_to))
        return NULL;
    date_iso(day, last);
    if (law->effective_from.year &&
        date_compare(day, law->effective_from) < 0) {
        date_iso(law->effective_from, from);
        return arena_format(start->arena, "it is in force from %s, and %s %s",
                            from, what, last);
    }
    date_iso(law->effective_to, to);
    return arena_format(start->arena, "it was in force until %s, and %s %s", to,
                        what, last);
}

static struct verdict *hold_against(const struct evaluation *start,
                                    const struct law *law, struct date day,
                                    enum check_scope scope,
                                    enum check_telling telling)
{
    struct verdict *verdict = arena_alloc(start->arena, sizeof *verdict);
    verdict->law = law;
    verdict->required = TRUTH_UNKNOWN;
    verdict->in_force = !law->pending &&
                        in_force(day, law->effective_from, law->effective_to);
    verdict->why_not = why_not(start, law, day, scope);
    verdict->held = !verdict->why_not;
    if (!verdict->held)
        return verdict;
    if (law->required_when) {
        struct evaluation evaluation = *start;
        evaluation.all_reasons = true;
        verdict->required = condition_holds(law->required_when, &evaluation);
        verdict->required_at = evaluation.at;
        verdict->required_why = evaluation.why;
    }
    struct outcome **end = &verdict->first;
    struct remembered remembered = {.next = 0};
    for (const struct requirement *r = law->first; r; r = r->next) {
        if (!law->pending && !in_force(day, r->effective_from, r->effective_to))
            continue;
        *end = find_outcome(start, law, r, telling, &remembered);
        end = &(*end)->next;
    }
    return verdict;
}

struct verdict *check_statement(struct arena *arena,
                                const struct statement *statement,
                                const struct law *const *laws, size_t law_count,
                                struct date today, enum check_scope scope,
                                enum check_telling telling)
{
    struct statement *then = arena_alloc(arena, sizeof *then);
    struct evaluation *start = arena_alloc(arena, sizeof *start);
    start->statement = then;
    start->today = today;
    start->arena = arena;
    start->written = arena_alloc(arena, sizeof *start->written);
    if (statement->document)
        start->concordance = concordance_make(arena,
                                              statement_wordings(statement),
                                              statement->document->passages);
    struct frozen *frozen = frozen_find(arena, statement);
    *then = *statement;
    if (frozen) {
        then->period_start = statement->record->period_start;
        then->period_end = statement->record->period_end;
    }
    statement = then;
    frozen_put(frozen);
    struct date day = statement->period_end.year ? statement->period_end
                                                 : today;
    struct verdict *first = NULL, **end = &first;
    for (size_t i = 0; i < law_count; i++) {
        *end = hold_against(start, laws[i], day, scope, telling);
        end = &(*end)->next;
    }
    frozen_take_back(frozen);
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

static enum diagnostic_level level_of(const struct outcome *outcome)
{
    if (outcome->law->pending || outcome->requirement->level == LEVEL_MAY)
        return DIAGNOSTIC_NOTE;
    return outcome->requirement->level == LEVEL_SHOULD ? DIAGNOSTIC_WARNING
                                                       : DIAGNOSTIC_ERROR;
}

/*
 * Why, in so few bytes that what is asked has room behind it: what two
 * requirements ask of one long value would be the same text otherwise, and the
 * second were told no more.
 */
static const char *with_room(struct arena *arena, const char *why, size_t rest)
{
    static const char more[] = "…";
    size_t most = rest + WHY_LEAST < DIAGNOSTIC_MAX ? DIAGNOSTIC_MAX - rest
                                                    : WHY_LEAST;
    if (strlen(why) <= most)
        return why;
    size_t end = most - strlen(more);
    while (end && ((unsigned char)why[end] & 0xc0) == 0x80)
        end--;
    return arena_format(arena, "%.*s%s", (int)end, why, more);
}

static void report(const struct outcome *outcome, struct place at,
                   const char *why, const char *mend, struct diagnostics *all)
{
    static const char format[] = "%s; %s %s: %s";
    const struct requirement *requirement = outcome->requirement;
    const char *source = requirement->source;
    const char *asks = as_clause(all->arena, requirement->asks);
    const char *verb = outcome->law->pending ? "would ask" : "asks";
    size_t rest = strlen(source) + strlen(verb) + strlen(asks) +
                  strlen(";  : ");
    why = with_room(all->arena, why, rest);
    switch (level_of(outcome)) {
    case DIAGNOSTIC_NOTE:
        diagnostic_note(all, at, format, why, source, verb, asks);
        break;
    case DIAGNOSTIC_WARNING:
        diagnostic_warning(all, at, format, why, source, verb, asks);
        break;
    case DIAGNOSTIC_ERROR:
        diagnostic_error(all, at, format, why, source, verb, asks);
        break;
    }
    diagnostic_id(all, requirement->id);
    if (outcome->law->pending)
        diagnostic_pending(all);
    if (!mend)
        mend = requirement->mend;
    if (mend)
        diagnostic_remedy(all, "%s", as_clause(all->arena, mend));
}

static void report_level(const struct verdict *verdicts, bool pending,
                         enum requirement_level level, struct diagnostics *all)
{
    for (const struct verdict *v = verdicts; v; v = v->next)
        for (const struct outcome *o = v->first; o; o = o->next) {
            if (o->kind != OUTCOME_UNMET || o->law->pending != pending ||
                o->requirement->level != level)
                continue;
            report(o, o->at, o->why, o->mend, all);
            for (const struct spot *s = o->more; s; s = s->next)
                report(o, s->at, s->why, s->mend, all);
        }
}

static void report_all(const struct verdict *verdicts, bool pending,
                       struct diagnostics *all)
{
    report_level(verdicts, pending, LEVEL_MUST, all);
    report_level(verdicts, pending, LEVEL_SHOULD, all);
    report_level(verdicts, pending, LEVEL_MAY, all);
}

void check_report(const struct verdict *verdicts, struct diagnostics *all)
{
    report_all(verdicts, false, all);
}

void check_report_pending(const struct verdict *verdicts,
                          struct diagnostics *all)
{
    report_all(verdicts, true, all);
}

void check_report_counts(const struct verdict *verdicts,
                         struct diagnostics *all)
{
    for (const struct verdict *v = verdicts; v; v = v->next)
        for (const struct outcome *o = v->first; o; o = o->next)
            if (!o->law->pending)
                diagnostics_count(all, level_of(o), o->findings);
}

size_t check_count(const struct verdict *verdicts, enum requirement_level level,
                   enum outcome_kind kind)
{
    size_t count = 0;
    for (const struct verdict *v = verdicts; v; v = v->next)
        for (const struct outcome *o = v->first; o; o = o->next)
            count += !o->law->pending && o->kind == kind &&
                     o->requirement->level == level;
    return count;
}

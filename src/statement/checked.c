/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/checked.h"

#include <string.h>

#include "statement/accepted.h"
#include "statement/own.h"

const char *level_word(enum requirement_level level)
{
    static const char *const words[] = {"must", "should", "may"};
    return words[level];
}

const struct requirement *checked_requirement(const struct checked *checked,
                                              const char *id)
{
    for (const struct verdict *v = checked->verdicts; v; v = v->next)
        for (const struct outcome *o = v->first; o; o = o->next)
            if (!strcmp(o->requirement->id, id))
                return o->requirement;
    return own_requirement(str_of(id));
}

const char *checked_accepted(const struct checked *checked, const char *id)
{
    for (const struct diagnostic *d = checked->findings->first; d; d = d->next)
        if (d->id && d->accepted && !strcmp(d->id, id))
            return d->accepted;
    return NULL;
}

/* What is not said is left out. */
static void add_text(struct arena *arena, struct value *map, const char *name,
                     const char *text)
{
    if (text)
        value_add(map, name, value_text(arena, str_copy(arena, str_of(text))));
}

static void add_date(struct arena *arena, struct value *map, const char *name,
                     struct date date)
{
    char text[11];
    if (!date.year)
        return;
    date_iso(date, text);
    add_text(arena, map, name, text);
}

static void add_place(struct arena *arena, struct value *map, const char *name,
                      struct place at)
{
    if (!at.source)
        return;
    struct value *place = value_map(arena);
    add_text(arena, place, "file", at.source->path);
    if (at.line)
        value_add(place, "line", value_count(arena, at.line));
    if (at.line && at.column)
        value_add(place, "column", value_count(arena, place_column(at)));
    value_add(map, name, place);
}

static struct value *outcome_data(struct arena *arena,
                                  const struct checked *checked,
                                  const struct outcome *outcome)
{
    static const char *const kinds[] = {"met", "unmet", "unknown",
                                        "not-applicable"};
    const struct requirement *requirement = outcome->requirement;
    struct value *map = value_map(arena);
    add_text(arena, map, "id", requirement->id);
    add_text(arena, map, "level", level_word(requirement->level));
    add_text(arena, map, "outcome", kinds[outcome->kind]);
    add_text(arena, map, "source", requirement->source);
    add_text(arena, map, "asks", requirement->asks);
    add_text(arena, map, "why", outcome->why);
    if (outcome->kind == OUTCOME_UNMET) {
        add_text(arena, map, "mend",
                 outcome->mend ? outcome->mend : requirement->mend);
        add_text(arena, map, "accepted",
                 checked_accepted(checked, requirement->id));
    }
    add_place(arena, map, "place", outcome->at);
    return map;
}

static struct value *law_data(struct arena *arena,
                              const struct checked *checked,
                              const struct verdict *verdict)
{
    static const char *const duties[] = {
        [TRUTH_NO] = "voluntary",
        [TRUTH_YES] = "required",
        [TRUTH_UNKNOWN] = "unknown",
    };
    const struct law *law = verdict->law;
    struct value *map = value_map(arena);
    add_text(arena, map, "name", law->name);
    add_text(arena, map, "title", law->title);
    add_text(arena, map, "jurisdiction", law->jurisdiction);
    add_text(arena, map, "source", law->source);
    add_text(arena, map, "status", law->pending ? "pending" : "in-force");
    value_add(map, "in_force", value_flag(arena, verdict->in_force));
    value_add(map, "held", value_flag(arena, verdict->held));
    add_text(arena, map, "why_not", verdict->why_not);
    if (verdict->held && law->required_when) {
        add_text(arena, map, "duty", duties[verdict->required]);
        add_text(arena, map, "duty_why", verdict->required_why);
        add_place(arena, map, "duty_place", verdict->required_at);
    }
    struct value *outcomes = value_list(arena);
    for (const struct outcome *o = verdict->first; o; o = o->next)
        value_append(outcomes, outcome_data(arena, checked, o));
    value_add(map, "requirements", outcomes);
    return map;
}

static struct value *scale_data(struct arena *arena,
                                const struct coverage *coverage)
{
    static const char *const words[] = {
        [TRUTH_NO] = "no",
        [TRUTH_YES] = "yes",
        [TRUTH_UNKNOWN] = "unknown",
    };
    struct value *points = value_list(arena);
    for (const struct covered *c = coverage->first; c; c = c->next) {
        struct value *point = value_map(arena);
        add_text(arena, point, "id", c->point->id);
        add_text(arena, point, "label", c->point->label);
        add_text(arena, point, "group", c->point->group);
        add_text(arena, point, "disclosed", words[c->truth]);
        add_text(arena, point, "why", c->why);
        add_place(arena, point, "place", c->at);
        value_append(points, point);
    }
    struct value *map = value_map(arena);
    add_text(arena, map, "name", coverage->scale->name);
    add_text(arena, map, "title", coverage->scale->title);
    add_text(arena, map, "source", coverage->scale->source);
    value_add(map, "disclosed", value_count(arena, coverage->disclosed));
    value_add(map, "count", value_count(arena, coverage->count));
    value_add(map, "points", points);
    return map;
}

static struct value *finding_data(struct arena *arena,
                                  const struct diagnostic *finding)
{
    static const enum requirement_level levels[] = {
        [DIAGNOSTIC_ERROR] = LEVEL_MUST,
        [DIAGNOSTIC_WARNING] = LEVEL_SHOULD,
        [DIAGNOSTIC_NOTE] = LEVEL_MAY,
    };
    struct value *map = value_map(arena);
    add_text(arena, map, "id", finding->id);
    add_text(arena, map, "level", level_word(levels[finding->level]));
    add_text(arena, map, "message", finding->text);
    add_text(arena, map, "mend", finding->remedy);
    add_text(arena, map, "accepted", finding->accepted);
    add_place(arena, map, "place", finding->at);
    return map;
}

static struct value *
counts_data(struct arena *arena, const struct diagnostics *findings,
            size_t count(const struct diagnostics *, enum diagnostic_level))
{
    struct value *map = value_map(arena);
    value_add(map, "must",
              value_count(arena, count(findings, DIAGNOSTIC_ERROR)));
    value_add(map, "should",
              value_count(arena, count(findings, DIAGNOSTIC_WARNING)));
    value_add(map, "may", value_count(arena, count(findings, DIAGNOSTIC_NOTE)));
    return map;
}

static struct value *findings_data(struct arena *arena,
                                   const struct diagnostics *findings)
{
    struct value *list = value_list(arena);
    for (const struct diagnostic *d = findings->first; d; d = d->next)
        value_append(list, finding_data(arena, d));
    return list;
}

struct value *checked_data(struct arena *arena, const struct checked *checked)
{
    const struct member *member = checked->member;
    struct value *map = value_map(arena);
    add_text(arena, map, "project", checked->project->folder);
    add_text(arena, map, "period", member->period);
    add_text(arena, map, "file", member->file);
    value_add(map, "approved", value_flag(arena, member->record != NULL));
    value_add(
        map, "withdrawn",
        value_flag(arena, member->record && member->record->withdrawn.year));
    add_date(arena, map, "period_start", member->period_start);
    add_date(arena, map, "period_end", member->period_end);
    value_add(map, "open",
              counts_data(arena, checked->findings, accepted_open));
    value_add(map, "accepted",
              counts_data(arena, checked->findings, accepted_count));
    struct value *laws = value_list(arena);
    for (const struct verdict *v = checked->verdicts; v; v = v->next)
        value_append(laws, law_data(arena, checked, v));
    value_add(map, "laws", laws);
    value_add(map, "findings", findings_data(arena, checked->findings));
    value_add(map, "pending", findings_data(arena, checked->pending));
    struct value *scales = value_list(arena);
    for (const struct coverage *c = checked->coverage; c; c = c->next)
        value_append(scales, scale_data(arena, c));
    value_add(map, "scales", scales);
    return map;
}

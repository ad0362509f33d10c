/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/report_page.h"

#include "base/uri.h"
#include "statement/accepted.h"
#include "statement/answer.h"
#include "statement/labelled.h"
#include "statement/own.h"
#include "statement/theme_page.h"
#include "template/escape.h"
#include "template/fill.h"

/* No date in words is longer. */
#define DATE_MAX 1024

/* No address is longer. */
#define ADDRESS_MAX ((size_t)16 * 1024)

struct report {
    struct arena *arena;
    const struct checked *checked;
    const char *href; /* of the statement's page; NULL: it was not built */
};

static void add_level(const struct report *report, struct value *map,
                      enum requirement_level level)
{
    value_put_truth(report->arena, map, "must", level == LEVEL_MUST);
    value_put_truth(report->arena, map, "should", level == LEVEL_SHOULD);
    value_put_truth(report->arena, map, "may", level == LEVEL_MAY);
}

/* The link to the passage, and the file and line for who edits them. */
static void add_answer(const struct report *report, struct value *map,
                       struct place at)
{
    struct arena *arena = report->arena;
    const struct heading *heading = answer_heading(report->checked, at);
    struct str title = heading ? heading->text : str_of("");
    struct str href = str_of("");
    if (heading && report->href) {
        struct buffer address = buffer_within(arena, ADDRESS_MAX);
        buffer_add_format(&address, "%s#", report->href);
        uri_add_path(&address, str_of(heading->id));
        href = buffer_str(&address);
    }
    value_put_optional(report->arena, map, "passage", title);
    value_put_optional(report->arena, map, "href", href);
    const char *place = "";
    if (at.source)
        place = at.line
                    ? arena_format(arena, "%s:%zu", at.source->path, at.line)
                    : at.source->path;
    value_put_optional(report->arena, map, "place", str_of(place));
}

/* Why, in the words that the pack has for its fields. */
static struct str reason(const struct report *report, const char *why)
{
    const struct statement *statement = report->checked->member->statement;
    return statement ? labelled(report->arena, statement->schema, why)
                     : str_of(why);
}

static struct value *outcome_value(const struct report *report,
                                   const struct outcome *outcome)
{
    const struct requirement *requirement = outcome->requirement;
    bool unmet = outcome->kind == OUTCOME_UNMET;
    const char *mend = outcome->mend ? outcome->mend : requirement->mend;
    struct value *map = value_map(report->arena);
    value_put(report->arena, map, "id", str_of(requirement->id));
    value_put(report->arena, map, "asks", str_of(requirement->asks));
    value_put(report->arena, map, "source", str_of(requirement->source));
    add_level(report, map, requirement->level);
    value_put_truth(report->arena, map, "met", outcome->kind == OUTCOME_MET);
    value_put_truth(report->arena, map, "unmet", unmet);
    value_put_truth(report->arena, map, "unknown",
                    outcome->kind == OUTCOME_UNKNOWN);
    value_put_truth(report->arena, map, "idle",
                    outcome->kind == OUTCOME_NOT_APPLICABLE);
    value_put_optional(report->arena, map, "why", reason(report, outcome->why));
    value_put_optional(report->arena, map, "mend", str_of(unmet ? mend : NULL));
    const char *accepted =
        unmet ? checked_accepted(report->checked, requirement->id) : NULL;
    value_put_optional(report->arena, map, "accepted", str_of(accepted));
    add_answer(report, map, outcome->at);
    return map;
}

static struct value *law_value(const struct report *report,
                               const struct verdict *verdict)
{
    const struct law *law = verdict->law;
    bool said = verdict->held && law->required_when;
    size_t counts[4] = {0};
    struct value *requirements = value_list(report->arena);
    for (const struct outcome *o = verdict->first; o; o = o->next) {
        counts[o->kind]++;
        value_append(requirements, outcome_value(report, o));
    }
    struct value *map = value_map(report->arena);
    value_put(report->arena, map, "id", str_of(law->name));
    value_put(report->arena, map, "title", str_of(law->title));
    value_put_optional(report->arena, map, "jurisdiction",
                       str_of(law->jurisdiction));
    value_put_optional(report->arena, map, "address", str_of(law->source));
    value_put_truth(report->arena, map, "in_force", verdict->in_force);
    value_put_truth(report->arena, map, "held", verdict->held);
    value_put_truth(report->arena, map, "pending", law->pending);
    value_put_optional(report->arena, map, "why_not", str_of(verdict->why_not));
    value_put_truth(report->arena, map, "required",
                    said && verdict->required == TRUTH_YES);
    value_put_truth(report->arena, map, "voluntary",
                    said && verdict->required == TRUTH_NO);
    value_put_truth(report->arena, map, "undecided",
                    said && verdict->required == TRUTH_UNKNOWN);
    value_put_optional(report->arena, map, "duty_why",
                       reason(report, said ? verdict->required_why : NULL));
    value_put_count(report->arena, map, "met", counts[OUTCOME_MET]);
    value_put_count(report->arena, map, "unmet", counts[OUTCOME_UNMET]);
    value_put_count(report->arena, map, "unknown", counts[OUTCOME_UNKNOWN]);
    value_put_count(report->arena, map, "idle", counts[OUTCOME_NOT_APPLICABLE]);
    value_add(map, "requirements", requirements);
    return map;
}

static struct value *scale_value(const struct report *report,
                                 const struct coverage *coverage)
{
    struct value *points = value_list(report->arena);
    for (const struct covered *c = coverage->first; c; c = c->next) {
        struct value *map = value_map(report->arena);
        value_put(report->arena, map, "label", str_of(c->point->label));
        value_put_optional(report->arena, map, "group",
                           str_of(c->point->group));
        value_put_truth(report->arena, map, "disclosed", c->truth == TRUTH_YES);
        value_put_truth(report->arena, map, "missing", c->truth == TRUTH_NO);
        value_put_truth(report->arena, map, "unknown",
                        c->truth == TRUTH_UNKNOWN);
        value_put_optional(report->arena, map, "why", reason(report, c->why));
        add_answer(report, map, c->at);
        value_append(points, map);
    }
    struct value *map = value_map(report->arena);
    value_put(report->arena, map, "id", str_of(coverage->scale->name));
    value_put(report->arena, map, "title", str_of(coverage->scale->title));
    value_put_optional(report->arena, map, "address",
                       str_of(coverage->scale->source));
    value_put_count(report->arena, map, "disclosed", coverage->disclosed);
    value_put_count(report->arena, map, "count", coverage->count);
    value_add(map, "points", points);
    return map;
}

/* Findings that come of no law: of a file that moved, of accepted.ini. */
static struct value *remarks_value(const struct report *report)
{
    struct value *remarks = value_list(report->arena);
    const struct diagnostic *d = report->checked->findings->first;
    for (; d; d = d->next) {
        if (!d->id || !own_requirement(str_of(d->id)))
            continue;
        struct value *map = value_map(report->arena);
        value_put(report->arena, map, "text", str_of(d->text));
        value_put(report->arena, map, "id", str_of(d->id));
        value_put_optional(report->arena, map, "mend", str_of(d->remedy));
        value_put_optional(report->arena, map, "accepted", str_of(d->accepted));
        value_append(remarks, map);
    }
    return remarks;
}

static void add_counts(const struct report *report, struct value *map)
{
    static const struct {
        const char *open, *accepted;
        enum diagnostic_level level;
    } levels[] = {
        {"open_must", "accepted_must", DIAGNOSTIC_ERROR},
        {"open_should", "accepted_should", DIAGNOSTIC_WARNING},
        {"open_may", "accepted_may", DIAGNOSTIC_NOTE},
    };
    const struct diagnostics *findings = report->checked->findings;
    size_t accepted = 0;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        size_t count = accepted_count(findings, levels[i].level);
        accepted += count;
        value_put_count(report->arena, map, levels[i].open,
                        accepted_open(findings, levels[i].level));
        value_put_count(report->arena, map, levels[i].accepted, count);
    }
    value_put_truth(report->arena, map, "accepted", accepted > 0);
    size_t unmet = 0;
    for (int level = LEVEL_MUST; level <= LEVEL_MAY; level++)
        unmet += check_count(report->checked->verdicts,
                             (enum requirement_level)level, OUTCOME_UNMET);
    value_put_truth(report->arena, map, "unmet", unmet > 0);
}

/* The value of a field as its language writes it; empty: none is given. */
static struct str field_text(const struct statement *statement,
                             const char *field)
{
    const struct value *value = NULL;
    if (statement)
        value = statement_value(statement, str_of(field));
    return value && value->state == VALUE_GIVEN ? value->text : str_of("");
}

/* The day of the check, as the statement's language writes dates. */
static const char *today_text(const struct report *report)
{
    const struct checked *checked = report->checked;
    const struct statement *statement = checked->member->statement;
    char iso[11];
    date_iso(checked->today, iso);
    if (!statement || !statement->locale)
        return arena_format(report->arena, "%s", iso);
    struct buffer out = buffer_within(report->arena, DATE_MAX);
    locale_date_long(statement->locale, &out, checked->today);
    return str_copy(report->arena, buffer_str(&out)).at;
}

static struct value *report_value(const struct report *report)
{
    const struct checked *checked = report->checked;
    const struct member *member = checked->member;
    const struct statement *statement = member->statement;
    const struct record *record = member->record;
    struct value *map = value_map(report->arena);
    struct str title = checked->document ? checked->document->title
                       : record          ? record->title
                                         : str_of("");
    value_put(report->arena, map, "period", str_of(member->period));
    value_put(report->arena, map, "today", str_of(today_text(report)));
    value_put_truth(report->arena, map, "approved", record != NULL);
    value_put_truth(report->arena, map, "withdrawn",
                    record && record->withdrawn.year);
    value_put_truth(report->arena, map, "checked", checked->verdicts != NULL);
    value_put_optional(report->arena, map, "title", title);
    value_put_optional(
        report->arena, map, "language",
        str_of(statement ? locale_tag(statement->locale) : NULL));
    value_put_optional(report->arena, map, "organisation",
                       field_text(statement, "organisation.name"));
    value_put_optional(report->arena, map, "period_start",
                       field_text(statement, "statement.period_start"));
    value_put_optional(report->arena, map, "period_end",
                       field_text(statement, "statement.period_end"));
    value_put_optional(report->arena, map, "body",
                       field_text(statement, "approval.body"));
    value_put_optional(report->arena, map, "date",
                       field_text(statement, "approval.date"));
    value_put_optional(report->arena, map, "href", str_of(report->href));
    add_counts(report, map);
    return map;
}

struct value *report_values(struct arena *arena, const struct checked *checked,
                            const char *href)
{
    const struct report report = {arena, checked, href};
    struct value *laws = value_list(arena), *scales = value_list(arena);
    for (const struct verdict *v = checked->verdicts; v; v = v->next)
        value_append(laws, law_value(&report, v));
    for (const struct coverage *c = checked->coverage; c; c = c->next)
        value_append(scales, scale_value(&report, c));
    struct value *values = value_map(arena);
    value_add(values, "report", report_value(&report));
    value_add(values, "laws", laws);
    value_add(values, "scales", scales);
    value_add(values, "remarks", remarks_value(&report));
    return values;
}

bool report_page_make(struct arena *arena, struct buffer *out,
                      struct shelf *shelf, const struct checked *checked,
                      const char *base, const char *folder,
                      struct diagnostics *all)
{
    const struct theme *theme;
    const struct template *template = theme_template(
        arena, shelf, checked->member->statement, "report.html", &theme, all);
    if (!template)
        return false;
    struct value *values = report_values(
        arena, checked,
        theme_page_href(arena, checked->project, checked->member, base,
                        folder));
    value_add(values, "style", value_text(arena, theme->style));
    return template_fill(out, template, values, NULL, escape_html, true, all);
}

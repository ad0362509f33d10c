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

static void add_text(const struct report *report, struct value *map,
                     const char *name, const char *text)
{
    value_add(map, name, value_text(report->arena, str_of(text)));
}

/* What the template has to test before it prints it. */
static void add_optional(const struct report *report, struct value *map,
                         const char *name, struct str text)
{
    struct value *value = value_text(report->arena, text);
    value->optional = true;
    value->state = text.len ? VALUE_GIVEN : VALUE_EMPTY;
    value_add(map, name, value);
}

static void add_truth(const struct report *report, struct value *map,
                      const char *name, bool truth)
{
    value_add(map, name, value_truth(report->arena, truth));
}

static void add_count(const struct report *report, struct value *map,
                      const char *name, size_t count)
{
    value_add(map, name, value_count(report->arena, count));
}

static void add_level(const struct report *report, struct value *map,
                      enum requirement_level level)
{
    add_truth(report, map, "must", level == LEVEL_MUST);
    add_truth(report, map, "should", level == LEVEL_SHOULD);
    add_truth(report, map, "may", level == LEVEL_MAY);
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
    add_optional(report, map, "passage", title);
    add_optional(report, map, "href", href);
    const char *place = "";
    if (at.source)
        place = at.line
                    ? arena_format(arena, "%s:%zu", at.source->path, at.line)
                    : at.source->path;
    add_optional(report, map, "place", str_of(place));
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
    add_text(report, map, "id", requirement->id);
    add_text(report, map, "asks", requirement->asks);
    add_text(report, map, "source", requirement->source);
    add_level(report, map, requirement->level);
    add_truth(report, map, "met", outcome->kind == OUTCOME_MET);
    add_truth(report, map, "unmet", unmet);
    add_truth(report, map, "unknown", outcome->kind == OUTCOME_UNKNOWN);
    add_truth(report, map, "idle", outcome->kind == OUTCOME_NOT_APPLICABLE);
    add_optional(report, map, "why", reason(report, outcome->why));
    add_optional(report, map, "mend", str_of(unmet ? mend : NULL));
    const char *accepted =
        unmet ? checked_accepted(report->checked, requirement->id) : NULL;
    add_optional(report, map, "accepted", str_of(accepted));
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
    add_text(report, map, "id", law->name);
    add_text(report, map, "title", law->title);
    add_optional(report, map, "jurisdiction", str_of(law->jurisdiction));
    add_optional(report, map, "address", str_of(law->source));
    add_truth(report, map, "in_force", verdict->in_force);
    add_truth(report, map, "held", verdict->held);
    add_truth(report, map, "pending", law->pending);
    add_optional(report, map, "why_not", str_of(verdict->why_not));
    add_truth(report, map, "required", said && verdict->required == TRUTH_YES);
    add_truth(report, map, "voluntary", said && verdict->required == TRUTH_NO);
    add_truth(report, map, "undecided",
              said && verdict->required == TRUTH_UNKNOWN);
    add_optional(report, map, "duty_why",
                 reason(report, said ? verdict->required_why : NULL));
    add_count(report, map, "met", counts[OUTCOME_MET]);
    add_count(report, map, "unmet", counts[OUTCOME_UNMET]);
    add_count(report, map, "unknown", counts[OUTCOME_UNKNOWN]);
    add_count(report, map, "idle", counts[OUTCOME_NOT_APPLICABLE]);
    value_add(map, "requirements", requirements);
    return map;
}

static struct value *scale_value(const struct report *report,
                                 const struct coverage *coverage)
{
    struct value *points = value_list(report->arena);
    for (const struct covered *c = coverage->first; c; c = c->next) {
        struct value *map = value_map(report->arena);
        add_text(report, map, "label", c->point->label);
        add_optional(report, map, "group", str_of(c->point->group));
        add_truth(report, map, "disclosed", c->truth == TRUTH_YES);
        add_truth(report, map, "missing", c->truth == TRUTH_NO);
        add_truth(report, map, "unknown", c->truth == TRUTH_UNKNOWN);
        add_optional(report, map, "why", reason(report, c->why));
        add_answer(report, map, c->at);
        value_append(points, map);
    }
    struct value *map = value_map(report->arena);
    add_text(report, map, "id", coverage->scale->name);
    add_text(report, map, "title", coverage->scale->title);
    add_optional(report, map, "address", str_of(coverage->scale->source));
    add_count(report, map, "disclosed", coverage->disclosed);
    add_count(report, map, "count", coverage->count);
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
        add_text(report, map, "text", d->text);
        add_text(report, map, "id", d->id);
        add_optional(report, map, "mend", str_of(d->remedy));
        add_optional(report, map, "accepted", str_of(d->accepted));
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
        add_count(report, map, levels[i].open,
                  accepted_open(findings, levels[i].level));
        add_count(report, map, levels[i].accepted, count);
    }
    add_truth(report, map, "accepted", accepted > 0);
    size_t unmet = 0;
    for (int level = LEVEL_MUST; level <= LEVEL_MAY; level++)
        unmet += check_count(report->checked->verdicts,
                             (enum requirement_level)level, OUTCOME_UNMET);
    add_truth(report, map, "unmet", unmet > 0);
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
    add_text(report, map, "period", member->period);
    add_text(report, map, "today", today_text(report));
    add_truth(report, map, "approved", record != NULL);
    add_truth(report, map, "withdrawn", record && record->withdrawn.year);
    add_truth(report, map, "checked", checked->verdicts != NULL);
    add_optional(report, map, "title", title);
    add_optional(report, map, "language",
                 str_of(statement ? locale_tag(statement->locale) : NULL));
    add_optional(report, map, "organisation",
                 field_text(statement, "organisation.name"));
    add_optional(report, map, "period_start",
                 field_text(statement, "statement.period_start"));
    add_optional(report, map, "period_end",
                 field_text(statement, "statement.period_end"));
    add_optional(report, map, "body", field_text(statement, "approval.body"));
    add_optional(report, map, "date", field_text(statement, "approval.date"));
    add_optional(report, map, "href", str_of(report->href));
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

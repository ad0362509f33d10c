/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/progress.h"

#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "statement/condition.h"
#include "statement/predicate.h"

/* What is filled in. */
struct survey {
    struct arena *arena;
    const struct statement *statement;
    struct progress *progress;
    struct progress_section **end;
};

/* Whether the pack itself asks for it, not core.ini for packs of all kinds. */
static bool is_of_pack(const struct survey *survey, struct place at)
{
    const char *folder = survey->statement->pack
                             ? survey->statement->pack->folder
                             : NULL;
    return folder && at.source &&
           !strncmp(at.source->path, folder, strlen(folder));
}

/* Adds a section; `any`: something is given, be it required or not. */
static void finish(struct survey *survey, struct progress_section *section,
                   bool any, struct place at)
{
    if (!section->wanted && !any && !is_of_pack(survey, at))
        return;
    if (section->wanted ? section->given == section->wanted : any)
        section->state = PROGRESS_COMPLETED;
    else if (section->given)
        section->state = PROGRESS_BEGUN;
    survey->progress->count++;
    survey->progress->completed += section->state == PROGRESS_COMPLETED;
    *survey->end = section;
    survey->end = &section->next;
}

static void add_group(struct survey *survey, const struct group *group)
{
    struct progress_section *section = arena_alloc(survey->arena,
                                                   sizeof *section);
    const struct value *values = statement_value(survey->statement,
                                                 str_of(group->name));
    section->name = group->name;
    section->label = group->label ? group->label : group->name;
    bool any = false;
    for (const struct field *f = group->first; f; f = f->next) {
        const struct value *value = value_member(values, str_of(f->key));
        bool given = value && value->state == VALUE_GIVEN;
        any |= given;
        if (!f->required && !f->recorded)
            continue;
        section->wanted++;
        section->given += given;
        if (!given && !section->missing)
            section->missing = value;
    }
    finish(survey, section, any, group->at);
}

/* What the rows of a table have, cell by cell. */
static void add_rows(struct progress_section *section,
                     const struct table_schema *table, const struct value *list)
{
    for (const struct value *row = value_items(list); row; row = row->next)
        for (size_t i = 0; i < table->column_count; i++) {
            const struct value *cell = value_member(
                row, str_of(table->columns[i].name));
            if (!cell || !table->columns[i].required)
                continue;
            bool given = cell->state == VALUE_GIVEN;
            section->wanted++;
            section->given += given;
            section->in_row |= !given;
            if (!given && !section->missing)
                section->missing = cell;
        }
}

static void add_table(struct survey *survey, const struct table_schema *table)
{
    struct progress_section *section = arena_alloc(survey->arena,
                                                   sizeof *section);
    const struct value *list = statement_value(survey->statement,
                                               str_of(table->name));
    bool any = list && (list->count || list->withheld);
    section->name = table->name;
    section->label = table->label ? table->label : table->name;
    section->missing = any ? NULL : list;
    if (any)
        add_rows(section, table, list);
    if (!section->wanted) {
        section->wanted = table->required;
        section->given = table->required && any;
    }
    finish(survey, section, any, table->at);
}

struct progress *progress_of(struct arena *arena,
                             const struct statement *statement)
{
    struct progress *progress = arena_alloc(arena, sizeof *progress);
    struct survey survey = {arena, statement, progress, &progress->first};
    const struct schema *schema = statement->schema;
    for (const struct group *g = schema->first_group; g; g = g->next)
        add_group(&survey, g);
    for (const struct schema_table *t = schema->first_table; t; t = t->next)
        add_table(&survey, &t->schema);
    return progress;
}

const char *progress_word(enum progress_state state)
{
    static const char *const words[] = {"not started", "in progress",
                                        "completed"};
    return words[state];
}

/* Whether a requirement looks at what an approval gives. */
static bool is_of_approval(const struct requirement *requirement)
{
    for (const struct condition *c = requirement->test; c; c = c->next)
        for (const struct call *call = c->first; call; call = call->next)
            for (size_t i = 0; i < call->argument_count; i++)
                if (str_starts(call->arguments[i].text, "approval."))
                    return true;
    return false;
}

/* A section that wants a value, but for what an approval gives. */
static const struct progress_section *
unfinished(const struct progress *progress)
{
    const struct progress_section *s = progress->first;
    while (s && (s->state == PROGRESS_COMPLETED || !s->wanted ||
                 !strcmp(s->name, "approval")))
        s = s->next;
    return s;
}

static const char *fill_in(struct arena *arena,
                           const struct progress_section *section)
{
    const struct value *missing = section->missing;
    const char *path = missing && missing->at.source ? missing->at.source->path
                                                     : "its file";
    if (missing && missing->kind == VALUE_LIST)
        return arena_format(arena, "fill in the table '%s' (%s)", section->name,
                            section->label);
    if (section->in_row)
        return arena_format(arena, "fill in '%s' in %s:%zu (%s)",
                            missing->label, path, missing->at.line,
                            section->label);
    return arena_format(arena, "fill in [%s] of %s: '%s' is missing (%s)",
                        section->name, path, missing ? missing->name : "",
                        section->label);
}

/* What must be mended before it can be approved; NULL: nothing. */
static const struct diagnostic *obstacle(const struct checked *checked)
{
    for (const struct diagnostic *d = checked->findings->first; d;
         d = d->next) {
        const struct requirement *requirement =
            d->id ? checked_requirement(checked, d->id) : NULL;
        if (d->level == DIAGNOSTIC_ERROR &&
            !(requirement && is_of_approval(requirement)))
            return d;
    }
    return NULL;
}

static const char *mend(struct arena *arena, const struct diagnostic *finding)
{
    const char *what = finding->remedy ? finding->remedy : finding->text;
    if (!finding->at.source)
        return arena_format(arena, "%s [%s]", what, finding->id);
    if (!finding->at.line)
        return arena_format(arena, "%s: %s [%s]", finding->at.source->path,
                            what, finding->id);
    return arena_format(arena, "%s:%zu: %s [%s]", finding->at.source->path,
                        finding->at.line, what, finding->id);
}

/* When the year after the project's last one ended; zeroed: it is not the
 * last, or that year has not ended. */
static struct date next_year(const struct checked *checked)
{
    const struct project *project = checked->project;
    struct date end = checked->member->period_end;
    for (size_t i = 0; i < project->count; i++)
        if (date_compare(project->members[i].period_end, end) > 0)
            return (struct date){0};
    struct date next = end.year ? date_add_months(end, 12) : end;
    return next.year && date_compare(next, checked->today) < 0
               ? next
               : (struct date){0};
}

static const char *after_approval(struct arena *arena,
                                  const struct checked *checked,
                                  const struct due *due)
{
    const struct member *member = checked->member;
    const char *folder = checked->project->folder;
    const char *page = path_join(
        arena, folder,
        arena_format(arena, "public/%s/index.html", member->period));
    if (!file_is_there(page))
        return arena_format(arena, "avow build %s",
                            project_path(checked->project, member));
    for (; due; due = due->next)
        if (due->state == DUE_OPEN) {
            char day[11];
            date_iso(due->date, day);
            return arena_format(arena, "%s by %s, unless that was done",
                                due->deadline->label, day);
        }
    struct date next = next_year(checked);
    if (next.year) {
        char day[11];
        date_iso(next, day);
        const char *period = statement_period_name(
            arena, date_add_months(member->period_start, 12), next);
        return arena_format(arena,
                            "begin the statement of the year that ended on "
                            "%s: avow new-year %s%s%s",
                            day, period, strcmp(folder, ".") ? " " : "",
                            strcmp(folder, ".") ? folder : "");
    }
    return "nothing is known that is to be done";
}

const char *progress_next(struct arena *arena, const struct checked *checked,
                          const struct progress *progress,
                          const struct due *due)
{
    const struct record *record = checked->member->record;
    if (record && record->withdrawn.year)
        return "nothing: it was withdrawn";
    if (record)
        return after_approval(arena, checked, due);
    const struct progress_section *section = unfinished(progress);
    if (section)
        return fill_in(arena, section);
    const struct diagnostic *finding = obstacle(checked);
    if (finding)
        return mend(arena, finding);
    return arena_format(
        arena,
        "put it to the governing body, then: avow approve %s --body … "
        "--date …",
        path_folder(arena, checked->member->file));
}

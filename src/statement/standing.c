/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/standing.h"

#include "data/csv_write.h"
#include "statement/accepted.h"
#include "statement/law.h"
#include "statement/progress.h"

static const char *keep(struct arena *arena, const char *text)
{
    return str_copy(arena, str_of(text)).at;
}

static const char *keep_date(struct arena *arena, struct date date)
{
    char text[11] = "";
    if (date.year)
        date_iso(date, text);
    return keep(arena, text);
}

static struct standing *add(struct standings *all, const char *project,
                            const char *period, const char *file)
{
    struct standing *one = arena_alloc(all->arena, sizeof *one);
    one->project = keep(all->arena, project);
    one->period = keep(all->arena, period);
    one->file = keep(all->arena, file);
    one->organisation = one->start = one->end = one->next_step = "";
    if (all->last)
        all->last->next = one;
    else
        all->first = one;
    all->last = one;
    return one;
}

void standing_add_unusable(struct standings *all, const char *project,
                           const char *period, const char *file)
{
    struct standing *one = add(all, project, period, file);
    one->state = "unusable";
    one->next_step = arena_format(all->arena,
                                  "mend the faults that 'avow "
                                  "check %s' shows",
                                  one->project);
}

static void add_sections(struct arena *arena, struct standing *one,
                         const struct progress *progress)
{
    struct standing_section **end = &one->sections;
    one->section_count = progress->count;
    one->completed = progress->completed;
    for (const struct progress_section *s = progress->first; s; s = s->next) {
        *end = arena_alloc(arena, sizeof **end);
        (*end)->name = keep(arena, s->name);
        (*end)->label = keep(arena, s->label);
        (*end)->state = progress_word(s->state);
        (*end)->wanted = s->wanted;
        (*end)->given = s->given;
        end = &(*end)->next;
    }
}

static void add_due(struct arena *arena, struct standing *one,
                    const struct due *due)
{
    struct standing_due **end = &one->due;
    for (; due; due = due->next) {
        *end = arena_alloc(arena, sizeof **end);
        (*end)->id = keep(arena, due->deadline->id);
        (*end)->law = keep(arena, due->law->title);
        (*end)->label = keep(arena, due->deadline->label);
        (*end)->source = keep(arena, due->deadline->source);
        (*end)->row = str_copy(arena, due->row).at;
        (*end)->state = due_word(due->state);
        (*end)->date = keep_date(arena, due->date);
        (*end)->in = keep(arena, due_days(arena, due));
        (*end)->days = due->days;
        end = &(*end)->next;
    }
}

static void count(const struct diagnostics *findings, struct standing *one)
{
    one->must = accepted_open(findings, DIAGNOSTIC_ERROR);
    one->should = accepted_open(findings, DIAGNOSTIC_WARNING);
    one->may = accepted_open(findings, DIAGNOSTIC_NOTE);
    one->accepted_must = accepted_count(findings, DIAGNOSTIC_ERROR);
    one->accepted_should = accepted_count(findings, DIAGNOSTIC_WARNING);
    one->accepted_may = accepted_count(findings, DIAGNOSTIC_NOTE);
}

static struct str name_of(const struct checked *checked)
{
    const struct statement *statement = checked->member->statement;
    const struct record *record = checked->member->record;
    if (!statement)
        return record ? record->organisation : str_of("");
    const struct value *name = statement_value(
        statement, STR_LITERAL("organisation.name"));
    return name && name->state == VALUE_GIVEN ? name->text : str_of("");
}

void standing_add(struct standings *all, const struct checked *checked)
{
    struct arena *arena = all->arena, *work = checked->findings->arena;
    const struct member *member = checked->member;
    const struct record *record = member->record;
    struct standing *one = add(all, project_path(checked->project, member),
                               member->period, member->file);
    bool withdrawn = record && record->withdrawn.year;
    one->organisation = str_copy(arena, name_of(checked)).at;
    one->state = withdrawn ? "withdrawn" : record ? "approved" : "draft";
    one->start = keep_date(arena, member->period_start);
    one->end = keep_date(arena, member->period_end);
    count(checked->findings, one);
    struct due *due = NULL;
    const struct progress *progress = NULL;
    if (member->statement && !withdrawn && !*member->translation_of)
        due = due_of(work, member->statement, checked->today);
    add_due(arena, one, due);
    if (!record) {
        progress = progress_of(work, member->statement);
        add_sections(arena, one, progress);
    }
    one->next_step = keep(arena, progress_next(work, checked, progress, due));
}

const struct standing_due *standing_first_due(const struct standing *standing)
{
    const struct standing_due *due = standing->due;
    while (due && (str_is(str_of(due->state), due_word(DUE_DONE)) ||
                   str_is(str_of(due->state), due_word(DUE_PASSED))))
        due = due->next;
    return due;
}

static void add_text(struct arena *arena, struct value *map, const char *name,
                     const char *text)
{
    if (*text)
        value_add(map, name, value_text(arena, str_of(text)));
}

static void add_count(struct arena *arena, struct value *map, const char *name,
                      size_t number)
{
    value_add(map, name, value_count(arena, number));
}

static struct value *counts_data(struct arena *arena, size_t must,
                                 size_t should, size_t may)
{
    struct value *map = value_map(arena);
    add_count(arena, map, "must", must);
    add_count(arena, map, "should", should);
    add_count(arena, map, "may", may);
    return map;
}

static struct value *section_data(struct arena *arena,
                                  const struct standing_section *section)
{
    struct value *map = value_map(arena);
    add_text(arena, map, "name", section->name);
    add_text(arena, map, "label", section->label);
    add_text(arena, map, "state", section->state);
    add_count(arena, map, "wanted", section->wanted);
    add_count(arena, map, "given", section->given);
    return map;
}

static struct value *due_data(struct arena *arena,
                              const struct standing_due *due)
{
    struct value *map = value_map(arena);
    add_text(arena, map, "id", due->id);
    add_text(arena, map, "law", due->law);
    add_text(arena, map, "label", due->label);
    add_text(arena, map, "source", due->source);
    add_text(arena, map, "row", due->row);
    add_text(arena, map, "state", due->state);
    add_text(arena, map, "date", due->date);
    struct value *days = value_text(
        arena, str_of(arena_format(arena, "%ld", due->days)));
    days->bare = true;
    value_add(map, "days", days);
    return map;
}

static struct value *standing_data(struct arena *arena,
                                   const struct standing *one)
{
    struct value *map = value_map(arena), *sections = value_list(arena),
                 *deadlines = value_list(arena);
    add_text(arena, map, "project", one->project);
    add_text(arena, map, "period", one->period);
    add_text(arena, map, "file", one->file);
    add_text(arena, map, "organisation", one->organisation);
    add_text(arena, map, "state", one->state);
    add_text(arena, map, "period_start", one->start);
    add_text(arena, map, "period_end", one->end);
    for (const struct standing_section *s = one->sections; s; s = s->next)
        value_append(sections, section_data(arena, s));
    for (const struct standing_due *d = one->due; d; d = d->next)
        value_append(deadlines, due_data(arena, d));
    value_add(map, "sections", sections);
    add_count(arena, map, "completed", one->completed);
    value_add(map, "open",
              counts_data(arena, one->must, one->should, one->may));
    value_add(map, "accepted",
              counts_data(arena, one->accepted_must, one->accepted_should,
                          one->accepted_may));
    value_add(map, "deadlines", deadlines);
    add_text(arena, map, "next", one->next_step);
    return map;
}

struct value *standings_data(const struct standings *all, struct date today)
{
    struct arena *arena = all->arena;
    struct value *map = value_map(arena), *list = value_list(arena);
    for (const struct standing *s = all->first; s; s = s->next)
        value_append(list, standing_data(arena, s));
    add_text(arena, map, "format", "avow-status-1");
    add_text(arena, map, "today", keep_date(arena, today));
    value_add(map, "statements", list);
    return map;
}

/* A number, or nothing where it says nothing. */
static struct str number(struct arena *arena, bool said, size_t n)
{
    return str_of(said ? arena_format(arena, "%zu", n) : "");
}

void standings_csv(const struct standings *all, struct buffer *out)
{
    static const char *const names[] = {
        "project",   "period",   "organisation", "state",  "period_end",
        "completed", "sections", "must",         "should", "may",
        "due",       "days",     "what",         "next"};
    struct arena *arena = all->arena;
    struct str cells[sizeof names / sizeof names[0]];
    size_t columns = sizeof names / sizeof names[0];
    for (size_t i = 0; i < columns; i++)
        cells[i] = str_of(names[i]);
    csv_write_begin(out);
    csv_write_row(out, cells, columns);
    for (const struct standing *s = all->first; s; s = s->next) {
        const struct standing_due *due = standing_first_due(s);
        bool usable = !str_is(str_of(s->state), "unusable");
        const struct str row[] = {
            str_of(s->project),
            str_of(s->period),
            str_of(s->organisation),
            str_of(s->state),
            str_of(s->end),
            number(arena, s->section_count, s->completed),
            number(arena, s->section_count, s->section_count),
            number(arena, usable, s->must),
            number(arena, usable, s->should),
            number(arena, usable, s->may),
            str_of(due ? due->date : ""),
            str_of(due ? arena_format(arena, "%ld", due->days) : ""),
            str_of(due ? due->label : ""),
            str_of(s->next_step),
        };
        csv_write_row(out, row, columns);
    }
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/agenda.h"

#include <string.h>

#include "base/hash.h"
#include "base/path.h"
#include "data/calendar.h"
#include "statement/law.h"

static const char *keep(struct agenda *agenda, const char *text)
{
    return text ? str_copy(agenda->arena, str_of(text)).at : NULL;
}

static struct str name_of(const struct project *project,
                          const struct statement *statement)
{
    const struct value *name = statement_value(
        statement, STR_LITERAL("organisation.name"));
    bool given = name && name->state == VALUE_GIVEN && name->text.len;
    return given ? name->text : str_of(path_name(project->folder));
}

/* Puts it behind those of an earlier or the same day. */
static void insert(struct agenda *agenda, struct agenda_item *item)
{
    struct agenda_item **end = &agenda->first;
    while (*end && date_compare((*end)->date, item->date) <= 0)
        end = &(*end)->next;
    item->next = *end;
    *end = item;
}

void agenda_add(struct agenda *agenda, const struct project *project,
                const struct member *member, struct date today)
{
    struct statement *statement = member->statement;
    if (!statement || *member->translation_of ||
        (member->record && member->record->withdrawn.year))
        return;
    struct arena *arena = agenda->arena;
    for (const struct due *due = due_of(arena, statement, today); due;
         due = due->next) {
        struct agenda_item *item = arena_alloc(arena, sizeof *item);
        item->project = keep(agenda, project_path(project, member));
        item->period = keep(agenda, member->period);
        item->organisation = str_copy(arena, name_of(project, statement)).at;
        item->label = keep(agenda, due->deadline->label);
        item->law = keep(agenda, due->law->title);
        item->source = keep(agenda, due->deadline->source);
        item->address = keep(agenda, due->law->source);
        item->id = keep(agenda, due->deadline->id);
        item->row = str_copy(arena, due->row).at;
        item->date = due->date;
        item->days = due_days(arena, due);
        item->state = due->state;
        insert(agenda, item);
    }
}

/* The same in every run and on every machine: of what the deadline is. */
static const char *uid_of(struct arena *arena, const struct agenda_item *item)
{
    char hash[HASH_LENGTH + 1];
    hash_sha256(str_of(item->organisation), hash);
    return arena_format(arena, "%s%s%s.%s.%.16s@avow.invalid", item->id,
                        *item->row ? "." : "", item->row, item->period, hash);
}

static long days_before(struct date date, struct date earlier)
{
    return date_days(date) - date_days(earlier);
}

static void add_day(struct buffer *out, struct arena *arena,
                    const struct agenda_item *item, struct date today)
{
    const long reminders[] = {
        days_before(item->date, date_add_months(item->date, -1)), 14, 7};
    const char *mark = item->state == DUE_DONE   ? "Done: "
                       : item->state == DUE_LATE ? "Late: "
                                                 : "";
    struct calendar_day day = {
        .uid = str_of(uid_of(arena, item)),
        .date = item->date,
        .summary = str_of(arena_format(
            arena, "%s%s: %s, %s%s%s", mark, item->label, item->organisation,
            item->period, *item->row ? ", " : "", item->row)),
        .description = str_of(
            arena_format(arena, "%s\n%s", item->law, item->source)),
        .address = str_of(item->address),
        .reminders = reminders,
    };
    if (item->state == DUE_OPEN)
        day.reminder_count = sizeof reminders / sizeof reminders[0];
    calendar_add(out, &day, today);
}

bool agenda_calendar(const struct agenda *agenda, struct buffer *out,
                     const char *version, struct date today)
{
    calendar_begin(out, version);
    for (const struct agenda_item *i = agenda->first; i; i = i->next)
        add_day(out, agenda->arena, i, today);
    calendar_end(out);
    return agenda->first != NULL;
}

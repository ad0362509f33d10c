/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "base/file.h"
#include "cmd/avow/commands.h"
#include "cmd/avow/each.h"
#include "cmd/avow/today.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "statement/agenda.h"

/* No calendar is larger (16 MiB). */
#define CALENDAR_MAX ((size_t)16 * 1024 * 1024)

/* What is kept over all projects. */
struct gathering {
    struct agenda agenda;
    struct date today;
};

static enum status gather(struct visit *visit, struct member *member)
{
    struct gathering *gathering = visit->kept;
    agenda_add(&gathering->agenda, visit->project, member, gathering->today);
    return STATUS_DONE;
}

/* What is open or late, the earliest first. */
static void print_agenda(const struct agenda *agenda)
{
    size_t count = 0;
    for (const struct agenda_item *i = agenda->first; i; i = i->next) {
        char day[11];
        if (i->state != DUE_OPEN && i->state != DUE_LATE)
            continue;
        date_iso(i->date, day);
        printf("%s  %-14s  ", day, i->days);
        report_name(i->project, i->period);
        fputs(": ", stdout);
        report_text(stdout, str_of(i->label));
        if (*i->row) {
            fputs(", ", stdout);
            report_text(stdout, str_of(i->row));
        }
        fputs(" (", stdout);
        report_text(stdout, str_of(i->source));
        puts(")");
        count++;
    }
    if (!count)
        puts("no deadline is open");
}

static enum status write_calendar(const struct gathering *gathering,
                                  const char *path)
{
    struct buffer calendar = buffer_make(CALENDAR_MAX);
    struct diagnostics all = diagnostics_make(gathering->agenda.arena);
    bool wrote;
    if (!agenda_calendar(&gathering->agenda, &calendar, PACKAGE_VERSION,
                         gathering->today)) {
        diagnostic_error(&all, (struct place){0},
                         "no deadline is known, and '%s' is not written", path);
        diagnostic_remedy(
            &all,
            "give the dates that laws count from: statement.period_end in each "
            "period, and what 'avow check' cannot tell");
    } else if (calendar.full) {
        diagnostic_error(&all, (struct place){0},
                         "the calendar is larger than %zu bytes",
                         calendar.ceiling);
        diagnostic_remedy(&all, "write one of fewer projects at once");
    } else {
        (void)!file_replace(path, buffer_str(&calendar), &wrote, &all);
    }
    buffer_release(&calendar);
    report_print(stderr, &all);
    return all.counts[DIAGNOSTIC_ERROR] ? STATUS_UNUSABLE : STATUS_DONE;
}

static enum status run_deadlines(const struct invocation *invocation)
{
    struct gathering gathering = {.agenda = {.arena = invocation->arena}};
    if (!find_today(invocation, &gathering.today))
        return usage_error(invocation->command,
                           "'--today %s' is not a date such as 2025-07-31",
                           option_value(invocation, "today"));
    const struct errand errand = {
        .need = PROJECT_SOURCES,
        .act = gather,
        .kept = &gathering,
    };
    enum status status = each_project(invocation, &errand, 1);
    const char *path = option_value(invocation, "ics");
    if (path)
        return worse_status(status, write_calendar(&gathering, path));
    print_agenda(&gathering.agenda);
    return status;
}

static const struct option options[] = {
    {"ics", "FILE", "write all of them there, as a calendar with reminders"},
    {"today", "DATE", "as on that day, such as 2025-07-31"},
    {NULL, NULL, NULL},
};

const struct command command_deadlines = {
    .name = "deadlines",
    .arguments = "[PATH…]",
    .most = (size_t)-1,
    .summary = "say by when the law wants what of each statement",
    .details = "Prints what is open, the earliest day first. A calendar has "
               "what is done and\nwhat has passed as well; what is open "
               "reminds a month, two weeks and a week\nbefore.",
    .options = options,
    .run = run_deadlines,
};

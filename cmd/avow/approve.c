/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "cmd/avow/commands.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "data/ini_write.h"
#include "statement/approval.h"

/* What the options say of the approval, as the section of an INI file. */
static const struct ini *approval_ini(const struct invocation *invocation,
                                      struct diagnostics *all)
{
    static const char *const keys[] = {"body", "date", "minute"};
    struct buffer text = buffer_make((size_t)64 * 1024);
    buffer_add_text(&text, "[approval]\n");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *value = option_value(invocation, keys[i]);
        if (value)
            ini_write_entry(&text, keys[i], str_of(value));
    }
    struct arena *arena = invocation->arena;
    struct source *source = source_new(arena, "the options of avow approve",
                                       str_copy(arena, buffer_str(&text)));
    buffer_release(&text);
    return ini_read_text(arena, source, all);
}

/* The one statement that the path names; NULL: an error was added. */
static const struct member *one_member(const struct invocation *invocation,
                                       const struct project *project,
                                       struct diagnostics *all)
{
    const struct member *found = NULL;
    size_t count = 0;
    for (size_t i = 0; i < project->count; i++)
        if (project->members[i].wanted) {
            found = &project->members[i];
            count++;
        }
    if (count == 1)
        return found;
    struct source *source = source_new(invocation->arena,
                                       invocation->arguments[0], str_of(""));
    diagnostic_error(all, place_line(source, 0), "has %zu periods", count);
    diagnostic_remedy(
        all, "name the one that was approved, such as %s/%s", project->folder,
        count ? project->members[project->count - 1].period : "2024-25");
    return NULL;
}

static enum approval_result record_it(const struct invocation *invocation,
                                      struct date date, struct date today,
                                      struct diagnostics *findings,
                                      struct diagnostics *all)
{
    struct arena *arena = invocation->arena;
    const struct ini *ini = approval_ini(invocation, all);
    struct project *project = project_open(arena, invocation->shelf,
                                           invocation->arguments[0],
                                           PROJECT_SOURCES, all);
    const struct member *member = project ? one_member(invocation, project, all)
                                          : NULL;
    if (!member || all->counts[DIAGNOSTIC_ERROR])
        return APPROVAL_UNUSABLE;
    struct approval approval = {
        .ini = ini,
        .date = date,
        .note = str_trim(str_of(option_value(invocation, "revision"))),
    };
    enum approval_result result = approve(arena, invocation->shelf, project,
                                          member, &approval, today, findings,
                                          all);
    if (result == APPROVAL_RECORDED)
        report_line(arena_format(arena,
                                 "recorded the approval of %s %s; 'avow build "
                                 "%s' makes it public",
                                 project->folder, member->period,
                                 project->folder));
    return result;
}

static enum status run_approve(const struct invocation *invocation)
{
    const char *given = option_value(invocation, "date");
    const char *given_today = option_value(invocation, "today");
    struct date date, today = date_today();
    if (!option_value(invocation, "body") || !given)
        return usage_error(invocation->command,
                           "'--body' and '--date' are needed: who approved "
                           "it, and when");
    if (!date_read(str_of(given), &date))
        return usage_error(invocation->command,
                           "'--date %s' is not a date such as 2025-11-27",
                           given);
    if (given_today && !date_read(str_of(given_today), &today))
        return usage_error(invocation->command,
                           "'--today %s' is not a date such as 2025-11-27",
                           given_today);
    const char *note = option_value(invocation, "revision");
    if (note && !str_trim(str_of(note)).len)
        return usage_error(invocation->command,
                           "'--revision' needs words that say what changed");
    struct diagnostics all = diagnostics_make(invocation->arena);
    struct diagnostics findings = diagnostics_make(invocation->arena);
    enum approval_result result = record_it(invocation, date, today, &findings,
                                            &all);
    report_print(stdout, &findings);
    report_print(stderr, &all);
    if (result == APPROVAL_REFUSED)
        printf("not recorded: %zu findings must be mended first\n",
               findings.counts[DIAGNOSTIC_ERROR]);
    return result == APPROVAL_RECORDED  ? STATUS_DONE
           : result == APPROVAL_REFUSED ? STATUS_FOUND
                                        : STATUS_UNUSABLE;
}

static const struct option options[] = {
    {"body", "NAME", "the body that approved it, such as Council; needed"},
    {"date", "DATE", "the day of the approval, such as 2025-11-27; needed"},
    {"minute", "TEXT",
     "where the decision is recorded, such as Council 25/118"},
    {"revision", "NOTE", "what a correction changed, for the page to explain"},
    {"today", "DATE", "check as on that day, such as 2025-12-01"},
    {NULL, NULL, NULL},
};

const struct command command_approve = {
    .name = "approve",
    .arguments = "PERIOD",
    .least = 1,
    .most = 1,
    .summary = "record that the governing body approved a statement",
    .details = "PERIOD is the folder of the period, such as "
               "exampleford/2024-25. Its text is\nfrozen: from then on it "
               "is printed from PERIOD/record, whatever becomes of the\n"
               "files that it was made from. Refused while something must "
               "be mended.",
    .options = options,
    .run = run_approve,
};

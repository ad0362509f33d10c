/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cmd/avow/commands.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "data/ini_write.h"
#include "statement/approval.h"

/* The body that approved what is revised now. */
static struct str former_body(const struct member *member)
{
    const struct ini_section *section =
        member->record ? ini_section(member->record->ini, "approval") : NULL;
    const struct ini_entry *body = section ? ini_entry(section, "body") : NULL;
    return body ? body->value : str_of("");
}

/*
 * What the options say of the approval, as the sections of an INI file, so that
 * all of it can be read back. False: errors were added.
 */
static bool read_approval(const struct invocation *invocation,
                          const struct member *member,
                          struct approval *approval, struct diagnostics *all)
{
    struct arena *arena = invocation->arena;
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    const char *body = option_value(invocation, "body");
    const char *minute = option_value(invocation, "minute");
    const char *note = option_value(invocation, "revision");
    struct buffer text = buffer_make(FILE_MAX);
    buffer_add_text(&text, "[approval]\n");
    ini_write_entry(&text, "body", body ? str_of(body) : former_body(member));
    ini_write_entry(&text, "date", str_of(option_value(invocation, "date")));
    if (minute)
        ini_write_entry(&text, "minute", str_of(minute));
    buffer_add_text(&text, "[revision]\n");
    ini_write_entry(&text, "note", str_of(note));
    struct source *source = source_new(arena, "the options of avow approve",
                                       str_copy(arena, buffer_str(&text)));
    buffer_release(&text);
    const struct ini *ini = ini_read_text(arena, source, all);
    if (all->counts[DIAGNOSTIC_ERROR] != before)
        return false;
    const struct ini_entry *date = ini_entry(ini_section(ini, "approval"),
                                             "date");
    approval->ini = ini;
    approval->date_at = date->at;
    approval->note = ini_entry(ini_section(ini, "revision"), "note")->value;
    return date_read(date->value, &approval->date);
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
                                      struct date today,
                                      struct diagnostics *findings,
                                      struct diagnostics *all)
{
    struct arena *arena = invocation->arena;
    struct project *project = project_open(arena, invocation->shelf,
                                           invocation->arguments[0],
                                           PROJECT_SOURCES, all);
    const struct member *member = project ? one_member(invocation, project, all)
                                          : NULL;
    struct approval approval;
    if (!member || all->counts[DIAGNOSTIC_ERROR] ||
        !read_approval(invocation, member, &approval, all))
        return APPROVAL_UNUSABLE;
    enum approval_result result = approve(arena, invocation->shelf, project,
                                          member, &approval, today, findings,
                                          all);
    if (result == APPROVAL_RECORDED) {
        bool here = !strcmp(project->folder, ".");
        printf("recorded the %s of ",
               approval.note.len ? "revision" : "approval");
        report_name(project->folder, member->period);
        report_line(arena_format(arena, "; 'avow build%s%s' makes it public",
                                 here ? "" : " ", here ? "" : project->folder));
    }
    return result;
}

static enum status run_approve(const struct invocation *invocation)
{
    const char *given = option_value(invocation, "date");
    const char *given_today = option_value(invocation, "today");
    struct date date, today = date_today();
    const char *note = option_value(invocation, "revision");
    if (note && !given)
        return usage_error(invocation->command,
                           "'--date' is needed: when the revision was "
                           "approved");
    if (!given || (!note && !option_value(invocation, "body")))
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
    if (note && str_is_blank(str_of(note)))
        return usage_error(invocation->command,
                           "'--revision' needs words that say what changed");
    struct diagnostics all = diagnostics_make(invocation->arena);
    struct diagnostics findings = diagnostics_make(invocation->arena);
    enum approval_result result = record_it(invocation, today, &findings, &all);
    report_print(stdout, &findings);
    report_print(stderr, &all);
    if (result == APPROVAL_REFUSED)
        printf("not recorded: %zu %s must be mended first\n",
               findings.counts[DIAGNOSTIC_ERROR],
               findings.counts[DIAGNOSTIC_ERROR] == 1 ? "finding" : "findings");
    return result == APPROVAL_RECORDED  ? STATUS_DONE
           : result == APPROVAL_REFUSED ? STATUS_FOUND
                                        : STATUS_UNUSABLE;
}

static const struct option options[] = {
    {"body", "NAME", "the body that approved it; needed, but for a revision"},
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

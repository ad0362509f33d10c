/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "base/file.h"
#include "cmd/avow/commands.h"
#include "cmd/avow/today.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "statement/examine.h"
#include "statement/paper_page.h"
#include "statement/stand_in.h"

/* No page is larger (16 MiB). */
#define PAGE_MAX ((size_t)16 * 1024 * 1024)

/* The latest that is wanted, a draft before one that is approved, no
 * translation where there is another. */
static struct member *choose(const struct project *project)
{
    struct member *chosen = NULL;
    for (size_t i = 0; i < project->count; i++) {
        struct member *member = &project->members[i];
        if (!member->wanted || !member->statement ||
            (!member->usable && !member->approved) ||
            (member->record && member->record->withdrawn.year))
            continue;
        if (!chosen || (chosen->approved && !member->approved) ||
            (chosen->approved == member->approved && !*member->translation_of))
            chosen = member;
    }
    return chosen;
}

/* The statement that the paper is about; NULL: errors were added. */
static struct member *find(const struct invocation *invocation,
                           struct project **project, struct diagnostics *all)
{
    const char *path = invocation->argument_count ? invocation->arguments[0]
                                                  : ".";
    *project = project_open(invocation->arena, invocation->shelf, path,
                            PROJECT_SOURCES, all);
    struct member *member = *project ? choose(*project) : NULL;
    if (*project && !member && !all->counts[DIAGNOSTIC_ERROR]) {
        diagnostic_error(
            all, place_line(source_new(all->arena, path, str_of("")), 0),
            "has no statement that a paper could be about");
        diagnostic_remedy(all, "name a period that was not withdrawn, and "
                               "whose files are there");
    }
    return all->counts[DIAGNOSTIC_ERROR] ? NULL : member;
}

static bool write_paper(const struct invocation *invocation, struct date today,
                        struct diagnostics *all)
{
    struct arena *arena = invocation->arena;
    struct project *project;
    struct member *member = find(invocation, &project, all);
    const struct examination wanted = {
        .today = today, .scope = CHECK_IN_FORCE, .telling = CHECK_TELL_UNMET};
    struct checked checked;
    if (!member || !examine(arena, invocation->shelf, project, member, &wanted,
                            &checked, all))
        return false;
    stand_in_report_none(project, member, all);
    const char *path = option_value(invocation, "output");
    if (!path)
        path = path_join(arena, project->folder,
                         arena_format(arena, "paper-%s.html", member->period));
    struct buffer page = buffer_make(PAGE_MAX);
    bool wrote;
    bool done = paper_page_make(arena, &page, invocation->shelf, &checked,
                                all) &&
                file_replace(path, buffer_str(&page), &wrote, all);
    buffer_release(&page);
    if (done) {
        fputs(wrote ? "wrote " : "kept  ", stdout);
        report_line(path);
    }
    return done;
}

static enum status run_paper(const struct invocation *invocation)
{
    struct date today;
    if (!find_today(invocation, &today))
        return usage_error(invocation->command,
                           "'--today %s' is not a date such as 2025-07-31",
                           option_value(invocation, "today"));
    struct diagnostics all = diagnostics_make(invocation->arena);
    bool done = write_paper(invocation, today, &all);
    report_print(stderr, &all);
    return done ? STATUS_DONE : STATUS_UNUSABLE;
}

static const struct option options[] = {
    {"output", "FILE", "write it there, not to paper-PERIOD.html"},
    {"today", "DATE", "write it as on that day, such as 2025-07-31"},
    {NULL, NULL, NULL},
};

const struct command command_paper = {
    .name = "paper",
    .arguments = "[PATH]",
    .least = 0,
    .most = 1,
    .summary = "write the paper for the committee that approves a statement",
    .details = "One page to be printed, of the newest draft: what the "
               "committee is asked, what\nchanged since the last statement, "
               "what the law still asks for, the figures, the\ntext and a "
               "line to sign. It is never published.",
    .options = options,
    .run = run_paper,
};

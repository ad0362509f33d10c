/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "cmd/avow/commands.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "statement/adapt.h"
#include "statement/project.h"

/*
 * The one statement that is wanted, or the latest. NULL: there is none, or the
 * pack of one that is not approved cannot be told.
 */
static const struct member *latest_wanted(const struct project *project,
                                          size_t *wanted)
{
    const struct member *latest = NULL;
    bool known = true;
    *wanted = 0;
    for (size_t i = 0; i < project->count; i++) {
        const struct member *member = &project->members[i];
        *wanted += member->wanted;
        known = known &&
                (!member->wanted || member->approved || member->statement);
        if (member->wanted && member->statement)
            latest = member;
    }
    return known ? latest : NULL;
}

static bool adapt(const struct invocation *invocation, struct diagnostics *all)
{
    struct arena *arena = invocation->arena;
    const char *where = invocation->argument_count > 1
                            ? invocation->arguments[1]
                            : ".";
    struct project *project = project_open(arena, invocation->shelf, where,
                                           PROJECT_SOURCES, all);
    if (!project)
        return false;
    size_t wanted;
    const struct member *member = latest_wanted(project, &wanted);
    if (!member)
        return false;
    /* One period's folder was named: the wording is for that year. */
    bool one_year = wanted == 1 && project->count > 1;
    const char *folder = one_year ? member->statement->folder : project->folder;
    const char *path;
    if (!adapt_part(arena, member->statement->pack, invocation->arguments[0],
                    folder, &path, all))
        return false;
    fputs("wrote ", stdout);
    report_text(stdout, str_of(path));
    puts(": edit it as you like");
    return true;
}

static enum status run_adapt(const struct invocation *invocation)
{
    struct diagnostics all = diagnostics_make(invocation->arena);
    bool done = adapt(invocation, &all);
    report_print(stderr, &all);
    return done ? STATUS_DONE : STATUS_UNUSABLE;
}

static const struct option options[] = {{NULL, NULL, NULL}};

const struct command command_adapt = {
    .name = "adapt",
    .arguments = "PART [PATH]",
    .least = 1,
    .most = 2,
    .summary = "copy a part of the pack into the project, to be edited",
    .details = "Into the project's parts/, for every year; where PATH is the "
               "folder of one\nperiod, into that one's. The copy remembers "
               "which part of which pack it was.",
    .options = options,
    .run = run_adapt,
};

/* SPDX-License-Identifier: BSD-2-Clause */
#include "cmd/avow/each.h"

#include "cmd/avow/report.h"

enum status worse_status(enum status a, enum status b)
{
    return a > b ? a : b;
}

static enum status visit_project(struct visit *visit, const char *path,
                                 visitor *act, bool faulty_too)
{
    visit->all = diagnostics_make(visit->arena);
    struct project *project = project_open(
        visit->arena, visit->invocation->shelf, path, &visit->all);
    visit->project = project;
    enum status status = STATUS_DONE;
    for (size_t i = 0; project && i < project->count; i++) {
        struct member *member = &project->members[i];
        bool fit = member->usable || (faulty_too && member->statement);
        if (member->wanted && fit)
            status = worse_status(status, act(visit, member->statement));
    }
    diagnostics_sort(&visit->all);
    report_print(stderr, &visit->all);
    if (visit->all.counts[DIAGNOSTIC_ERROR])
        status = STATUS_UNUSABLE;
    return status;
}

enum status each_statement(const struct invocation *invocation, visitor *act,
                           bool faulty_too)
{
    static char here[] = ".";
    char *otherwise[] = {here, NULL};
    char **path = invocation->argument_count ? invocation->arguments
                                             : otherwise;
    struct visit visit = {.invocation = invocation, .arena = arena_new()};
    enum status status = STATUS_DONE;
    for (; *path; path++) {
        status = worse_status(status,
                              visit_project(&visit, *path, act, faulty_too));
        arena_reset(visit.arena);
    }
    arena_free(visit.arena);
    return status;
}

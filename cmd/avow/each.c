/* SPDX-License-Identifier: BSD-2-Clause */
#include "cmd/avow/each.h"

#include "cmd/avow/report.h"

enum status worse_status(enum status a, enum status b)
{
    return a > b ? a : b;
}

static enum status visit_members(struct visit *visit,
                                 const struct errand *errand)
{
    enum status status = STATUS_DONE;
    for (size_t i = 0; i < visit->project->count; i++) {
        struct member *member = &visit->project->members[i];
        bool fit = member->usable || (errand->faulty_too && member->statement);
        if (member->wanted && fit)
            status = worse_status(status, errand->act(visit, member));
    }
    if (errand->close)
        status = worse_status(status, errand->close(visit));
    return status;
}

static enum status visit_project(struct visit *visit, const char *path,
                                 const struct errand *errand)
{
    visit->all = diagnostics_make(visit->arena);
    visit->project = project_open(visit->arena, visit->invocation->shelf, path,
                                  errand->need, &visit->all);
    enum status status = visit->project ? visit_members(visit, errand)
                                        : STATUS_DONE;
    diagnostics_sort(&visit->all);
    report_print(stderr, &visit->all);
    if (visit->all.counts[DIAGNOSTIC_ERROR])
        status = STATUS_UNUSABLE;
    return status;
}

enum status each_project(const struct invocation *invocation,
                         const struct errand *errand)
{
    static char here[] = ".";
    char *otherwise[] = {here, NULL};
    char **path = invocation->argument_count ? invocation->arguments
                                             : otherwise;
    struct visit visit = {.invocation = invocation, .arena = arena_new()};
    enum status status = STATUS_DONE;
    for (; *path; path++) {
        status = worse_status(status, visit_project(&visit, *path, errand));
        arena_reset(visit.arena);
    }
    arena_free(visit.arena);
    return status;
}

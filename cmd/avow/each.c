/* SPDX-License-Identifier: BSD-2-Clause */
#include "cmd/avow/each.h"

#include <pthread.h>
#include <string.h>

#include "cmd/avow/jobs.h"
#include "cmd/common/report.h"
#include "data/names.h"

struct claims {
    struct arena *arena;
    struct names pages; /* each with the file that claimed it */
    pthread_mutex_t lock;
};

enum status worse_status(enum status a, enum status b)
{
    return a > b ? a : b;
}

static char *keep(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

const char *visit_claim(struct visit *visit, const char *page, const char *file)
{
    struct claims *claims = visit->claims;
    pthread_mutex_lock(&claims->lock);
    const char *other = names_claim(&claims->pages, NULL,
                                    keep(claims->arena, page),
                                    keep(claims->arena, file));
    pthread_mutex_unlock(&claims->lock);
    return other && strcmp(other, file) != 0 ? other : NULL;
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

enum status visit_path(struct visit *visit, const char *path,
                       const struct errand *errand)
{
    visit->all = diagnostics_make(visit->arena);
    visit->project = project_open(visit->arena, visit->shelf, path,
                                  errand->need, &visit->all);
    enum status status = visit->project ? visit_members(visit, errand)
                                        : STATUS_DONE;
    diagnostics_sort(&visit->all);
    report_print_as(visit->err, visit->colour, &visit->all);
    if (visit->all.counts[DIAGNOSTIC_ERROR])
        status = STATUS_UNUSABLE;
    arena_reset(visit->arena);
    return status;
}

static enum status visit_paths(struct visit *visit, char **paths,
                               const struct errand *errand)
{
    enum status status = STATUS_DONE;
    for (; *paths; paths++)
        status = worse_status(status, visit_path(visit, *paths, errand));
    return status;
}

enum status each_project(const struct invocation *invocation,
                         const struct errand *errand, size_t threads)
{
    static char here[] = ".";
    char *otherwise[] = {here, NULL};
    size_t count = invocation->argument_count;
    bool alone = threads <= 1 || count <= 1;
    if (alone)
        arena_expect_much(invocation->arena);
    /* Where threads claim pages they do nothing else. */
    struct arena *claimed = alone ? arena_within(invocation->arena)
                                  : arena_new();
    struct claims claims = {.arena = claimed, .pages = {.arena = claimed}};
    struct visit visit = {
        .invocation = invocation,
        .shelf = invocation->shelf,
        .arena = alone ? arena_within(invocation->arena) : arena_new(),
        .out = stdout,
        .err = stderr,
        .colour = report_in_colour(stderr),
        .claims = &claims,
        .kept = errand->kept,
    };
    pthread_mutex_init(&claims.lock, NULL);
    enum status status;
    if (alone)
        status = visit_paths(&visit, count ? invocation->arguments : otherwise,
                             errand);
    else
        status = jobs_run(&visit, errand, invocation->arguments, count,
                          threads < count ? threads : count);
    pthread_mutex_destroy(&claims.lock);
    arena_free(visit.arena);
    arena_free(claimed);
    return status;
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <string.h>

#include "cmd/avow/each.h"
#include "cmd/avow/options.h"
#include "cmd/avow/report.h"
#include "statement/build.h"
#include "statement/public.h"

static bool is_quiet(const struct visit *visit)
{
    return option_value(visit->invocation, "quiet");
}

static void say(const char *path, bool wrote)
{
    printf("%s ", wrote ? "wrote" : "kept ");
    report_text(stdout, str_of(path));
}

/* A page that this run has made, and of which file. */
struct made {
    struct made *next;
    const char *page, *file;
};

static const char *keep(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

/* Files of one folder may be of one period. False: an error was added. */
static bool claim_page(struct visit *visit, const struct statement *statement)
{
    const char *file = statement->source->path;
    const char *page = build_draft_path(visit->arena, visit->project,
                                        statement);
    for (const struct made *m = visit->kept; m; m = m->next) {
        if (strcmp(m->page, page) != 0 || !strcmp(m->file, file))
            continue;
        diagnostic_error(&visit->all, place_line(statement->source, 0),
                         "its page '%s' is that of '%s' as well", page,
                         m->file);
        diagnostic_remedy(&visit->all, "put each of the two into a folder of "
                                       "its own");
        return false;
    }
    struct arena *arena = visit->invocation->arena;
    struct made *made = arena_alloc(arena, sizeof *made);
    *made = (struct made){visit->kept, keep(arena, page), keep(arena, file)};
    visit->kept = made;
    return true;
}

static enum status build_one(struct visit *visit, struct member *member)
{
    struct built built;
    if (member->approved)
        return STATUS_DONE;
    /* Periods of a project have folders of their own. */
    if (!visit->project->organisation && !claim_page(visit, member->statement))
        return STATUS_UNUSABLE;
    if (!build_draft(visit->arena, visit->project, member->statement, &built,
                     &visit->all))
        return STATUS_UNUSABLE;
    if (is_quiet(visit))
        return STATUS_DONE;
    say(built.path, built.wrote);
    if (built.gaps)
        printf(": a draft with %zu %s\n", built.gaps,
               built.gaps == 1 ? "gap" : "gaps");
    else
        printf(": a draft without gaps\n");
    return STATUS_DONE;
}

static enum status build_public(struct visit *visit)
{
    struct public_file *files;
    bool done = public_build(visit->arena, visit->invocation->shelf,
                             visit->project, &files, &visit->all);
    for (; files && !is_quiet(visit); files = files->next) {
        say(files->path, files->wrote);
        puts(files->withdrawn ? ": withdrawn" : ": approved");
    }
    return done ? STATUS_DONE : STATUS_UNUSABLE;
}

static enum status run_build(const struct invocation *invocation)
{
    static const struct errand errand = {
        .need = PROJECT_PUBLIC,
        .act = build_one,
        .close = build_public,
    };
    return each_project(invocation, &errand);
}

static const struct option options[] = {
    {"quiet", NULL, "print nothing but faults"},
    {NULL, NULL, NULL},
};

const struct command command_build = {
    .name = "build",
    .arguments = "[PATH…]",
    .most = (size_t)-1,
    .summary = "make the page of each statement",
    .details = "A PATH is a project's folder, one period's folder in it, or "
               "an INI file that\nholds a whole statement; this folder when "
               "none is given. Pages of what is not\napproved yet go to "
               "draft/ in the project, what is approved to public/. A\npage "
               "that would be the same is left alone.",
    .options = options,
    .run = run_build,
};

/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "cmd/avow/each.h"
#include "cmd/avow/options.h"
#include "cmd/avow/report.h"
#include "statement/build.h"

static void say(const struct built *built)
{
    printf("%s ", built->wrote ? "wrote" : "kept ");
    report_text(stdout, str_of(built->path));
    if (built->gaps)
        printf(": a draft with %zu %s\n", built->gaps,
               built->gaps == 1 ? "gap" : "gaps");
    else
        printf(": a draft without gaps\n");
}

static enum status build_one(struct visit *visit, struct statement *statement)
{
    struct built built;
    if (!build_draft(visit->arena, visit->project, statement, &built,
                     &visit->all))
        return STATUS_UNUSABLE;
    if (!option_value(visit->invocation, "quiet"))
        say(&built);
    return STATUS_DONE;
}

static enum status run_build(const struct invocation *invocation)
{
    return each_statement(invocation, build_one, false);
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
               "draft/ in the project. A page that would be the same is\n"
               "left alone.",
    .options = options,
    .run = run_build,
};

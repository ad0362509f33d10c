/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "cmd/avow/commands.h"
#include "cmd/avow/redline_print.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "statement/adapt.h"
#include "statement/adapted.h"
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

/* The pack's change beside the institution's own. */
static void show_changes(struct arena *arena, const struct adapted *one)
{
    static const char copied[] = "the pack's part as it was copied";
    struct redline_texts own = redline_of_part(arena, one->own);
    struct redline_texts now = redline_of_part(arena, one->now);
    struct redline_texts then = redline_of_part(arena, one->then);
    bool kept = one->then.len;
    if (!one->in_pack)
        puts("the pack does not have this part any more");
    else if (!one->changed)
        puts("the pack's part is as it was copied");
    else if (kept)
        redline_print(redline_make(arena, then, now),
                      (struct redline_names){copied, "the pack's part now"});
    else
        puts("what was copied was not kept; this is how the two differ:");
    putchar('\n');
    if (kept)
        redline_print(redline_make(arena, then, own),
                      (struct redline_names){copied, one->path});
    else if (one->in_pack)
        redline_print(redline_make(arena, now, own),
                      (struct redline_names){"the pack's part now", one->path});
}

static bool take(struct arena *arena, const struct adapted *one,
                 const char *root, struct diagnostics *all)
{
    if (!one->in_pack || !one->changed) {
        report_text(stdout, str_of(one->path));
        puts(one->in_pack ? ": it is of the pack's part as it is now"
                          : ": the pack does not have this part any more");
        return true;
    }
    if (!adapted_take(arena, one, root, all))
        return false;
    fputs("wrote ", stdout);
    report_text(stdout, str_of(one->path));
    puts(": it has seen the pack's part as it is now");
    return true;
}

/* Whether one is meant where a year was named, or none: the year's own, or the
 * project's where it has one. */
static bool is_meant(const struct adapted *first, const struct adapted *one,
                     bool one_year)
{
    bool common = false;
    for (; first; first = first->next)
        common = common || !first->in_period;
    return one->in_period == (one_year || !common);
}

/* Looks at the copies that there are of a part. */
static bool look_at(const struct invocation *invocation,
                    const struct statement *statement, bool one_year,
                    struct diagnostics *all)
{
    struct arena *arena = invocation->arena;
    const char *name = invocation->arguments[0];
    const struct adapted *one = adapted_find(arena, statement, name);
    bool done = true;
    if (!one) {
        diagnostic_error(all, place_line(statement->source, 0),
                         "no part '%s' was copied from the pack '%s'", name,
                         statement->pack->name);
        diagnostic_remedy(all, "'avow adapt %s %s' copies it", name,
                          statement->root);
        return false;
    }
    const struct adapted *first = one;
    bool taken = option_value(invocation, "taken"), any = !taken;
    for (; one && done; one = one->next) {
        if (taken && is_meant(first, one, one_year)) {
            any = true;
            done = take(arena, one, statement->root, all);
        } else if (!taken) {
            if (one != first)
                putchar('\n');
            show_changes(arena, one);
        }
    }
    if (!any) {
        diagnostic_error(all, first->at, "is the copy of every year, not of %s",
                         statement->period);
        diagnostic_remedy(all, "'avow adapt --taken %s %s'", name,
                          statement->root);
    }
    return done && any;
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
    if (!member) {
        for (size_t i = 0; i < project->count && !all->counts[DIAGNOSTIC_ERROR];
             i++)
            if (project->members[i].wanted && !project->members[i].statement)
                project_tell_faults(arena, invocation->shelf, project,
                                    &project->members[i], all);
        return false;
    }
    /* One period's folder was named: the wording is for that year. */
    bool one_year = wanted == 1 && project->count > 1;
    if (option_value(invocation, "diff") || option_value(invocation, "taken"))
        return look_at(invocation, member->statement, one_year, all);
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
    if (option_value(invocation, "diff") && option_value(invocation, "taken"))
        return usage_error(invocation->command,
                           "'--diff' and '--taken' exclude one another");
    bool done = adapt(invocation, &all);
    report_print(stderr, &all);
    return done ? STATUS_DONE : STATUS_UNUSABLE;
}

static const struct option options[] = {
    {"diff", NULL, "show what the pack has changed since, and what you have"},
    {"taken", NULL, "say that what is new in the pack's part is taken over"},
    {NULL, NULL, NULL},
};

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

/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "cmd/avow/commands.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "statement/new_year.h"
#include "statement/project.h"

/* The statement to begin from: the latest that is wanted, of those that
 * translate no other; NULL: there is none. */
static const struct statement *newest(const struct project *project)
{
    const struct statement *newest = NULL, *translation = NULL;
    for (size_t i = 0; i < project->count; i++) {
        const struct member *member = &project->members[i];
        if (!member->wanted || !member->statement)
            continue;
        if (*member->translation_of)
            translation = member->statement;
        else
            newest = member->statement;
    }
    return newest ? newest : translation;
}

/* What somebody does with the list above. */
static void print_next(const struct new_year *made)
{
    size_t count = 0;
    for (const struct year_task *task = made->first; task; task = task->next)
        count++;
    putchar('\n');
    if (count)
        printf("%zu %s to fill in or to look at. The INI files say the same in "
               "comments that begin with\n'New year:'. ",
               count, count == 1 ? "place" : "places");
    fputs("Then 'avow build ", stdout);
    report_text(stdout, str_of(made->folder));
    fputs("' makes the draft, and 'avow check ", stdout);
    report_text(stdout, str_of(made->folder));
    puts("' says\nwhat is still missing.");
}

static void print_made(const struct new_year *made)
{
    for (size_t i = 0; i < made->file_count; i++)
        report_line(made->files[i]);
    for (size_t i = 0; i < made->left_count; i++) {
        fputs("left where it is: ", stdout);
        report_line(made->left[i]);
    }
    if (made->first)
        puts("\nto fill in:");
    for (const struct year_task *task = made->first; task; task = task->next) {
        report_text(stdout, str_of(task->path));
        if (task->line)
            printf(":%zu", task->line);
        fputs(": ", stdout);
        report_line(task->text);
    }
    print_next(made);
}

static bool make(const struct invocation *invocation, struct new_year *made,
                 struct diagnostics *all)
{
    const char *period = invocation->arguments[0];
    const char *where = invocation->argument_count > 1
                            ? invocation->arguments[1]
                            : ".";
    struct project *project = project_open(invocation->arena, invocation->shelf,
                                           where, PROJECT_SOURCES, all);
    if (!project || all->counts[DIAGNOSTIC_ERROR])
        return false;
    const struct statement *from = newest(project);
    if (from && from->organisation)
        return new_year_make(invocation->arena, invocation->shelf, project,
                             from, period, made, all);
    struct source *source = source_new(invocation->arena, where, str_of(""));
    diagnostic_error(all, place_line(source, 0),
                     from ? "is a single file, which has no other years"
                          : "has no period whose files can be read");
    diagnostic_remedy(all, from ? "put it into a project's folder: 'avow new' "
                                  "makes one"
                                : "'avow check' says what is wrong with them");
    return false;
}

static enum status run_new_year(const struct invocation *invocation)
{
    const char *period = invocation->arguments[0];
    if (!new_year_may_be_named(period))
        return usage_error(invocation->command,
                           "'%s' cannot name a period's folder; 2025-26 can",
                           period);
    struct diagnostics all = diagnostics_make(invocation->arena);
    struct new_year made;
    bool done = make(invocation, &made, &all);
    if (done)
        print_made(&made);
    report_print(stderr, &all);
    return done ? STATUS_DONE : STATUS_UNUSABLE;
}

static const struct option options[] = {{NULL, NULL, NULL}};

const struct command command_new_year = {
    .name = "new-year",
    .arguments = "PERIOD [PATH]",
    .least = 1,
    .most = 2,
    .summary = "begin the next year's statement from the one before",
    .details = "Makes the folder PERIOD, such as 2025-26, from the newest "
               "period of the project,\nor from the one that PATH names. What "
               "lasts is kept; what is of its year alone\nis left empty and "
               "listed; goals become last year's, and figures those of the\n"
               "year before. A folder that is there is never written over.",
    .options = options,
    .run = run_new_year,
};

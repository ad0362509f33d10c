/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <string.h>

#include "cmd/avow/commands.h"
#include "cmd/avow/each.h"
#include "cmd/avow/today.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "statement/accepted.h"
#include "statement/build.h"
#include "statement/examine.h"
#include "statement/public.h"

#define JOBS_MAX 64

/* What all threads build with. */
struct building {
    struct build_wanted wanted;
    struct date today;
};

static bool is_quiet(const struct visit *visit)
{
    return option_value(visit->invocation, "quiet");
}

static void say(const struct visit *visit, const char *path, bool wrote)
{
    fputs(wrote ? "wrote " : "kept  ", visit->out);
    report_text(visit->out, str_of(path));
}

/* Files of one folder may be of one period. False: an error was added. */
static bool claim_page(struct visit *visit, const struct statement *statement)
{
    const char *page = build_draft_path(visit->arena, visit->project,
                                        statement);
    const char *other = visit_claim(visit, page, statement->source->path);
    if (!other)
        return true;
    diagnostic_error(&visit->all, place_line(statement->source, 0),
                     "its page '%s' is that of '%s' as well", page, other);
    diagnostic_remedy(&visit->all, "put each of the two into a folder of "
                                   "its own");
    return false;
}

/* How many findings there are that nobody has accepted. */
struct findings {
    size_t must, should, may;
};

/* Holds a draft that was built against its laws. False: errors were added. */
static bool check(struct visit *visit, struct member *member,
                  struct findings *findings)
{
    const struct building *building = visit->kept;
    const struct examination wanted = {.today = building->today,
                                       .scope = CHECK_IN_FORCE,
                                       .telling = CHECK_TELL_NONE};
    struct checked checked;
    if (!examine(visit->arena, visit->shelf, visit->project, member, &wanted,
                 &checked, &visit->all))
        return false;
    findings->must = accepted_open(checked.findings, DIAGNOSTIC_ERROR);
    findings->should = accepted_open(checked.findings, DIAGNOSTIC_WARNING);
    findings->may = accepted_open(checked.findings, DIAGNOSTIC_NOTE);
    return true;
}

/* `findings`: NULL where it was not checked. */
static void say_draft(const struct visit *visit, const struct built *built,
                      const struct findings *findings)
{
    say(visit, built->path, built->wrote);
    if (built->gaps)
        fprintf(visit->out, ": a draft with %zu %s", built->gaps,
                built->gaps == 1 ? "gap" : "gaps");
    else
        fputs(": a draft without gaps", visit->out);
    if (findings)
        fprintf(visit->out, "; to be mended: %zu must, %zu should, %zu may",
                findings->must, findings->should, findings->may);
    fputc('\n', visit->out);
    if (built->markdown) {
        say(visit, built->markdown, built->wrote_markdown);
        fputs(": its text\n", visit->out);
    }
    if (built->removed_markdown) {
        fputs("removed ", visit->out);
        report_text(visit->out, str_of(built->removed_markdown));
        fputs(": there is none of a draft with gaps\n", visit->out);
    }
}

static enum status build_one(struct visit *visit, struct member *member)
{
    const struct building *building = visit->kept;
    struct findings findings = {.must = 0};
    struct built built;
    if (member->approved)
        return STATUS_DONE;
    /* Periods of a project have folders of their own. */
    if (!visit->project->organisation && !claim_page(visit, member->statement))
        return STATUS_UNUSABLE;
    bool done = build_draft(visit->arena, visit->shelf, visit->project,
                            member->statement, &building->wanted, &built,
                            &visit->all);
    bool checked = done && building->wanted.whole &&
                   check(visit, member, &findings);
    /* A page that was written is told of, whatever failed after it. */
    if (!is_quiet(visit) && (done || built.wrote))
        say_draft(visit, &built, checked ? &findings : NULL);
    if (!done || (building->wanted.whole && !checked))
        return STATUS_UNUSABLE;
    return findings.must ? STATUS_FOUND : STATUS_DONE;
}

/* Drafts of what is public now are no drafts any more. */
static bool drop_drafts(struct visit *visit)
{
    const struct project *project = visit->project;
    for (size_t i = 0; i < project->count; i++) {
        const struct member *member = &project->members[i];
        const char *path;
        if (!member->record)
            continue;
        if (!build_drop_draft(visit->arena, project, member->period, &path,
                              &visit->all))
            return false;
        if (path && !is_quiet(visit)) {
            fputs("removed ", visit->out);
            report_text(visit->out, str_of(path));
            fputs(": a draft of what is approved\n", visit->out);
        }
    }
    return true;
}

static enum status build_public(struct visit *visit)
{
    struct public_file *files;
    bool done = public_build(visit->arena, visit->shelf, visit->project, &files,
                             &visit->all);
    for (; files && !is_quiet(visit); files = files->next) {
        say(visit, files->path, files->wrote);
        fputs(files->withdrawn ? ": withdrawn\n" : ": approved\n", visit->out);
    }
    return done && drop_drafts(visit) ? STATUS_DONE : STATUS_UNUSABLE;
}

/* How many threads are asked for; 0: what was given is no such number. */
static size_t find_jobs(const struct invocation *invocation)
{
    const char *given = option_value(invocation, "jobs");
    size_t jobs = 0;
    if (!given)
        return 1;
    for (; is_ascii_digit((unsigned char)*given) && jobs <= JOBS_MAX; given++)
        jobs = jobs * 10 + (size_t)(*given - '0');
    return *given || jobs > JOBS_MAX ? 0 : jobs;
}

static enum status run_build(const struct invocation *invocation)
{
    size_t jobs = find_jobs(invocation);
    if (!jobs)
        return usage_error(invocation->command,
                           "'--jobs %s' is not a number from 1 to %d",
                           option_value(invocation, "jobs"), JOBS_MAX);
    struct building building = {
        .wanted = {.whole = option_value(invocation, "check"),
                   .markdown = option_value(invocation, "markdown")},
    };
    if (!find_today(invocation, &building.today))
        return usage_error(invocation->command,
                           "'--today %s' is not a date such as 2025-07-31",
                           option_value(invocation, "today"));
    const struct errand errand = {
        .need = building.wanted.whole ? PROJECT_SOURCES : PROJECT_PUBLIC,
        .kept = &building,
        .act = build_one,
        .close = build_public,
    };
    return each_project(invocation, &errand, jobs);
}

static const struct option options[] = {
    {"check", NULL, "hold each draft against its laws, and count what is open"},
    {"jobs", "NUMBER", "build so many projects at once, one by one without it"},
    {"markdown", NULL, "write the text of each draft as Markdown, too"},
    {"quiet", NULL, "print nothing but faults"},
    {"today", "DATE", "check as on that day, such as 2025-07-31"},
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

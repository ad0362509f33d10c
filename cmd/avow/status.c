/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cmd/avow/commands.h"
#include "cmd/avow/each.h"
#include "cmd/avow/today.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "data/json.h"
#include "statement/examine.h"
#include "statement/standing.h"

/* No report is larger (64 MiB). */
#define REPORT_MAX ((size_t)64 * 1024 * 1024)

enum status_format {
    STATUS_TEXT,
    STATUS_CSV,
    STATUS_JSON,
};

/* What is kept over all projects. */
struct survey {
    struct standings standings;
    struct date today;
};

static enum status look(struct visit *visit, struct member *member)
{
    struct survey *survey = visit->kept;
    const struct examination wanted = {.today = survey->today,
                                       .scope = CHECK_IN_FORCE,
                                       .telling = CHECK_TELL_UNMET};
    struct checked checked;
    if (!examine(visit->arena, visit->shelf, visit->project, member, &wanted,
                 &checked, &visit->all)) {
        standing_add_unusable(&survey->standings,
                              project_path(visit->project, member),
                              member->period, member->file);
        return STATUS_UNUSABLE;
    }
    standing_add(&survey->standings, &checked);
    return STATUS_DONE;
}

/* Statements of which nothing could be made are told as well. */
static enum status look_at_rest(struct visit *visit)
{
    struct survey *survey = visit->kept;
    for (size_t i = 0; i < visit->project->count; i++) {
        const struct member *member = &visit->project->members[i];
        if (member->wanted && !member->usable)
            standing_add_unusable(&survey->standings,
                                  project_path(visit->project, member),
                                  member->period, member->file);
    }
    return STATUS_DONE;
}

/* One project, which stands in the report whatever is wrong with it. */
static enum status survey_one(const struct invocation *invocation,
                              struct survey *survey, char *path)
{
    char *paths[] = {path, NULL};
    struct invocation one = *invocation;
    one.arguments = paths;
    one.argument_count = 1;
    const struct errand errand = {
        .need = PROJECT_SOURCES,
        .act = look,
        .close = look_at_rest,
        .kept = survey,
    };
    const struct standing *last = survey->standings.last;
    enum status status = each_project(&one, &errand, 1);
    if (survey->standings.last == last)
        standing_add_unusable(&survey->standings, path, "", path);
    return status;
}

/* Whether a name in a folder of members is one of them. */
static bool is_member(struct arena *arena, const char *path)
{
    struct str name = str_of(path);
    if (file_is_folder(path))
        return file_is_there(path_join(arena, path, "avow.ini")) ||
               file_is_there(path_join(arena, path, "statement.ini"));
    return name.len > 4 &&
           str_is(str_slice(name, name.len - 4, name.len), ".ini");
}

static enum status survey_folder(const struct invocation *invocation,
                                 struct survey *survey, const char *folder)
{
    struct arena *arena = invocation->arena;
    struct diagnostics all = diagnostics_make(arena);
    enum status status = STATUS_DONE;
    char **names;
    size_t count;
    if (!folder_list(arena, folder, &names, &count, &all)) {
        report_print(stderr, &all);
        return STATUS_UNUSABLE;
    }
    for (size_t i = 0; i < count; i++) {
        char *path = path_join(arena, folder, names[i]);
        if (is_member(arena, path))
            status = worse_status(status, survey_one(invocation, survey, path));
    }
    return status;
}

static enum status survey_paths(const struct invocation *invocation,
                                struct survey *survey)
{
    static char here[] = ".";
    enum status status = STATUS_DONE;
    for (size_t i = 0; i < invocation->argument_count; i++)
        status = worse_status(
            status, survey_one(invocation, survey, invocation->arguments[i]));
    if (!invocation->argument_count)
        status = survey_one(invocation, survey, here);
    return status;
}

static void print_counts(const struct standing *one)
{
    printf("%zu must, %zu should, %zu may", one->must, one->should, one->may);
    size_t accepted = one->accepted_must + one->accepted_should +
                      one->accepted_may;
    if (accepted)
        printf("; %zu accepted", accepted);
    putchar('\n');
}

static void print_due(const struct standing_due *due)
{
    printf("  due          %s  %-14s ", due->date, due->in);
    report_text(stdout, str_of(due->label));
    if (*due->row) {
        fputs(", ", stdout);
        report_text(stdout, str_of(due->row));
    }
    fputs(" (", stdout);
    report_text(stdout, str_of(due->source));
    puts(")");
}

/* One statement, with all that is known of it. */
static void print_whole(const struct standing *one)
{
    report_name(one->project, one->period);
    printf(": %s", one->state);
    if (*one->organisation) {
        fputs(", ", stdout);
        report_text(stdout, str_of(one->organisation));
    }
    putchar('\n');
    for (const struct standing_section *s = one->sections; s; s = s->next) {
        printf("  %-12s ", s->state);
        report_text(stdout, str_of(s->label));
        if (s->wanted)
            printf(" (%zu of %zu)", s->given, s->wanted);
        putchar('\n');
    }
    if (one->sections)
        printf("  sections     %zu of %zu completed\n", one->completed,
               one->section_count);
    if (!str_is(str_of(one->state), "unusable")) {
        fputs("  findings     ", stdout);
        print_counts(one);
    }
    for (const struct standing_due *d = one->due; d; d = d->next)
        print_due(d);
    fputs("  next         ", stdout);
    report_line(one->next_step);
}

static size_t name_width(const struct standing *one)
{
    size_t period = utf8_count(str_of(one->period));
    if (period && !strcmp(one->project, "."))
        return period; /* as report_name() prints it */
    return utf8_count(str_of(one->project)) + period + (period ? 1 : 0);
}

/* Many statements, a line each. */
static void print_lines(const struct standings *all)
{
    size_t width = 0;
    for (const struct standing *s = all->first; s; s = s->next)
        if (name_width(s) > width)
            width = name_width(s);
    for (const struct standing *s = all->first; s; s = s->next) {
        const struct standing_due *due = standing_first_due(s);
        report_name(s->project, s->period);
        printf("%*s  %s", (int)(width - name_width(s)), "", s->state);
        if (str_is(str_of(s->state), "unusable")) {
            putchar('\n');
            continue;
        }
        printf("%*s", (int)(11 - strlen(s->state)), "");
        if (s->section_count)
            printf("%3zu/%-3zu  ", s->completed, s->section_count);
        else
            fputs("         ", stdout);
        printf("%3zu must %3zu should %3zu may", s->must, s->should, s->may);
        if (due)
            printf("  %s %s", due->date, due->in);
        putchar('\n');
    }
}

static void print_standings(const struct standings *all, bool lines)
{
    if (!all->first)
        puts("no statement is there");
    else if (lines)
        print_lines(all);
    for (const struct standing *s = all->first; s && !lines; s = s->next)
        print_whole(s);
}

/* Writes the report where it is wanted. False: it could not be. */
static bool write_report(const struct invocation *invocation,
                         const struct survey *survey, enum status_format format)
{
    const char *path = option_value(invocation, "output");
    struct diagnostics all = diagnostics_make(invocation->arena);
    struct buffer report = buffer_make(REPORT_MAX);
    bool wrote;
    if (format == STATUS_CSV)
        standings_csv(&survey->standings, &report);
    else
        json_write(&report, standings_data(&survey->standings, survey->today));
    if (report.full) {
        diagnostic_error(&all, (struct place){0},
                         "the report is larger than %zu bytes", report.ceiling);
        diagnostic_remedy(&all, "look at fewer projects at once");
    } else if (!path) {
        fwrite(report.bytes, 1, report.len, stdout);
    } else {
        (void)!file_replace(path, buffer_str(&report), &wrote, &all);
    }
    buffer_release(&report);
    report_print(stderr, &all);
    return !all.counts[DIAGNOSTIC_ERROR];
}

static bool find_format(const struct invocation *invocation,
                        enum status_format *format)
{
    static const char *const formats[] = {"text", "csv", "json"};
    const char *value = option_value(invocation, "format");
    *format = STATUS_TEXT;
    for (size_t i = 0; value && i < sizeof formats / sizeof *formats; i++)
        if (!strcmp(value, formats[i])) {
            *format = (enum status_format)i;
            return true;
        }
    if (value)
        usage_error(invocation->command,
                    "'--format' cannot be '%s'; there are text, csv and json",
                    value);
    return !value;
}

static enum status run_status(const struct invocation *invocation)
{
    struct survey survey = {.standings = {.arena = invocation->arena}};
    const char *folder = option_value(invocation, "all");
    enum status_format format;
    if (!find_today(invocation, &survey.today))
        return usage_error(invocation->command,
                           "'--today %s' is not a date such as 2025-07-31",
                           option_value(invocation, "today"));
    if (!find_format(invocation, &format))
        return STATUS_USAGE;
    if (folder && invocation->argument_count)
        return usage_error(invocation->command,
                           "'--all %s' names all members, and '%s' is one more",
                           folder, invocation->arguments[0]);
    if (option_value(invocation, "output") && format == STATUS_TEXT)
        return usage_error(invocation->command,
                           "'--output' is for '--format csv' or json");
    enum status status = folder ? survey_folder(invocation, &survey, folder)
                                : survey_paths(invocation, &survey);
    if (format == STATUS_TEXT)
        print_standings(&survey.standings, folder != NULL);
    else if (!write_report(invocation, &survey, format))
        status = STATUS_UNUSABLE;
    return status;
}

static const struct option options[] = {
    {"all", "DIR", "of all projects in that folder, a line a statement"},
    {"format", "text|csv|json", "how it is written"},
    {"output", "FILE", "write it there, not to standard output"},
    {"today", "DATE", "as on that day, such as 2025-07-31"},
    {NULL, NULL, NULL},
};

const struct command command_status = {
    .name = "status",
    .arguments = "[PATH…]",
    .most = (size_t)-1,
    .summary = "say how far each statement is, and what to do next",
    .details = "Prints which sections are filled in, how many findings there "
               "are, the days to\neach deadline, and the next step. One "
               "statement with faults does not stop the\nothers.",
    .options = options,
    .run = run_status,
};

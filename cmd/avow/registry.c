/* SPDX-License-Identifier: BSD-2-Clause */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/avow/commands.h"
#include "cmd/avow/each.h"
#include "cmd/avow/registry.h"
#include "cmd/avow/registry_text.h"
#include "cmd/avow/today.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "statement/filing_output.h"
#include "statement/reprint.h"
#include "statement/skeleton.h"

/* No file that is begun with is larger. */
#define SKELETON_MAX ((size_t)1024 * 1024)

/* What is kept while projects are gone through. */
struct filing_errand {
    const struct form *form;
    struct date today;
    const char *base; /* the current folder */
};

bool registry_usable(struct visit *visit, struct member *member)
{
    if (!member->statement)
        project_tell_faults(visit->arena, visit->shelf, visit->project, member,
                            &visit->all);
    return member->statement;
}

/* The language that the form is in; NULL: errors were added. */
static const struct locale *locale_of(struct visit *visit,
                                      const struct form *form,
                                      const struct statement *statement)
{
    return form->language ? shelf_locale(visit->shelf, form->language,
                                         (struct place){0}, &visit->all)
                          : statement->locale;
}

/* The file that answers what only the form asks for, to be filled in. */
static enum status begin_one(struct visit *visit, struct member *member)
{
    const struct filing_errand *errand = visit->kept;
    const char *root = visit->project->folder;
    if (!registry_usable(visit, member))
        return STATUS_UNUSABLE;
    const char *path = filing_file(visit->arena, errand->form,
                                   member->statement, ".ini");
    if (file_is_there(path)) {
        diagnostic_error(
            &visit->all,
            place_line(source_new(visit->arena, path, str_of("")), 0),
            "is there already");
        diagnostic_remedy(&visit->all, "fill it in, then leave '--begin' out");
        return STATUS_UNUSABLE;
    }
    struct buffer text = buffer_within(visit->arena, SKELETON_MAX);
    skeleton_write_form(&text, errand->form);
    bool wrote;
    if (!file_stays_inside(root, member->statement->folder, &visit->all) ||
        !file_replace(path, buffer_str(&text), &wrote, &visit->all))
        return STATUS_UNUSABLE;
    fputs("wrote ", stdout);
    report_line(path);
    return STATUS_DONE;
}

const struct filing *registry_filing(struct visit *visit, struct member *member,
                                     const struct form *form, struct date today,
                                     struct diagnostics *findings)
{
    if (!registry_usable(visit, member))
        return NULL;
    struct statement *statement = member->statement;
    const struct locale *locale = locale_of(visit, form, statement);
    if (!locale || !reprint_or_make(visit->arena, member, &visit->all) ||
        !filing_lay(visit->arena, form, locale, statement, &visit->all))
        return NULL;
    return filing_make(visit->arena, form, locale, statement, today, findings);
}

static enum status file_one(struct visit *visit, struct member *member)
{
    const struct filing_errand *errand = visit->kept;
    struct diagnostics findings = diagnostics_make(visit->arena);
    const struct filing *filing = registry_filing(visit, member, errand->form,
                                                  errand->today, &findings);
    if (!filing)
        return STATUS_UNUSABLE;
    report_print(stdout, &findings);
    registry_print(visit->project, filing);
    const char *folder = filing_write(visit->arena, visit->shelf,
                                      visit->project, member, filing, &findings,
                                      errand->base, &visit->all);
    if (!folder)
        return STATUS_UNUSABLE;
    printf("  wrote ");
    report_text(stdout, str_of(folder));
    puts("/index.html, to fill the form in from");
    bool done = filing->required_completed == filing->required_count &&
                !findings.counts[DIAGNOSTIC_ERROR];
    return done ? STATUS_DONE : STATUS_FOUND;
}

static enum status run_registry(const struct invocation *invocation)
{
    char base[4096];
    struct filing_errand kept = {.base = base};
    if (!find_today(invocation, &kept.today))
        return usage_error(invocation->command,
                           "'--today %s' is not a date such as 2025-07-31",
                           option_value(invocation, "today"));
    if (!strcmp(invocation->arguments[0], "compare"))
        return registry_compare(invocation, kept.today);
    if (!getcwd(base, sizeof base)) {
        fprintf(stderr, "avow: the current folder is not known: %s\n",
                strerror(errno));
        return STATUS_UNUSABLE;
    }
    struct diagnostics all = diagnostics_make(invocation->arena);
    kept.form = form_find(invocation->arena, shelf_library(invocation->shelf),
                          invocation->arguments[0], &all);
    report_print(stderr, &all);
    if (!kept.form)
        return STATUS_UNUSABLE;
    struct invocation rest = *invocation;
    rest.arguments++;
    rest.argument_count--;
    const struct errand errand = {
        .need = PROJECT_SOURCES,
        .act = option_value(invocation, "begin") ? begin_one : file_one,
        .kept = &kept,
    };
    return each_project(&rest, &errand, 1);
}

static const struct option options[] = {
    {"begin", NULL, "write a file to fill in what only the form asks for"},
    {"today", "DATE", "hold it against the form as on that day"},
    {NULL, NULL, NULL},
};

const struct command command_registry = {
    .name = "registry",
    .arguments = "REGISTRY|compare [PATH…]",
    .least = 1,
    .most = (size_t)-1,
    .summary =
        "say what a registry's form takes of each statement, and fill it",
    .details = "Holds every answer against the rules of the form, each fault "
               "with the line to\nedit, says how far each section is, and "
               "writes PERIOD/registry/NAME: a page to\nfill the form in "
               "from, and the answers as CSV and JSON. None of it is "
               "published.\n\n'avow registry compare FILE.csv' reads a "
               "registry's public download: what is\nfiled there for the "
               "organisation, and where it differs from the project.",
    .options = options,
    .run = run_registry,
};

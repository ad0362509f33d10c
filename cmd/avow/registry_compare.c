/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "cmd/avow/registry.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "statement/filing_compare.h"

/* What is kept while projects are gone through. */
struct compare_errand {
    const struct form *form;
    const char *path; /* of the download */
    struct date today;
    bool any; /* a statement was of a year that the download has */
};

static void print_text(const char *before, struct str text)
{
    fputs(before, stdout);
    report_text(stdout, text);
}

/* A value of several lines goes on below itself. */
static void print_value(const char *called, struct str value)
{
    printf("      %-10s ", called);
    if (!value.len)
        fputs("(nothing)", stdout);
    for (bool first = true; value.len && value.at; first = false) {
        struct str line = str_split(&value, '\n');
        if (!first)
            fputs("\n                 ", stdout);
        report_text(stdout, line);
    }
    fputc('\n', stdout);
}

/* Where it is mended in the project; what is told from the statement may also
 * be said to the form alone. */
static void print_edit(const struct filed_difference *one, const char *own)
{
    if (one->recorded)
        puts("      edit       'avow approve' records it");
    if (!one->at.source || one->recorded)
        return;
    print_text("      edit       ", str_of(one->at.source->path));
    if (one->at.line)
        printf(":%zu", one->at.line);
    if (one->write && one->told) {
        print_text(", or write ", str_of(one->write));
        print_text(" of ", str_of(own));
    } else if (one->write) {
        print_text(": ", str_of(one->write));
    }
    fputc('\n', stdout);
}

static void print_difference(const struct filed_difference *one,
                             const char *own)
{
    print_text("    ", str_of(one->column));
    print_text(": ", str_of(one->asks));
    fputc('\n', stdout);
    print_value(one->listed ? "only filed" : "filed", one->filed);
    print_value(one->listed ? "only here" : "here", one->here);
    print_edit(one, own);
}

/* Why there is no row, and whose rows are near. */
static void print_missing(const struct comparison *found,
                          const struct filing *filing, const char *path)
{
    if (found->other_year && !found->has_year) {
        printf("  the download has nothing of the year %d\n", filing->year);
        return;
    }
    if (filing->year)
        printf("  nothing is filed for the year %d", filing->year);
    else
        fputs("  nothing is filed", stdout);
    print_text(" in ", str_of(path));
    fputc('\n', stdout);
    if (found->other_year)
        printf("  there is a row of it for the year %d\n", found->other_year);
    for (size_t i = 0; i < found->near_count; i++) {
        print_text(i ? "    " : "  near to its name are:\n    ",
                   str_of(found->near[i]));
        fputc('\n', stdout);
    }
}

static void print_found(const struct comparison *found, const char *own)
{
    size_t count = 0;
    for (const struct filed_difference *d = found->first; d; d = d->next)
        count++;
    print_text("  filed as ", found->name);
    if (found->number.len) {
        print_text(" (", found->number);
        fputc(')', stdout);
    }
    printf(", row %zu of ", found->row);
    report_text(stdout, str_of(found->at.source->path));
    printf(", found by its %s\n", found->by_number ? "number" : "name");
    if (found->more)
        printf("  %zu more %s of it there; this is the first\n", found->more,
               found->more == 1 ? "row is" : "rows are");
    printf("  %zu %s the same, %zu %s\n", found->same,
           found->same == 1 ? "column is" : "columns are", count,
           count == 1 ? "differs" : "differ");
    for (const struct filed_difference *d = found->first; d; d = d->next)
        print_difference(d, own);
}

static enum status compare_one(struct visit *visit, struct member *member)
{
    struct compare_errand *errand = visit->kept;
    struct diagnostics findings = diagnostics_make(visit->arena);
    const struct filing *filing = registry_filing(visit, member, errand->form,
                                                  errand->today, &findings);
    if (!filing)
        return STATUS_UNUSABLE;
    const struct comparison *found = compare_filing(visit->arena, errand->path,
                                                    filing, &visit->all);
    if (!found)
        return STATUS_UNUSABLE;
    report_name(visit->project->folder, member->period);
    print_text(": ", str_of(errand->form->title));
    fputc('\n', stdout);
    errand->any = errand->any || found->has_year;
    if (found->row)
        print_found(found, filing_file(visit->arena, errand->form,
                                       filing->statement, ".ini"));
    else
        print_missing(found, filing, errand->path);
    bool differs = found->first || (!found->row && found->has_year);
    return differs ? STATUS_FOUND : STATUS_DONE;
}

enum status registry_compare(const struct invocation *invocation,
                             struct date today)
{
    if (invocation->argument_count < 2)
        return usage_error(invocation->command,
                           "'avow registry compare' needs the file that a "
                           "registry lets everybody download");
    if (option_value(invocation, "begin"))
        return usage_error(invocation->command,
                           "'--begin' has no meaning for 'compare'");
    struct compare_errand kept = {.path = invocation->arguments[1],
                                  .today = today};
    struct diagnostics all = diagnostics_make(invocation->arena);
    kept.form = compare_form(invocation->arena,
                             shelf_library(invocation->shelf), kept.path, &all);
    report_print(stderr, &all);
    if (!kept.form)
        return STATUS_UNUSABLE;
    struct invocation rest = *invocation;
    rest.arguments += 2;
    rest.argument_count -= 2;
    const struct errand errand = {
        .need = PROJECT_SOURCES,
        .act = compare_one,
        .kept = &kept,
    };
    enum status status = each_project(&rest, &errand, 1);
    /* Of several statements one is enough: a download is of one year. */
    return kept.any ? status : worse_status(status, STATUS_FOUND);
}

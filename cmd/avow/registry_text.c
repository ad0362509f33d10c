/* SPDX-License-Identifier: BSD-2-Clause */
#include "cmd/avow/registry_text.h"

#include <stdio.h>

#include "cmd/common/report.h"

/* What is missing, and how and where it is written. */
static void print_missing(const struct filed_answer *answer)
{
    fputs("                 - ", stdout);
    report_text(stdout, str_of(answer->question->asks));
    if (answer->row)
        printf(" (row %zu)", answer->row);
    if (answer->recorded) {
        puts(": 'avow approve' records it");
        return;
    }
    if (answer->write) {
        fputs(": write ", stdout);
        report_text(stdout, str_of(answer->write));
    }
    if (answer->at.source) {
        fputs(answer->write ? " of " : ": ", stdout);
        report_text(stdout, str_of(answer->at.source->path));
    }
    fputc('\n', stdout);
}

static void print_page(const struct filed_page *page)
{
    if (!page->asked)
        return;
    if (page->page->repeats && !page->row_count) {
        fputs("                 - ", stdout);
        report_text(stdout, str_of(page->page->title));
        fputs(": no row\n", stdout);
    }
    for (const struct filed_answer *a = page->first; a; a = a->next)
        if (a->needed)
            print_missing(a);
}

static void print_section(const struct filed_section *section)
{
    printf("    %-12s ", filed_state_word(section->state));
    report_line(section->section->title);
    /* Nobody wants a list of all that may be left out. */
    if (section->state == FILED_NOT_STARTED && !section->part->required)
        return;
    for (const struct filed_page *p = section->first; p; p = p->next)
        print_page(p);
}

void registry_print(const struct project *project, const struct filing *filing)
{
    const struct form *form = filing->form;
    const struct form_part *part = NULL;
    report_name(project->folder, filing->statement->period);
    fputs(": ", stdout);
    report_text(stdout, str_of(form->title));
    if (form->as_of) {
        fputs(", ", stdout);
        report_text(stdout, str_of(form->as_of));
    }
    if (filing->year)
        printf(", for the year %d", filing->year);
    fputc('\n', stdout);
    for (const struct filed_section *s = filing->first; s; s = s->next) {
        if (s->part != part) {
            fputs("  ", stdout);
            report_text(stdout, str_of(s->part->title));
            puts(s->part->required ? " (required)" : " (optional)");
        }
        part = s->part;
        print_section(s);
    }
    printf("  %zu of %zu sections are completed; of those that are required, "
           "%zu of %zu\n",
           filing->completed, filing->count, filing->required_completed,
           filing->required_count);
}

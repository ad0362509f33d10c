/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "cmd/avow/check_output.h"
#include "cmd/common/report.h"
#include "statement/accepted.h"

/* Whether the law requires the statement, and what tells so. */
static void say_duty(const struct verdict *verdict)
{
    static const char *const duties[2][3] = {
        {
            [TRUTH_NO] = "voluntary",
            [TRUTH_YES] = "required",
            [TRUTH_UNKNOWN] = "whether it is required cannot be told",
        },
        {
            [TRUTH_NO] = "would be voluntary",
            [TRUTH_YES] = "would be required",
            [TRUTH_UNKNOWN] = "whether it would be required cannot be told",
        },
    };
    if (!verdict->law->required_when)
        return;
    printf("    %s: ", duties[verdict->law->pending][verdict->required]);
    report_line(verdict->required_why);
}

/* What a law's verdict is, in a line or two. */
static void say_law(const struct verdict *verdict)
{
    size_t counts[4] = {0};
    for (const struct outcome *o = verdict->first; o; o = o->next)
        counts[o->kind]++;
    fputs("  ", stdout);
    report_text(stdout, str_of(verdict->law->title));
    fputs(": ", stdout);
    if (!verdict->held) {
        fputs("not held against it: ", stdout);
        report_line(verdict->why_not);
        return;
    }
    if (verdict->law->pending)
        fputs("pending, not law: ", stdout);
    size_t idle = counts[OUTCOME_NOT_APPLICABLE];
    printf("%zu met, %zu not met, %zu cannot be told yet, %zu %s\n",
           counts[OUTCOME_MET], counts[OUTCOME_UNMET], counts[OUTCOME_UNKNOWN],
           idle, idle == 1 ? "does not apply" : "do not apply");
    say_duty(verdict);
}

/* What somebody has accepted is never left unsaid. */
static void say_accepted(const struct diagnostics *findings)
{
    size_t must = accepted_count(findings, DIAGNOSTIC_ERROR);
    size_t should = accepted_count(findings, DIAGNOSTIC_WARNING);
    size_t may = accepted_count(findings, DIAGNOSTIC_NOTE);
    if (must + should + may)
        printf("  accepted, and not mended: %zu must, %zu should, %zu may\n",
               must, should, may);
}

static void say_withdrawn(const struct record *record)
{
    char date[11];
    date_iso(record->withdrawn, date);
    printf(": withdrawn on %s: ", date);
    report_text(stdout, record->withdrawal);
    putchar('\n');
}

static void say_verdict(const struct checked *checked)
{
    const struct diagnostics *findings = checked->findings;
    const struct member *member = checked->member;
    size_t must = accepted_open(findings, DIAGNOSTIC_ERROR);
    size_t should = accepted_open(findings, DIAGNOSTIC_WARNING);
    size_t may = accepted_open(findings, DIAGNOSTIC_NOTE);
    report_name(checked->project->folder, member->period);
    if (member->record && member->record->withdrawn.year) {
        say_withdrawn(member->record);
        return;
    }
    puts(member->record ? ": approved" : ":");
    for (const struct verdict *v = checked->verdicts; v; v = v->next)
        say_law(v);
    if (must)
        printf("  to be mended: %zu must, %zu should, %zu may\n", must, should,
               may);
    else
        printf("  nothing %sthat must be mended; %zu should, %zu may\n",
               accepted_count(findings, DIAGNOSTIC_ERROR) ? "else " : "",
               should, may);
    say_accepted(findings);
}

void check_print(const struct checked *checked)
{
    report_print(stdout, checked->findings);
    report_print(stdout, checked->pending);
    say_verdict(checked);
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "cmd/avow/check_output.h"
#include "cmd/common/report.h"
#include "statement/accepted.h"

/* What a law's verdict is, in a line. */
static void say_law(const struct verdict *verdict)
{
    size_t counts[4] = {0};
    for (const struct outcome *o = verdict->first; o; o = o->next)
        counts[o->kind]++;
    fputs("  ", stdout);
    report_text(stdout, str_of(verdict->law->title));
    fputs(": ", stdout);
    if (!verdict->in_force) {
        printf("not in force on the last day of the period\n");
        return;
    }
    if (verdict->law->required_when)
        printf("%s; ", verdict->required == TRUTH_YES  ? "required"
                       : verdict->required == TRUTH_NO ? "voluntary"
                                                       : "required or voluntary"
                                                         " cannot be told");
    size_t idle = counts[OUTCOME_NOT_APPLICABLE];
    printf("%zu met, %zu not met, %zu cannot be told yet, %zu %s\n",
           counts[OUTCOME_MET], counts[OUTCOME_UNMET], counts[OUTCOME_UNKNOWN],
           idle, idle == 1 ? "does not apply" : "do not apply");
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

static void say_verdict(const struct checked *checked)
{
    const struct diagnostics *findings = checked->findings;
    const struct member *member = checked->member;
    size_t must = accepted_open(findings, DIAGNOSTIC_ERROR);
    size_t should = accepted_open(findings, DIAGNOSTIC_WARNING);
    size_t may = accepted_open(findings, DIAGNOSTIC_NOTE);
    report_text(stdout, str_of(checked->project->folder));
    fputc(' ', stdout);
    report_text(stdout, str_of(member->period));
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
    say_verdict(checked);
}

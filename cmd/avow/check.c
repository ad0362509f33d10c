/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "cmd/avow/each.h"
#include "cmd/avow/options.h"
#include "cmd/avow/report.h"
#include "cmd/avow/today.h"
#include "statement/check.h"

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

static enum status say_verdict(const struct visit *visit,
                               const struct statement *statement,
                               const struct verdict *verdicts,
                               const struct diagnostics *findings)
{
    size_t must = findings->counts[DIAGNOSTIC_ERROR];
    size_t should = findings->counts[DIAGNOSTIC_WARNING];
    size_t may = findings->counts[DIAGNOSTIC_NOTE];
    report_text(stdout, str_of(visit->project->folder));
    fputc(' ', stdout);
    report_text(stdout, str_of(statement->period));
    fputs(":\n", stdout);
    for (const struct verdict *v = verdicts; v; v = v->next)
        say_law(v);
    if (must)
        printf("  to be mended: %zu must, %zu should, %zu may\n", must, should,
               may);
    else
        printf("  nothing that must be mended; %zu should, %zu may\n", should,
               may);
    return must ? STATUS_FOUND : STATUS_DONE;
}

static size_t count_laws(const struct law *const *laws)
{
    size_t count = 0;
    while (laws[count])
        count++;
    return count;
}

static enum status check_one(struct visit *visit, struct statement *statement)
{
    if (!statement_make(visit->arena, statement, &visit->all))
        return STATUS_UNUSABLE;
    struct date today;
    (void)find_today(visit->invocation, &today);
    const struct law *const *laws = (const struct law *const *)statement->laws;
    struct verdict *verdicts = check_statement(visit->arena, statement, laws,
                                               count_laws(laws), today);
    struct diagnostics findings = diagnostics_make(visit->arena);
    check_report(verdicts, &findings);
    report_print(stdout, &findings);
    return say_verdict(visit, statement, verdicts, &findings);
}

static enum status run_check(const struct invocation *invocation)
{
    struct date today;
    if (!find_today(invocation, &today))
        return usage_error(invocation->command,
                           "'--today %s' is not a date such as 2025-07-31",
                           option_value(invocation, "today"));
    return each_statement(invocation, check_one, false);
}

static const struct option options[] = {
    {"today", "DATE", "check as on that day, such as 2025-07-31"},
    {NULL, NULL, NULL},
};

const struct command command_check = {
    .name = "check",
    .arguments = "[PATH…]",
    .most = (size_t)-1,
    .summary = "say what the law still asks of each statement",
    .details = "Prints what must, should and may be mended, each with the "
               "line to edit, and a\nverdict for each statement. The exit "
               "status is 1 when something must be mended.",
    .options = options,
    .run = run_check,
};

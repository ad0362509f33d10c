/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "cmd/avow/commands.h"
#include "cmd/avow/each.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "cmd/avow/today.h"
#include "statement/check.h"
#include "statement/moved.h"
#include "statement/reprint.h"

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
                               const struct member *member,
                               const struct verdict *verdicts,
                               const struct diagnostics *findings)
{
    size_t must = findings->counts[DIAGNOSTIC_ERROR];
    size_t should = findings->counts[DIAGNOSTIC_WARNING];
    size_t may = findings->counts[DIAGNOSTIC_NOTE];
    report_text(stdout, str_of(visit->project->folder));
    fputc(' ', stdout);
    report_text(stdout, str_of(member->period));
    puts(member->record ? ": approved" : ":");
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

/*
 * What is checked of an approved statement is the text that was approved, not
 * what its files would make now. False: errors were added.
 */
static bool make_document(struct visit *visit, struct member *member)
{
    struct statement *statement = member->statement;
    if (!member->record)
        return statement_make(visit->arena, statement, &visit->all);
    statement->document = reprint(visit->arena, member->record,
                                  statement->locale, statement->schema->areas,
                                  &visit->all);
    return statement->document != NULL;
}

static enum status check_laws(struct visit *visit, struct member *member,
                              struct diagnostics *findings)
{
    struct statement *statement = member->statement;
    struct date today;
    if (!make_document(visit, member) || !find_today(visit->invocation, &today))
        return STATUS_UNUSABLE;
    const struct law *const *laws = (const struct law *const *)statement->laws;
    struct verdict *verdicts = check_statement(visit->arena, statement, laws,
                                               count_laws(laws), today);
    check_report(verdicts, findings);
    if (member->record)
        moved_report(visit->arena, visit->shelf, visit->project, member,
                     findings);
    report_print(stdout, findings);
    return say_verdict(visit, member, verdicts, findings);
}

static enum status check_one(struct visit *visit, struct member *member)
{
    struct diagnostics findings = diagnostics_make(visit->arena);
    if (member->statement)
        return check_laws(visit, member, &findings);
    moved_report(visit->arena, visit->shelf, visit->project, member, &findings);
    report_print(stdout, &findings);
    return say_verdict(visit, member, NULL, &findings);
}

static enum status run_check(const struct invocation *invocation)
{
    struct date today;
    if (!find_today(invocation, &today))
        return usage_error(invocation->command,
                           "'--today %s' is not a date such as 2025-07-31",
                           option_value(invocation, "today"));
    static const struct errand errand = {
        .need = PROJECT_SOURCES,
        .act = check_one,
    };
    return each_project(invocation, &errand, 1);
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

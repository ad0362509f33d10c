/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "cmd/avow/check_output.h"
#include "cmd/avow/commands.h"
#include "cmd/avow/each.h"
#include "cmd/common/options.h"
#include "cmd/avow/today.h"
#include "statement/accepted.h"
#include "statement/examine.h"

/* What is kept while projects are checked. */
struct checking {
    struct check_output output;
    struct date today;
    enum diagnostic_level fail_on; /* findings of it, or worse, fail a check */
    enum check_scope scope;
};

/* Whether something is open that fails the check. */
static enum status status_of(const struct diagnostics *findings,
                             enum diagnostic_level fail_on)
{
    for (int level = (int)fail_on; level <= DIAGNOSTIC_ERROR; level++)
        if (accepted_open(findings, (enum diagnostic_level)level))
            return STATUS_FOUND;
    return STATUS_DONE;
}

static enum status check_one(struct visit *visit, struct member *member)
{
    struct checking *checking = visit->kept;
    enum check_format format = checking->output.format;
    bool whole = format == CHECK_HTML || format == CHECK_JSON;
    const struct examination wanted = {
        .today = checking->today,
        .scope = checking->scope,
        .telling = whole ? CHECK_TELL_ALL : CHECK_TELL_UNMET,
        .coverage = whole,
    };
    struct checked checked;
    if (!examine(visit->arena, visit->shelf, visit->project, member, &wanted,
                 &checked, &visit->all) ||
        !check_output_add(&checking->output, visit->shelf, &checked,
                          &visit->all))
        return STATUS_UNUSABLE;
    return status_of(checked.findings, checking->fail_on);
}

/* Which of the words an option's value is; the first where it is not given.
 * False: it is none of them, and so much was said. */
static bool word_of(const struct invocation *invocation, const char *option,
                    const char *const *words, size_t *index)
{
    const char *value = option_value(invocation, option);
    *index = 0;
    if (!value)
        return true;
    struct nearest nearest = nearest_make(str_of(value));
    for (size_t i = 0; words[i]; i++) {
        if (!strcmp(words[i], value)) {
            *index = i;
            return true;
        }
        nearest_offer(&nearest, words[i]);
    }
    usage_error(invocation->command, "'--%s' cannot be '%s'%s%s%s", option,
                value, nearest.best ? "; did you mean '" : "",
                nearest.best ? nearest.best : "", nearest.best ? "'?" : "");
    return false;
}

static enum status run_check(const struct invocation *invocation)
{
    static const char *const formats[] = {"text", "json", "sarif", "html",
                                          NULL};
    static const char *const levels[] = {"must", "should", "may", NULL};
    struct checking checking;
    size_t format, level;
    if (!find_today(invocation, &checking.today))
        return usage_error(invocation->command,
                           "'--today %s' is not a date such as 2025-07-31",
                           option_value(invocation, "today"));
    if (!word_of(invocation, "format", formats, &format) ||
        !word_of(invocation, "fail-on", levels, &level))
        return STATUS_USAGE;
    const char *path = option_value(invocation, "output");
    if (path && format == CHECK_TEXT)
        return usage_error(invocation->command,
                           "'--output' is for '--format json' and the like");
    checking.scope = option_value(invocation, "pending") ? CHECK_PENDING_TOO
                                                         : CHECK_IN_FORCE;
    checking.fail_on = (enum diagnostic_level)(DIAGNOSTIC_ERROR - level);
    if (!check_output_begin(&checking.output, invocation->arena,
                            (enum check_format)format, path))
        return STATUS_UNUSABLE;
    const struct errand errand = {
        .need = PROJECT_SOURCES,
        .act = check_one,
        .kept = &checking,
    };
    return check_output_end(&checking.output, checking.today,
                            each_project(invocation, &errand, 1));
}

static const struct option options[] = {
    {"fail-on", "must|should|may", "the least level that makes it fail"},
    {"format", "text|json|sarif|html", "how the findings are written"},
    {"output", "FILE", "write them there, not to standard output"},
    {"pending", NULL, "show what bills would ask that are not law yet"},
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
               "status is 1 when something must be mended,\nor what --fail-on "
               "says, and accepted.ini does not accept it.",
    .options = options,
    .run = run_check,
};

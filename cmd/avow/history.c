/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "cmd/avow/commands.h"
#include "cmd/avow/each.h"
#include "cmd/common/report.h"

static void say_text(const char *before, struct str text)
{
    if (!text.len)
        return;
    fputs(before, stdout);
    report_text(stdout, text);
}

/* What was looked at and did not turn out well, a line each. */
static void say_looks(const struct receipt *receipt)
{
    const struct value *looks = value_member(receipt->json,
                                             STR_LITERAL("looks"));
    size_t met = 0, all = 0;
    for (const struct value *l = looks ? value_items(looks) : NULL; l;
         l = l->next) {
        const struct value *outcome = value_member(l, STR_LITERAL("outcome"));
        all++;
        met += outcome && str_is(outcome->text, look_word(LOOK_MET));
    }
    if (!looks) {
        puts("    not looked at");
        return;
    }
    printf("    seen as approved in %zu of %zu points\n", met, all);
    for (const struct value *l = value_items(looks); l; l = l->next) {
        const struct value *outcome = value_member(l, STR_LITERAL("outcome"));
        const struct value *says = value_member(l, STR_LITERAL("says"));
        const struct value *what = value_member(l, STR_LITERAL("what"));
        if (!outcome || str_is(outcome->text, look_word(LOOK_MET)))
            continue;
        say_text("    ", outcome->text);
        say_text(": ", what ? what->text : str_of(""));
        say_text(": ", says ? says->text : str_of(""));
        putchar('\n');
    }
}

static void say_receipt(const struct visit *visit, const struct member *member,
                        const struct receipt *receipt)
{
    size_t sent = 0;
    const struct value *files = value_member(receipt->json,
                                             STR_LITERAL("files"));
    for (const struct value *f = files ? value_items(files) : NULL; f;
         f = f->next) {
        const struct value *action = value_member(f, STR_LITERAL("action"));
        sent += action && (str_is(action->text, "new") ||
                           str_is(action->text, "changed"));
    }
    say_text("", str_of(receipt->time));
    putchar(' ');
    report_name(visit->project->folder, member->period);
    say_text(" to ", str_of(receipt->target));
    say_text(" (", receipt_text(receipt, "how"));
    printf("): %zu %s sent", sent, sent == 1 ? "file" : "files");
    say_text(", ", receipt_text(receipt, "public"));
    putchar('\n');
    say_looks(receipt);
}

static enum status history_one(struct visit *visit, struct member *member)
{
    for (const struct receipt *r = member->receipts; r; r = r->next)
        say_receipt(visit, member, r);
    return STATUS_DONE;
}

static enum status run_history(const struct invocation *invocation)
{
    const struct errand errand = {
        .need = PROJECT_SOURCES,
        .act = history_one,
        .faulty_too = true,
    };
    return each_project(invocation, &errand, 1);
}

static const struct option options[] = {{NULL, NULL, NULL}};

const struct command command_history = {
    .name = "history",
    .arguments = "[PATH…]",
    .most = (size_t)-1,
    .summary = "list what was published, and what was seen of it",
    .details = "Prints the receipts in the records of the statements: when, "
               "where to, and what\n'avow verify' saw there. The newest of a "
               "statement comes first.",
    .options = options,
    .run = run_history,
};

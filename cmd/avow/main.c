/* SPDX-License-Identifier: BSD-2-Clause */
/* avow: all that builds, checks and approves, and never reaches a network. */
#include <stdio.h>

#include "cmd/avow/commands.h"
#include "cmd/common/program.h"
#include "document/document.h"

/* clang-format off */
static const struct command *const commands[] = {
    &command_new,
    &command_new_year,
    &command_build,
    &command_check,
    &command_diff,
    &command_explain,
    &command_evidence,
    &command_status,
    &command_deadlines,
    &command_paper,
    &command_approve,
    &command_withdraw,
    &command_export,
    &command_publish,
    &command_verify,
    &command_doctor,
    &command_trust,
    &command_history,
    &command_registry,
    &command_show,
    &command_list,
    &command_adapt,
    NULL,
};
/* clang-format on */

static void print_versions(void)
{
    printf("cmark %s\n", document_cmark_version());
}

int main(int count, char **words)
{
    return program_main(
        &(struct program){
            .about = "Builds, checks and approves modern slavery "
                     "statements.",
            .tour = "  avow new exampleford --pack uk-university\n"
                    "  avow build exampleford\n"
                    "  avow check exampleford\n",
            .commands = commands,
            .print_versions = print_versions},
        count, words);
}

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * avow-publish: all that speaks to the network. `avow publish` and the like
 * run it; it is no program of its own to a person.
 */
#include <signal.h>
#include <stdio.h>

#include "cmd/avow-publish/commands.h"
#include "cmd/common/program.h"
#include "publish/transfer.h"

/* clang-format off */
static const struct command *const commands[] = {
    &command_publish,
    &command_verify,
    &command_doctor,
    &command_trust,
    NULL,
};
/* clang-format on */

static void print_versions(void)
{
    struct arena *arena = arena_new();
    struct transfer_version versions[4];
    size_t count = transfer_versions(arena, versions);
    for (size_t i = 0; i < count; i++)
        printf("%s %s\n", versions[i].name, versions[i].version);
    arena_free(arena);
}

int main(int count, char **words)
{
    /* A host or a program that hangs up is an error to report. */
    signal(SIGPIPE, SIG_IGN);
    return program_main(
        &(struct program){
            .about = "Publishes approved statements, and looks at them where "
                     "they are.",
            .tour = "  avow publish exampleford --to web --dry-run\n"
                    "  avow publish exampleford --to web\n"
                    "  avow verify exampleford --to web\n",
            .commands = commands,
            .print_versions = print_versions},
        count, words);
}

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What `avow` and `avow-publish` have in common: looking a subcommand up,
 * running it, and ending with its status.
 */
#ifndef AVOW_CMD_PROGRAM_H
#define AVOW_CMD_PROGRAM_H

#include "cmd/common/command.h"

struct program {
    const char *about;                     /* a sentence for its --help */
    const char *tour;                      /* lines with a few examples */
    const struct command *const *commands; /* ended by NULL */
    void (*print_versions)(void);          /* of its libraries, a line each */
};

/* All of main(): returns the exit status. */
int program_main(const struct program *program, int count, char **words);

#endif

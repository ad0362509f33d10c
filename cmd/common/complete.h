/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a command line may go on with, for a shell that completes it: the
 * hidden `avow --complete WORD…`. It knows no command by itself: all comes
 * from the tables of commands and of their options.
 */
#ifndef AVOW_CMD_COMPLETE_H
#define AVOW_CMD_COMPLETE_H

#include "cmd/common/command.h"

/* Names of files fit as well; no other word is printed that is just that. */
#define COMPLETE_FILES "/"

/*
 * Prints, one a line, what the last of `words` may become; those before it
 * follow the program's name. Without words it is an empty first one. Nothing
 * is ever said of faults: whoever types wants to go on typing. `commands` is
 * ended by NULL.
 */
void complete_print(const struct command *const *commands, struct arena *arena,
                    struct shelf *shelf, char **words);

#endif

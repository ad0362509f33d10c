/* SPDX-License-Identifier: BSD-2-Clause */
/* Another program as a child of this one: how it is started, and ended. */
#ifndef AVOW_BASE_CHILD_H
#define AVOW_BASE_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/memory.h"

/*
 * Starts the words, ended by NULL: the first is a path, or a name to look for
 * in PATH. The child has files[0] as its standard input and so on, and nothing
 * else of ours that is closed on exec; `environment` is "NAME=VALUE" each,
 * ended by NULL. It leads a session of its own, so that what ends us by the
 * keyboard is ours to handle. -1: errno says why; one that cannot be run ends
 * with CHILD_ABSENT.
 */
pid_t child_start(char *const *words, const int *files, size_t count,
                  char **environment);
#define CHILD_ABSENT 127

/* An environment with some names put in, or in the place of the same ones; the
 * texts are borrowed. Both are ended by NULL. */
char **child_environment(struct arena *arena, char *const *ours,
                         char *const *more);

/* Whether it has ended; child_end() is still due. */
bool child_has_ended(pid_t pid);

/*
 * Waits until it ends by itself, so many milliseconds, and has it and its group
 * end then. Returns its status as wait(2) has it.
 */
int child_end(pid_t pid, int milliseconds);

#endif

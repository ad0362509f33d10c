/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How a file is replaced: another is written beside it, whole, and then takes
 * its place. For those who replace files in this folder.
 */
#ifndef AVOW_BASE_FILE_BESIDE_H
#define AVOW_BASE_FILE_BESIDE_H

#include <signal.h>
#include <stdbool.h>

#include "base/diagnostic.h"
#include "base/memory.h"
#include "base/text.h"

/*
 * Writes a new file in the folder of `path` and returns its name, in the
 * arena. The process number in it keeps two runs apart; a name that is taken
 * all the same was left by a run that was killed, or belongs to one on another
 * machine that shares the folder: it is left alone. What is `lasting` is on
 * the disk afterwards, even if the power fails. NULL: an error was added, and
 * nothing was left.
 */
char *file_write_beside(struct arena *arena, const char *path, struct str bytes,
                        bool lasting, struct diagnostics *all);

/*
 * The same, piece by piece: opens the new file and puts its name into
 * `temporary`; writes all of some bytes. -1 and false: errno says why.
 */
int file_open_beside(struct arena *arena, const char *path, char **temporary);
bool file_write_all(int fd, struct str bytes);

/* Puts it in the place of `path`. False: the same. */
MUST_USE bool file_take_place(const char *temporary, const char *path,
                              struct diagnostics *all);

/* file_replace() for a file that is not there, or holds other bytes: what it
 * holds is not looked at. */
MUST_USE bool file_write(const char *path, struct str bytes,
                         struct diagnostics *all);

/*
 * Lets the signals that would end the program wait while there are temporary
 * files, so that none is left behind: for a moment, or for as long as somebody
 * looks for those that wait (run_program()).
 */
void file_hold_signals(sigset_t *before);
void file_release_signals(const sigset_t *before);

#endif

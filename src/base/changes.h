/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Changes to files that belong together: all of them are made, or none. First
 * all that takes room is written beside what it is to replace; then each takes
 * its place.
 */
#ifndef AVOW_BASE_CHANGES_H
#define AVOW_BASE_CHANGES_H

#include <signal.h>
#include <stdbool.h>

#include "base/diagnostic.h"
#include "base/memory.h"
#include "base/text.h"

/* What is going to be changed. */
struct changes {
    struct arena *arena;
    struct change *first, *last;
    const char *stage, *folder; /* the one becomes the other; or NULL */
    sigset_t signals;           /* that are let through when it is over */
};

/*
 * Begins; ended by changes_commit() or changes_drop(), with no other between
 * them. Signals that would end the program wait for that.
 */
void changes_begin(struct changes *changes, struct arena *arena);

/*
 * Prepares to write or remove a file, or makes a folder (and those above it)
 * below `root`, which no link may lead out of. A file that is there has at
 * most FILE_MAX bytes. False: an error was added.
 */
MUST_USE bool changes_write(struct changes *changes, const char *path,
                            struct str bytes, struct diagnostics *all);
MUST_USE bool changes_remove(struct changes *changes, const char *path,
                             struct diagnostics *all);
MUST_USE bool changes_folder(struct changes *changes, const char *root,
                             const char *path, struct diagnostics *all);

/*
 * Prepares to make the folder `path`, which is not there, with the files that
 * are written into `stage` from now on: it appears whole, when all changes have
 * been made. One at a time. False: an error was added.
 */
MUST_USE bool changes_new_folder(struct changes *changes, const char *path,
                                 const char **stage, struct diagnostics *all);

/*
 * Makes all changes, in the order that they were prepared in. False: an error
 * was added, and those that had been made were undone, as far as that could
 * be done.
 */
MUST_USE bool changes_commit(struct changes *changes, struct diagnostics *all);

/* Makes none. */
void changes_drop(struct changes *changes);

#endif

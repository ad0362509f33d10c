/* SPDX-License-Identifier: BSD-2-Clause */
/* A folder for files that another program is to read or to write. */
#ifndef AVOW_BASE_SCRATCH_H
#define AVOW_BASE_SCRATCH_H

#include "base/diagnostic.h"
#include "base/memory.h"

/*
 * Makes an empty folder in `where` that nobody else can look into. NULL: an
 * error was added.
 */
char *scratch_make(struct arena *arena, const char *where,
                   struct diagnostics *all);

/* Removes it and all that is in it; no link is followed. */
void scratch_remove(const char *folder);

#endif

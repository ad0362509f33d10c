/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The names of files, taken apart and joined so that they cannot leave a root;
 * nothing here looks at a disk.
 */
#ifndef AVOW_BASE_PATH_H
#define AVOW_BASE_PATH_H

#include <stdbool.h>

#include "base/memory.h"
#include "base/text.h"

/* A path without slashes at its end, in the arena. */
char *path_tidy(struct arena *arena, const char *path);

/* base/name in the arena; a base of "." gives the name alone. */
char *path_join(struct arena *arena, const char *base, const char *name);

/*
 * Whether a name that came from a file may be joined to a folder: relative,
 * without a part "..", not empty, without a backslash. Links are looked at by
 * file_stays_inside().
 */
bool path_is_safe(struct str name);

/* The part of a path after its last slash (borrowed), and before it (arena;
 * "." when there is none). */
const char *path_name(const char *path);
char *path_folder(struct arena *arena, const char *path);

#endif

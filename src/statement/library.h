/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Where avow's own data is found: packs, laws, locales and themes (avow.5,
 * "FILES").
 */
#ifndef AVOW_STATEMENT_LIBRARY_H
#define AVOW_STATEMENT_LIBRARY_H

#include <stddef.h>

#include "base/diagnostic.h"
#include "base/memory.h"

/* Folders that hold statements/ and themes/, the first wins; NULL ends it. */
struct library {
    const char **roots;
};

/*
 * The library of this run: `from_environment` is the value of AVOW_DATA or
 * NULL, `program` the path of the running program or NULL, `installed` the
 * folder that make install filled.
 */
struct library *library_new(struct arena *arena, const char *from_environment,
                            const char *program, const char *installed);

/*
 * The path of a file or folder such as "statements/laws/NAME.ini" in the
 * first root that has it, in the arena; NULL when none has.
 */
char *library_find(struct arena *arena, const struct library *library,
                   const char *relative);

/*
 * The names below a folder such as "statements/packs", of all roots, sorted
 * and without doubles; `ending` (".ini" or "") is required and cut off.
 */
void library_names(struct arena *arena, const struct library *library,
                   const char *folder, const char *ending, char ***names,
                   size_t *count);

#endif

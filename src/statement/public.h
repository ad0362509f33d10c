/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the world sees: `public/` with every approved statement at an address
 * of its own, the current one at the root, and a feed. It is made from records
 * alone and may be deleted: it can be written again.
 */
#ifndef AVOW_STATEMENT_PUBLIC_H
#define AVOW_STATEMENT_PUBLIC_H

#include "statement/page.h"
#include "statement/project.h"

/* A file that was made or left as it was. */
struct public_file {
    struct public_file *next;
    const char *path;
    bool wrote;
    bool withdrawn; /* a note stands in the statement's place */
};

/*
 * Makes public/ of a project that was opened with either need. `files` lists
 * the pages. Nothing in it is touched while a record is not sound, or a period
 * or a record has vanished. False: errors were added, for that or for a file
 * that could not be written.
 */
MUST_USE bool public_build(struct arena *arena, struct shelf *shelf,
                           const struct project *project,
                           struct public_file **files, struct diagnostics *all);

/*
 * The page of an approved member as it stands in public/PERIOD/, for whoever
 * prints it elsewhere; nothing is written. False: errors were added.
 */
MUST_USE bool public_page(struct arena *arena, struct shelf *shelf,
                          const struct project *project,
                          const struct member *member, struct page *page,
                          struct diagnostics *all);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A project: one organisation's folder with its statements, in the order of
 * their periods; or a statement in a single file (avow.5, "A PROJECT").
 */
#ifndef AVOW_STATEMENT_PROJECT_H
#define AVOW_STATEMENT_PROJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostic.h"
#include "statement/shelf.h"
#include "statement/statement.h"

/* One of a project's statements. */
struct member {
    struct statement *statement; /* NULL: nothing could be made of it */
    const char *file;            /* its statement.ini */
    bool wanted;                 /* the path that was given names it */
    bool usable;                 /* it was loaded without an error */
};

struct project {
    const char *folder;
    const struct ini *organisation; /* avow.ini; NULL in a single file */
    struct member *members;         /* the earliest period first */
    size_t count;
};

/*
 * Opens what `path` names: a project's folder or its avow.ini, one period's
 * folder or its statement.ini (only that is wanted then), or a single file.
 * Errors are added for all wanted statements; the faults of the others are
 * left for when they are wanted. NULL: `path` names no project.
 */
struct project *project_open(struct arena *arena, struct shelf *shelf,
                             const char *path, struct diagnostics *all);

#endif

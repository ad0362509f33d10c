/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The next year's statement, begun from the one before: what lasts is kept,
 * what is of its year alone is left to be filled in (avow.5, "PACKS",
 * each_year).
 */
#ifndef AVOW_STATEMENT_NEW_YEAR_H
#define AVOW_STATEMENT_NEW_YEAR_H

#include "base/diagnostic.h"
#include "statement/project.h"

/* Something that somebody has to fill in, or to look at. */
struct year_task {
    struct year_task *next;
    const char *path;
    size_t line; /* 0: the file as a whole */
    const char *text;
};

struct new_year {
    const char *folder; /* of the new period */
    char **files;       /* that were made, by their whole paths */
    size_t file_count;
    struct year_task *first, *last; /* in the order of the files */
    const char **left;              /* names of what was not carried over */
    size_t left_count;
};

/* The name may be that of a period's folder. */
bool new_year_may_be_named(const char *period);

/*
 * Makes the folder `period` of a project from that of one of its statements,
 * whole or not at all. False: errors were added, such as that it is there
 * already.
 */
MUST_USE bool new_year_make(struct arena *arena, struct shelf *shelf,
                            const struct project *project,
                            const struct statement *from, const char *period,
                            struct new_year *made, struct diagnostics *all);

#endif

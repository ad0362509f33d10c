/* SPDX-License-Identifier: BSD-2-Clause */
/* Going through the projects that a command line names. */
#ifndef AVOW_CMD_EACH_H
#define AVOW_CMD_EACH_H

#include <stdio.h>

#include "cmd/common/command.h"
#include "statement/project.h"

struct claims; /* which file has claimed which page */

/* What is done with one project, or with one statement of it. */
struct visit {
    const struct invocation *invocation;
    struct shelf *shelf; /* the thread's */
    struct arena *arena; /* emptied after each project */
    FILE *out, *err;     /* what a visit prints, and what it says of faults */
    bool colour;         /* of faults */
    struct claims *claims;
    void *kept; /* the visitor's own, over all projects; NULL at first */
    struct project *project;
    struct diagnostics
        all; /* faults of the input; printed after each project */
};

/* What is done with each project; several threads may be at it at once. */
struct errand {
    enum project_need need; /* how far it is loaded */
    void *kept;             /* what visit->kept is at first */
    bool faulty_too; /* statements with faults as well, if anything could be
                        made of them */
    /* Does one statement that is wanted; faults go into visit->all. */
    enum status (*act)(struct visit *visit, struct member *member);
    /* Does what is left to do once they are done; NULL: nothing. */
    enum status (*close)(struct visit *visit);
};

/*
 * Opens each path of the command line ("." when there is none) and runs the
 * errand, on so many threads. One project with faults does not stop the rest.
 * Returns the worst status.
 */
enum status each_project(const struct invocation *invocation,
                         const struct errand *errand, size_t threads);

/* The same for one path. */
enum status visit_path(struct visit *visit, const char *path,
                       const struct errand *errand);

/*
 * Claims a page for a file, for as long as the program runs. Returns another
 * file that has it already, or NULL.
 */
const char *visit_claim(struct visit *visit, const char *page,
                        const char *file);

/* The worse of two: a fault of the input before a finding before all well. */
enum status worse_status(enum status a, enum status b);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/* Going through the projects that a command line names, one after the other. */
#ifndef AVOW_CMD_EACH_H
#define AVOW_CMD_EACH_H

#include "cmd/avow/command.h"
#include "statement/project.h"

/* What is done with one project, or with one statement of it. */
struct visit {
    const struct invocation *invocation;
    struct arena *arena; /* emptied after each project */
    struct project *project;
    struct diagnostics
        all;    /* faults of the input; printed after each project */
    void *kept; /* the visitor's own, over all projects; NULL at first */
};

/* What is done with each project. */
struct errand {
    enum project_need need; /* how far it is loaded */
    bool faulty_too; /* statements with faults as well, if anything could be
                        made of them */
    /* Does one statement that is wanted; faults go into visit->all. */
    enum status (*act)(struct visit *visit, struct member *member);
    /* Does what is left to do once they are done; NULL: nothing. */
    enum status (*close)(struct visit *visit);
};

/*
 * Opens each path of the command line ("." when there is none) and runs the
 * errand. One project with faults does not stop the rest. Returns the worst
 * status.
 */
enum status each_project(const struct invocation *invocation,
                         const struct errand *errand);

/* The worse of two: a fault of the input before a finding before all well. */
enum status worse_status(enum status a, enum status b);

#endif

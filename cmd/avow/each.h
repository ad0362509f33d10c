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
    const struct project *project;
    struct diagnostics
        all;    /* faults of the input; printed after each project */
    void *kept; /* the visitor's own, over all projects; NULL at first */
};

/* Does one statement; faults go into visit->all. */
typedef enum status visitor(struct visit *visit, struct statement *statement);

/*
 * Opens each path of the command line ("." when there is none) and calls
 * `act` for each statement in it that is wanted and usable; for one that has
 * faults as well where `faulty_too`, if anything could be made of it. One
 * project with faults does not stop the rest. Returns the worst status.
 */
enum status each_statement(const struct invocation *invocation, visitor *act,
                           bool faulty_too);

/* The worse of two: a fault of the input before a finding before all well. */
enum status worse_status(enum status a, enum status b);

#endif

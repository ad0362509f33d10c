/* SPDX-License-Identifier: BSD-2-Clause */
/* A project and a target of it, opened for whatever is done with both. */
#ifndef AVOW_CMD_PUBLISH_OPENED_H
#define AVOW_CMD_PUBLISH_OPENED_H

#include "base/date.h"
#include "cmd/common/command.h"
#include "publish/secret.h"
#include "publish/settings.h"
#include "statement/project.h"
#include "statement/years.h"

struct opened {
    const struct invocation *invocation;
    struct arena *arena;
    struct project *project;
    const struct years *years; /* what is public */
    struct member *current;    /* the one at the root, or NULL */
    const struct settings *settings;
    struct secrets *secrets;
    const char *folder; /* public/ */
    const char *site;   /* its public address, of a folder ending in a slash;
                           or "" */
    struct diagnostics all;
};

/*
 * Opens the project that the command line names (the folder one stands in,
 * without one) and the target that --to names. What is wrong with drafts does
 * not matter here. False: errors are in opened->all. Ended by opened_close(),
 * which prints all that was said, in either case.
 */
MUST_USE bool opened_begin(struct opened *opened,
                           const struct invocation *invocation);

/* The same of a target alone, whatever there is to publish: only project,
 * settings and secrets are set. */
MUST_USE bool opened_target(struct opened *opened,
                            const struct invocation *invocation,
                            const char *path, const char *name);

/*
 * The statement whose page a target takes: that of `period` in its section, or
 * the current one. NULL: it is not approved; an error was added.
 */
const struct member *opened_member(struct opened *opened);

/* Whether the target takes one page, and not the files of public/. */
bool opened_takes_page(const struct opened *opened);

/*
 * The path of a statement's text from public/: without style, script and
 * drawings, where the target wants it so and there is one.
 */
const char *opened_fragment(const struct opened *opened, const char *period);

/* Prints and forgets what has been said up to now. */
void opened_say(struct opened *opened);

/* Ends it; returns the status, or a worse one for the errors that are left. */
enum status opened_close(struct opened *opened, enum status status);

#endif

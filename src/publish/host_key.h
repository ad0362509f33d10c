/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Whether a host that speaks SSH is the one that it says it is: its key is
 * held against the target's known_hosts file, and one that is not known there
 * is refused with what a person needs to know to decide.
 */
#ifndef AVOW_PUBLISH_HOST_KEY_H
#define AVOW_PUBLISH_HOST_KEY_H

#include <stdbool.h>

#include "base/diagnostic.h"
#include "publish/known_hosts.h"
#include "publish/result.h"
#include "publish/settings.h"

/* A host that is asked for its key. */
struct host_check {
    struct arena *arena;
    const struct settings *settings;
    const char *file;    /* of known keys, which may not be there */
    const char *address; /* that the host's name leads to, or NULL */
    bool seen;           /* the host has shown a key: what follows is set */
    struct host_key key;
    struct known_host known;
};

/* The section's known_hosts, or ~/.ssh/known_hosts. */
struct host_check host_check_make(struct arena *arena,
                                  const struct settings *settings);

/*
 * Notes the key that the host has shown. `usual` is whether libcurl finds it
 * known. Returns whether the host may be talked to.
 */
bool host_check_see(struct host_check *check, struct str sent, bool usual);

/* The refusal of a key that was seen: RESULT_LASTING with the fingerprint and
 * what to do. */
struct result host_check_refuse(const struct host_check *check);

/* The line that would make the key known. */
const char *host_check_line(const struct host_check *check);

/*
 * Adds the line to the file, which is made if need be, with its folder. False:
 * an error was added.
 */
MUST_USE bool host_check_store(const struct host_check *check,
                               struct diagnostics *all);

#endif

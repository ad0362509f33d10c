/* SPDX-License-Identifier: BSD-2-Clause */
/* Doing what a plan says, with the manifest kept true at every step. */
#ifndef AVOW_PUBLISH_APPLY_H
#define AVOW_PUBLISH_APPLY_H

#include <stdbool.h>

#include "publish/plan.h"
#include "publish/session.h"

/* What is published, and how it is seen. */
struct publication {
    const struct local *local;
    struct manifest *manifest;
    const char *site;   /* the public address of what `local` has, ending in a
                           slash; "" where it is not known */
    const char *title;  /* of the current statement */
    const char *period; /* of the current statement */
    /* Is called before and after each step that does something. */
    void (*begins)(void *own, const struct step *step);
    void (*ends)(void *own, const struct step *step, bool done);
    void *own;
};

/*
 * Asks the host what a plan needs to know and makes it. NULL: errors were
 * added.
 */
struct plan *apply_ask(struct session *session,
                       const struct publication *publication, bool prune);

/*
 * Does it. It stops at the first step that fails, since what comes after it
 * may rest on it; the manifest is written in every case. False: errors were
 * added.
 */
MUST_USE bool apply_plan(struct session *session,
                         const struct publication *publication,
                         const struct plan *plan);

/* The public address of a file: that of its folder for an index.html. */
const char *apply_public_url(struct arena *arena,
                             const struct publication *publication,
                             const char *path);

#endif

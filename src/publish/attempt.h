/* SPDX-License-Identifier: BSD-2-Clause */
/* Trying again what may pass, with growing waits. */
#ifndef AVOW_PUBLISH_ATTEMPT_H
#define AVOW_PUBLISH_ATTEMPT_H

#include "publish/result.h"
#include "publish/settings.h"
#include "publish/watch.h"

struct patience {
    unsigned tries; /* at most; 1: no second one */
    double wait;    /* seconds before the second try; each one doubles it */
    const struct watch *watch;
};

/* What a target's section says by `retries` and `wait`: 4 more tries, from one
 * second on, where it says nothing. */
struct patience patience_of(const struct settings *settings,
                            const struct watch *watch);

/*
 * Calls `once` until it is done, has failed for good, or has been tried often
 * enough, and returns the last result. A host that asks for a wait gets it, if
 * it is longer than ours. Ends early when the watch wants to stop.
 */
MUST_USE struct result attempt(const struct patience *patience,
                               struct result (*once)(void *own), void *own);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How an attempt to do something on a host ended. It is no diagnostic yet: one
 * that may pass is tried again, and only the last one is told.
 */
#ifndef AVOW_PUBLISH_RESULT_H
#define AVOW_PUBLISH_RESULT_H

#include <stdbool.h>

#include "base/memory.h"

enum result_state {
    RESULT_DONE,
    RESULT_PASSING,   /* failed, changed nothing that matters, and may do better
                         in a while: a cut connection, "too many requests" */
    RESULT_LASTING,   /* failed, and will again: a refused login */
    RESULT_UNCERTAIN, /* may have arrived, and must not be sent twice */
};

struct result {
    enum result_state state;
    /* These are as of a diagnostic (base/diagnostic.h) and live in the arena
     * of whoever made it; NULL when it is done. */
    const char *text;
    const char *remedy; /* or NULL */
    unsigned wait;      /* seconds that the host asked to wait; 0: none */
    bool absent;        /* the file that was there before is gone from the host
                           now, and the new one is not in its place */
    bool restored;      /* what an earlier try took away is there again */
    bool unsure;        /* though it has failed, the new one may be in place */
    bool begun;         /* the host may have begun to do what was asked */
};

#define RESULT_OK ((struct result){.state = RESULT_DONE})

static inline bool result_is_done(struct result result)
{
    return result.state == RESULT_DONE;
}

/* That of the request by which a file takes its place: where the host may have
 * done it, that is said. */
static inline struct result result_decisive(struct result result)
{
    result.unsure = !result_is_done(result) && result.begun;
    return result;
}

/* That of a look at a file which has taken its place. */
static inline struct result result_afterwards(struct result result)
{
    result.unsure = !result_is_done(result);
    return result;
}

/* Makes one that is not done; the text is formatted into the arena. */
struct result result_make(struct arena *arena, enum result_state state,
                          const char *format, ...) LIKE_PRINTF(3, 4);

/* That of somebody's wish to stop. */
struct result result_stopped(struct arena *arena, enum result_state state);

#endif

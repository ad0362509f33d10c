/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the command line sees of a publication while it goes on: bytes, waits
 * and, with --verbose, what is said to the host. Any function may be NULL.
 */
#ifndef AVOW_PUBLISH_WATCH_H
#define AVOW_PUBLISH_WATCH_H

#include <stdbool.h>

struct watch {
    void *own;
    /* `now` of `total` bytes of the file that is on its way were sent. */
    void (*sent)(void *own, long long now, long long total);
    /* It is going to be tried again in so many seconds, for that reason. */
    void (*waits)(void *own, double seconds, const char *reason);
    /* A line of what goes on, free of secrets; '>' what is sent, '<' what is
     * received, '*' what libcurl says. NULL: nobody wants to know. */
    void (*says)(void *own, char direction, const char *line);
    /* Whether to stop as soon as that can be done without harm. */
    bool (*stopped)(void *own);
    /* What begins now does harm when it is left half done, or (false) no
     * longer: a wish to stop has to wait. Calls may stand within each other. */
    void (*holds)(void *own, bool on);
};

static inline bool watch_stopped(const struct watch *watch)
{
    return watch && watch->stopped && watch->stopped(watch->own);
}

static inline void watch_hold(const struct watch *watch, bool on)
{
    if (watch && watch->holds)
        watch->holds(watch->own, on);
}

#endif

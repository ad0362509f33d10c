/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/attempt.h"

#include <time.h>

#define MORE_TRIES 4
#define FIRST_WAIT 1

struct patience patience_of(const struct settings *settings,
                            const struct watch *watch)
{
    long retries = settings_number(settings, "retries", MORE_TRIES);
    return (struct patience){
        .tries = (unsigned)retries + 1,
        .wait = (double)settings_number(settings, "wait", FIRST_WAIT),
        .watch = watch,
    };
}

/* Sleeps in short pieces, so that a wish to stop is soon seen. */
static void sleep_for(const struct patience *patience, double seconds)
{
    const struct timespec piece = {.tv_nsec = 50 * 1000 * 1000};
    for (double left = seconds; left > 0 && !watch_stopped(patience->watch);
         left -= 0.05)
        nanosleep(&piece, NULL);
}

struct result attempt(const struct patience *patience,
                      struct result (*once)(void *own), void *own)
{
    const struct watch *watch = patience->watch;
    double wait = patience->wait;
    struct result result = once(own);
    for (unsigned i = 1; i < patience->tries; i++) {
        if (result.state != RESULT_PASSING || watch_stopped(watch))
            break;
        double seconds = result.wait > wait ? result.wait : wait;
        if (watch && watch->waits)
            watch->waits(watch->own, seconds, result.text);
        sleep_for(patience, seconds);
        if (watch_stopped(watch))
            break;
        bool absent = result.absent, unsure = result.unsure;
        result = once(own);
        /* A try that never got as far as the file leaves it as it was. */
        absent = absent && !result.restored;
        result.absent = !result_is_done(result) && (result.absent || absent);
        result.unsure = !result_is_done(result) && (result.unsure || unsure);
        wait *= 2;
    }
    return result;
}

/* SPDX-License-Identifier: BSD-2-Clause */
/* Another program, run to its end. */
#ifndef AVOW_BASE_RUN_H
#define AVOW_BASE_RUN_H

#include "base/memory.h"
#include "base/text.h"

enum run_end {
    RUN_ENDED,   /* by itself, with a status */
    RUN_KILLED,  /* by a signal, which is the status */
    RUN_ABSENT,  /* it could not be started */
    RUN_SLOW,    /* it took too long, and was ended */
    RUN_STOPPED, /* somebody wants this program to end: it was ended first */
};

struct run {
    enum run_end end;
    int status;
    struct str said; /* the last of what it said, as it said it */
};

/*
 * Runs the words, ended by NULL, with nothing to read, for at most `seconds`.
 * `environment` as child_start() wants it. The signals that would end this
 * program are to be held (file_hold_signals()): they are looked for, so that
 * the caller can clean up after the other one.
 */
struct run run_program(struct arena *arena, char *const *words,
                       char **environment, unsigned seconds);

#endif

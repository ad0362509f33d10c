/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How far a publication is: a bar on a terminal, once it has taken a second;
 * elsewhere a line a file.
 */
#ifndef AVOW_CMD_PUBLISH_PROGRESS_H
#define AVOW_CMD_PUBLISH_PROGRESS_H

#include "publish/apply.h"
#include "publish/watch.h"

struct progress {
    struct watch watch; /* for whoever talks to the host */
    bool quiet;
    bool bar;     /* stderr is a terminal */
    bool shown;   /* the bar stands in the last line of the terminal */
    double begun; /* seconds, of a clock that never goes back */
    double drawn;
    size_t files, files_done;
    size_t bytes, bytes_done;
    long long now; /* bytes of the file that is on its way */
    int held;      /* so often a wish to stop has to wait */
};

/* Ends calmly on SIGINT and SIGTERM from here on: the watch says so. */
void progress_begin(struct progress *progress, bool quiet, bool verbose);

/* What is going to be done. */
void progress_plan(struct progress *progress, const struct plan *plan);

/* As publish/apply.h has them; `own` is the progress. */
void progress_begins(void *own, const struct step *step);
void progress_ends(void *own, const struct step *step, bool done);

/* Takes the bar away. */
void progress_end(struct progress *progress);

#endif

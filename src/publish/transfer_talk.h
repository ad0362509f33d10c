/* SPDX-License-Identifier: BSD-2-Clause */
/* What is said between us and a host, as it may be shown: --verbose. */
#ifndef AVOW_PUBLISH_TRANSFER_TALK_H
#define AVOW_PUBLISH_TRANSFER_TALK_H

#include "publish/secret.h"
#include "publish/watch.h"

struct talk {
    const struct secrets *secrets;
    const struct watch *watch;
};

/* Passes what libcurl sends and receives, but for bodies, to the watch, with
 * what is secret blanked; `handle` is a CURL *. */
void talk_listen(struct talk *talk, void *handle);

/*
 * A text in one line without control characters and markup, not longer than a
 * message can bear. Lives in the arena.
 */
const char *talk_plain(struct arena *arena, const char *text);

#endif

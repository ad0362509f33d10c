/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A person who pastes the text into a system that takes no file. The command
 * line tells that person what to do; here is only that nobody else does it.
 */
#include "publish/target.h"

static struct result manual_open(struct target *target)
{
    (void)target;
    return RESULT_OK;
}

static struct result manual_look(struct target *target, const char *path,
                                 bool content, struct held *held)
{
    (void)target;
    (void)path;
    (void)content;
    *held = (struct held){.known = false};
    return RESULT_OK;
}

static struct result manual_put(struct target *target,
                                const struct upload *upload)
{
    (void)target;
    (void)upload;
    return RESULT_OK;
}

static void manual_close(struct target *target)
{
    (void)target;
}

const struct target_kind target_manual = {
    .name = "by hand",
    .page = true,
    .cannot_be_asked = true,
    .by_hand = true,
    .open = manual_open,
    .look = manual_look,
    .put = manual_put,
    .close = manual_close,
};

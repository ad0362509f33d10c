/* SPDX-License-Identifier: BSD-2-Clause */
/* What a person has to do where no program may: paste the text into a content
 * management system. */
#ifndef AVOW_CMD_PUBLISH_BY_HAND_H
#define AVOW_CMD_PUBLISH_BY_HAND_H

#include "cmd/avow-publish/opened.h"
#include "publish/local.h"

/*
 * With --print, writes the fragment to standard output and nothing else;
 * otherwise the steps, and on a terminal it waits until they are done. `done`:
 * whether the page is now in place, as far as that person says. False: errors
 * are in opened->all.
 */
MUST_USE bool by_hand(struct opened *opened, const struct local *local,
                      bool *done);

#endif

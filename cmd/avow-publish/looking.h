/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Looking at what a target has published, as the world sees it: the page and
 * its text, the pages of earlier years, the link on the homepage. It is what
 * `avow verify` does, and the last step of `avow publish`.
 */
#ifndef AVOW_CMD_PUBLISH_LOOKING_H
#define AVOW_CMD_PUBLISH_LOOKING_H

#include "cmd/avow-publish/opened.h"
#include "publish/verification.h"
#include "publish/watch.h"

/*
 * Looks at all of it; what is approved is in public/. `page_url` is where the
 * target says that it has put the page, or NULL; `watch` may be NULL. False:
 * nothing could be looked at, and errors are in opened->all.
 */
MUST_USE bool looking_do(struct opened *opened, const char *page_url,
                         const struct watch *watch, struct verification *v);

/* Prints what was seen; `quiet`: only what is not met. */
void looking_print(const struct opened *opened, const struct verification *v,
                   bool quiet);

/* What was seen, as receipts have it. */
struct value *looking_value(struct arena *arena, const struct verification *v);

/* STATUS_DIFFERS where something does. */
enum status looking_status(const struct verification *v);

#endif

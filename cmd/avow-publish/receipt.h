/* SPDX-License-Identifier: BSD-2-Clause */
/* The receipt of a publication, as data. */
#ifndef AVOW_CMD_PUBLISH_RECEIPT_H
#define AVOW_CMD_PUBLISH_RECEIPT_H

#include "cmd/avow-publish/opened.h"
#include "publish/plan.h"

/* Now, by the system's clock: "2025-11-28T12:13:14Z". */
const char *receipt_time(struct arena *arena);

/*
 * A receipt of what was done to a target (statements/schemas/receipt.json);
 * `looks` is added by whoever looks at the page. `plan` may be NULL: nothing
 * was sent by avow, or what was is not known. `page_url` is where the target
 * said the page is, or NULL; `findings` may be NULL.
 */
struct value *receipt_of(const struct opened *opened, const char *time,
                         const struct plan *plan, const char *page_url,
                         const struct diagnostics *findings);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Bounds on Markdown, looked at before it is parsed: what would keep cmark busy
 * for seconds, or make it take memory by the hundred megabytes, is refused.
 */
#ifndef AVOW_DOCUMENT_LIMIT_H
#define AVOW_DOCUMENT_LIMIT_H

#include <stdbool.h>

#include "base/diagnostic.h"
#include "document/piece.h"

/* What a document's pieces hold together; zeroed at first. */
struct limit_total {
    size_t bytes;
    size_t markup;
};

/* Adds the piece to the total of its document. False: an error was added. */
MUST_USE bool limit_check(struct piece *piece, struct limit_total *total,
                          struct diagnostics *all);

/* The same for a text that was within the bounds in another document. */
MUST_USE bool limit_check_again(struct piece *piece, struct limit_total *total,
                                struct diagnostics *all);

#endif

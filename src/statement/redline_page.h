/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Two texts as one page that shows what was taken out and what was put in, made
 * from a theme's redline.html (avow.5, "REDLINE PAGES").
 */
#ifndef AVOW_STATEMENT_REDLINE_PAGE_H
#define AVOW_STATEMENT_REDLINE_PAGE_H

#include "statement/redline.h"
#include "statement/shelf.h"
#include "statement/statement.h"

/* What the two texts are called. */
struct redline_names {
    const char *before, *after;
};

/*
 * Appends the whole page to `out`; its theme and language are those of the
 * statement. False: errors were added.
 */
MUST_USE bool redline_page_make(struct arena *arena, struct buffer *out,
                                struct shelf *shelf,
                                const struct statement *statement,
                                const struct redline *redline,
                                struct redline_names names,
                                struct diagnostics *all);

#endif

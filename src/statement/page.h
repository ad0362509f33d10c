/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The page around a statement: its theme's template filled with the document,
 * the contents list, metadata and the statement's values (avow.5, "THEMES").
 */
#ifndef AVOW_STATEMENT_PAGE_H
#define AVOW_STATEMENT_PAGE_H

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "statement/statement.h"

/* Another statement of the organisation, for the list of years. */
struct page_year {
    const char *title;
    const char *url; /* relative to the page */
    bool current;    /* it is the page's own */
};

struct page_input {
    struct statement *statement; /* with its document made; its values get the
                                    page's own beside them */
    bool draft;
    const struct page_year *years;
    size_t year_count;
};

/* No page is larger (8 MiB). */
#define PAGE_MAX ((size_t)8 * 1024 * 1024)

/* Appends the whole page to `out`. False: errors were added. */
MUST_USE bool page_make(struct arena *arena, struct buffer *out,
                        const struct page_input *input,
                        struct diagnostics *all);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The report for the governing body: one page with every requirement, its
 * source and its outcome, made from a theme's report.html (avow.5, "THEMES").
 */
#ifndef AVOW_STATEMENT_REPORT_PAGE_H
#define AVOW_STATEMENT_REPORT_PAGE_H

#include "statement/checked.h"

/*
 * What such a page is made from: maps "report", and lists "laws", "scales" and
 * "remarks". `href` leads to the statement's page; NULL: it was not built.
 */
struct value *report_values(struct arena *arena, const struct checked *checked,
                            const char *href);

/*
 * Appends the whole page to `out`. `base` is the current folder, and `folder`
 * the one that the page will stand in: links lead from there to the statement's
 * page, where it was built. False: errors were added.
 */
MUST_USE bool report_page_make(struct arena *arena, struct buffer *out,
                               struct shelf *shelf,
                               const struct checked *checked, const char *base,
                               const char *folder, struct diagnostics *all);

#endif

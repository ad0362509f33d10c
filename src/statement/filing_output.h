/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a filing is written as: a page to fill the form in from, a row of the
 * public download, and data. It is for the author alone: nothing of it is
 * published.
 */
#ifndef AVOW_STATEMENT_FILING_OUTPUT_H
#define AVOW_STATEMENT_FILING_OUTPUT_H

#include "statement/filing.h"
#include "statement/project.h"

/* The filing and its findings, as statements/schemas/registry.json has it. */
struct value *filing_data(struct arena *arena, const struct filing *filing,
                          const struct diagnostics *findings);

/*
 * Appends the page: the theme's registry.html (avow.5, "REGISTRY PAGES").
 * `href` is the address of the statement's page from there, or NULL. False:
 * errors were added.
 */
MUST_USE bool filing_page(struct arena *arena, struct buffer *out,
                          struct shelf *shelf, const struct filing *filing,
                          const struct diagnostics *findings, const char *href,
                          struct diagnostics *all);

/*
 * Writes all of it into registry/NAME in the period's folder, which is
 * returned. `base` is the current folder. NULL: errors were added.
 */
const char *filing_write(struct arena *arena, struct shelf *shelf,
                         const struct project *project,
                         const struct member *member,
                         const struct filing *filing,
                         const struct diagnostics *findings, const char *base,
                         struct diagnostics *all);

#endif

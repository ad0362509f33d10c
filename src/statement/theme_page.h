/* SPDX-License-Identifier: BSD-2-Clause */
/* Pages about a statement: their templates, and links to its own page. */
#ifndef AVOW_STATEMENT_THEME_PAGE_H
#define AVOW_STATEMENT_THEME_PAGE_H

#include "statement/project.h"
#include "statement/shelf.h"

/*
 * The template of that name ("report.html") in the theme of a statement, which
 * may be NULL; where the theme has none, that of the theme that core.ini names.
 * `theme` is the one that it is of. NULL: errors were added.
 */
const struct template *theme_template(struct arena *arena, struct shelf *shelf,
                                      const struct statement *statement,
                                      const char *name,
                                      const struct theme **theme,
                                      struct diagnostics *all);

/*
 * The address of a statement's page from a page in `folder`; NULL where it was
 * not built. `base` is the current folder.
 */
const char *theme_page_href(struct arena *arena, const struct project *project,
                            const struct member *member, const char *base,
                            const char *folder);

#endif

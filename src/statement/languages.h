/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A statement's page in other languages: the links between them.
 */
#ifndef AVOW_STATEMENT_LANGUAGES_H
#define AVOW_STATEMENT_LANGUAGES_H

#include "statement/page.h"
#include "statement/project.h"

/*
 * Sets the list of languages of a page: its own first, and then each other
 * that the same statement is in; none where there is no other. A public page,
 * at the root or in its folder, links public ones.
 * False: errors were added.
 */
MUST_USE bool languages_for_page(struct arena *arena, struct shelf *shelf,
                                 const struct project *project,
                                 const struct member *own, bool at_root,
                                 struct page *page, struct diagnostics *all);

/* The same of a draft, which links drafts and public pages. */
MUST_USE bool languages_for_draft(struct arena *arena, struct shelf *shelf,
                                  const struct project *project,
                                  const struct statement *own,
                                  struct page *page, struct diagnostics *all);

#endif

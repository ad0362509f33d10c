/* SPDX-License-Identifier: BSD-2-Clause */
/* What stands in the place of a statement that was withdrawn. */
#ifndef AVOW_STATEMENT_WITHDRAWN_H
#define AVOW_STATEMENT_WITHDRAWN_H

#include "document/document.h"
#include "statement/project.h"

/*
 * The language of a record's page. One that has vanished does not say: then it
 * is that of the project's latest one, or what avow.ini names. NULL: errors
 * were added.
 */
const struct locale *withdrawn_locale(struct arena *arena, struct shelf *shelf,
                                      const struct project *project,
                                      const struct record *record,
                                      struct diagnostics *all);

/* That it was withdrawn, when and why, in a sentence. */
struct str withdrawn_words(struct arena *arena, const struct record *record,
                           const struct locale *locale);

/* The page's content: its title and those words. */
const struct document *withdrawn_document(struct arena *arena,
                                          const struct record *record,
                                          const struct locale *locale);

#endif

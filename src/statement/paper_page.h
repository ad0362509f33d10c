/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The paper for the body that is to approve a statement: what it is asked to
 * decide, what changed since the last one, what was found, the figures, the
 * text and a line to sign, as one page made from a theme's paper.html (avow.5,
 * "PAPER PAGES").
 */
#ifndef AVOW_STATEMENT_PAPER_PAGE_H
#define AVOW_STATEMENT_PAPER_PAGE_H

#include "statement/checked.h"

/*
 * Appends the whole page to `out`, of a statement that was checked and whose
 * document was made. False: errors were added.
 */
MUST_USE bool paper_page_make(struct arena *arena, struct buffer *out,
                              struct shelf *shelf,
                              const struct checked *checked,
                              struct diagnostics *all);

#endif

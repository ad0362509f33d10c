/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Footnotes, which CommonMark does not have: `[^1]` is text, or, where
 * `[^1]: note` stands somewhere, a link to "note". Both are refused.
 */
#ifndef AVOW_DOCUMENT_FOOTNOTE_H
#define AVOW_DOCUMENT_FOOTNOTE_H

#include "document/make.h"
#include "document/piece.h"
#include "document/tree.h"

void footnote_refuse(struct make *make, struct place at);

/* Whether a link is one in truth. */
bool footnote_is_link(struct cmark_node *link);

/* Whether a line begins, quotes and indentation aside, as "[^…]:". */
bool footnote_is_definition(struct str line);

/* An error for each line of the piece that defines one. The tree is as it was
 * parsed. */
void footnote_definitions(struct make *make, struct piece *piece,
                          struct cmark_node *root);

#endif

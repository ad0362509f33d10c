/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Code blocks: values go in, a fence that is not closed is refused, and one
 * whose first word is "table" becomes that table.
 */
#ifndef AVOW_DOCUMENT_CODE_H
#define AVOW_DOCUMENT_CODE_H

#include "document/make.h"
#include "document/piece.h"
#include "document/tree.h"

/* Goes through a block of code; `next` is the block after it, or NULL. */
void code_walk(struct make *make, struct piece *piece, struct cmark_node *block,
               struct cmark_node *next);

/* Whether a block of code is no fence that is not closed. It depends on nothing
 * but the piece's text. */
bool code_is_whole(struct piece *piece, struct cmark_node *block,
                   struct cmark_node *next);

#endif

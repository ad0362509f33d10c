/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * From a piece to its tree: its text is held against what Markdown may not have
 * here, and parsed; or, where that was done for another document, had back.
 */
#ifndef AVOW_DOCUMENT_PARSE_H
#define AVOW_DOCUMENT_PARSE_H

#include "document/make.h"
#include "document/piece.h"
#include "document/tree.h"

/*
 * The tree of a piece, as pipe_parse() has it. Errors may have been added even
 * so; NULL: one was, and there is no tree.
 */
struct cmark_node *parse_piece(struct make *make, struct piece *piece);

#endif

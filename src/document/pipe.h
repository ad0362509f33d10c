/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Parsing a piece that may hold pipe tables, which cmark does not know: it is
 * parsed once to find them, and their cells after that, each as a paragraph of
 * its own, so that a cell can do what a paragraph can. Where the piece has
 * definitions of links, or a table that ends a paragraph, that is done by
 * parsing the piece a second time with its cells before it.
 */
#ifndef AVOW_DOCUMENT_PIPE_H
#define AVOW_DOCUMENT_PIPE_H

#include "document/make.h"
#include "document/pipe_find.h"
#include "document/piece.h"
#include "document/tree.h"

/*
 * The tree of a piece, in which each pipe table is a block of kind
 * NODE_MADE_BLOCK. Where there are any, the piece's text is another one from
 * then on. A table with a fault, which is an error then, stays a paragraph.
 */
struct cmark_node *pipe_parse(struct make *make, struct piece *piece);

/* Whether a line of the text could be the dashes of a pipe table. */
bool pipe_may_hold_table(struct str text);

/* The table that a made block stands for. */
struct pipe_table *pipe_table(struct cmark_node *block);

#endif

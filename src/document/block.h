/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The blocks of a document, from the first to the last: parts and Markdown
 * values are put in where they stand, and each block is handed to what knows
 * it.
 */
#ifndef AVOW_DOCUMENT_BLOCK_H
#define AVOW_DOCUMENT_BLOCK_H

#include "document/make.h"
#include "document/tree.h"

/* Parses the statement's own text and all that goes into it; NULL: an error
 * was added, and there is nothing to go on with. */
struct cmark_node *block_walk(struct make *make);

#endif

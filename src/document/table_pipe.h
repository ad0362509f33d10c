/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A pipe table on its way through the document: values go into its cells, the
 * paragraph before it is its caption, and it is printed as any table is
 * (avow.5, "STATEMENTS AND PARTS").
 */
#ifndef AVOW_DOCUMENT_TABLE_PIPE_H
#define AVOW_DOCUMENT_TABLE_PIPE_H

#include "document/make.h"
#include "document/piece.h"
#include "document/tree.h"

/* Whether a paragraph, which no value is in yet, is the caption of the table
 * that follows it. */
bool table_pipe_is_caption(struct piece *piece, struct cmark_node *paragraph);

/* Puts the table in the place of the block that stands for it; its caption is
 * make->caption, if that stands before it. */
void table_pipe(struct make *make, struct piece *piece,
                struct cmark_node *block);

#endif

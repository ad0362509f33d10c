/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Characters that are written as a number, such as "&#8211;". No input may
 * hold some characters, and a number is no way around that.
 */
#ifndef AVOW_DOCUMENT_REFERENCE_H
#define AVOW_DOCUMENT_REFERENCE_H

#include "document/make.h"
#include "document/piece.h"
#include "document/pipe_find.h"
#include "document/tree.h"

/*
 * An error where the piece holds such a character: the first of them. In code a
 * number stands for nothing, which the tree tells that the piece was parsed to,
 * and the cells of its tables.
 */
void reference_check(struct make *make, struct piece *piece,
                     struct cmark_node *root, const struct pipe_table *tables);

#endif

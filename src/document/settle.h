/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Whether the items of a list stand apart, once all that goes into them is
 * there and all that is not shown has gone: as Markdown would have it of what
 * is left.
 */
#ifndef AVOW_DOCUMENT_SETTLE_H
#define AVOW_DOCUMENT_SETTLE_H

#include "document/outline.h"
#include "document/tree.h"

void settle_list(struct cmark_node *list);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The inside of a block of text as Markdown.
 */
#ifndef AVOW_DOCUMENT_RESOLVE_INLINE_H
#define AVOW_DOCUMENT_RESOLVE_INLINE_H

#include "base/buffer.h"
#include "document/make.h"
#include "document/tree.h"

enum resolve_kind {
    RESOLVE_PARAGRAPH,
    RESOLVE_HEADING,
    RESOLVE_CELL,
    RESOLVE_CAPTION,
};

/*
 * Appends what `holder` holds. `margin` is what stands before each further
 * line of a paragraph. `piece` has the values whose slots are still in the
 * text; NULL: none are.
 */
void resolve_inline(struct make *make, struct piece *piece, struct buffer *out,
                    struct cmark_node *holder, enum resolve_kind kind,
                    struct str margin);

#endif

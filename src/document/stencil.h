/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Stencils: the paragraphs of a tree that is kept (document/trees.h), as they
 * come out. All that a paragraph's nodes would be gone through for is told by
 * the text that they were parsed from, which is the same each time; only the
 * values in it differ. So it is kept as HTML and as plain text with holes that
 * values go into, and its nodes are not kept at all.
 *
 * A paragraph becomes one only where going through it could add no diagnostic
 * and change nothing else: all else is walked each time (document/inline.h).
 */
#ifndef AVOW_DOCUMENT_STENCIL_H
#define AVOW_DOCUMENT_STENCIL_H

#include <stdbool.h>

#include "document/make.h"
#include "document/piece.h"
#include "document/tree.h"

/* Where a value goes in: how much of each text is before it. */
struct hole {
    size_t slot; /* its index in the piece */
    size_t html, text, markdown;
};

struct stencil {
    const struct stencil *next; /* of its tree */
    struct str html, text;      /* without what goes into the holes */
    struct passage_look look;   /* where there are no holes */
    /* The same as Markdown, without a margin, for values that are written as
     * they are (resolve_is_word()); at == NULL: it is written from its nodes.
     */
    struct str markdown;
    struct hole *holes;
    size_t hole_count;
    struct cmark_node *nodes; /* that hold the nodes it was cut from, which are
                               * not to be changed: its slots are in them */
    struct piece *piece;      /* that fills it in this document */
};

/* Cuts the stencils of a tree that is about to be kept, between
 * tree_keep_begin() and tree_keep_end(): the paragraphs hold a made node each,
 * in the place of theirs, and the root's mark is the first stencil. */
void stencils_cut(struct make *make, struct piece *piece,
                  struct cmark_node *root);

/*
 * Whether a kept tree, whose root has such a mark, serves for another piece of
 * the same text: all that goes into the holes is text. A gap or a Markdown
 * value has to be walked.
 */
bool stencils_fit(struct cmark_node *root, const struct piece *piece);

/* The stencil that stands for a paragraph's nodes; NULL: they are there. */
struct stencil *stencil_of(struct cmark_node *paragraph);

/* Puts the values in: the paragraph prints them, and its passage is added.
 * False: it shows nothing. */
bool stencil_fill(struct make *make, struct piece *piece,
                  struct cmark_node *paragraph, struct stencil *stencil);

#endif

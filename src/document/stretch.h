/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Stretches: blocks of a kept tree, one after the other at its top, that hold
 * nothing but stencils (document/stencil.h): paragraphs, and lists and quotes
 * of them. No value changes anything between them, so they are kept as one run
 * of HTML and one of Markdown, with the holes of all of them. A stretch stands
 * in the tree as the first of its paragraphs, and no other node of it does.
 *
 * Trees with stretches are for the top of a document: within a list or a quote
 * blocks are printed in another way.
 */
#ifndef AVOW_DOCUMENT_STRETCH_H
#define AVOW_DOCUMENT_STRETCH_H

#include "document/stencil.h"

struct stretch {
    struct stencil *first;
    struct str html;
    /* The signs of lists that follow one another differ: the second Markdown is
     * for where a list right before has the sign that this begins with. */
    struct str markdown[2];
    char begins;  /* the sign of the list that it begins with, or '\0' */
    char ends[2]; /* that of the list that it ends with */
};

/* Puts stretches into a tree whose stencils have been cut; returns how deep
 * lists and quotes are in them. */
size_t stretches_cut(struct make *make, struct cmark_node *root);

/* The stretch that a paragraph stands for, or NULL. */
struct stretch *stretch_of(struct cmark_node *block);

/* Adds the passages, with the values of the piece. */
void stretch_walk(struct make *make, struct piece *piece,
                  struct stretch *stretch);

/* Both append one that has its values. `before` is the sign of the list right
 * before it, or '\0'; returns that of the one it ends with. */
void stretch_html(struct make *make, struct buffer *out,
                  const struct stretch *stretch);
char stretch_markdown(struct make *make, struct buffer *out,
                      const struct stretch *stretch, char before);

#endif

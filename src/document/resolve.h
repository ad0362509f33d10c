/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The resolved text: a document's tree, all values in it, written out as one
 * Markdown text that makes the same document again. People read it as it is,
 * so it is no more marked up than it has to be.
 */
#ifndef AVOW_DOCUMENT_RESOLVE_H
#define AVOW_DOCUMENT_RESOLVE_H

#include <stdbool.h>

#include "document/make.h"
#include "document/tree.h"

/* Longer is an error. */
#define RESOLVE_MAX ((size_t)16 * 1024 * 1024)

/*
 * Writes a tree that was gone through without a gap into `out`, which was made
 * with RESOLVE_MAX. False: an error was added.
 */
MUST_USE bool resolve_tree(struct make *make, struct cmark_node *root,
                           struct buffer *out);

/*
 * Writes blocks that hold nothing but stencils, from `first` up to `end`, which
 * is none of them or NULL, without what goes into their holes; the stencils
 * tell then where they and their holes are in it. `before` is the sign of a
 * list that is taken to be right before them, or '\0'; returns that of the one
 * that they end with.
 */
char resolve_cut(struct make *make, struct buffer *out,
                 struct cmark_node *first, struct cmark_node *end, char before);

#endif

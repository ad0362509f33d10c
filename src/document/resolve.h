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

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Trees kept from one document to the next. Projects of one pack fill its parts
 * into the same text again and again: values are slots in it. To have the tree
 * back is a copy of the few nodes that are no stencils (document/stencil.h);
 * all that is kept of it takes some 30 bytes for each byte of text.
 *
 * Of a tree that is kept the nodes are, as the bytes that they were made of: it
 * is had back by writing these to where they stood, so its pointers are right
 * again whatever has become of it in between. What nodes point to, such as
 * their text, nobody writes to, and it stands where it stood. Only the text
 * decides which tree it is, byte by byte.
 *
 * Used by one thread, and by one document at a time.
 */
#ifndef AVOW_DOCUMENT_TREES_H
#define AVOW_DOCUMENT_TREES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "base/text.h"

struct trees;
struct cmark_node;

/* Keeps none yet; lives in the arena. */
struct trees *trees_new(struct arena *arena);

/* Begins a document: the trees of the one before are used no more. */
void trees_begin(struct trees *trees);

/* The tree of a text as it was parsed; NULL: it is not kept, or is in use in
 * this document already. */
struct cmark_node *trees_find(struct trees *trees, struct str text);

/*
 * The tree of `text` is parsed next, to be kept: what it is made of is from
 * trees_room() until trees_keep(), which is given its root. False: it cannot be
 * kept, or this is the first document, and neither is to be called.
 */
MUST_USE bool trees_open(struct trees *trees, struct str text);
void trees_keep(struct trees *trees, struct cmark_node *root);

/* Room for `size` bytes; NULL: none is left, and the tree will not be kept. */
void *trees_room(struct trees *trees, size_t size);

/* The same for what belongs to the tree but is none of it. */
void *trees_room_beside(struct trees *trees, size_t size);

/* The next number, from 1: each is given once. */
size_t trees_number(struct trees *trees);

/* A node of it is these bytes, which are from trees_room(). */
void trees_keep_bytes(struct trees *trees, const void *bytes, size_t size);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The inside of one block of text: values go in, links, images and HTML are
 * looked over, and the text is collected in make->text and make->shown.
 */
#ifndef AVOW_DOCUMENT_INLINE_H
#define AVOW_DOCUMENT_INLINE_H

#include "document/make.h"
#include "document/piece.h"
#include "document/tree.h"

/* Area marks on a heading's own line, for when its section is there. */
struct inline_marks {
    struct str areas[4];
    struct place at[4];
    size_t count;
};

/* One such walk. The first five are given, and `marks` for a heading. */
struct inlines {
    struct make *make;
    struct piece *piece;
    struct cmark_node *block; /* that holds the nodes */
    size_t first_line;        /* that its source stands on */
    size_t last_line;
    bool one_line; /* a heading, a cell: a line break is a space */
    struct inline_marks *marks;
    const struct inlines *outer; /* that a value's text is put into, or NULL */
    struct cursor cursor;        /* how far into the block's source */
    size_t links, images;        /* that are open */
    size_t emphasis, strong;
    bool breaks; /* there was a hard line break */
};

/* Goes through the nodes that `block` holds. What Markdown has no way to write
 * is made into what it has: emphasis within emphasis of the same kind is left
 * out, as is a hard line break at the end; one at the end of emphasis comes
 * after it. */
void inline_walk(struct inlines *walk);

/* Goes through one text node of it (document/inline_text.c). */
void inline_text(struct inlines *walk, struct cmark_node *node);

/* Before and after what a link or an image holds (document/inline_link.c). */
void inline_enter_link(struct inlines *walk, struct cmark_node *node);
void inline_leave_link(struct inlines *walk, struct cmark_node *node);

/* Takes the title off a link or an image where it is written and empty: it
 * would not be told apart from none in the text that is recorded. */
void inline_plain_title(struct cmark_node *node);

/* Where the token was written: what the walk meets comes in order. */
struct place inline_place(struct inlines *walk, struct str token);

/* The same, where the walk may also meet it elsewhere; false: it stands behind
 * a backslash, or nowhere. */
bool inline_find_bare(struct inlines *walk, struct str token, struct place *at);

/* Adds to the text that is collected. */
void inline_collect(struct inlines *walk, struct str text);

/* Whether a link, or an image, holds this text, here or further out. */
bool inline_in_link(const struct inlines *walk);
bool inline_in_image(const struct inlines *walk);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * HTML in Markdown. Comments are dropped, and some of them are marks; anything
 * else is refused, since safe mode would drop it in silence.
 */
#ifndef AVOW_DOCUMENT_COMMENT_H
#define AVOW_DOCUMENT_COMMENT_H

#include "document/make.h"
#include "document/piece.h"
#include "document/tree.h"

/* Goes through a block of HTML; the caller takes it out of the tree. */
void comment_block(struct make *make, struct piece *piece,
                   struct cmark_node *block);

/* Whether a block of HTML is an area mark, whose areas are then in `areas`, and
 * nothing else. */
bool comment_is_area(struct str html, struct str *areas);

/*
 * Goes through HTML within a line that stands at `at`. Whether it is an area
 * mark, whose areas are then in `areas`.
 */
bool comment_inline(struct make *make, struct piece *piece, struct str html,
                    struct place at, struct str *areas);

/* Whether the inside of a comment is the mark of that name, such as "area";
 * `rest` is then what follows its colon. */
bool comment_is_mark(struct str text, const char *word, struct str *rest);

/* An error: a comment that begins here has no end. */
void comment_unclosed(struct make *make, struct place at);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the quotes and lists that hold a block put before each of its lines.
 */
#ifndef AVOW_DOCUMENT_PIPE_MARGIN_H
#define AVOW_DOCUMENT_PIPE_MARGIN_H

#include <stdbool.h>
#include <stddef.h>

#include "document/piece.h"
#include "document/tree.h"

struct pipe_margin {
    size_t quotes; /* that hold the block */
    size_t column; /* that the text of the innermost item begins at, or 0 */
    bool in_quote; /* the innermost of them is a quote */
};

/* That of a block. */
struct pipe_margin pipe_margin_of(struct piece *piece,
                                  struct cmark_node *block);

/* A line without its margin. */
struct pipe_line {
    struct str text;
    size_t byte;   /* that the text begins at */
    size_t indent; /* columns that it is indented by, in its container */
    bool lazy;     /* it lacks some of the margin, which paragraphs may */
};
struct pipe_line pipe_margin_strip(const struct pipe_margin *margin,
                                   struct str line);

#endif

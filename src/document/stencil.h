/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Stencils: the paragraphs and headings of a tree that is kept
 * (document/trees.h), as they come out. All that their nodes would be gone
 * through for is told by the text that they were parsed from, which is the same
 * each time; only the values in it differ. So they are kept as HTML, as plain
 * text and as Markdown with holes that values go into, and their nodes are not
 * kept at all.
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
    size_t whole_html, whole_markdown; /* the same in its stretch */
    bool address;                      /* it is that of a link, and no text */
    bool starts;      /* a line, or goes on with a number that does */
    bool after_space; /* a space stands before it … */
    bool last;        /* … and nothing behind it in the Markdown */
};

struct stencil {
    const struct stencil *next; /* of its tree */
    struct str html, text;      /* without what goes into the holes; the text
                                 * in one line */
    struct passage_look look;   /* with a letter in each hole */
    bool digit;                 /* there is one in the text */
    const char *slug;           /* of a heading without holes */
    struct str areas;  /* that a mark right behind a heading names … */
    size_t areas_line; /* … on this line; at == NULL: none does */
    /* The same as Markdown, without a margin, for values that are words
     * (document/words.h). at == NULL: it is written from its nodes. */
    struct str markdown;
    struct hole *holes;
    size_t hole_count;
    struct cmark_node *nodes; /* that hold the nodes it was cut from, which are
                               * not to be changed: its slots are in them */
    struct piece *piece;      /* that fills it in this document */

    struct stretch *stretch; /* that its paragraph stands for, or NULL */
    struct stencil *beside;  /* the next of the same stretch */
    size_t line;             /* these three in a stretch only */
    struct str margin;
    size_t from, to; /* its Markdown in that of the stretch */
};

/* What a kept tree's root has for a mark. */
struct stencils {
    bool code_is_whole;          /* that of all blocks (document/code.h) */
    const struct stencil *first; /* of all but those that have no holes */
    size_t depth;                /* of lists and quotes in stretches */
};

/* Cuts the stencils of a tree that is about to be kept, between
 * tree_keep_begin() and tree_keep_end(): the paragraphs hold a made node each,
 * in the place of theirs, or a stretch of them does (document/stretch.h). */
void stencils_cut(struct make *make, struct piece *piece,
                  struct cmark_node *root);

/* A copy of a text that lasts as long as such a tree. */
struct str stencil_keep(struct str text);

/*
 * Whether a kept tree, whose root has such a mark, serves for another piece of
 * the same text: all that goes into the holes is text, or a good address, and
 * something is shown. Anything else has to be walked.
 */
bool stencils_fit(struct cmark_node *root, const struct piece *piece);

/* The stencil that stands for a block's nodes; NULL: they are there. */
struct stencil *stencil_of(struct cmark_node *block);

/*
 * The text of a stencil with its values in, which are counted as put in; they
 * go into the rest as well from now on. It lives in the document's arena.
 */
struct passage_look stencil_look(struct make *make, struct piece *piece,
                                 struct stencil *stencil);

/* Adds the passage of a paragraph at a line of its piece. */
void stencil_passage(struct make *make, struct piece *piece,
                     struct stencil *stencil, size_t line);

/* Puts the values into a paragraph, which prints them, and adds its passage.
 * False: it shows nothing. */
bool stencil_fill(struct make *make, struct piece *piece,
                  struct cmark_node *paragraph, struct stencil *stencil);

/* Appends the HTML of a stencil that has its values. */
void stencil_html(struct make *make, struct buffer *out,
                  const struct stencil *stencil);

/* Appends what a hole has as HTML. */
void stencil_value_html(struct make *make, struct buffer *out,
                        const struct piece *piece, const struct hole *hole);

/* Whether all that went into the holes is written as it is in the Markdown. */
bool stencil_is_written(const struct stencil *stencil);

/* Appends what a hole has, where that is so. */
void stencil_value_markdown(struct buffer *out, const struct piece *piece,
                            const struct hole *hole);

#endif

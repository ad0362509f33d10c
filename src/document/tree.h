/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The tree that cmark makes of Markdown, as the rest of document/ sees it.
 * document/markdown.c is behind it and alone knows cmark; nothing here knows
 * what a statement is.
 *
 * All nodes live in the arena that tree_begin() was given, or in its `trees`,
 * and are of use until tree_end(): none is freed by itself. A thread has one
 * document at a time, since cmark hands no context to its allocator.
 */
#ifndef AVOW_DOCUMENT_TREE_H
#define AVOW_DOCUMENT_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "base/text.h"

struct cmark_node;
struct trees;

enum node_kind {
    NODE_DOCUMENT,
    NODE_QUOTE,
    NODE_LIST,
    NODE_ITEM,
    NODE_CODE_BLOCK,
    NODE_HTML_BLOCK,
    NODE_PARAGRAPH,
    NODE_HEADING,
    NODE_RULE,
    NODE_MADE_BLOCK, /* HTML that avow wrote, printed as it is */
    NODE_TEXT,
    NODE_SOFT_BREAK,
    NODE_LINE_BREAK,
    NODE_CODE,
    NODE_HTML,
    NODE_MADE, /* the same within a line */
    NODE_EMPHASIS,
    NODE_STRONG,
    NODE_LINK,
    NODE_IMAGE,
};

/* `trees` may be NULL: none is kept for the next document. */
void tree_begin(struct arena *arena, struct trees *trees);
void tree_end(void);

/* The root of a text's tree, of kind NODE_DOCUMENT. */
struct cmark_node *tree_parse(struct str text);

/*
 * Begins a tree that the next document with this text can have back: what is
 * parsed and changed until tree_keep_end(), which is given its root, is kept
 * so. False: it is not to be kept, and neither of the two others may be called.
 */
MUST_USE bool tree_keep_begin(struct str text);
void tree_keep_end(struct cmark_node *root);

/* Zeroed room that lasts as long as the tree is kept. */
void *tree_keep_room(size_t size);

/* A number that nothing else of these trees has, now or later. */
size_t tree_number(void);

/* The tree of a text as it was kept; NULL: there is none. */
struct cmark_node *tree_again(struct str text);

/* The tree as HTML in safe mode, living in `arena`. */
struct str tree_html(struct cmark_node *root, struct arena *arena);

enum node_kind node_kind(struct cmark_node *node);

/* The neighbours; NULL where there is none. */
struct cmark_node *node_parent(struct cmark_node *node);
struct cmark_node *node_first(struct cmark_node *node);
struct cmark_node *node_next(struct cmark_node *node);
struct cmark_node *node_previous(struct cmark_node *node);

/*
 * What a reader meets after `node` in the tree under `root`: its first child
 * when `into` is set and it has one, else what follows it; NULL at the end.
 */
struct cmark_node *node_after(struct cmark_node *node, struct cmark_node *root,
                              bool into);

/* The lines that a block stands on, 1 is the first. */
size_t node_line(struct cmark_node *node);
size_t node_last_line(struct cmark_node *node);
/* The byte of its first line that it begins at, 1 is the first. */
size_t node_column(struct cmark_node *node);

/* What text, code and HTML hold; empty for any other kind. The text set may be
 * a part of what it held. */
struct str node_literal(struct cmark_node *node);
void node_set_literal(struct cmark_node *node, const char *text);

/* Of links and images. */
struct str node_url(struct cmark_node *node);
void node_set_url(struct cmark_node *node, const char *url);
struct str node_title(struct cmark_node *node);
void node_set_title(struct cmark_node *node, const char *title);

/* What follows the fence of a code block; empty without a fence. */
struct str node_info(struct cmark_node *node);
void node_set_info(struct cmark_node *node, const char *info);

int node_level(struct cmark_node *heading); /* 1 to 6 */

/* Whether it is a quote, a list or an item of one, which hold blocks. */
bool node_is_container(struct cmark_node *node);

/* The number that a list begins with; -1 where its items have none. */
int node_list_start(struct cmark_node *list);

/* Whether the items of a list stand apart, each paragraph as one. */
bool node_is_loose(struct cmark_node *list);
void node_set_loose(struct cmark_node *list, bool loose);

/* A value that belongs to whoever uses the tree; NULL at first. */
void *node_mark(struct cmark_node *node);
void node_set_mark(struct cmark_node *node, void *mark);

/* New nodes that stand nowhere yet. */
struct cmark_node *node_new_text(const char *text);
struct cmark_node *node_new_paragraph(void);
struct cmark_node *node_new_made(const char *before, const char *after);
struct cmark_node *node_new_made_block(const char *html);
struct cmark_node *node_new_html_block(const char *html);

/* What a made node prints before its children. */
void node_set_before(struct cmark_node *made, const char *html);

/* Takes it, and all in it, out of the tree. */
void node_remove(struct cmark_node *node);

/* Each moves a node that may stand elsewhere. */
void node_put_before(struct cmark_node *node, struct cmark_node *moved);
void node_put_last(struct cmark_node *parent, struct cmark_node *moved);

/* Moves all that is in `from` to the end of what is in `parent`. */
void node_move_into(struct cmark_node *parent, struct cmark_node *from);

/* Moves all that is in `from` to before `node`, in order. */
void node_move_children(struct cmark_node *node, struct cmark_node *from);

#endif

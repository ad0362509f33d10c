/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Puts text and tags into a template's tree in the order of the source, and
 * takes out the lines that a tag has to itself.
 */
#ifndef AVOW_TEMPLATE_BUILDER_H
#define AVOW_TEMPLATE_BUILDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "template/scan.h"
#include "template/tree.h"

struct builder {
    struct arena *arena;
    const struct source *source;
    struct node **link; /* where the next node goes */
    size_t from;        /* text up to here is in the tree */
    size_t from_line;
    bool in_parent; /* blank text between the blocks of a parent is nothing */
};

/* A line that goes out of the text together with its tag. */
struct own_line {
    struct str indent;
    struct str end;
    size_t next; /* where the line after it begins */
};

/* Puts the text up to `offset` into the tree; NULL when there is none. */
struct node *build_text(struct builder *b, size_t offset);

/* Text goes on from `offset`, which is on `line`. */
void build_go_on(struct builder *b, size_t offset, size_t line);

/* Puts a tag into the tree. */
struct node *build_tag(struct builder *b, enum node_kind kind,
                       const struct tag *tag);

/* How much white space stands before `offset`, and whether nothing else does
 * on its line. */
bool blank_before(const struct builder *b, size_t offset, size_t *space);

/* Whether the line ends after `offset`, and where the next one begins. */
bool blank_after(const struct builder *b, size_t offset, struct str *end,
                 size_t *next);

/* Whether nothing else stands on the tag's line. */
bool has_own_line(const struct builder *b, const struct tag *tag,
                  struct own_line *line);

/*
 * Puts the text before the tag into the tree, and goes on after it: on the
 * next line where it has one to itself, which is what is returned.
 */
bool take_tag(struct builder *b, const struct tag *tag, struct own_line *line);

#endif

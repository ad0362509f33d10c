/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/settle.h"

/* Whether text of a paragraph is the last of a block. */
static bool ends_with_text(struct cmark_node *block)
{
    while (block && node_is_container(block)) {
        struct cmark_node *child = node_first(block);
        while (child && node_next(child))
            child = node_next(child);
        block = child;
    }
    return block && node_kind(block) == NODE_PARAGRAPH;
}

/* Whether a list begins so that it cannot follow text without a blank line. */
static bool begins_apart(struct cmark_node *list)
{
    int start = node_list_start(list);
    return (start >= 0 && start != 1) || !node_first(node_first(list));
}

/* Whether only a blank line keeps two blocks in an item what they are. */
static bool needs_blank(struct cmark_node *block, struct cmark_node *next)
{
    switch (node_kind(next)) {
    case NODE_PARAGRAPH:
        return ends_with_text(block);
    case NODE_LIST:
        return node_kind(block) == NODE_PARAGRAPH && begins_apart(next);
    case NODE_QUOTE:
        return node_kind(block) == NODE_QUOTE;
    default:
        return false;
    }
}

/*
 * Whether a list that has a blank line behind this block stands apart: not
 * where a rule is the last of it, since cmark forgets the line then.
 */
static bool shows_blank(struct cmark_node *block)
{
    while (block &&
           (node_kind(block) == NODE_LIST || node_kind(block) == NODE_ITEM)) {
        struct cmark_node *child = node_first(block);
        while (child && node_next(child))
            child = node_next(child);
        block = child;
    }
    return !block || node_kind(block) != NODE_RULE;
}

static bool is_table(struct cmark_node *block)
{
    if (node_kind(block) != NODE_MADE_BLOCK || !node_mark(block))
        return false;
    const struct made_block *made = node_mark(block);
    return made->table != NULL;
}

void settle_list(struct cmark_node *list)
{
    bool loose = node_is_loose(list), must = false, can = false;
    struct cmark_node *item = node_first(list);
    for (; item; item = node_next(item)) {
        struct cmark_node *block = node_first(item);
        can |= node_next(item) && shows_blank(item);
        for (; block; block = node_next(block)) {
            struct cmark_node *next = node_next(block);
            can |= next && shows_blank(block);
            must |= is_table(block) || (next && needs_blank(block, next));
        }
    }
    loose = can && (loose || must);
    if (loose != node_is_loose(list))
        node_set_loose(list, loose);
}

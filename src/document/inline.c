/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/inline.h"

#include "document/comment.h"
#include "document/slot.h"

#include <string.h>

void inline_collect(struct inlines *walk, struct str text)
{
    buffer_add_str(&walk->make->text, text);
    buffer_add_str(&walk->make->shown, text);
}

struct place inline_place(struct inlines *walk, struct str token)
{
    struct place at;
    piece_find(walk->piece, walk->first_line, walk->last_line, token,
               &walk->cursor, &at);
    return at;
}

bool inline_find_bare(struct inlines *walk, struct str token, struct place *at)
{
    if (!piece_find(walk->piece, walk->first_line, walk->last_line, token,
                    &walk->cursor, at))
        return false;
    struct str line = piece_line(walk->piece, walk->cursor.line);
    size_t before = walk->cursor.byte - token.len;
    return !before || line.at[before - 1] != '\\';
}

bool inline_in_link(const struct inlines *walk)
{
    for (; walk; walk = walk->outer)
        if (walk->links)
            return true;
    return false;
}

bool inline_in_image(const struct inlines *walk)
{
    for (; walk; walk = walk->outer)
        if (walk->images)
            return true;
    return false;
}

/* Code within a line has no line breaks, and no code is nothing at all. */
static void walk_code(struct inlines *walk, struct cmark_node *node)
{
    struct make *make = walk->make;
    struct str written = node_literal(node);
    const char *filled = slot_filled(make, walk->piece, written, "code");
    if (filled) {
        char *code = arena_copy(make->scratch, filled, strlen(filled));
        for (char *c = code; (c = strchr(c, '\n'));)
            *c = ' ';
        node_set_literal(node, code);
    }
    struct str code = node_literal(node);
    bool tag = make->input->markdown && slot_has_tag(code);
    /* The place is asked for also to pass over what is no fault in code. */
    if (tag || str_find(code, '[') < code.len ||
        str_find(code, '<') < code.len) {
        struct place at = inline_place(walk, written);
        if (tag)
            slot_refuse_tag(make, at);
    }
    inline_collect(walk, code);
    if (!code.len)
        node_remove(node);
}

static void walk_break(struct inlines *walk, struct cmark_node *node)
{
    inline_collect(walk, STR_LITERAL("\n"));
    if (walk->one_line) {
        node_put_before(node, node_new_text(" "));
        node_remove(node);
    } else if (node_kind(node) == NODE_LINE_BREAK) {
        walk->breaks = true;
    }
}

/* Whether nothing that is shown follows among the node's siblings. */
static bool is_last(struct cmark_node *node)
{
    while ((node = node_next(node)))
        if (node_kind(node) != NODE_TEXT || node_literal(node).len)
            return false;
    return true;
}

static bool is_within_image(struct cmark_node *node, struct cmark_node *block)
{
    for (; node != block; node = node_parent(node))
        if (node_kind(node) == NODE_IMAGE)
            return true;
    return false;
}

static void put_after(struct cmark_node *node, struct cmark_node *moved)
{
    if (node_next(node))
        node_put_before(node_next(node), moved);
    else
        node_put_last(node_parent(node), moved);
}

/* Has a hard line break follow what it ends; at the end of all it goes. */
static void move_out(struct cmark_node *node, struct cmark_node *block)
{
    while (is_last(node) && node_parent(node) != block)
        put_after(node_parent(node), node);
    if (is_last(node))
        node_remove(node);
}

/* Has no hard line break be the last of what it stands in. */
static void settle_breaks(struct cmark_node *block)
{
    struct cmark_node *node = node_first(block), *next;
    for (; node; node = next) {
        next = node_after(node, block, true);
        if (node_kind(node) != NODE_LINE_BREAK || !is_last(node))
            continue;
        struct cmark_node *before = node_previous(node);
        if (is_within_image(node, block)) {
            node_put_before(node, node_new_text(" ")); /* which it says */
            node_remove(node);
            continue;
        }
        move_out(node, block);
        /* What is before it may end with one too by now. */
        while (before && node_kind(before) == NODE_TEXT &&
               !node_literal(before).len)
            before = node_previous(before);
        if (before && node_kind(before) == NODE_LINE_BREAK)
            next = before;
    }
}

static void walk_html(struct inlines *walk, struct cmark_node *node)
{
    struct str html = node_literal(node), areas;
    struct place at = inline_place(walk, html);
    struct inline_marks *marks = walk->marks;
    if (comment_inline(walk->make, walk->piece, html, at, &areas)) {
        bool room = marks &&
                    marks->count < sizeof marks->at / sizeof *marks->at;
        if (room) {
            marks->areas[marks->count] = str_copy(walk->make->scratch, areas);
            marks->at[marks->count++] = at;
        } else {
            outline_refuse_mark(at, walk->make->all);
        }
    }
    node_remove(node);
}

static void enter(struct inlines *walk, struct cmark_node *node)
{
    switch (node_kind(node)) {
    case NODE_TEXT:
        inline_text(walk, node);
        break;
    case NODE_CODE:
        walk_code(walk, node);
        break;
    case NODE_HTML:
        walk_html(walk, node);
        break;
    case NODE_SOFT_BREAK:
    case NODE_LINE_BREAK:
        walk_break(walk, node);
        break;
    case NODE_EMPHASIS:
        walk->emphasis++;
        break;
    case NODE_STRONG:
        walk->strong++;
        break;
    case NODE_LINK:
        inline_enter_link(walk, node);
        walk->links++;
        break;
    case NODE_IMAGE:
        inline_enter_link(walk, node);
        walk->images++;
        break;
    default:
        break;
    }
}

/* Emphasis within emphasis of its kind goes: only what it holds stays. */
static void leave_emphasis(struct cmark_node *node, size_t *open)
{
    if (--*open) {
        node_move_children(node, node);
        node_remove(node);
    }
}

static void leave(struct inlines *walk, struct cmark_node *node)
{
    switch (node_kind(node)) {
    case NODE_EMPHASIS:
        leave_emphasis(node, &walk->emphasis);
        break;
    case NODE_STRONG:
        leave_emphasis(node, &walk->strong);
        break;
    case NODE_LINK:
        walk->links--;
        inline_leave_link(walk, node);
        break;
    case NODE_IMAGE:
        walk->images--;
        inline_leave_link(walk, node);
        break;
    default:
        break;
    }
}

void inline_walk(struct inlines *walk)
{
    struct cmark_node *node = node_first(walk->block);
    while (node) {
        /* What comes next is asked for first: a node may remove itself, or
         * put others before it, but never touches what follows. */
        struct cmark_node *next = node_next(node);
        struct cmark_node *parent = node_parent(node);
        enter(walk, node);
        struct cmark_node *first = node_first(node);
        if (first) {
            node = first;
            continue;
        }
        leave(walk, node);
        while (!next && parent != walk->block) {
            node = parent;
            next = node_next(node);
            parent = node_parent(node);
            leave(walk, node);
        }
        node = next;
    }
    if (walk->breaks)
        settle_breaks(walk->block);
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/block.h"

#include "document/chart_mark.h"
#include "document/code.h"
#include "document/comment.h"
#include "document/foreign.h"
#include "document/inline.h"
#include "document/parse.h"
#include "document/settle.h"
#include "document/slot.h"
#include "document/stretch.h"
#include "document/table_pipe.h"

/* The piece that a block is from: that of the nearest node with a mark. */
static struct piece *piece_of(struct cmark_node *node)
{
    while (!node_mark(node))
        node = node_parent(node);
    return node_mark(node);
}

/* Parses a piece and has its blocks know it; NULL: an error was added. */
static struct cmark_node *parse(struct make *make, struct piece *piece)
{
    struct cmark_node *root = parse_piece(make, piece);
    if (!root)
        return NULL;
    node_set_mark(root, piece);
    for (struct cmark_node *n = node_first(root); n; n = node_next(n))
        node_set_mark(n, piece);
    struct pieces *entry = arena_alloc(make->scratch, sizeof *entry);
    *entry = (struct pieces){piece, make->pieces};
    make->pieces = entry;
    return root;
}

/* How many quotes and lists hold a node, and parts. */
static size_t depth_of(struct cmark_node *node)
{
    size_t depth = piece_of(node)->depth;
    for (; node; node = node_parent(node))
        depth += node_kind(node) == NODE_QUOTE || node_kind(node) == NODE_LIST;
    return depth;
}

static void refuse_depth(struct make *make, struct place at)
{
    diagnostic_error(make->all, at,
                     "lists, quotes and parts are nested more than %d deep",
                     DOCUMENT_DEPTH_MAX);
    diagnostic_remedy(make->all, "use headings instead of the outer ones");
}

/* The blocks that a slot stands for, put in before the paragraph. */
static void graft(struct make *make, const struct piece *within,
                  struct cmark_node *paragraph, const struct slot *slot)
{
    struct piece *piece;
    if (slot->kind == SLOT_PART) {
        piece = piece_part(make->scratch, slot->part, slot->at,
                           within->depth + 1);
        piece->in_list = node_kind(node_parent(paragraph)) != NODE_DOCUMENT;
    } else {
        if (!slot_within_budget(make, slot))
            return;
        piece = piece_value(make->scratch, slot->value, slot->at,
                            within->depth + 1);
    }
    if (depth_of(paragraph) >= DOCUMENT_DEPTH_MAX) {
        refuse_depth(make, slot->at);
        return;
    }
    struct cmark_node *root = parse(make, piece);
    if (!root)
        return;
    struct cmark_node *item = node_parent(paragraph);
    if (slot->kind == SLOT_MARKDOWN && slot->value->language &&
        node_kind(item) == NODE_DOCUMENT)
        foreign_enclose(make, root, slot->value->language);
    struct cmark_node *first = node_first(root);
    /* Paragraphs of a tight list are not marked as such: two would run
     * together. */
    if (first && node_next(first) && node_kind(item) == NODE_ITEM)
        node_set_loose(node_parent(item), true);
    node_move_children(paragraph, root);
}

/*
 * Whether a paragraph is nothing but slots that stand for blocks: any number of
 * parts, or one Markdown value.
 */
static bool is_graft(struct piece *piece, struct cmark_node *paragraph)
{
    size_t parts = 0, values = 0;
    struct cmark_node *node = node_first(paragraph);
    for (; node; node = node_next(node)) {
        struct str text = node_literal(node);
        struct slot_mark mark;
        if (node_kind(node) == NODE_SOFT_BREAK)
            continue;
        if (node_kind(node) != NODE_TEXT || !str_starts(text, SLOT_OPEN))
            return false;
        for (size_t from = 0; from < text.len; from = mark.to) {
            if (!slot_find(piece, text, from, &mark) || mark.from != from)
                return false;
            parts += mark.slot->kind == SLOT_PART;
            values += mark.slot->kind == SLOT_MARKDOWN;
            if (mark.slot->kind != SLOT_PART &&
                mark.slot->kind != SLOT_MARKDOWN)
                return false;
        }
    }
    return values ? values == 1 && !parts : parts > 0;
}

/* Puts in what a paragraph of slots stands for; the block to go on with. */
static struct cmark_node *graft_all(struct make *make, struct piece *piece,
                                    struct cmark_node *paragraph,
                                    struct cmark_node *root)
{
    struct cmark_node *before = node_previous(paragraph);
    struct cmark_node *parent = node_parent(paragraph);
    struct cmark_node *node = node_first(paragraph);
    for (; node; node = node_next(node)) {
        struct str text = node_literal(node);
        struct slot_mark mark;
        for (size_t from = 0; slot_find(piece, text, from, &mark);
             from = mark.to)
            graft(make, piece, paragraph, mark.slot);
    }
    struct cmark_node *next = node_after(paragraph, root, false);
    struct cmark_node *first = before ? node_next(before) : node_first(parent);
    if (first != paragraph)
        next = first;
    node_remove(paragraph);
    return next;
}

static void walk_text(struct make *make, struct piece *piece,
                      struct cmark_node *block, struct inline_marks *marks)
{
    buffer_clear(&make->text);
    buffer_clear(&make->shown);
    struct inlines walk = {
        .make = make,
        .piece = piece,
        .block = block,
        .first_line = node_line(block),
        .last_line = node_last_line(block),
        .one_line = marks != NULL,
        .marks = marks,
    };
    inline_walk(&walk);
}

/* A heading that is a stencil has area marks behind it at most. */
static void fill_heading(struct make *make, struct piece *piece,
                         struct cmark_node *heading, struct stencil *stencil)
{
    struct place at = piece_place(piece, node_line(heading));
    struct passage_look look = stencil_look(make, piece, stencil);
    outline_add(&make->outline, make->arena, &make->ids, heading, stencil,
                look.text, at, make->all);
    passage_add_looked(make->arena, &make->passages, PASSAGE_HEADING, &look, at,
                       outline_section(&make->outline));
    if (stencil->areas.at)
        outline_mark(&make->outline, make->arena, stencil->areas,
                     make->input->areas,
                     piece_place(piece, stencil->areas_line), make->all);
}

static void walk_heading(struct make *make, struct piece *piece,
                         struct cmark_node *heading)
{
    struct stencil *stencil = stencil_of(heading);
    if (stencil) {
        fill_heading(make, piece, heading, stencil);
        return;
    }
    struct inline_marks marks = {.count = 0};
    struct place at = piece_place(piece, node_line(heading));
    walk_text(make, piece, heading, &marks);
    struct str shown = text_one_line(make->arena, buffer_str(&make->shown));
    outline_add(&make->outline, make->arena, &make->ids, heading, NULL, shown,
                at, make->all);
    for (size_t i = 0; i < marks.count; i++)
        outline_mark(&make->outline, make->arena, marks.areas[i],
                     make->input->areas, marks.at[i], make->all);
    passage_add(make->arena, &make->passages, PASSAGE_HEADING,
                buffer_str(&make->text), at, outline_section(&make->outline));
}

/* Whether a paragraph shows nothing, such as an empty value. */
static bool is_empty(struct cmark_node *paragraph)
{
    struct cmark_node *node = node_first(paragraph);
    while (node && node_kind(node) == NODE_TEXT && !node_literal(node).len)
        node = node_next(node);
    return !node;
}

static void walk_paragraph(struct make *make, struct piece *piece,
                           struct cmark_node *paragraph)
{
    struct stencil *stencil = stencil_of(paragraph);
    if (stencil) {
        if (stencil->stretch)
            stretch_walk(make, piece, stencil->stretch);
        else if (!stencil_fill(make, piece, paragraph, stencil))
            node_remove(paragraph);
        return;
    }
    walk_text(make, piece, paragraph, NULL);
    passage_add(make->arena, &make->passages, PASSAGE_PROSE,
                buffer_str(&make->text),
                piece_place(piece, node_line(paragraph)),
                outline_section(&make->outline));
    if (is_empty(paragraph))
        node_remove(paragraph);
}

static void add_list(struct make *make, struct cmark_node *list)
{
    struct made_list *entry = arena_alloc(make->scratch, sizeof *entry);
    *entry = (struct made_list){list, make->lists};
    make->lists = entry;
}

/* Goes through one block; the one to go on with, or NULL. */
static struct cmark_node *walk(struct make *make, struct cmark_node *node,
                               struct cmark_node *root)
{
    struct piece *piece = piece_of(node);
    enum node_kind kind = node_kind(node);
    if (kind == NODE_PARAGRAPH && is_graft(piece, node))
        return graft_all(make, piece, node, root);

    struct cmark_node *next = node_after(node, root, false);
    if (kind != NODE_HTML_BLOCK && kind != NODE_HEADING)
        make->outline.fresh = false;
    if (kind != NODE_HTML_BLOCK && kind != NODE_MADE_BLOCK &&
        !(kind == NODE_PARAGRAPH && table_pipe_is_caption(piece, node)))
        chart_mark_end(make);
    switch (kind) {
    case NODE_QUOTE:
    case NODE_LIST:
        if (depth_of(node) > DOCUMENT_DEPTH_MAX) {
            refuse_depth(make, piece_place(piece, node_line(node)));
            return next;
        }
        if (kind == NODE_LIST)
            add_list(make, node);
        return node_after(node, root, true);
    case NODE_ITEM:
        return node_after(node, root, true);
    case NODE_HEADING:
        walk_heading(make, piece, node);
        break;
    case NODE_PARAGRAPH:
        if (table_pipe_is_caption(piece, node))
            make->caption = node;
        else
            walk_paragraph(make, piece, node);
        break;
    case NODE_MADE_BLOCK:
        table_pipe(make, piece, node);
        break;
    case NODE_CODE_BLOCK:
        code_walk(make, piece, node,
                  next && piece_of(next) == piece ? next : NULL);
        break;
    case NODE_HTML_BLOCK:
        if (!foreign_mark(make, piece, node))
            comment_block(make, piece, node);
        node_remove(node);
        break;
    default:
        break;
    }
    return next;
}

struct cmark_node *block_walk(struct make *make)
{
    struct place nowhere = {.source = NULL};
    struct piece *piece = piece_part(make->scratch, make->input->root, nowhere,
                                     0);
    struct cmark_node *root = parse(make, piece);
    if (!root)
        return NULL;
    struct cmark_node *node = node_first(root);
    while (node)
        node = walk(make, node, root);
    chart_mark_end(make);
    foreign_end(make);
    for (struct made_list *l = make->lists; l; l = l->next)
        settle_list(l->list);
    return root;
}

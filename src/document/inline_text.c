/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/comment.h"
#include "document/footnote.h"
#include "document/inline.h"
#include "document/parse.h"
#include "document/slot.h"

/* Puts the text that has been gathered for a node before another one. */
static void flush(struct inlines *walk, struct buffer *text,
                  struct cmark_node *node)
{
    if (!text->len)
        return;
    inline_collect(walk, buffer_str(text));
    node_put_before(node, node_new_text(text->bytes));
    buffer_clear(text);
}

static void put_gap(struct inlines *walk, struct cmark_node *node,
                    const struct slot_mark *mark)
{
    struct make *make = walk->make;
    const char *label = slot_label(make, mark->slot);
    slot_gap(make, walk->piece, mark);
    buffer_add_format(&make->shown, "[%s]", label);
    struct cmark_node *gap;
    if (inline_in_image(walk)) /* an attribute holds no element */
        gap = node_new_text(arena_format(make->scratch, "[%s]", label));
    else
        gap = node_new_made(make_gap_html(make, label), "");
    node_put_before(node, gap);
}

static bool has_link(struct cmark_node *root)
{
    struct cmark_node *node = root;
    while (node && node_kind(node) != NODE_LINK)
        node = node_after(node, root, true);
    return node != NULL;
}

static void refuse_markdown(struct inlines *walk, const struct slot *slot,
                            const char *fault, const char *remedy)
{
    diagnostic_error(walk->make->all, slot->at, "'%s' %s",
                     slot_label(walk->make, slot), fault);
    diagnostic_remedy(walk->make->all, "%s", remedy);
    diagnostic_also(walk->make->all, slot->value->at, "its text is here");
}

/* Puts a value of type markdown into a line: it has to be one paragraph. */
static void put_markdown(struct inlines *walk, struct cmark_node *node,
                         const struct slot *slot)
{
    struct make *make = walk->make;
    struct piece *piece = piece_value(make->scratch, slot->value, slot->at,
                                      walk->piece->depth + 1);
    if (!slot_within_budget(make, slot))
        return;
    struct cmark_node *root = parse_piece(make, piece);
    struct cmark_node *only = root ? node_first(root) : NULL;
    if (!only)
        return;
    if (node_kind(only) != NODE_PARAGRAPH || node_next(only)) {
        refuse_markdown(walk, slot,
                        "is more than a paragraph of text, but stands within "
                        "a line",
                        "put its tag on a line of its own between blank "
                        "lines");
        return;
    }
    if (inline_in_link(walk) && has_link(only)) {
        refuse_markdown(walk, slot, "has a link in it, but stands in a link",
                        "move its tag out of the link");
        return;
    }
    struct inlines inner = {
        .make = make,
        .piece = piece,
        .block = only,
        .first_line = node_line(only),
        .last_line = node_last_line(only),
        .one_line = walk->one_line,
        .outer = walk,
        .emphasis = walk->emphasis,
        .strong = walk->strong,
    };
    inline_walk(&inner);
    walk->breaks |= inner.breaks;
    node_move_children(node, only);
}

/*
 * What cmark takes for text, but its author did not mean so: `fault` is told
 * of where the token stands in the source without a backslash before it.
 */
static void look_for(struct inlines *walk, struct str text, const char *token,
                     void (*fault)(struct make *make, struct place at))
{
    for (size_t i = 0; i < text.len; i++) {
        if (!str_starts(str_slice(text, i, text.len), token))
            continue;
        struct place at;
        if (!inline_find_bare(walk, str_of(token), &at))
            continue;
        struct str line = piece_line(walk->piece, walk->cursor.line);
        if (!footnote_is_definition(line)) /* which was told of already */
            fault(walk->make, at);
    }
}

static bool is_before(struct cursor a, struct cursor b)
{
    return a.line != b.line ? a.line < b.line : a.byte < b.byte;
}

/* Both are looked for from where the text begins. */
static void look_over(struct inlines *walk, struct str text)
{
    struct cursor start = walk->cursor;
    if (str_find(text, '[') < text.len)
        look_for(walk, text, "[^", footnote_refuse);
    struct cursor end = walk->cursor;
    walk->cursor = start;
    if (str_find(text, '<') < text.len)
        look_for(walk, text, "<!--", comment_unclosed);
    if (is_before(walk->cursor, end))
        walk->cursor = end;
}

void inline_text(struct inlines *walk, struct cmark_node *node)
{
    struct make *make = walk->make;
    struct str text = node_literal(node);
    struct slot_mark mark;

    look_over(walk, text);
    if (!slot_find(walk->piece, text, 0, &mark)) {
        inline_collect(walk, text);
        return;
    }
    struct buffer out = buffer_within(make->scratch, MAKE_VALUES_MAX * 2);
    size_t from = 0;
    do {
        buffer_add_str(&out, str_slice(text, from, mark.from));
        from = mark.to;
        switch (mark.slot->kind) {
        case SLOT_TEXT:
            slot_add_value(make, &out, mark.slot);
            break;
        case SLOT_GAP:
            flush(walk, &out, node);
            put_gap(walk, node, &mark);
            break;
        case SLOT_MARKDOWN:
            flush(walk, &out, node);
            put_markdown(walk, node, mark.slot);
            break;
        case SLOT_PART:
            slot_refuse(make, mark.slot, "a line of text");
            break;
        }
    } while (slot_find(walk->piece, text, from, &mark));
    buffer_add_str(&out, str_slice(text, from, text.len));
    inline_collect(walk, buffer_str(&out));
    node_set_literal(node, out.len ? out.bytes : "");
}

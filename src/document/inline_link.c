/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/footnote.h"
#include "document/inline.h"
#include "document/slot.h"

/* What is kept of a link or an image while its text is gone through. */
struct opened {
    size_t text_from; /* in make->shown */
    bool footnote;    /* before any value is in it */
    struct place at;  /* of a footnote */
};

/* The first slot of an address that is a gap; false: there is none. */
static bool find_gap(struct inlines *walk, struct str url,
                     struct slot_mark *mark)
{
    for (size_t from = 0; slot_find(walk->piece, url, from, mark);
         from = mark->to)
        if (mark->slot->kind == SLOT_GAP)
            return true;
    return false;
}

/* A link that goes nowhere yet: its text stays, and the gap after it. */
static void unlink_gap(struct inlines *walk, struct cmark_node *node,
                       const struct slot_mark *gap)
{
    struct make *make = walk->make;
    const char *label = slot_label(make, gap->slot);
    slot_gap(make, walk->piece, gap);
    node_move_children(node, node);
    if (inline_in_image(walk)) {
        const char *text = arena_format(make->scratch, " [%s]", label);
        node_put_before(node, node_new_text(text));
    } else {
        node_put_before(node, node_new_text(" "));
        node_put_before(node, node_new_made(make_gap_html(make, label), ""));
    }
    buffer_add_format(&make->shown, " [%s]", label);
    node_remove(node);
}

/* Where an address is written: in the block, or in a definition. */
static struct place find_url(struct inlines *walk, struct str url)
{
    struct slot_mark mark;
    if (slot_find(walk->piece, url, 0, &mark))
        return mark.slot->at;
    struct str token = url.len ? url : STR_LITERAL("]()");
    struct place at = inline_place(walk, token), elsewhere;
    struct cursor cursor = {0, 0};
    if (!at.column &&
        piece_find(walk->piece, 1, SIZE_MAX, url, &cursor, &elsewhere))
        return elsewhere;
    return at;
}

/* An error: a link shows a text, and an image has one for who cannot see it. */
static void refuse_textless(struct inlines *walk, enum node_kind kind,
                            struct place at)
{
    bool image = kind == NODE_IMAGE;
    diagnostic_error(walk->make->all, at,
                     image ? "this image has no text in its place"
                           : "this link has no text");
    diagnostic_remedy(walk->make->all,
                      image ? "say in the square brackets what it shows, for "
                              "people who cannot see it"
                            : "say in the square brackets where it leads");
}

/* Fills and checks the address of a link or an image. */
static void walk_url(struct inlines *walk, struct cmark_node *node,
                     bool textless)
{
    struct make *make = walk->make;
    struct str written = node_url(node);
    struct slot_mark mark;
    bool has_slot = slot_find(walk->piece, written, 0, &mark);
    const char *filled = slot_filled(make, walk->piece, written,
                                     "a link's address");
    if (make->value_bytes > MAKE_VALUES_MAX)
        return; /* what is left out is no fault of the link */
    struct str url = filled ? str_of(filled) : written;
    enum link_kind kind = link_kind(url);
    if (kind != LINK_GOOD || textless) {
        struct place at = find_url(walk, written);
        if (textless)
            refuse_textless(walk, node_kind(node), at);
        if (kind == LINK_FRAGMENT)
            link_keep_fragment(make->scratch, &make->fragments, url, at);
        else if (kind != LINK_GOOD)
            link_refuse(kind, url, at, make->all);
        if (kind != LINK_GOOD && kind != LINK_FRAGMENT && has_slot &&
            mark.slot->value)
            diagnostic_also(make->all, mark.slot->value->at,
                            "the value is given here");
    }
    if (filled)
        node_set_url(node, filled);
}

void inline_plain_title(struct cmark_node *node)
{
    if (!node_title(node).len)
        node_set_title(node, "");
}

/* A link or an image whose text has been gone through. */
void inline_leave_link(struct inlines *walk, struct cmark_node *node)
{
    struct make *make = walk->make;
    const struct opened *opened = node_mark(node);
    struct str shown = buffer_str(&make->shown);
    bool textless = str_is_blank(
        str_slice(shown, opened->text_from, shown.len));
    const char *title = slot_filled(make, walk->piece, node_title(node),
                                    "a link's title");
    if (title)
        node_set_title(node, title);
    inline_plain_title(node);
    struct slot_mark gap;
    if (opened->footnote)
        footnote_refuse(make, opened->at);
    else if (find_gap(walk, node_url(node), &gap))
        unlink_gap(walk, node, &gap);
    else
        walk_url(walk, node, textless);
}

/* cmark takes "<https://…>" for a link within the text of another. */
static void refuse_nested(struct inlines *walk)
{
    struct cursor cursor = walk->cursor;
    struct place at = inline_place(walk, STR_LITERAL("<"));
    walk->cursor = cursor;
    diagnostic_error(walk->make->all, at, "this link stands in another link");
    diagnostic_remedy(walk->make->all,
                      "end the one before it, or write the address without "
                      "'<' and '>'");
}

void inline_enter_link(struct inlines *walk, struct cmark_node *node)
{
    if (node_kind(node) == NODE_LINK && inline_in_link(walk))
        refuse_nested(walk);
    struct opened *opened = arena_alloc(walk->make->scratch, sizeof *opened);
    opened->text_from = walk->make->shown.len;
    struct cursor cursor = walk->cursor;
    opened->footnote = footnote_is_link(node) &&
                       inline_find_bare(walk, STR_LITERAL("[^"), &opened->at);
    if (!opened->footnote)
        walk->cursor = cursor;
    node_set_mark(node, opened);
}

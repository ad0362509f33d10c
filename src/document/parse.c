/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/parse.h"

#include "document/footnote.h"
#include "document/limit.h"
#include "document/pipe.h"
#include "document/stencil.h"

/*
 * Whether nothing can be found in a text but what cmark makes of it: no pipe
 * table, no character by its number, no footnote.
 */
static bool is_plain(struct str text)
{
    return str_find(text, '^') == text.len && str_find(text, '&') == text.len &&
           !pipe_may_hold_table(text);
}

/* Only of a part it is likely that it is met again. */
static struct cmark_node *parse_part(struct make *make, struct piece *piece)
{
    bool kept = tree_keep_begin(piece->text);
    struct cmark_node *root = tree_parse(piece->text);
    if (kept) {
        stencils_cut(make, piece, root);
        tree_keep_end(root);
    }
    return root;
}

struct cmark_node *parse_piece(struct make *make, struct piece *piece)
{
    struct cmark_node *root = piece->filled ? tree_again(piece->text) : NULL;
    if (root && stencils_fit(root, piece))
        return limit_check_again(piece, &make->total, make->all) ? root : NULL;
    if (!limit_check(piece, &make->total, make->all))
        return NULL;
    if (piece->filled && is_plain(piece->text))
        return parse_part(make, piece);
    root = pipe_parse(make, piece);
    footnote_definitions(make, piece, root);
    return root;
}

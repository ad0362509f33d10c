/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/parse.h"

#include "document/footnote.h"
#include "document/limit.h"
#include "document/pipe.h"

/*
 * Whether nothing can be found in a text but what cmark makes of it: no pipe
 * table, no character by its number, no footnote.
 */
static bool is_plain(struct str text)
{
    return str_find(text, '^') == text.len && str_find(text, '&') == text.len &&
           !pipe_may_hold_table(text);
}

struct cmark_node *parse_piece(struct make *make, struct piece *piece)
{
    struct cmark_node *root = piece->filled ? tree_again(piece->text) : NULL;
    if (root)
        return limit_check_again(piece, &make->total, make->all) ? root : NULL;
    if (!limit_check(piece, &make->total, make->all))
        return NULL;
    /* Only of a part it is likely that it is met again. */
    if (piece->filled && is_plain(piece->text))
        return tree_parse_to_keep(piece->text);
    root = pipe_parse(make, piece);
    footnote_definitions(make, piece, root);
    return root;
}

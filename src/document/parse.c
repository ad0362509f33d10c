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
    bool kept = !piece->in_list && tree_keep_begin(piece->text);
    struct cmark_node *root = tree_parse(piece->text);
    if (!kept)
        return root;
    stencils_cut(make, piece, root);
    tree_keep_end(root);
    return stencils_fit(root, piece) ? root : tree_parse(piece->text);
}

/* What was kept of a part in another document; NULL: nothing that serves. */
static struct cmark_node *find_part(struct piece *piece)
{
    if (!piece->filled || piece->in_list)
        return NULL;
    struct cmark_node *root = tree_again(piece->text);
    if (!root || !stencils_fit(root, piece))
        return NULL;
    const struct stencils *all = node_mark(root);
    piece->code_is_whole = all->code_is_whole;
    return root;
}

struct cmark_node *parse_piece(struct make *make, struct piece *piece)
{
    struct cmark_node *root = find_part(piece);
    if (root)
        return limit_check_again(piece, &make->total, make->all) ? root : NULL;
    if (!limit_check(piece, &make->total, make->all))
        return NULL;
    if (piece->filled && is_plain(piece->text))
        return parse_part(make, piece);
    root = pipe_parse(make, piece);
    footnote_definitions(make, piece, root);
    return root;
}

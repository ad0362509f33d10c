/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/footnote.h"

/* More of them in one piece are not looked at: each costs a walk. */
#define DEFINITIONS_MAX 100

void footnote_refuse(struct make *make, struct place at)
{
    diagnostic_error(make->all, at, "a statement cannot have footnotes");
    diagnostic_remedy(make->all, "put the note into the text, in round "
                                 "brackets, or make it a link");
}

bool footnote_is_link(struct cmark_node *link)
{
    struct cmark_node *text = node_first(link);
    return text && node_kind(text) == NODE_TEXT &&
           str_starts(node_literal(text), "^");
}

bool footnote_is_definition(struct str line)
{
    while (line.len &&
           (is_ascii_space((unsigned char)line.at[0]) || line.at[0] == '>'))
        line = str_slice(line, 1, line.len);
    if (!str_starts(line, "[^"))
        return false;
    size_t end = str_find(line, ']');
    return end + 1 < line.len && line.at[end + 1] == ':';
}

/* Whether the line is one of code or of a comment. */
static bool is_quoted(struct cmark_node *root, size_t line)
{
    for (struct cmark_node *node = node_first(root); node;) {
        enum node_kind kind = node_kind(node);
        bool text = kind == NODE_CODE_BLOCK || kind == NODE_HTML_BLOCK;
        if (text && node_line(node) <= line && line <= node_last_line(node))
            return true;
        node = node_after(node, root,
                          kind == NODE_QUOTE || kind == NODE_LIST ||
                              kind == NODE_ITEM);
    }
    return false;
}

void footnote_definitions(struct make *make, struct piece *piece,
                          struct cmark_node *root)
{
    struct str rest = piece->text;
    size_t found = 0;
    if (str_find(rest, '^') == rest.len)
        return;
    for (size_t line = 1; rest.at && found < DEFINITIONS_MAX; line++) {
        struct str text = str_split(&rest, '\n');
        if (!footnote_is_definition(text))
            continue;
        found++;
        if (!is_quoted(root, line))
            footnote_refuse(make, piece_place(piece, line));
    }
}

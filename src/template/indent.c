/* SPDX-License-Identifier: BSD-2-Clause */
#include "template/tree.h"

struct least {
    struct str indent;
    bool any;
};

static void offer(struct least *least, struct str indent)
{
    if (!least->any || indent.len < least->indent.len)
        least->indent = indent;
    least->any = true;
}

/* Looks at each line that begins in a run of text. */
static void look_at_text(struct least *least, struct str text, bool line_start)
{
    while (text.len) {
        size_t end = str_find(text, '\n');
        bool ends = end < text.len;
        struct str line = str_slice(text, 0, end);
        size_t space = 0;
        while (space < line.len &&
               (line.at[space] == ' ' || line.at[space] == '\t'))
            space++;
        struct str rest = str_slice(line, space, line.len);
        /* Without an end, a tag follows on the same line. */
        bool blank = ends && (!rest.len || str_is(rest, "\r"));
        if (line_start && !blank)
            offer(least, str_slice(line, 0, space));
        line_start = true;
        text = str_slice(text, end + ends, text.len);
    }
}

static void look_at(struct least *least, const struct node *first);

static void look_at_block(struct least *least, const struct node *node)
{
    struct str inner;
    if (node->own_lines && nodes_indent(node->child, &inner))
        offer(least, inner);
    else if (node->standalone || node->own_lines)
        offer(least, node->indent);
    else if (node->line_start)
        offer(least, STR_LITERAL(""));
}

static void look_at(struct least *least, const struct node *first)
{
    for (const struct node *node = first; node; node = node->next) {
        switch (node->kind) {
        case NODE_TEXT:
            look_at_text(least, node->text, node->line_start);
            break;
        case NODE_BLOCK:
            look_at_block(least, node);
            break;
        case NODE_PART:
        case NODE_PARENT:
            if (node->standalone)
                offer(least, node->indent);
            else if (node->line_start)
                offer(least, STR_LITERAL(""));
            break;
        case NODE_SECTION:
        case NODE_INVERTED:
            look_at(least, node->child);
            break;
        case NODE_VALUE:
        case NODE_RAW:
            if (node->line_start)
                offer(least, STR_LITERAL(""));
            break;
        }
    }
}

bool nodes_indent(const struct node *first, struct str *indent)
{
    struct least least = {0};
    look_at(&least, first);
    *indent = least.indent;
    return least.any;
}

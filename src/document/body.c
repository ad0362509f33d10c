/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/body.h"

#include "document/stretch.h"

/* No document comes near it: text and values together have some 20 MiB. */
#define HTML_MAX (SIZE_MAX / 4)

/* Nothing but what its heading's stencil has, between tags of our own. */
static void print_heading(struct make *make, struct buffer *out,
                          struct cmark_node *block)
{
    const struct made_block *made = node_mark(block);
    const struct outline_entry *entry = made->heading;
    outline_open(entry, out);
    stencil_html(make, out, entry->stencil);
    buffer_add_text(out, "</h");
    buffer_add_char(out, (char)('0' + entry->heading.level));
    buffer_add_text(out, ">\n");
}

/* Blocks at the top are printed one by one: each ends its line. */
struct str body_html(struct make *make, struct cmark_node *root)
{
    struct buffer out = buffer_within(make->arena, HTML_MAX);
    buffer_expect(&out, 3 * make->total.bytes);
    for (struct cmark_node *n = node_first(root); n; n = node_next(n)) {
        enum node_kind kind = node_kind(n);
        struct stretch *stretch = kind == NODE_PARAGRAPH ? stretch_of(n) : NULL;
        if (stretch)
            stretch_html(make, &out, stretch);
        else if (kind == NODE_HEADING)
            print_heading(make, &out, n);
        else
            buffer_add_str(&out, tree_html(n, make->scratch));
    }
    return buffer_str(&out);
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/stretch.h"

#include "document/resolve.h"
#include "document/resolve_inline.h"
#include "document/settle.h"

#define HTML_MAX (64 * RESOLVE_MAX)

/* Whether a block holds nothing but stencils; `depth` becomes that of the lists
 * and quotes in it. */
static bool is_of_stencils(struct cmark_node *block, size_t *depth)
{
    enum node_kind kind = node_kind(block);
    size_t deepest = 0;
    *depth = 0;
    if (kind == NODE_PARAGRAPH)
        return stencil_of(block);
    if (kind == NODE_RULE)
        return true;
    if (!node_is_container(block))
        return false;
    struct cmark_node *child = node_first(block);
    for (; child; child = node_next(child)) {
        size_t inner;
        if (!is_of_stencils(child, &inner))
            return false;
        deepest = inner > deepest ? inner : deepest;
    }
    *depth = deepest + (kind != NODE_ITEM);
    return true;
}

/* The paragraph that a block begins with, on its own first line, or NULL. */
static struct cmark_node *head_of(struct cmark_node *block)
{
    size_t line = node_line(block);
    while (block && node_is_container(block))
        block = node_first(block);
    return block && node_kind(block) == NODE_PARAGRAPH &&
                   node_line(block) == line
               ? block
               : NULL;
}

/* What follows a node among those before `end`, which stands at the top. */
static struct cmark_node *after(struct cmark_node *node, struct cmark_node *end)
{
    node = node_after(node, NULL, node_is_container(node));
    return node == end ? NULL : node;
}

/* Strings the stencils together, and has lists be as they will be. */
static void gather(struct stretch *stretch, struct cmark_node *first,
                   struct cmark_node *end)
{
    struct stencil **last = &stretch->first;
    for (struct cmark_node *n = first; n; n = after(n, end)) {
        if (node_kind(n) == NODE_LIST)
            settle_list(n);
        if (node_kind(n) != NODE_PARAGRAPH)
            continue;
        struct stencil *stencil = stencil_of(n);
        stencil->line = node_line(n);
        *last = stencil;
        last = &stencil->beside;
    }
}

/* Takes the marks of slots out of the HTML that the blocks print. */
static void cut_html(struct make *make, struct stretch *stretch,
                     struct cmark_node *first, struct cmark_node *end)
{
    struct buffer out = buffer_within(make->scratch, HTML_MAX);
    for (struct cmark_node *n = first; n != end; n = node_next(n))
        buffer_add_str(&out, tree_html(n, make->scratch));
    struct str html = buffer_str(&out);
    char *copy = tree_keep_room(html.len + 1);
    size_t from = 0, len = 0;
    for (struct stencil *s = stretch->first; s; s = s->beside) {
        for (size_t i = 0; i < s->hole_count; i++) {
            struct str rest = str_slice(html, from, html.len);
            size_t to = from;
            while (!str_starts(rest, SLOT_OPEN)) {
                to += 1 + str_find(str_slice(rest, 1, rest.len), *SLOT_OPEN);
                rest = str_slice(html, to, html.len);
            }
            memcpy(copy + len, html.at + from, to - from);
            len += to - from;
            s->holes[i].whole_html = len;
            while (!str_starts(rest, SLOT_CLOSE))
                rest = str_slice(rest, 1, rest.len);
            from = html.len - rest.len + strlen(SLOT_CLOSE);
        }
    }
    memcpy(copy + len, html.at + from, html.len - from);
    stretch->html = (struct str){copy, len + html.len - from};
}

static char cut_markdown(struct make *make, struct stretch *stretch,
                         struct cmark_node *first, struct cmark_node *end,
                         char before)
{
    struct buffer out = buffer_within(make->scratch, RESOLVE_MAX);
    bool other = before;
    stretch->ends[other] = resolve_cut(make, &out, first, end, before);
    stretch->markdown[other] = stencil_keep(buffer_str(&out));
    return stretch->ends[other];
}

/* Puts a stretch in the place of the blocks; they are in order. */
static void cut_one(struct make *make, struct cmark_node *first,
                    struct cmark_node *end)
{
    struct stretch *stretch = tree_keep_room(sizeof *stretch);
    struct cmark_node *head = head_of(first), *next;
    gather(stretch, first, end);
    cut_html(make, stretch, first, end);
    if (node_kind(first) == NODE_LIST)
        stretch->begins = node_list_start(first) < 0 ? '-' : '.';
    cut_markdown(make, stretch, first, end, '\0');
    if (stretch->begins)
        cut_markdown(make, stretch, first, end, stretch->begins);
    stretch->first->stretch = stretch;
    node_set_before(node_first(head), "");
    if (head != first)
        node_put_before(first, head);
    for (struct cmark_node *n = node_next(head); n != end; n = next) {
        next = node_next(n);
        node_remove(n);
    }
}

size_t stretches_cut(struct make *make, struct cmark_node *root)
{
    size_t deepest = 0;
    struct cmark_node *node = node_first(root), *end;
    for (; node; node = end) {
        size_t depth;
        end = node_next(node);
        if (!is_of_stencils(node, &depth) || !head_of(node))
            continue;
        deepest = depth > deepest ? depth : deepest;
        for (; end && is_of_stencils(end, &depth); end = node_next(end))
            deepest = depth > deepest ? depth : deepest;
        cut_one(make, node, end);
    }
    return deepest;
}

struct stretch *stretch_of(struct cmark_node *block)
{
    struct stencil *stencil = stencil_of(block);
    return stencil ? stencil->stretch : NULL;
}

void stretch_walk(struct make *make, struct piece *piece,
                  struct stretch *stretch)
{
    for (struct stencil *s = stretch->first; s; s = s->beside)
        stencil_passage(make, piece, s, s->line);
}

void stretch_html(struct make *make, struct buffer *out,
                  const struct stretch *stretch)
{
    size_t from = 0;
    for (const struct stencil *s = stretch->first; s; s = s->beside) {
        for (size_t i = 0; i < s->hole_count; i++) {
            size_t to = s->holes[i].whole_html;
            buffer_add(out, stretch->html.at + from, to - from);
            stencil_value_html(make, out, s->piece, &s->holes[i]);
            from = to;
        }
    }
    buffer_add_str(out, str_slice(stretch->html, from, stretch->html.len));
}

/* Appends the Markdown from `from` on, up to what the stencil has of it, whose
 * values are in; returns where it goes on. */
static size_t write_stencil(struct make *make, struct buffer *out,
                            struct str markdown, size_t from,
                            const struct stencil *stencil)
{
    if (!stencil_is_written(stencil)) {
        buffer_add_str(out, str_slice(markdown, from, stencil->from));
        resolve_inline(make, stencil->piece, out, stencil->nodes,
                       RESOLVE_PARAGRAPH, stencil->margin);
        return stencil->to;
    }
    for (size_t i = 0; i < stencil->hole_count; i++) {
        size_t to = stencil->holes[i].whole_markdown;
        buffer_add_str(out, str_slice(markdown, from, to));
        stencil_value_markdown(out, stencil->piece, &stencil->holes[i]);
        from = to;
    }
    return from;
}

char stretch_markdown(struct make *make, struct buffer *out,
                      const struct stretch *stretch, char before)
{
    bool other = before && before == stretch->begins;
    struct str markdown = stretch->markdown[other];
    size_t from = 0;
    for (const struct stencil *s = stretch->first; s; s = s->beside)
        from = write_stencil(make, out, markdown, from, s);
    buffer_add_str(out, str_slice(markdown, from, markdown.len));
    return stretch->ends[other];
}

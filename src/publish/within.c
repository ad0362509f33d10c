/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/within.h"

#include "publish/address.h"
#include "publish/email.h"

/* A table whose rows and cells are being counted. */
struct within_grid {
    struct within_grid *outer;
    unsigned row, column;
};

/* A list whose items are being counted. */
struct within_list {
    struct within_list *outer;
    bool numbered;
    long next, step;
};

/* An element that changes what its words stand in, until it ends. */
struct within_frame {
    struct within_frame *outer;
    const struct html_node *node;
    const struct within *before;
    struct within_grid *grid; /* that it made, or NULL */
    struct within_list *list; /* the same */
};

/* What the words in an element stand in, beginning as those around it. */
static struct within *change(struct within_walk *walk)
{
    struct within *in = arena_alloc(walk->arena, sizeof *in);
    *in = *walk->in;
    walk->in = in;
    return in;
}

static unsigned columns_of(const struct html_node *cell)
{
    struct str span = html_attribute(cell, "colspan");
    unsigned columns = 0;
    for (size_t i = 0; i < span.len && i < 3; i++)
        if (is_ascii_digit((unsigned char)span.at[i]))
            columns = columns * 10 + (unsigned)(span.at[i] - '0');
    return columns ? columns : 1;
}

static void enter_cell(struct within_walk *walk, const struct html_node *node)
{
    struct within *in = change(walk);
    in->cell = node;
    in->row = walk->grid->row;
    in->column = walk->grid->column + 1;
    walk->grid->column += columns_of(node);
}

/* A whole number with a sign, as far as it goes. */
static long number_in(struct str text, long otherwise)
{
    text = str_trim(text);
    bool minus = str_starts(text, "-");
    size_t first = minus ? 1 : 0, i = first;
    long number = 0;
    while (i < text.len && i < 7 && is_ascii_digit((unsigned char)text.at[i]))
        number = number * 10 + (text.at[i++] - '0');
    if (i == first)
        return otherwise;
    return minus ? -number : number;
}

static long count_items(const struct html_node *list)
{
    long count = 0;
    for (const struct html_node *n = list->first; n; n = n->next)
        count += html_is(n, "li");
    return count;
}

static struct within_list *enter_list(struct within_walk *walk,
                                      const struct html_node *node)
{
    struct within_list *list = arena_alloc(walk->arena, sizeof *list);
    bool reversed = html_has(node, "reversed");
    list->outer = walk->list;
    list->numbered = html_is(node, "ol");
    list->step = reversed ? -1 : 1;
    list->next = number_in(html_attribute(node, "start"),
                           reversed ? count_items(node) : 1);
    walk->list = list;
    return list;
}

static void enter_item(struct within_walk *walk, const struct html_node *node)
{
    struct within_list *list = walk->list;
    struct within *in = change(walk);
    in->item = node;
    in->numbered = list->numbered;
    in->number = number_in(html_attribute(node, "value"), list->next);
    list->next = in->number + list->step;
}

static void enter_link(struct within_walk *walk, const struct html_node *node)
{
    struct within *in = change(walk);
    in->link = node;
    struct str href = html_attribute(node, "href");
    struct str hidden = email_of_link(walk->arena, href);
    in->href = address_resolve(walk->arena, walk->base,
                               hidden.len ? hidden : href);
}

static bool is_heading(const struct html_node *node)
{
    return node->name.len == 2 && node->name.at[0] == 'h' &&
           node->name.at[1] >= '1' && node->name.at[1] <= '6';
}

static bool is_struck(const struct html_node *node)
{
    return html_is(node, "del") || html_is(node, "s") ||
           html_is(node, "strike");
}

void within_enter(struct within_walk *walk, const struct html_node *node)
{
    struct within_frame frame = {
        .outer = walk->frame, .node = node, .before = walk->in};
    if (html_is(node, "table")) {
        frame.grid = arena_alloc(walk->arena, sizeof *frame.grid);
        frame.grid->outer = walk->grid;
        walk->grid = frame.grid;
    } else if (html_is(node, "ol") || html_is(node, "ul")) {
        frame.list = enter_list(walk, node);
    } else if (walk->list && html_is(node, "li")) {
        enter_item(walk, node);
    } else if (walk->grid && html_is(node, "tr")) {
        walk->grid->row++;
        walk->grid->column = 0;
    } else if (walk->grid && (html_is(node, "td") || html_is(node, "th"))) {
        enter_cell(walk, node);
    } else if (html_is(node, "a") && html_has(node, "href")) {
        enter_link(walk, node);
    } else if (is_heading(node)) {
        change(walk)->heading = node;
    } else if (is_struck(node)) {
        change(walk)->struck = true;
    }
    if (walk->in == frame.before && !frame.grid && !frame.list)
        return;
    walk->frame = arena_alloc(walk->arena, sizeof frame);
    *walk->frame = frame;
}

void within_leave(struct within_walk *walk, const struct html_node *node)
{
    struct within_frame *frame = walk->frame;
    if (!frame || frame->node != node)
        return;
    if (frame->grid)
        walk->grid = frame->grid->outer;
    if (frame->list)
        walk->list = frame->list->outer;
    walk->in = frame->before;
    walk->frame = frame->outer;
}

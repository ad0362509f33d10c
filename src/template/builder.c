/* SPDX-License-Identifier: BSD-2-Clause */
#include "template/builder.h"

static struct node *add_node(struct builder *b, enum node_kind kind)
{
    struct node *node = arena_alloc(b->arena, sizeof *node);
    node->kind = kind;
    *b->link = node;
    b->link = &node->next;
    return node;
}

/* White space within a line. */
static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_line_start(const struct builder *b, size_t offset)
{
    return offset == 0 || b->source->text.at[offset - 1] == '\n';
}

static void count_lines(struct node *node)
{
    for (struct str rest = node->text; rest.len;) {
        size_t end = str_find(rest, '\n');
        node->last_blank = str_is_blank(str_slice(rest, 0, end));
        if (!node->lines++)
            node->first_blank = node->last_blank;
        rest = str_slice(rest, end + 1, rest.len);
    }
}

struct node *build_text(struct builder *b, size_t offset)
{
    struct str text = str_slice(b->source->text, b->from, offset);
    /* Blank text between the blocks of a parent means nothing. */
    if (!text.len || (b->in_parent && str_is_blank(text)))
        return NULL;
    struct node *node = add_node(b, NODE_TEXT);
    node->text = text;
    node->line_start = is_line_start(b, b->from);
    node->line = b->from_line;
    count_lines(node);
    b->from_line += node->lines - (text.at[text.len - 1] != '\n');
    b->from = offset;
    return node;
}

void build_go_on(struct builder *b, size_t offset, size_t line)
{
    b->from = offset;
    b->from_line = line;
}

bool blank_before(const struct builder *b, size_t offset, size_t *space)
{
    size_t from = offset;
    while (from > 0 && is_space(b->source->text.at[from - 1]))
        from--;
    *space = offset - from;
    return is_line_start(b, from);
}

bool blank_after(const struct builder *b, size_t offset, struct str *end,
                 size_t *next)
{
    struct str text = b->source->text;
    while (offset < text.len && is_space(text.at[offset]))
        offset++;
    struct str rest = str_slice(text, offset, text.len);
    *end = str_slice(rest, 0, 0);
    if (str_starts(rest, "\n"))
        *end = str_slice(rest, 0, 1);
    else if (str_starts(rest, "\r\n"))
        *end = str_slice(rest, 0, 2);
    *next = offset + end->len;
    return end->len || !rest.len;
}

bool has_own_line(const struct builder *b, const struct tag *tag,
                  struct own_line *line)
{
    size_t space;
    if (!blank_before(b, tag->from, &space) ||
        !blank_after(b, tag->to, &line->end, &line->next))
        return false;
    line->indent = str_slice(b->source->text, tag->from - space, tag->from);
    return true;
}

bool take_tag(struct builder *b, const struct tag *tag, struct own_line *line)
{
    bool own = has_own_line(b, tag, line);
    build_text(b, tag->from - (own ? line->indent.len : 0));
    if (own)
        build_go_on(b, line->next, tag->end_line + (line->end.len > 0));
    else
        build_go_on(b, tag->to, tag->end_line);
    return own;
}

static void set_path(struct builder *b, struct node *node)
{
    if (str_is(node->text, "."))
        return;
    size_t count = 1;
    for (size_t i = 0; i < node->text.len; i++)
        count += node->text.at[i] == '.';
    struct value_name *path = arena_array(b->arena, count, sizeof *path);
    struct str rest = node->text;
    for (size_t i = 0; i < count; i++)
        path[i] = value_name(str_split(&rest, '.'));
    node->path = path;
    node->path_count = count;
}

struct node *build_tag(struct builder *b, enum node_kind kind,
                       const struct tag *tag)
{
    struct node *node = add_node(b, kind);
    node->text = tag->name;
    node->line = tag->line;
    node->column = tag->column;
    node->line_start = is_line_start(b, tag->from);
    if (kind != NODE_PART && kind != NODE_PARENT && kind != NODE_BLOCK)
        set_path(b, node);
    return node;
}

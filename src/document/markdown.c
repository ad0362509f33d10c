/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/tree.h"

#include "document/document.h"
#include "document/trees.h"

/* Its short names (NODE_TEXT …) are ours. */
#define CMARK_NO_SHORT_NAMES 1
#include <cmark.h>

/* Raw HTML and dangerous links are never let through: no option turns safe
 * mode off. */
#define OPTIONS CMARK_OPT_DEFAULT

/*
 * cmark's allocator has no context, so the arena that it takes from is the
 * thread's. Nothing is freed by itself: freeing a document's nodes one by one
 * costs more than a third of parsing it.
 */
static _Thread_local struct arena *nodes;

/* Those that are kept from document to document; NULL: none is. While one of
 * them is parsed, `keeping` is set and it is made of their room. */
static _Thread_local struct trees *trees;
static _Thread_local bool keeping;

/* Stands before each allocation, so that it can be made longer. */
union length {
    size_t bytes;
    max_align_t align;
};

static void *take_room(size_t bytes)
{
    if (bytes > SIZE_MAX - sizeof(union length))
        bytes = SIZE_MAX - sizeof(union length); /* the arena refuses it */
    union length *length = NULL;
    if (keeping)
        length = trees_room(trees, sizeof *length + bytes);
    if (!length)
        length = arena_room(nodes, sizeof *length + bytes);
    length->bytes = bytes;
    return length + 1;
}

static void *take(size_t count, size_t size)
{
    size_t bytes = size && count > SIZE_MAX / size ? SIZE_MAX : count * size;
    return memset(take_room(bytes), 0, bytes);
}

static void *take_more(void *old, size_t size)
{
    union length *length = old ? (union length *)old - 1 : NULL;
    if (length && length->bytes >= size)
        return old;
    if (length && size < SIZE_MAX / 2 &&
        arena_extend(nodes, length, sizeof *length + length->bytes,
                     sizeof *length + size)) {
        length->bytes = size;
        return old;
    }
    void *bytes = take_room(size);
    if (length)
        memcpy(bytes, old, length->bytes);
    return bytes;
}

static void leave(void *bytes)
{
    (void)bytes;
}

static cmark_mem memory = {take, take_more, leave};

const char *document_cmark_version(void)
{
    return cmark_version_string();
}

void tree_begin(struct arena *arena, struct trees *kept)
{
    nodes = arena;
    trees = kept;
    if (trees)
        trees_begin(trees);
}

void tree_end(void)
{
    nodes = NULL;
    trees = NULL;
}

struct cmark_node *tree_parse(struct str text)
{
    cmark_parser *parser = cmark_parser_new_with_mem(OPTIONS, &memory);
    cmark_parser_feed(parser, text.at, text.len);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

struct cmark_node *tree_again(struct str text)
{
    return trees ? trees_find(trees, text) : NULL;
}

bool tree_keep_begin(struct str text)
{
    keeping = trees && trees_open(trees, text);
    return keeping;
}

void tree_keep_end(struct cmark_node *root)
{
    cmark_node *node = root;
    for (; node; node = node_after(node, root, true))
        trees_keep_bytes(trees, node, ((const union length *)node - 1)->bytes);
    trees_keep(trees, root);
    keeping = false;
}

void *tree_keep_room(size_t size)
{
    void *room = trees_room_beside(trees, size);
    return memset(room ? room : arena_room(nodes, size), 0, size);
}

size_t tree_number(void)
{
    return trees_number(trees);
}

struct str tree_html(struct cmark_node *root, struct arena *arena)
{
    struct arena *before = nodes;
    bool kept = keeping;
    nodes = arena; /* where it is wanted, with what cmark takes to make it */
    keeping = false;
    struct str html = str_of(cmark_render_html(root, OPTIONS));
    nodes = before;
    keeping = kept;
    return html;
}

enum node_kind node_kind(struct cmark_node *node)
{
    static const enum node_kind kinds[] = {
        [CMARK_NODE_DOCUMENT] = NODE_DOCUMENT,
        [CMARK_NODE_BLOCK_QUOTE] = NODE_QUOTE,
        [CMARK_NODE_LIST] = NODE_LIST,
        [CMARK_NODE_ITEM] = NODE_ITEM,
        [CMARK_NODE_CODE_BLOCK] = NODE_CODE_BLOCK,
        [CMARK_NODE_HTML_BLOCK] = NODE_HTML_BLOCK,
        [CMARK_NODE_CUSTOM_BLOCK] = NODE_MADE_BLOCK,
        [CMARK_NODE_PARAGRAPH] = NODE_PARAGRAPH,
        [CMARK_NODE_HEADING] = NODE_HEADING,
        [CMARK_NODE_THEMATIC_BREAK] = NODE_RULE,
        [CMARK_NODE_TEXT] = NODE_TEXT,
        [CMARK_NODE_SOFTBREAK] = NODE_SOFT_BREAK,
        [CMARK_NODE_LINEBREAK] = NODE_LINE_BREAK,
        [CMARK_NODE_CODE] = NODE_CODE,
        [CMARK_NODE_HTML_INLINE] = NODE_HTML,
        [CMARK_NODE_CUSTOM_INLINE] = NODE_MADE,
        [CMARK_NODE_EMPH] = NODE_EMPHASIS,
        [CMARK_NODE_STRONG] = NODE_STRONG,
        [CMARK_NODE_LINK] = NODE_LINK,
        [CMARK_NODE_IMAGE] = NODE_IMAGE,
    };
    return kinds[cmark_node_get_type(node)];
}

struct cmark_node *node_parent(struct cmark_node *node)
{
    return cmark_node_parent(node);
}

struct cmark_node *node_first(struct cmark_node *node)
{
    return cmark_node_first_child(node);
}

struct cmark_node *node_next(struct cmark_node *node)
{
    return cmark_node_next(node);
}

struct cmark_node *node_previous(struct cmark_node *node)
{
    return cmark_node_previous(node);
}

struct cmark_node *node_after(struct cmark_node *node, struct cmark_node *root,
                              bool into)
{
    cmark_node *first = into ? cmark_node_first_child(node) : NULL;
    if (first)
        return first;
    while (node != root && !cmark_node_next(node))
        node = cmark_node_parent(node);
    return node == root ? NULL : cmark_node_next(node);
}

size_t node_line(struct cmark_node *node)
{
    return (size_t)cmark_node_get_start_line(node);
}

size_t node_last_line(struct cmark_node *node)
{
    return (size_t)cmark_node_get_end_line(node);
}

size_t node_column(struct cmark_node *node)
{
    return (size_t)cmark_node_get_start_column(node);
}

struct str node_literal(struct cmark_node *node)
{
    return str_of(cmark_node_get_literal(node));
}

void node_set_literal(struct cmark_node *node, const char *text)
{
    cmark_node_set_literal(node, text);
}

struct str node_url(struct cmark_node *node)
{
    return str_of(cmark_node_get_url(node));
}

void node_set_url(struct cmark_node *node, const char *url)
{
    cmark_node_set_url(node, url);
}

struct str node_title(struct cmark_node *node)
{
    return str_of(cmark_node_get_title(node));
}

void node_set_title(struct cmark_node *node, const char *title)
{
    cmark_node_set_title(node, title);
}

struct str node_info(struct cmark_node *node)
{
    return str_of(cmark_node_get_fence_info(node));
}

void node_set_info(struct cmark_node *node, const char *info)
{
    cmark_node_set_fence_info(node, info);
}

int node_level(struct cmark_node *heading)
{
    return cmark_node_get_heading_level(heading);
}

bool node_is_container(struct cmark_node *node)
{
    enum node_kind kind = node_kind(node);
    return kind == NODE_QUOTE || kind == NODE_LIST || kind == NODE_ITEM;
}

int node_list_start(struct cmark_node *list)
{
    bool numbers = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    return numbers ? cmark_node_get_list_start(list) : -1;
}

bool node_is_loose(struct cmark_node *list)
{
    return !cmark_node_get_list_tight(list);
}

void node_set_loose(struct cmark_node *list, bool loose)
{
    cmark_node_set_list_tight(list, !loose);
}

void *node_mark(struct cmark_node *node)
{
    return cmark_node_get_user_data(node);
}

void node_set_mark(struct cmark_node *node, void *mark)
{
    cmark_node_set_user_data(node, mark);
}

struct cmark_node *node_new_text(const char *text)
{
    cmark_node *node = cmark_node_new_with_mem(CMARK_NODE_TEXT, &memory);
    cmark_node_set_literal(node, text);
    return node;
}

struct cmark_node *node_new_paragraph(void)
{
    return cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, &memory);
}

struct cmark_node *node_new_made(const char *before, const char *after)
{
    cmark_node *node = cmark_node_new_with_mem(CMARK_NODE_CUSTOM_INLINE,
                                               &memory);
    cmark_node_set_on_enter(node, before);
    cmark_node_set_on_exit(node, after);
    return node;
}

struct cmark_node *node_new_made_block(const char *html)
{
    cmark_node *node = cmark_node_new_with_mem(CMARK_NODE_CUSTOM_BLOCK,
                                               &memory);
    cmark_node_set_on_enter(node, html);
    return node;
}

struct cmark_node *node_new_html_block(const char *html)
{
    cmark_node *node = cmark_node_new_with_mem(CMARK_NODE_HTML_BLOCK, &memory);
    cmark_node_set_literal(node, html);
    return node;
}

void node_set_before(struct cmark_node *made, const char *html)
{
    cmark_node_set_on_enter(made, html);
}

void node_remove(struct cmark_node *node)
{
    cmark_node_unlink(node);
}

void node_put_before(struct cmark_node *node, struct cmark_node *moved)
{
    cmark_node_insert_before(node, moved);
}

void node_put_last(struct cmark_node *parent, struct cmark_node *moved)
{
    cmark_node_append_child(parent, moved);
}

void node_move_into(struct cmark_node *parent, struct cmark_node *from)
{
    for (cmark_node *child; (child = cmark_node_first_child(from));)
        cmark_node_append_child(parent, child);
}

void node_move_children(struct cmark_node *node, struct cmark_node *from)
{
    for (cmark_node *child; (child = cmark_node_first_child(from));)
        cmark_node_insert_before(node, child);
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/html.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdlib.h>

#include <gumbo.h>

/*
 * gumbo looks at no result of its allocator and frees its tree by recursion,
 * which a deep page would overflow the stack with. So its memory is kept in a
 * list, and all of it is freed from there; where there is to be no more, the
 * allocator jumps out of the parser.
 */
struct piece {
    struct piece *previous, *next;
    size_t size;
    alignas(max_align_t) char bytes[];
};

struct guard {
    struct piece *newest;
    size_t held;
    unsigned long calls;
    const struct html_patience *patience;
    const char *why;
    jmp_buf out;
};

/* Every so many allocations the patience is asked. */
#define CALLS_PER_LOOK 64

static void *give(void *own, size_t size)
{
    struct guard *guard = own;
    const struct html_patience *patience = guard->patience;
    if (size > HTML_MEMORY_MAX - guard->held) {
        guard->why = "the page needs more memory than a page may";
        longjmp(guard->out, 1);
    }
    if (patience && patience->go_on && !(++guard->calls % CALLS_PER_LOOK) &&
        !patience->go_on(patience->own)) {
        guard->why = "the page takes too long to be understood";
        longjmp(guard->out, 1);
    }
    struct piece *piece = memory_alloc(sizeof *piece + size);
    piece->size = size;
    piece->previous = NULL;
    piece->next = guard->newest;
    if (piece->next)
        piece->next->previous = piece;
    guard->newest = piece;
    guard->held += size;
    return piece->bytes;
}

static void take_back(void *own, void *bytes)
{
    struct guard *guard = own;
    if (!bytes)
        return;
    struct piece *piece = (struct piece *)((char *)bytes -
                                           offsetof(struct piece, bytes));
    if (piece->previous)
        piece->previous->next = piece->next;
    else
        guard->newest = piece->next;
    if (piece->next)
        piece->next->previous = piece->previous;
    guard->held -= piece->size;
    free(piece);
}

static void take_all_back(struct guard *guard)
{
    while (guard->newest)
        take_back(guard, guard->newest->bytes);
}

/* Nothing here lives in a variable that the jump could spoil. */
static const GumboOutput *parse(struct guard *guard, struct str page)
{
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = give;
    options.deallocator = take_back;
    options.userdata = guard;
    options.max_errors = 0;
    if (setjmp(guard->out))
        return NULL;
    return gumbo_parse_with_options(&options, page.at, page.len);
}

/* Whether a tag of that name begins here: "<name" or "</name". */
static bool is_tag(struct str at, const char *name)
{
    at = str_slice(at, at.len > 1 && at.at[1] == '/' ? 2 : 1, at.len);
    struct str wanted = str_of(name);
    return at.len > wanted.len &&
           str_equal_nocase(str_slice(at, 0, wanted.len), wanted) &&
           !is_ascii_letter((unsigned char)at.at[wanted.len]);
}

/*
 * gumbo parses as a browser without scripts does, and so lets what stands in a
 * noscript in the head out into the body. To a browser with scripts it is
 * never there, as in a template, whose name is as long.
 */
static struct str without_noscript(struct arena *arena, struct str page)
{
    static const char name[] = "noscript";
    char *copy = NULL;
    for (size_t i = 0; i < page.len; i++) {
        const char *next = memchr(page.at + i, '<', page.len - i);
        if (!next)
            break;
        i = (size_t)(next - page.at);
        if (!is_tag(str_slice(page, i, page.len), name))
            continue;
        if (!copy)
            copy = arena_copy(arena, page.at, page.len);
        memcpy(copy + i + (copy[i + 1] == '/' ? 2 : 1), "template",
               sizeof name - 1);
    }
    return copy ? (struct str){copy, page.len} : page;
}

static struct str in_lower_case(struct arena *arena, struct str text)
{
    char *copy = arena_copy(arena, text.at, text.len);
    for (size_t i = 0; i < text.len; i++)
        copy[i] = ascii_lower(copy[i]);
    return (struct str){copy, text.len};
}

static struct str name_of(struct arena *arena, const GumboElement *element)
{
    if (element->tag != GUMBO_TAG_UNKNOWN)
        return str_of(gumbo_normalized_tagname(element->tag));
    GumboStringPiece tag = element->original_tag;
    gumbo_tag_from_original_text(&tag);
    struct str name = {tag.data, tag.length};
    return name.len ? in_lower_case(arena, name) : STR_LITERAL("unknown");
}

static const struct html_attribute *attributes_of(struct arena *arena,
                                                  const GumboVector *list)
{
    const struct html_attribute *first = NULL;
    for (unsigned i = list->length; i--;) {
        const GumboAttribute *from = list->data[i];
        struct html_attribute *to = arena_alloc(arena, sizeof *to);
        to->next = first;
        to->name = in_lower_case(arena, str_of(from->name));
        to->value = str_copy(arena, str_of(from->value));
        first = to;
    }
    return first;
}

static bool is_text(const GumboNode *node)
{
    return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA ||
           node->type == GUMBO_NODE_WHITESPACE;
}

/* Scripts and styles have text in the tree that is not for people. */
static bool is_for_people(const struct html_node *parent)
{
    return !html_is(parent, "script") && !html_is(parent, "style");
}

/* The node's copy as the last child of `parent`; NULL: nothing of it counts. */
static struct html_node *add(struct arena *arena, struct html_node *parent,
                             const GumboNode *from)
{
    bool text = is_text(from);
    if (from->type == GUMBO_NODE_COMMENT || (text && !is_for_people(parent)))
        return NULL;
    struct html_node *node = arena_alloc(arena, sizeof *node);
    node->parent = parent;
    if (text) {
        node->text = str_copy(arena, str_of(from->v.text.text));
    } else {
        const GumboElement *element = &from->v.element;
        node->name = name_of(arena, element);
        node->attributes = attributes_of(arena, &element->attributes);
        node->foreign = element->tag_namespace != GUMBO_NAMESPACE_HTML;
    }
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

/* Children that are being copied. */
struct level {
    struct level *above;
    const GumboVector *children;
    unsigned at;
    struct html_node *parent;
};

static struct level *go_into(struct level *level, const GumboVector *children,
                             struct html_node *parent)
{
    struct level *inner = memory_alloc(sizeof *inner);
    *inner = (struct level){level, children, 0, parent};
    return inner;
}

static const struct html_node *copy_tree(struct arena *arena,
                                         const GumboNode *document)
{
    struct html_node *page = arena_alloc(arena, sizeof *page);
    page->name = STR_LITERAL("#page");
    struct level *level = go_into(NULL, &document->v.document.children, page);
    while (level) {
        if (level->at == level->children->length) {
            struct level *above = level->above;
            free(level);
            level = above;
            continue;
        }
        const GumboNode *from = level->children->data[level->at++];
        struct html_node *node = add(arena, level->parent, from);
        if (node && from->type == GUMBO_NODE_ELEMENT)
            level = go_into(level, &from->v.element.children, node);
    }
    return page;
}

const struct html_node *html_parse(struct arena *arena, struct str page,
                                   const struct html_patience *patience,
                                   const char **why)
{
    if (page.len > HTML_MAX) {
        *why = "the page is larger than 8 MiB";
        return NULL;
    }
    struct guard *guard = memory_alloc(sizeof *guard);
    *guard = (struct guard){.patience = patience};
    page = without_noscript(arena, page);
    const GumboOutput *output = parse(guard, page.len ? page : str_of(" "));
    const struct html_node *tree = output ? copy_tree(arena, output->document)
                                          : NULL;
    *why = guard->why;
    take_all_back(guard);
    free(guard);
    return tree;
}

struct str html_attribute(const struct html_node *node, const char *name)
{
    for (const struct html_attribute *a = node->attributes; a; a = a->next)
        if (str_is(a->name, name))
            return a->value;
    return (struct str){NULL, 0};
}

const struct html_node *html_after(const struct html_node *node,
                                   const struct html_node *root)
{
    while (node && node != root && !node->next)
        node = node->parent;
    return !node || node == root ? NULL : node->next;
}

const struct html_node *html_next(const struct html_node *node,
                                  const struct html_node *root)
{
    return node->first ? node->first : html_after(node, root);
}

const struct html_node *html_find(const struct html_node *root,
                                  const char *name)
{
    const struct html_node *node = root;
    while (node && !html_is(node, name))
        node = html_next(node, root);
    return node;
}

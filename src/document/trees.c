/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/trees.h"

#include <stdalign.h>
#include <string.h>

/* Room for the trees of a pack three times the usual size. What is never
 * written to is no memory that a run takes. */
#define ROOM      ((size_t)512 * 1024)
#define TREES_MAX 64

struct tree {
    struct str text;
    size_t from, to; /* in both rooms */
    struct cmark_node *root;
    bool in_use; /* by this document */
};

struct trees {
    char *live; /* where trees stand */
    char *kept; /* the same bytes, as they were parsed */
    size_t used;
    bool full; /* begun anew with the next document */
    bool many; /* more than one document was begun */
    bool any;
    struct tree all[TREES_MAX];
    size_t count;
};

struct trees *trees_new(struct arena *arena)
{
    struct trees *trees = arena_alloc(arena, sizeof *trees);
    trees->live = arena_room(arena, ROOM);
    trees->kept = arena_room(arena, ROOM);
    return trees;
}

void trees_begin(struct trees *trees)
{
    if (trees->full)
        trees->used = trees->count = 0;
    trees->full = false;
    trees->many = trees->any;
    trees->any = true;
    for (size_t i = 0; i < trees->count; i++)
        trees->all[i].in_use = false;
}

static struct tree *find(struct trees *trees, struct str text)
{
    for (size_t i = 0; i < trees->count; i++)
        if (str_equal(trees->all[i].text, text))
            return &trees->all[i];
    return NULL;
}

struct cmark_node *trees_find(struct trees *trees, struct str text)
{
    struct tree *tree = find(trees, text);
    if (!tree || tree->in_use)
        return NULL;
    tree->in_use = true;
    memcpy(trees->live + tree->from, trees->kept + tree->from,
           tree->to - tree->from);
    return tree->root;
}

void *trees_room(struct trees *trees, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (trees->full || size > ROOM - trees->used) {
        trees->full = true;
        return NULL;
    }
    void *room = trees->live + trees->used;
    trees->used += (size + align - 1) / align * align;
    return room;
}

bool trees_open(struct trees *trees, struct str text)
{
    /* A run of one document has no use for it; one that is in use is kept. */
    if (!trees->many || find(trees, text))
        return false;
    trees->full = trees->full || trees->count == TREES_MAX;
    size_t from = trees->used;
    char *copy = trees_room(trees, text.len);
    if (!copy)
        return false;
    /* The text stands in front of its tree, and is not changed with it. */
    if (text.len)
        memcpy(copy, text.at, text.len);
    trees->all[trees->count++] = (struct tree){
        .text = {copy, text.len}, .from = from, .in_use = true};
    return true;
}

void trees_keep(struct trees *trees, struct cmark_node *root)
{
    struct tree *tree = &trees->all[trees->count - 1];
    if (trees->full) {
        trees->count--; /* a part of it stands elsewhere */
        return;
    }
    tree->root = root;
    tree->to = trees->used;
    memcpy(trees->kept + tree->from, trees->live + tree->from,
           tree->to - tree->from);
}

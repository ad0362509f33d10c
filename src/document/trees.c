/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/trees.h"

#include <stdalign.h>
#include <string.h>

/* Room for the trees of a pack three times the usual size. What is never
 * written to is no memory that a run takes. */
#define ROOM      ((size_t)1024 * 1024)
#define TREES_MAX 64

/* Bytes of a tree, in both rooms. */
struct span {
    size_t from, size;
    struct span *next;
};

struct tree {
    struct str text;
    struct span *spans;
    struct cmark_node *root;
    bool in_use; /* by this document */
};

struct trees {
    struct arena *arena;
    char *live; /* where trees stand; NULL before the second document */
    char *kept; /* the same bytes, as they were parsed */
    size_t used;
    size_t end; /* what stands beside them is from here to the end of `live` */
    bool full;  /* begun anew with the next document */
    bool many;  /* more than one document was begun */
    bool any;
    struct tree all[TREES_MAX];
    size_t count;
    size_t numbers; /* that were given */
};

struct trees *trees_new(struct arena *arena)
{
    struct trees *trees = arena_alloc(arena, sizeof *trees);
    trees->arena = arena;
    trees->end = ROOM;
    return trees;
}

void trees_begin(struct trees *trees)
{
    if (trees->full) {
        trees->used = trees->count = 0;
        trees->end = ROOM;
    }
    trees->full = false;
    trees->many = trees->any;
    trees->any = true;
    if (trees->many && !trees->live) {
        trees->live = arena_room(trees->arena, ROOM);
        trees->kept = arena_room(trees->arena, ROOM);
    }
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
    for (const struct span *s = tree->spans; s; s = s->next)
        memcpy(trees->live + s->from, trees->kept + s->from, s->size);
    return tree->root;
}

/* So many bytes, with those that the next ones have to stand behind. */
static size_t padded(size_t size)
{
    const size_t align = alignof(max_align_t);
    return (size + align - 1) / align * align;
}

static bool has_room(struct trees *trees, size_t size)
{
    size_t room = trees->end - trees->used;
    trees->full = trees->full || size > room || padded(size) > room;
    return !trees->full;
}

void *trees_room(struct trees *trees, size_t size)
{
    if (!has_room(trees, size))
        return NULL;
    void *room = trees->live + trees->used;
    trees->used += padded(size);
    return room;
}

void *trees_room_beside(struct trees *trees, size_t size)
{
    if (!has_room(trees, size))
        return NULL;
    trees->end -= padded(size);
    return trees->live + trees->end;
}

bool trees_open(struct trees *trees, struct str text)
{
    /* A run of one document has no use for it; one that is in use is kept. */
    if (!trees->many || find(trees, text))
        return false;
    trees->full = trees->full || trees->count == TREES_MAX;
    char *copy = trees_room_beside(trees, text.len);
    if (!copy)
        return false;
    if (text.len)
        memcpy(copy, text.at, text.len);
    trees->all[trees->count++] = (struct tree){.text = {copy, text.len},
                                               .in_use = true};
    return true;
}

size_t trees_number(struct trees *trees)
{
    return ++trees->numbers;
}

void trees_keep_bytes(struct trees *trees, const void *bytes, size_t size)
{
    struct tree *tree = &trees->all[trees->count - 1];
    struct span *span = trees_room_beside(trees, sizeof *span);
    if (!span)
        return;
    size_t from = (size_t)((const char *)bytes - trees->live);
    *span = (struct span){.from = from, .size = size, .next = tree->spans};
    memcpy(trees->kept + from, bytes, size);
    tree->spans = span;
}

void trees_keep(struct trees *trees, struct cmark_node *root)
{
    struct tree *tree = &trees->all[trees->count - 1];
    if (trees->full)
        trees->count--; /* a part of it stands elsewhere */
    else
        tree->root = root;
}

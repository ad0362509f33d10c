/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/memory.h"

#include <stdarg.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/mman.h>
#endif

/* Most statements fit into a few of these. */
#define CHUNK_SIZE ((size_t)64 * 1024)
/* No more chunks are kept to spare: what one large project needed is not what
 * the rest of a run does. */
#define SPARE_MAX 8
/* What a processor can have as one page. */
#define BLOCK_SIZE ((size_t)2 * 1024 * 1024)

struct chunk {
    struct chunk *next;
    size_t size;
    bool of_block; /* freed with it, and not before */
    alignas(max_align_t) char bytes[];
};

/* The status is that of input which cannot be used: there is too much of it,
 * and no fault of the program's that a core dump would show. */
_Noreturn void memory_out(void)
{
    static const char message[] = "avow: out of memory\n";
    ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);
    (void)ignored;
    _exit(3);
}

void *memory_alloc(size_t size)
{
    void *bytes = malloc(size ? size : 1);
    if (!bytes)
        memory_out();
    return bytes;
}

void *memory_resize(void *old, size_t size)
{
    void *bytes = realloc(old, size ? size : 1);
    if (!bytes)
        memory_out();
    return bytes;
}

static struct chunk *chunk_new(size_t size)
{
    if (size > SIZE_MAX - sizeof(struct chunk))
        memory_out();
    struct chunk *chunk = memory_alloc(sizeof *chunk + size);
    *chunk = (struct chunk){.size = size};
    return chunk;
}

/* The next chunk of the family's block; NULL: it has none, or no more. */
static struct chunk *chunk_of_block(struct arena *root)
{
    size_t size = sizeof(struct chunk) + CHUNK_SIZE;
    if (!root->block || size > BLOCK_SIZE - root->block_used)
        return NULL;
    struct chunk *chunk = (void *)(root->block + root->block_used);
    root->block_used += size;
    *chunk = (struct chunk){.size = CHUNK_SIZE, .of_block = true};
    return chunk;
}

/* Goes on in an empty chunk. */
static void use_chunk(struct arena *arena, struct chunk *chunk)
{
    arena->current = chunk;
    arena->free = chunk->bytes;
    arena->end = chunk->bytes + chunk->size;
}

/* A chunk of the usual size, for an arena of this family. */
static struct chunk *chunk_take(struct arena *root)
{
    struct chunk *chunk = root->spare;
    if (!chunk) {
        chunk = chunk_of_block(root);
        return chunk ? chunk : chunk_new(CHUNK_SIZE);
    }
    root->spare = chunk->next;
    root->spare_count--;
    chunk->next = NULL;
    return chunk;
}

static void free_chunks(struct chunk *chunk)
{
    while (chunk) {
        struct chunk *next = chunk->next;
        if (!chunk->of_block)
            free(chunk);
        chunk = next;
    }
}

struct arena *arena_new(void)
{
    struct arena *arena = memory_alloc(sizeof *arena);
    *arena = (struct arena){.root = arena};
    use_chunk(arena, arena->first = chunk_new(CHUNK_SIZE));
    return arena;
}

void arena_expect_much(struct arena *arena)
{
    void *block;
    if (arena->block || posix_memalign(&block, BLOCK_SIZE, BLOCK_SIZE))
        return;
#ifdef MADV_HUGEPAGE
    (void)posix_madvise(block, BLOCK_SIZE, MADV_HUGEPAGE);
#endif
    arena->block = block;
    /* The rest of what it had is left: to touch it first costs time. */
    struct chunk *chunk = chunk_of_block(arena);
    chunk->next = arena->current->next;
    arena->current->next = chunk;
    use_chunk(arena, chunk);
}

struct arena *arena_within(struct arena *outer)
{
    struct arena *arena = memory_alloc(sizeof *arena);
    *arena = (struct arena){.root = outer->root};
    use_chunk(arena, arena->first = chunk_take(arena->root));
    return arena;
}

/* Leaves chunks for others, as far as they are of use. */
static void spare_chunks(struct arena *root, struct chunk *chunk)
{
    while (chunk) {
        struct chunk *next = chunk->next;
        if (chunk->size > CHUNK_SIZE ||
            (!chunk->of_block && root->spare_count >= SPARE_MAX)) {
            free(chunk);
        } else {
            chunk->next = root->spare;
            root->spare = chunk;
            root->spare_count++;
        }
        chunk = next;
    }
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    if (arena->root == arena) {
        free_chunks(arena->first);
        free_chunks(arena->spare);
        free(arena->block);
    } else {
        spare_chunks(arena->root, arena->first);
    }
    free(arena);
}

void arena_reset(struct arena *arena)
{
    /* A chunk of unusual size is given back: one large project must not make
     * the rest of a run keep its memory. */
    struct chunk **link = &arena->first;
    while (*link) {
        struct chunk *chunk = *link;
        if (chunk->size > CHUNK_SIZE) {
            *link = chunk->next;
            free(chunk);
        } else {
            link = &chunk->next;
        }
    }
    use_chunk(arena, arena->first);
}

/*
 * What has a chunk of its own leaves those alone that small things fit in: they
 * would be passed over, and more be asked for each time.
 */
void *arena_room_elsewhere(struct arena *arena, size_t size)
{
    size_t taken = arena_aligned(size);
    if (taken < size)
        memory_out();
    struct chunk *chunk = arena->current;
    if (taken > CHUNK_SIZE) {
        struct chunk *large = chunk_new(taken);
        large->next = chunk->next;
        chunk->next = large;
        return large->bytes;
    }
    while (chunk->next && chunk->next->size > CHUNK_SIZE)
        chunk = chunk->next;
    if (!chunk->next)
        chunk->next = chunk_take(arena->root);
    use_chunk(arena, chunk->next);
    arena->free += taken;
    return arena->current->bytes;
}

bool arena_extend(struct arena *arena, const void *bytes, size_t from,
                  size_t to)
{
    size_t taken = arena_aligned(from), needed = arena_aligned(to);
    if (needed < to || (const char *)bytes + taken != arena->free ||
        needed - taken > (size_t)(arena->end - arena->free))
        return false;
    arena->free += needed - taken;
    return true;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(arena_room(arena, size), 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        memory_out();
    return arena_alloc(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *bytes, size_t len)
{
    if (len == SIZE_MAX)
        memory_out();
    char *copy = arena_room(arena, len + 1);
    if (len)
        memcpy(copy, bytes, len);
    copy[len] = '\0';
    return copy;
}

char *arena_format_list(struct arena *arena, const char *format, va_list values)
{
    /* Nearly always there is room for it, and it is formatted once. */
    char *there = arena->free;
    size_t room = (size_t)(arena->end - there);
    va_list again;
    va_copy(again, values);
    int len = vsnprintf(there, room, format, again);
    va_end(again);
    if (len < 0)
        memory_out();
    char *text = arena_room(arena, (size_t)len + 1);
    if (text == there)
        return text;
    va_copy(again, values);
    vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return text;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    char *text = arena_format_list(arena, format, values);
    va_end(values);
    return text;
}

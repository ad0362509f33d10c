/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Memory: an arena for all that is loaded, and checked allocation for the few
 * things that grow by themselves. Out of memory prints a line and ends the
 * program here and nowhere else, so no caller tests for it.
 */
#ifndef AVOW_BASE_MEMORY_H
#define AVOW_BASE_MEMORY_H

#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/* Marks a function whose result may not be ignored. */
#define MUST_USE __attribute__((warn_unused_result))
/* Marks a printf-like function: the format's and the first value's position. */
#define LIKE_PRINTF(text, first) __attribute__((format(printf, text, first)))

struct chunk;

/* A place that allocations are made in and thrown away from all at once. Its
 * members are base/memory.c's, but for what arena_room() has to see. */
struct arena {
    char *free; /* what was not given yet of the current chunk … */
    char *end;  /* … ends here; both are aligned for any type */
    struct chunk *first;
    struct chunk *current; /* of the usual size; such behind it are empty */
    struct arena *root;    /* that keeps chunks to spare; may be itself */
    struct chunk *spare;   /* all of the usual size */
    size_t spare_count;
    char *block; /* that its family's chunks are taken of first; may be NULL */
    size_t block_used;
};

/* Makes an empty arena; the caller ends it with arena_free(). */
struct arena *arena_new(void);

/*
 * Has an arena of arena_new(), and those within it, take the next 2 MB that
 * they need from one block, which the system is asked to have as one page: it
 * is there at the first touch of it, where smaller pages cost a fault each,
 * half of all that one statement meets. For an arena that will need much of
 * that, as all of it counts as memory in use. No more than a hint: where the
 * system knows no such pages, or has none left, they are small ones as ever.
 */
void arena_expect_much(struct arena *arena);

/*
 * Makes an arena that takes its memory from what `outer` keeps to spare, and
 * leaves it there when it is freed: for what is needed while one thing is made.
 * It must be freed before `outer`, and used by no other thread.
 */
struct arena *arena_within(struct arena *outer);

/* Frees the arena and all that was allocated in it. NULL is allowed. */
void arena_free(struct arena *arena);

/*
 * Forgets all that was allocated but keeps the memory, so that the next
 * statement of a run starts without asking the system again.
 */
void arena_reset(struct arena *arena);

/* Returns `size` zeroed bytes, aligned for any type, that live in the arena. */
void *arena_alloc(struct arena *arena, size_t size);

/* arena_room() where the current chunk has not room enough. */
void *arena_room_elsewhere(struct arena *arena, size_t size);

/* What an allocation takes of its chunk; 0: too much to be had. */
static inline size_t arena_aligned(size_t size)
{
    const size_t align = alignof(max_align_t);
    return (size + align - 1) / align * align;
}

/* The same without zeroing them, for whoever writes all of them. */
static inline void *arena_room(struct arena *arena, size_t size)
{
    size_t taken = arena_aligned(size);
    if (taken < size || taken > (size_t)(arena->end - arena->free))
        return arena_room_elsewhere(arena, size);
    char *bytes = arena->free;
    arena->free += taken;
    return bytes;
}

/*
 * Makes what arena_room() gave last `to` bytes long where it stands, which had
 * `from`: text that grows need not be copied then. False: it was not the last,
 * or there is no room behind it, and nothing has changed.
 */
bool arena_extend(struct arena *arena, const void *bytes, size_t from,
                  size_t to);

/* `count` items of `size` zeroed bytes each; overflow is caught. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Returns a copy of `len` bytes with a NUL after it, living in the arena. */
char *arena_copy(struct arena *arena, const char *bytes, size_t len);

/* Returns a formatted string that lives in the arena. */
char *arena_format(struct arena *arena, const char *format, ...)
    LIKE_PRINTF(2, 3);

/* The same for whoever has such values already; they are not used up. */
char *arena_format_list(struct arena *arena, const char *format, va_list values)
    LIKE_PRINTF(2, 0);

/* Ends the program, for whoever was refused memory by other means. */
_Noreturn void memory_out(void);

/*
 * malloc and realloc that never return NULL. The caller frees. The contents
 * are not zeroed.
 */
void *memory_alloc(size_t size);
void *memory_resize(void *old, size_t size);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/* Arenas: what is kept and used again when one is emptied. */
#include "base/memory.h"

#include <stdint.h>
#include <string.h>

#include "tap.h"

/* What a statement may ask for: many small things, a large one among them. The
 * last of the small ones is returned. */
static char *use(struct arena *arena, size_t large)
{
    char *last = NULL;
    for (int i = 0; i < 400; i++) {
        if (i % 100 == 50)
            memset(arena_room(arena, large), 1, large);
        last = arena_room(arena, 1000);
        memset(last, 2, 1000);
    }
    return last;
}

#define MANY 4000

/* Whether arenas that follow each other within one that expects much, each
 * needing more than that, take it whole each time, and overwrite nothing. */
static bool is_used_again(void)
{
    static char *given[MANY];
    struct arena *outer = arena_new();
    char *early = arena_copy(outer, "early", 5);
    arena_expect_much(outer);
    char *late = arena_copy(outer, "late", 4);
    bool well = true;
    for (int round = 0; round < 3; round++) {
        struct arena *within = arena_within(outer);
        size_t of_block = 0;
        for (int i = 0; i < MANY; i++) {
            given[i] = memset(arena_room(within, 1000), i, 1000);
            uintptr_t from = (uintptr_t)late, at = (uintptr_t)given[i];
            of_block += at > from && at - from < 2 * 1024 * 1024;
            if (i % 1000 == 0)
                memset(arena_room(within, 100000), 1, 100000);
        }
        for (int i = 0; i < MANY; i++)
            well = well && given[i][0] == (char)i && given[i][999] == (char)i;
        /* Of a chunk the rest is too small; the first is the outer one's. */
        well = well && of_block >= 30 * 64;
        arena_free(within);
    }
    well = well && !strcmp(early, "early") && !strcmp(late, "late");
    arena_free(outer);
    return well;
}

int main(void)
{
    static const size_t large[] = {10, 40000, 65537, 100000, 1000000};
    ok(is_used_again(), "what was expected is used, and used again");
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof large / sizeof large[0]; i++) {
        arena_reset(arena);
        use(arena, large[i]);
        arena_reset(arena);
        char *last = use(arena, large[i]);
        bool same = true;
        for (int round = 0; round < 5; round++) {
            arena_reset(arena);
            same = same && use(arena, large[i]) == last;
        }
        ok(same, "with things of %zu bytes no more is asked for each time",
           large[i]);
    }
    arena_free(arena);
    return done();
}

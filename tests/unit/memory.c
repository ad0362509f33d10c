/* SPDX-License-Identifier: BSD-2-Clause */
/* Arenas: what is kept and used again when one is emptied. */
#include "base/memory.h"

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

int main(void)
{
    static const size_t large[] = {10, 40000, 65537, 100000, 1000000};
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

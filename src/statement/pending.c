/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/pending.h"

#include <string.h>

#include "statement/law.h"

static size_t count_laws(const struct law *const *laws)
{
    size_t count = 0;
    while (laws[count])
        count++;
    return count;
}

/* Whether it is of a place that one of these is of, and none of them. */
static bool concerns(const struct law *law, const struct law *const *laws,
                     size_t count)
{
    bool there = false;
    for (size_t i = 0; i < count; i++) {
        const char *place = laws[i]->jurisdiction;
        if (laws[i] == law)
            return false;
        if (place && law->jurisdiction && !strcmp(place, law->jurisdiction))
            there = true;
    }
    return law->pending && there;
}

bool pending_laws(struct arena *arena, struct shelf *shelf,
                  struct statement *statement, struct diagnostics *all)
{
    const struct law *const *own = (const struct law *const *)statement->laws;
    char **names;
    size_t name_count, count = count_laws(own), end = count;
    bool sound = true;
    library_names(arena, shelf_library(shelf), "statements/laws", ".ini",
                  &names, &name_count);
    const struct law **laws = arena_array(arena, count + name_count + 1,
                                          sizeof *laws);
    memcpy(laws, own, count * sizeof *laws);
    for (size_t i = 0; i < name_count; i++) {
        const struct law *law = shelf_law(shelf, names[i], (struct place){0},
                                          all);
        if (!law)
            sound = false;
        else if (concerns(law, own, count))
            laws[end++] = law;
    }
    statement->laws = laws;
    return sound;
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/scale.h"

#include <string.h>

#include "data/ini.h"
#include "statement/condition.h"

/* Each may look for words in the whole text. */
#define POINTS_MAX 500

static const char *const scale_keys[] = {"title", "source", NULL};
static const char *const point_keys[] = {"label", "group", "test", NULL};

static void check_keys(const struct ini_section *section,
                       const char *const *known, struct diagnostics *all)
{
    for (const struct ini_entry *e = section->first; e; e = e->next) {
        struct nearest nearest = nearest_make(str_of(e->key));
        const char *const *key = known;
        for (; *key && strcmp(*key, e->key) != 0; key++)
            nearest_offer(&nearest, *key);
        if (*key)
            continue;
        diagnostic_error(all, e->key_at, "unknown key '%s' in [%s]", e->key,
                         section->name);
        if (nearest.best)
            diagnostic_remedy(all, "did you mean '%s'?", nearest.best);
        else
            diagnostic_remedy(all, "avow(5) lists what may stand here under "
                                   "SCALES");
    }
}

/* The text of a key on one line; NULL: it has none, an error where needed. */
static const char *text_of(struct arena *arena,
                           const struct ini_section *section, const char *key,
                           bool needed, struct diagnostics *all)
{
    const struct ini_entry *entry = ini_entry(section, key);
    if (entry && entry->value.len)
        return text_one_line(arena, entry->value).at;
    if (needed) {
        diagnostic_error(all, section->at, "[%s] has no '%s'", section->name,
                         key);
        diagnostic_remedy(all, "write '%s =' and what it is below it", key);
    }
    return NULL;
}

static struct point *read_point(struct arena *arena,
                                const struct ini_section *section,
                                struct diagnostics *all)
{
    struct point *point = arena_alloc(arena, sizeof *point);
    check_keys(section, point_keys, all);
    point->id = section->id;
    point->label = text_of(arena, section, "label", true, all);
    point->group = text_of(arena, section, "group", false, all);
    const struct ini_entry *test = ini_entry(section, "test");
    if (test)
        point->test = condition_parse(arena, NULL, test, all);
    else
        (void)text_of(arena, section, "test", true, all);
    return point;
}

static void read_sections(struct arena *arena, const struct ini *ini,
                          struct scale *scale, struct diagnostics *all)
{
    struct point **end = &scale->first;
    size_t count = 0;
    for (const struct ini_section *s = ini->first; s; s = s->next) {
        if (!strcmp(s->name, "scale")) {
            check_keys(s, scale_keys, all);
            scale->title = text_of(arena, s, "title", true, all);
            scale->source = text_of(arena, s, "source", false, all);
        } else if (!strcmp(s->kind, "point") && s->id && count < POINTS_MAX) {
            *end = read_point(arena, s, all);
            end = &(*end)->next;
            count++;
        } else if (count == POINTS_MAX) {
            diagnostic_error(all, s->at, "the scale has more than %d points",
                             POINTS_MAX);
            diagnostic_remedy(all, "make a second scale of some of them");
            return;
        } else {
            diagnostic_error(all, s->at, "unknown section [%s]", s->name);
            diagnostic_remedy(all, "there are [scale] and [point:NAME]");
        }
    }
    if (!ini_section(ini, "scale")) {
        diagnostic_error(all, place_line(ini->source, 0),
                         "there is no section [scale]");
        diagnostic_remedy(all, "begin with [scale] and the title");
    }
}

bool scales_read(struct arena *arena, const struct library *library,
                 struct scale **scales, struct diagnostics *all)
{
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    char **names;
    size_t count;
    library_names(arena, library, "statements/scales", ".ini", &names, &count);
    struct scale **end = scales;
    *scales = NULL;
    for (size_t i = 0; i < count; i++) {
        const char *path = library_find(
            arena, library,
            arena_format(arena, "statements/scales/%s.ini", names[i]));
        const struct ini *ini = path ? ini_read(arena, path, all) : NULL;
        if (!ini)
            continue;
        *end = arena_alloc(arena, sizeof **end);
        (*end)->name = names[i];
        read_sections(arena, ini, *end, all);
        end = &(*end)->next;
    }
    return all->counts[DIAGNOSTIC_ERROR] == before;
}

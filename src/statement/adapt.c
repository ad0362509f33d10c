/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/adapt.h"

#include <string.h>

#include "base/changes.h"
#include "base/file.h"
#include "base/hash.h"

/* The pack's part; in the language of an edition where it has that. */
static bool find_part(struct arena *arena, const struct pack *pack,
                      const char *name, char **path, struct diagnostics *all)
{
    struct part_folder *folders[] = {pack->language_parts, pack->parts};
    for (size_t i = 0; path_is_safe(str_of(name)) && i < 2; i++) {
        *path = folders[i] ? path_join(arena, folders[i]->path,
                                       arena_format(arena, "%s.md", name))
                           : NULL;
        if (*path && file_is_regular(*path))
            return true;
    }
    struct nearest nearest = nearest_make(str_of(name));
    struct part_search search = {.folders = {pack->parts}, .all = all};
    struct parts parts = part_search_parts(&search);
    parts.offer(parts.context, &nearest);
    diagnostic_error(all, (struct place){0}, "the pack '%s' has no part '%s'",
                     pack->name, name);
    if (nearest.best)
        diagnostic_remedy(all, "did you mean '%s'?", nearest.best);
    else
        diagnostic_remedy(all, "its parts are in '%s'", pack->parts->path);
    return false;
}

bool adapt_part(struct arena *arena, const struct pack *pack, const char *name,
                const char *folder, const char **path, struct diagnostics *all)
{
    char *from;
    struct str text;
    if (!find_part(arena, pack, name, &from, all) ||
        !file_stays_inside(pack->folder, from, all) ||
        !file_read(arena, from, FILE_MAX, &text, all))
        return false;
    const char *inside = from + strlen(pack->folder) + 1;
    *path = path_join(arena, folder, inside);
    char *parts = path_folder(arena, *path);
    if (file_is_there(*path)) {
        diagnostic_error(all,
                         place_line(source_new(arena, *path, str_of("")), 0),
                         "is there already");
        diagnostic_remedy(all, "edit it, or move it away to begin anew");
        return false;
    }
    char hash[HASH_LENGTH + 1];
    hash_sha256(text, hash);
    struct buffer copy = buffer_within(arena, FILE_MAX + 1024);
    buffer_add_str(&copy, text);
    buffer_add_format(&copy, "\n" ADAPT_MARK "%s/%s " ADAPT_HASH "%s -->\n",
                      pack->name, inside + strlen("parts/"), hash);
    const char *kept = path_join(
        arena, path_join(arena, path_join(arena, folder, "parts"), ADAPT_KEPT),
        inside + strlen("parts/"));
    struct changes changes;
    changes_begin(&changes, arena);
    if (changes_folder(&changes, folder, parts, all) &&
        changes_write(&changes, *path, buffer_str(&copy), all) &&
        changes_folder(&changes, folder, path_folder(arena, kept), all) &&
        changes_write(&changes, kept, text, all))
        return changes_commit(&changes, all);
    changes_drop(&changes);
    return false;
}

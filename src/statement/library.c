/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/library.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

/* A root is known by the one file that avow cannot do without. */
static bool is_root(struct arena *arena, const char *folder)
{
    return file_is_regular(path_join(arena, folder, "statements/core.ini"));
}

static void add_root(struct library *library, size_t *count, const char *folder)
{
    for (size_t i = 0; i < *count; i++)
        if (!strcmp(library->roots[i], folder))
            return;
    library->roots[(*count)++] = folder;
}

/* Folders that AVOW_DATA names need not be whole: one law is enough. */
static void add_from_environment(struct arena *arena, struct library *library,
                                 size_t *count, struct str folders)
{
    while (folders.at) {
        struct str folder = str_split(&folders, ':');
        if (folder.len)
            add_root(library, count, str_copy(arena, folder).at);
    }
}

struct library *library_new(struct arena *arena, const char *from_environment,
                            const char *program, const char *installed)
{
    struct library *library = arena_alloc(arena, sizeof *library);
    struct str folders = str_of(from_environment);
    size_t most = 5;
    for (size_t i = 0; i < folders.len; i++)
        most += folders.at[i] == ':';
    library->roots = arena_array(arena, most, sizeof *library->roots);
    size_t count = 0;
    if (folders.len)
        add_from_environment(arena, library, &count, folders);
    if (program) {
        char *folder = path_folder(arena, program);
        char *prefix = path_folder(arena, folder);
        const char *beside[] = {folder, path_join(arena, prefix, "share/avow")};
        for (size_t i = 0; i < 2; i++)
            if (is_root(arena, beside[i]))
                add_root(library, &count, beside[i]);
    }
    if (installed && is_root(arena, installed))
        add_root(library, &count, installed);
    return library;
}

char *library_find(struct arena *arena, const struct library *library,
                   const char *relative)
{
    if (!path_is_safe(str_of(relative)))
        return NULL;
    for (const char **root = library->roots; *root; root++) {
        char *path = path_join(arena, *root, relative);
        if (file_is_either(path))
            return path;
    }
    return NULL;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool cut_ending(char *name, const char *ending)
{
    size_t len = strlen(name), cut = strlen(ending);
    if (len <= cut || strcmp(name + len - cut, ending) != 0)
        return false;
    name[len - cut] = '\0';
    return true;
}

void library_names(struct arena *arena, const struct library *library,
                   const char *folder, const char *ending, char ***names,
                   size_t *count)
{
    *names = NULL;
    *count = 0;
    for (const char **root = library->roots; *root; root++) {
        char *path = path_join(arena, *root, folder);
        struct diagnostics ignored = diagnostics_make(arena);
        char **found;
        size_t found_count;
        if (!file_is_folder(path) ||
            !folder_list(arena, path, &found, &found_count, &ignored))
            continue;
        char **all = arena_array(arena, *count + found_count, sizeof *all);
        if (*count)
            memcpy(all, *names, *count * sizeof *all);
        for (size_t i = 0; i < found_count; i++)
            if (cut_ending(found[i], ending))
                all[(*count)++] = found[i];
        *names = all;
    }
    if (!*count)
        return;
    qsort(*names, *count, sizeof **names, by_bytes);
    size_t kept = 1;
    for (size_t i = 1; i < *count; i++)
        if (strcmp((*names)[i], (*names)[kept - 1]) != 0)
            (*names)[kept++] = (*names)[i];
    *count = kept;
}

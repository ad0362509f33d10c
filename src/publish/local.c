/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/local.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"

/* No project has more files; folders are not nested deeper. */
#define FILES_MAX 100000
#define DEPTH_MAX 32

static const struct {
    const char *ending;
    const char *type;
} types[] = {
    {".css", "text/css; charset=utf-8"},
    {".csv", "text/csv; charset=utf-8"},
    {".docx", "application/vnd.openxmlformats-officedocument."
              "wordprocessingml.document"},
    {".htm", "text/html; charset=utf-8"},
    {".html", "text/html; charset=utf-8"},
    {".jpeg", "image/jpeg"},
    {".jpg", "image/jpeg"},
    {".json", "application/json"},
    {".md", "text/markdown; charset=utf-8"},
    {".pdf", "application/pdf"},
    {".png", "image/png"},
    {".svg", "image/svg+xml"},
    {".txt", "text/plain; charset=utf-8"},
    {".xml", "application/atom+xml"},
};

const char *local_type(const char *path)
{
    const char *dot = strrchr(path_name(path), '.');
    for (size_t i = 0; dot && i < sizeof types / sizeof *types; i++)
        if (str_equal_nocase(str_of(dot), str_of(types[i].ending)))
            return types[i].type;
    return "application/octet-stream";
}

static enum rank rank_of(const char *path, const char *current)
{
    const char *slash = strchr(path, '/');
    if (!strcmp(path, "index.html"))
        return RANK_ROOT;
    if (!strcmp(path, "feed.xml"))
        return RANK_FEED;
    if (!slash || strcmp(slash, "/index.html") != 0)
        return RANK_BESIDE;
    return current && str_equal((struct str){path, (size_t)(slash - path)},
                                str_of(current))
               ? RANK_YEAR
               : RANK_EARLIER;
}

/* A walk through a folder. */
struct walk {
    struct arena *arena;
    const char *root;
    const char *current;
    struct local *local;
    size_t room;
    struct diagnostics *all;
};

static bool add(struct walk *walk, const char *path, const char *whole)
{
    struct local *local = walk->local;
    struct stat info;
    if (local->count == FILES_MAX) {
        diagnostic_error(
            walk->all,
            place_line(source_new(walk->arena, walk->root, str_of("")), 0),
            "holds more than %d files", FILES_MAX);
        diagnostic_remedy(walk->all,
                          "take out of it what is not for the public");
        return false;
    }
    if (local->count == walk->room) {
        struct local_file *more = arena_array(
            walk->arena, walk->room = walk->room ? walk->room * 2 : 64,
            sizeof *more);
        if (local->count)
            memcpy(more, local->files, local->count * sizeof *more);
        local->files = more;
    }
    struct local_file *file = &local->files[local->count++];
    *file = (struct local_file){
        .path = path,
        .type = local_type(path),
        .rank = rank_of(path, walk->current),
    };
    if (!file_stays_inside(walk->root, whole, walk->all) ||
        !hash_file(whole, file->sha256, walk->all))
        return false;
    file->size = stat(whole, &info) ? 0 : (size_t)info.st_size;
    return true;
}

static bool visit(struct walk *walk, const char *below, int depth)
{
    char **names;
    size_t count;
    const char *folder = *below ? path_join(walk->arena, walk->root, below)
                                : walk->root;
    if (!folder_list(walk->arena, folder, &names, &count, walk->all))
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *path = *below ? path_join(walk->arena, below, names[i])
                                  : names[i];
        const char *whole = path_join(walk->arena, walk->root, path);
        bool done = file_is_folder(whole) && depth < DEPTH_MAX
                        ? visit(walk, path, depth + 1)
                        : add(walk, path, whole);
        if (!done)
            return false;
    }
    return true;
}

static int by_path(const void *a, const void *b)
{
    const struct local_file *x = a, *y = b;
    return strcmp(x->path, y->path);
}

bool local_list(struct arena *arena, const char *folder, const char *current,
                struct local *local, struct diagnostics *all)
{
    struct walk walk = {.arena = arena,
                        .root = folder,
                        .current = current,
                        .local = local,
                        .all = all};
    *local = (struct local){.folder = folder};
    if (!visit(&walk, "", 0))
        return false;
    if (local->count)
        qsort(local->files, local->count, sizeof *local->files, by_path);
    return true;
}

bool local_page(struct arena *arena, const char *folder, const char *path,
                struct local *local, struct diagnostics *all)
{
    struct walk walk = {
        .arena = arena, .root = folder, .local = local, .all = all};
    *local = (struct local){.folder = folder};
    if (!add(&walk, path, path_join(arena, folder, path)))
        return false;
    local->files->rank = RANK_ROOT;
    return true;
}

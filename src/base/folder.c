/* SPDX-License-Identifier: BSD-2-Clause */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/file_fault.h"

bool folder_make(const char *path, struct diagnostics *all)
{
    if (!mkdir(path, 0777))
        return true;
    struct stat info;
    if (errno == EEXIST && !stat(path, &info))
        return S_ISDIR(info.st_mode) ||
               file_fail(all, path, "made a folder", EEXIST);
    if (errno != ENOENT || file_is_there(path))
        return file_fail(all, path, "made a folder", errno);
    char *above = path_folder(all->arena, path);
    if (!strcmp(above, path) || !folder_make(above, all))
        return false;
    /* Another run may have been quicker. */
    if (mkdir(path, 0777) && errno != EEXIST)
        return file_fail(all, path, "made a folder", errno);
    return true;
}

void folder_remove_empty(const char *path)
{
    rmdir(path);
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

bool folder_list(struct arena *arena, const char *path, char ***names,
                 size_t *count, struct diagnostics *all)
{
    DIR *folder = opendir(path);
    if (!folder)
        return file_fail(all, path, "listed", errno);
    size_t room = 0;
    *names = NULL;
    *count = 0;
    /* Only errno tells the end of the list from a fault in it. */
    struct dirent *entry;
    while (errno = 0, (entry = readdir(folder))) {
        if (entry->d_name[0] == '.')
            continue;
        if (*count == room) {
            char **more = arena_array(arena, room = room ? room * 2 : 16,
                                      sizeof *more);
            if (*count)
                memcpy(more, *names, *count * sizeof *more);
            *names = more;
        }
        (*names)[(*count)++] = arena_copy(arena, entry->d_name,
                                          strlen(entry->d_name));
    }
    int error = errno;
    closedir(folder);
    if (error)
        return file_fail(all, path, "listed", error);
    if (*count)
        qsort(*names, *count, sizeof **names, by_bytes);
    return true;
}

/* How a path goes on below a root. */
enum way {
    WAY_UNSURE,  /* it may lead out, or cannot be looked at */
    WAY_PLAIN,   /* all of it is there, and no part is a link */
    WAY_FOLDER,  /* the same, and it is a folder */
    WAY_MISSING, /* no part is a link, up to one that is not there */
};

/*
 * Follows `path` below `root`. Links are rare, and what has none cannot lead
 * out: to know that takes a fraction of what realpath() does. `there` is how
 * many bytes of the path are there, and the slash after them.
 */
static enum way follow(struct arena *arena, const char *root, const char *path,
                       size_t *there)
{
    size_t len = strlen(root);
    char *part = arena_copy(arena, path, strlen(path));
    if (!strcmp(root, ".") && path[0] != '/')
        len = 0;
    else if (strncmp(root, path, len) != 0 || path[len] != '/')
        return WAY_UNSURE;
    *there = len + (len ? 1 : 0);
    if (!path_is_safe(str_of(path + *there)))
        return WAY_UNSURE;
    struct stat info;
    for (size_t i = len + 1;; i++) {
        char c = path[i];
        if (c && c != '/')
            continue;
        part[i] = '\0';
        if (lstat(part, &info))
            return errno == ENOENT ? WAY_MISSING : WAY_UNSURE;
        if (S_ISLNK(info.st_mode))
            return WAY_UNSURE;
        part[i] = c;
        *there = i + 1;
        if (!c)
            return S_ISDIR(info.st_mode) ? WAY_FOLDER : WAY_PLAIN;
    }
}

static bool has_no_links(struct arena *arena, const char *root,
                         const char *path)
{
    size_t there;
    enum way way = follow(arena, root, path, &there);
    return way == WAY_PLAIN || way == WAY_FOLDER;
}

bool file_stays_inside(const char *root, const char *path,
                       struct diagnostics *all)
{
    if (has_no_links(all->arena, root, path))
        return true;
    char *whole_root = realpath(root, NULL);
    char *whole_path = whole_root ? realpath(path, NULL) : NULL;
    int error = errno;
    bool known = whole_path, inside = false;
    if (known) {
        size_t len = strlen(whole_root);
        inside = !strncmp(whole_root, whole_path, len) &&
                 (whole_path[len] == '/' || !whole_path[len] || len == 1);
    }
    free(whole_root);
    free(whole_path);
    if (!known)
        return file_fail(all, path, "read", error);
    if (inside)
        return true;
    diagnostic_error(all, file_whole(all, path),
                     "is a link that leads out of '%s'", root);
    diagnostic_remedy(all, "put the file itself there");
    return false;
}

bool file_find_inside(const char *root, const char *path, bool *is_there,
                      struct diagnostics *all)
{
    size_t there;
    enum way way = follow(all->arena, root, path, &there);
    *is_there = way == WAY_UNSURE ? file_is_there(path) : way != WAY_MISSING;
    return way != WAY_UNSURE || !*is_there ||
           file_stays_inside(root, path, all);
}

bool folder_make_inside(const char *root, const char *path,
                        struct diagnostics *all)
{
    size_t known;
    enum way way = follow(all->arena, root, path, &known);
    if (way == WAY_FOLDER)
        return true;
    if (way == WAY_MISSING) {
        /* From the first one on, so that no call is made in vain. */
        size_t end = known + str_find(str_of(path + known), '/');
        return folder_make(arena_copy(all->arena, path, end), all) &&
               (!path[end] || folder_make(path, all));
    }
    /* What is there already may lead out; what is made now cannot. */
    const char *there = path, *above = path_folder(all->arena, path);
    while (!file_is_there(there) && strcmp(there, above) != 0) {
        there = above;
        above = path_folder(all->arena, above);
    }
    return (strlen(there) <= strlen(root) ||
            file_stays_inside(root, there, all)) &&
           folder_make(path, all);
}

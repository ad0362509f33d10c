/* SPDX-License-Identifier: BSD-2-Clause */
/* The part of base/file.h that no link leads out of. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/file_beside.h"
#include "base/file_fault.h"
#include "base/file_opened.h"

/* How a path goes on below a root. */
enum way {
    WAY_UNSURE,  /* it may lead out, or cannot be looked at */
    WAY_PLAIN,   /* all of it is there, and no part is a link */
    WAY_FOLDER,  /* the same, and it is a folder */
    WAY_MISSING, /* no part is a link, up to one that is not there */
};

/*
 * Follows the first `most` bytes of `path` below `root`. Links are rare, and
 * what has none cannot lead out: to know that takes a fraction of what
 * realpath() does. `there` is how many bytes of the path are there, and the
 * slash after them.
 */
static enum way follow(struct arena *arena, const char *root, const char *path,
                       size_t most, size_t *there)
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
        if (i > most)
            return WAY_FOLDER;
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
        if (i == most)
            return S_ISDIR(info.st_mode) ? WAY_FOLDER : WAY_PLAIN;
    }
}

static bool has_no_links(struct arena *arena, const char *root,
                         const char *path)
{
    size_t there;
    enum way way = follow(arena, root, path, strlen(path), &there);
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
    enum way way = follow(all->arena, root, path, strlen(path), &there);
    *is_there = way == WAY_UNSURE ? file_is_there(path) : way != WAY_MISSING;
    return way != WAY_UNSURE || !*is_there ||
           file_stays_inside(root, path, all);
}

static bool is_link(const char *path)
{
    struct stat info;
    return !lstat(path, &info) && S_ISLNK(info.st_mode);
}

int file_open_inside(const char *root, const char *path, size_t *size,
                     bool *is_there, struct diagnostics *all)
{
    const char *slash = strrchr(path, '/');
    size_t there;
    enum way above = follow(all->arena, root, path,
                            slash ? (size_t)(slash - path) : 0, &there);
    if (is_there)
        *is_there = true;
    if (above == WAY_PLAIN || above == WAY_FOLDER) {
        /* One call tells that it is there and no link, and opens it. */
        int fd = open(path, FILE_TO_READ | O_NOFOLLOW);
        bool may_miss = is_there && (errno == ENOENT || errno == ENOTDIR);
        if (fd >= 0 || (!may_miss && !is_link(path)))
            return file_take_opened(fd, path, size, all);
    }
    if (is_there && !file_is_there(path)) {
        *is_there = false;
        return -1;
    }
    return file_stays_inside(root, path, all) ? file_open(path, size, all) : -1;
}

bool file_read_inside(struct arena *arena, const char *root, const char *path,
                      size_t max, struct str *bytes, bool *is_there,
                      struct diagnostics *all)
{
    size_t size;
    int fd = file_open_inside(root, path, &size, is_there, all);
    return fd >= 0 && file_read_opened(arena, fd, path, size, max, bytes, all);
}

bool folder_ready_inside(const char *root, const char *path, bool above_is_new,
                         bool *is_new, struct diagnostics *all)
{
    size_t known;
    if (above_is_new && !mkdir(path_folder(all->arena, path), 0777) &&
        !mkdir(path, 0777))
        return *is_new = true;
    enum way way = follow(all->arena, root, path, strlen(path), &known);
    *is_new = way == WAY_MISSING;
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

bool folder_make_inside(const char *root, const char *path,
                        struct diagnostics *all)
{
    bool is_new;
    return folder_ready_inside(root, path, false, &is_new, all);
}

bool file_replace_in(bool is_new, const char *path, struct str bytes,
                     bool *wrote, struct diagnostics *all)
{
    if (is_new)
        return *wrote = file_write(path, bytes, all);
    return file_replace(path, bytes, wrote, all);
}

bool file_replace_inside(const char *root, const char *path, struct str bytes,
                         bool *wrote, struct diagnostics *all)
{
    bool is_new;
    *wrote = false;
    return folder_ready_inside(root, path_folder(all->arena, path), false,
                               &is_new, all) &&
           file_replace_in(is_new, path, bytes, wrote, all);
}

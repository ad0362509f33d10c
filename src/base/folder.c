/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/file_fault.h"
#include "base/file_opened.h"

/* Without O_NONBLOCK something else of that name might be waited for. */
#define TO_LIST (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)

/* As many names as one call to the system lists. */
#define HELD_MAX 128

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

/*
 * Lists what is in an open folder. An error of the system, or 0; with more than
 * `most` names, NULL is in *names.
 */
static int list(struct arena *arena, DIR *folder, size_t most, char ***names,
                size_t *count)
{
    size_t room = 0;
    *names = NULL;
    *count = 0;
    /* Only errno tells the end of the list from a fault in it. */
    struct dirent *entry;
    while (errno = 0, (entry = readdir(folder))) {
        if (entry->d_name[0] == '.')
            continue;
        if (*count == most) {
            *names = NULL;
            *count = 0;
            return 0;
        }
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
    if (*count)
        qsort(*names, *count, sizeof **names, by_bytes);
    return error;
}

bool folder_list(struct arena *arena, const char *path, char ***names,
                 size_t *count, struct diagnostics *all)
{
    DIR *folder = opendir(path);
    if (!folder)
        return file_fail(all, path, "listed", errno);
    int error = list(arena, folder, SIZE_MAX, names, count);
    closedir(folder);
    return !error || file_fail(all, path, "listed", error);
}

void folder_open(struct arena *arena, const char *root, const char *name,
                 struct folder *folder)
{
    *folder = (struct folder){0};
    int fd = open(path_join(arena, root, name), TO_LIST);
    if (fd < 0)
        return;
    folder->stream = fdopendir(fd);
    if (!folder->stream)
        close(fd);
    else if (list(arena, folder->stream, HELD_MAX, &folder->names,
                  &folder->count))
        folder->names = NULL;
}

void folder_close(struct folder *folder)
{
    if (folder->stream)
        closedir(folder->stream);
    folder->stream = NULL;
}

bool folder_lacks(const struct folder *folder, const char *name)
{
    /* Some disks make no difference between capitals and small letters, or
     * between two ways to write one that is not in ASCII. */
    bool lacks = folder && folder->names && name[0] != '.';
    for (const char *c = name; lacks && *c; c++)
        lacks = (signed char)*c > 0 && *c != '/';
    for (size_t i = 0; lacks && i < folder->count; i++)
        lacks = !str_equal_nocase(str_of(folder->names[i]), str_of(name));
    return lacks;
}

bool folder_open_file(const struct folder *folder, const char *name,
                      struct opened_file *file)
{
    struct stat info;
    if (!folder || !folder->stream || strchr(name, '/'))
        return false;
    file->fd = openat(dirfd(folder->stream), name, FILE_TO_READ | O_NOFOLLOW);
    if (file->fd < 0)
        return false;
    if (fstat(file->fd, &info) || !S_ISREG(info.st_mode)) {
        close(file->fd);
        return false;
    }
    file->size = (size_t)info.st_size;
    return true;
}

bool folder_read_file(struct arena *arena, const struct folder *folder,
                      const char *root, const char *path, size_t max,
                      struct str *bytes, bool *is_there,
                      struct diagnostics *all)
{
    struct opened_file file;
    if (!folder_open_file(folder, path_name(path), &file))
        return file_read_inside(arena, root, path, max, bytes, is_there, all);
    if (is_there)
        *is_there = true;
    return file_read_opened(arena, file.fd, path, file.size, max, bytes, all);
}

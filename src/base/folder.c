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

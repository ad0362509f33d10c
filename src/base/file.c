/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool file_is_regular(const char *path)
{
    struct stat info;
    return !stat(path, &info) && S_ISREG(info.st_mode);
}

bool file_is_folder(const char *path)
{
    struct stat info;
    return !stat(path, &info) && S_ISDIR(info.st_mode);
}

bool file_is_there(const char *path)
{
    struct stat info;
    return !lstat(path, &info) || (errno != ENOENT && errno != ENOTDIR);
}

/* The place of a file as a whole. */
static struct place whole_file(struct diagnostics *all, const char *path)
{
    char *name = arena_copy(all->arena, path, strlen(path));
    struct str none = {"", 0};
    return place_line(source_new(all->arena, name, none), 0);
}

/* What a person can do about an error of the system. */
static const char *remedy_for(int error)
{
    switch (error) {
    case ENOENT:
        return "check the name; it is case-sensitive";
    case EACCES:
    case EPERM:
        return "ask for the right to it, or use another folder";
    case EROFS:
        return "the disk is read-only; use another folder";
    case ENOSPC:
    case EDQUOT:
        return "the disk is full; make room and run it again";
    case EFBIG:
        return "a limit on the size of files was reached (see ulimit -f)";
    case EISDIR:
        return "a folder stands where a file should be; move it away";
    case EEXIST:
    case ENOTDIR:
        return "a file stands where a folder should be; move it away";
    default:
        return NULL;
    }
}

static bool fail(struct diagnostics *all, const char *path, const char *what,
                 int error)
{
    diagnostic_error(all, whole_file(all, path), "cannot be %s: %s", what,
                     strerror(error));
    const char *remedy = remedy_for(error);
    if (remedy)
        diagnostic_remedy(all, "%s", remedy);
    return false;
}

/* Reads up to `len` bytes; fewer only at the end of the file. -1: errno. */
static ssize_t read_all(int fd, char *bytes, size_t len)
{
    size_t done = 0;
    while (done < len) {
        ssize_t got = read(fd, bytes + done, len - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        done += (size_t)got;
    }
    return (ssize_t)done;
}

int file_open(const char *path, struct diagnostics *all)
{
    /* Without O_NONBLOCK a named pipe would be waited for. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat info;
    if (fd >= 0 && !fstat(fd, &info) && S_ISREG(info.st_mode))
        return fd;
    int error = errno;
    if (fd >= 0) {
        error = file_is_folder(path) ? EISDIR : EINVAL;
        close(fd);
    }
    fail(all, path, "read", error);
    return -1;
}

bool file_read_piece(int fd, const char *path, char *bytes, size_t len,
                     size_t *got, struct diagnostics *all)
{
    ssize_t count = read_all(fd, bytes, len);
    *got = count < 0 ? 0 : (size_t)count;
    return count >= 0 || fail(all, path, "read", errno);
}

bool file_read(struct arena *arena, const char *path, size_t max,
               struct str *bytes, struct diagnostics *all)
{
    int fd = file_open(path, all);
    if (fd < 0)
        return false;
    struct stat info;
    if (fstat(fd, &info)) {
        int error = errno;
        close(fd);
        return fail(all, path, "read", error);
    }
    size_t size = (size_t)info.st_size;
    if (size > max) {
        close(fd);
        diagnostic_error(all, whole_file(all, path),
                         "has %zu bytes; at most %zu are read", size, max);
        return false;
    }
    char *data = arena_alloc(arena, size + 1);
    size_t got;
    bool whole = file_read_piece(fd, path, data, size, &got, all);
    close(fd);
    *bytes = (struct str){data, got};
    return whole;
}

/* Whether the file at `path` holds just these bytes already. */
static bool holds_already(const char *path, struct str bytes)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return false;
    struct stat info;
    bool same = !fstat(fd, &info) && S_ISREG(info.st_mode) &&
                (size_t)info.st_size == bytes.len;
    char piece[16384];
    for (size_t done = 0; same && done < bytes.len;) {
        size_t len = bytes.len - done;
        if (len > sizeof piece)
            len = sizeof piece;
        same = read_all(fd, piece, len) == (ssize_t)len &&
               !memcmp(piece, bytes.at + done, len);
        done += len;
    }
    close(fd);
    return same;
}

static bool write_all(int fd, struct str bytes)
{
    while (bytes.len) {
        ssize_t put = write(fd, bytes.at, bytes.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes = str_slice(bytes, (size_t)put, bytes.len);
    }
    return true;
}

/* Writes a new file; errno says why when it could not be. */
static bool write_new(const char *path, struct str bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return false;
    bool written = write_all(fd, bytes);
    int error = errno;
    if (close(fd) && written) {
        written = false;
        error = errno;
    }
    if (!written)
        unlink(path);
    errno = error;
    return written;
}

bool file_replace(const char *path, struct str bytes, bool *wrote,
                  struct diagnostics *all)
{
    *wrote = false;
    if (holds_already(path, bytes))
        return true;
    char *folder = path_folder(all->arena, path);
    /* The process number keeps two runs in one folder apart. */
    char *temporary = arena_format(all->arena, "%s/.%s.%ld.tmp", folder,
                                   path_name(path), (long)getpid());
    if (!write_new(temporary, bytes))
        return fail(all, path, "written", errno);
    if (rename(temporary, path)) {
        int error = errno;
        unlink(temporary);
        return fail(all, path, "replaced", error);
    }
    *wrote = true;
    return true;
}

bool folder_make(const char *path, struct diagnostics *all)
{
    if (!mkdir(path, 0777) || (errno == EEXIST && file_is_folder(path)))
        return true;
    if (errno != ENOENT)
        return fail(all, path, "made a folder", errno);
    char *above = path_folder(all->arena, path);
    if (!strcmp(above, path) || !folder_make(above, all))
        return false;
    if (mkdir(path, 0777) && errno != EEXIST)
        return fail(all, path, "made a folder", errno);
    return true;
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
        return fail(all, path, "listed", errno);
    size_t room = 0;
    *names = NULL;
    *count = 0;
    struct dirent *entry;
    while ((entry = readdir(folder))) {
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
    closedir(folder);
    if (*count)
        qsort(*names, *count, sizeof **names, by_bytes);
    return true;
}

char *path_join(struct arena *arena, const char *base, const char *name)
{
    if (!strcmp(base, "."))
        return arena_copy(arena, name, strlen(name));
    size_t base_len = strlen(base), name_len = strlen(name);
    bool slash = !base_len || base[base_len - 1] != '/';
    char *path = arena_room(arena, base_len + slash + name_len + 1);
    memcpy(path, base, base_len);
    if (slash)
        path[base_len++] = '/';
    memcpy(path + base_len, name, name_len + 1);
    return path;
}

bool path_is_safe(struct str name)
{
    if (!name.len || name.at[0] == '/' || str_find(name, '\\') < name.len)
        return false;
    for (struct str rest = name; rest.at;)
        if (str_is(str_split(&rest, '/'), ".."))
            return false;
    return true;
}

bool path_stays_inside(const char *root, const char *path)
{
    char *whole_root = realpath(root, NULL);
    char *whole_path = realpath(path, NULL);
    bool inside = false;
    if (whole_root && whole_path) {
        size_t len = strlen(whole_root);
        inside = !strncmp(whole_root, whole_path, len) &&
                 (whole_path[len] == '/' || !whole_path[len] || len == 1);
    }
    free(whole_root);
    free(whole_path);
    return inside;
}

const char *path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

char *path_folder(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return arena_copy(arena, ".", 1);
    size_t len = slash == path ? 1 : (size_t)(slash - path);
    return arena_copy(arena, path, len);
}

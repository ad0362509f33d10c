/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_fault.h"
#include "base/file_opened.h"

bool file_is_regular(const char *path)
{
    struct stat info;
    return !stat(path, &info) && S_ISREG(info.st_mode);
}

bool file_is_empty(const char *path)
{
    struct stat info;
    return !stat(path, &info) && S_ISREG(info.st_mode) && !info.st_size;
}

bool file_is_folder(const char *path)
{
    struct stat info;
    return !stat(path, &info) && S_ISDIR(info.st_mode);
}

bool file_is_either(const char *path)
{
    struct stat info;
    return !stat(path, &info) &&
           (S_ISREG(info.st_mode) || S_ISDIR(info.st_mode));
}

bool file_is_there(const char *path)
{
    struct stat info;
    return !lstat(path, &info) || (errno != ENOENT && errno != ENOTDIR);
}

bool file_look(const char *path, bool *is_there, struct diagnostics *all)
{
    struct stat info;
    *is_there = !lstat(path, &info);
    return *is_there || errno == ENOENT || errno == ENOTDIR ||
           file_fail(all, path, "looked at", errno);
}

/* Reads up to `len` bytes; fewer only at the end of the file, which is expected
 * after `rest` bytes. -1: errno. */
static ssize_t read_all(int fd, char *bytes, size_t len, size_t rest)
{
    size_t done = 0;
    while (done < len && (!done || done != rest)) {
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

static void say_no_file(const char *path, struct diagnostics *all)
{
    diagnostic_error(all, file_whole(all, path),
                     "is a pipe, a socket or a device, and no file");
    diagnostic_remedy(all, "put the file itself there");
}

int file_open(const char *path, size_t *size, struct diagnostics *all)
{
    return file_take_opened(open(path, FILE_TO_READ), path, size, all);
}

int file_take_opened(int fd, const char *path, size_t *size,
                     struct diagnostics *all)
{
    if (fd < 0) {
        file_fail(all, path, "read", errno);
        return -1;
    }
    struct stat info;
    if (fstat(fd, &info)) {
        file_fail(all, path, "read", errno);
    } else if (S_ISDIR(info.st_mode)) {
        file_fail(all, path, "read", EISDIR);
    } else if (!S_ISREG(info.st_mode)) {
        say_no_file(path, all);
    } else {
        *size = (size_t)info.st_size;
        return fd;
    }
    close(fd);
    return -1;
}

bool file_read_piece(int fd, const char *path, char *bytes, size_t len,
                     size_t rest, size_t *got, struct diagnostics *all)
{
    ssize_t count = read_all(fd, bytes, len, rest);
    *got = count < 0 ? 0 : (size_t)count;
    return count >= 0 || file_fail(all, path, "read", errno);
}

bool file_read(struct arena *arena, const char *path, size_t max,
               struct str *bytes, struct diagnostics *all)
{
    size_t size;
    int fd = file_open(path, &size, all);
    return fd >= 0 && file_read_opened(arena, fd, path, size, max, bytes, all);
}

bool file_read_opened(struct arena *arena, int fd, const char *path,
                      size_t size, size_t max, struct str *bytes,
                      struct diagnostics *all)
{
    if (size > max) {
        close(fd);
        diagnostic_error(all, file_whole(all, path),
                         "has %zu bytes; at most %zu are read", size, max);
        diagnostic_remedy(all, "make it smaller, or split it");
        return false;
    }
    char *data = arena_room(arena, size + 1);
    size_t got;
    bool whole = file_read_piece(fd, path, data, size, size, &got, all);
    data[got] = '\0';
    close(fd);
    *bytes = (struct str){data, got};
    return whole;
}

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A library for LD_PRELOAD that makes one call of a program fail: the
 * AVOW_NTH_CALL-th of those that touch files below the folder AVOW_NTH_BELOW,
 * with the error AVOW_NTH_ERROR. Which one it was is appended to the file
 * AVOW_NTH_SAID, as "CALL PATH"; nothing is where there are fewer calls.
 *
 * With the error "TERM" the call goes well, and SIGTERM comes right before it.
 * With "KILL" the program ends there and then.
 * A close that fails has closed all the same, as on Linux, and a write that
 * fails has written a half of it before. A path that could not be looked at
 * cannot be opened afterwards either.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FDS 1024

static char *paths[FDS]; /* by descriptor; NULL: not below the folder */
static DIR *folder;      /* the one below it that is open, and its path */
static char folder_path[4096];

#define NEXT(result, name, ...) ((result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

static bool is_below(const char *path)
{
    const char *below = getenv("AVOW_NTH_BELOW");
    size_t len = below ? strlen(below) : 0;
    return len && strncmp(path, below, len) == 0;
}

static void say(const char *call, const char *path)
{
    char line[4200];
    const char *said = getenv("AVOW_NTH_SAID");
    int len = snprintf(line, sizeof line, "%s %s\n", call, path);
    int fd = NEXT(int, "open", const char *, int, ...)(
        said ? said : "/dev/null", O_WRONLY | O_CREAT | O_APPEND, 0666);
    if (fd < 0 || len < 0 ||
        NEXT(ssize_t, "write", int, const void *, size_t)(fd, line,
                                                          (size_t)len) != len)
        abort();
    NEXT(int, "close", int)(fd);
}

/* Counts a call, and sets errno where it is the one that fails. */
static bool fails(const char *call, const char *path)
{
    static long count;
    const char *nth = getenv("AVOW_NTH_CALL");
    const char *error = getenv("AVOW_NTH_ERROR");
    if (!path || !is_below(path) || !nth || !error ||
        __atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST) !=
            strtol(nth, NULL, 10))
        return false;
    say(call, path);
    if (strcmp(error, "KILL") == 0)
        raise(SIGKILL);
    if (strcmp(error, "TERM") == 0) {
        raise(SIGTERM);
        return false;
    }
    errno = (int)strtol(error, NULL, 10);
    return true;
}

static char lost[4096]; /* the path that could not be looked at */

/* Whether a look at a path fails, this time or ever since. */
static bool is_lost(const char *call, const char *path)
{
    if (*lost && strcmp(path, lost) == 0) {
        errno = (int)strtol(getenv("AVOW_NTH_ERROR"), NULL, 10);
        return true;
    }
    if (!fails(call, path))
        return false;
    snprintf(lost, sizeof lost, "%s", path);
    return true;
}

static const char *path_of(int fd)
{
    return fd >= 0 && fd < FDS ? paths[fd] : NULL;
}

static int remember(int fd, const char *path)
{
    if (fd >= 0 && fd < FDS) {
        free(paths[fd]);
        paths[fd] = is_below(path) ? strdup(path) : NULL;
    }
    return fd;
}

int open(const char *path, int flags, ...)
{
    va_list values;
    va_start(values, flags);
    mode_t mode = flags & O_CREAT ? (mode_t)va_arg(values, unsigned) : 0;
    va_end(values);
    if (is_lost("open", path))
        return -1;
    return remember(
        NEXT(int, "open", const char *, int, ...)(path, flags, mode), path);
}

int openat(int at, const char *name, int flags, ...)
{
    va_list values;
    va_start(values, flags);
    mode_t mode = flags & O_CREAT ? (mode_t)va_arg(values, unsigned) : 0;
    va_end(values);
    char path[4096] = "";
    if (path_of(at))
        snprintf(path, sizeof path, "%s/%s", path_of(at), name);
    if (is_lost("openat", path))
        return -1;
    return remember(
        NEXT(int, "openat", int, const char *, int, ...)(at, name, flags, mode),
        path);
}

FILE *fopen(const char *path, const char *mode)
{
    if (is_lost("fopen", path))
        return NULL;
    FILE *file = NEXT(FILE *, "fopen", const char *, const char *)(path, mode);
    if (file)
        remember(fileno(file), path);
    return file;
}

ssize_t read(int fd, void *bytes, size_t len)
{
    if (fails("read", path_of(fd)))
        return -1;
    return NEXT(ssize_t, "read", int, void *, size_t)(fd, bytes, len);
}

ssize_t write(int fd, const void *bytes, size_t len)
{
    bool failed = fails("write", path_of(fd));
    int error = errno;
    ssize_t put = NEXT(ssize_t, "write", int, const void *,
                       size_t)(fd, bytes, failed ? len / 2 : len);
    errno = failed ? error : errno;
    return failed ? -1 : put;
}

size_t fwrite(const void *bytes, size_t size, size_t count, FILE *file)
{
    if (fails("fwrite", path_of(fileno(file))))
        return 0;
    return NEXT(size_t, "fwrite", const void *, size_t, size_t,
                FILE *)(bytes, size, count, file);
}

int fsync(int fd)
{
    return fails("fsync", path_of(fd)) ? -1 : NEXT(int, "fsync", int)(fd);
}

int close(int fd)
{
    bool failed = fails("close", path_of(fd));
    int error = errno;
    if (fd >= 0 && fd < FDS) {
        free(paths[fd]);
        paths[fd] = NULL;
    }
    int result = NEXT(int, "close", int)(fd);
    errno = failed ? error : errno;
    return failed ? -1 : result;
}

int unlink(const char *path)
{
    return fails("unlink", path) ? -1 : NEXT(int, "unlink", const char *)(path);
}

int rename(const char *from, const char *to)
{
    return fails("rename", to)
               ? -1
               : NEXT(int, "rename", const char *, const char *)(from, to);
}

int mkdir(const char *path, mode_t mode)
{
    return fails("mkdir", path)
               ? -1
               : NEXT(int, "mkdir", const char *, mode_t)(path, mode);
}

int stat(const char *restrict path, struct stat *restrict info)
{
    return is_lost("stat", path)
               ? -1
               : NEXT(int, "stat", const char *, struct stat *)(path, info);
}

int lstat(const char *restrict path, struct stat *restrict info)
{
    return is_lost("lstat", path)
               ? -1
               : NEXT(int, "lstat", const char *, struct stat *)(path, info);
}

int fstat(int fd, struct stat *info)
{
    return fails("fstat", path_of(fd))
               ? -1
               : NEXT(int, "fstat", int, struct stat *)(fd, info);
}

char *realpath(const char *restrict path, char *restrict whole)
{
    return is_lost("realpath", path)
               ? NULL
               : NEXT(char *, "realpath", const char *, char *)(path, whole);
}

static DIR *remember_folder(DIR *opened, const char *path)
{
    if (opened && path && is_below(path)) {
        folder = opened;
        snprintf(folder_path, sizeof folder_path, "%s", path);
    }
    return opened;
}

DIR *opendir(const char *path)
{
    if (is_lost("opendir", path))
        return NULL;
    return remember_folder(NEXT(DIR *, "opendir", const char *)(path), path);
}

DIR *fdopendir(int fd)
{
    if (fails("fdopendir", path_of(fd)))
        return NULL;
    return remember_folder(NEXT(DIR *, "fdopendir", int)(fd), path_of(fd));
}

struct dirent *readdir(DIR *from)
{
    if (from == folder && fails("readdir", folder_path))
        return NULL;
    return NEXT(struct dirent *, "readdir", DIR *)(from);
}

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A library for LD_PRELOAD that makes a system fail on purpose.
 *
 * AVOW_FAULT=CALL:NAME:ERRNO lets a call on a file whose name ends in NAME, or
 * has NAME and a dot in it, fail with that number. CALL is open, read, write,
 * close or rename. With AVOW_FAULT=reverse every folder is listed the other
 * way round.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define FDS 1024

static bool is_hit[FDS]; /* by descriptor: opened under the name asked for */

#define NEXT(type, name) ((type)dlsym(RTLD_NEXT, name))

/* Whether the fault asked for is of this call; its parts when it is. */
static bool asked(const char *call, char name[256], int *error)
{
    const char *fault = getenv("AVOW_FAULT");
    size_t len = strlen(call);
    return fault && strncmp(fault, call, len) == 0 && fault[len] == ':' &&
           sscanf(fault + len + 1, "%255[^:]:%d", name, error) == 2;
}

/* Whether a path's last part is `name`, or `.name.….tmp` that will be it. */
static bool is_named(const char *path, const char *name)
{
    const char *slash = strrchr(path, '/');
    const char *last = slash ? slash + 1 : path;
    size_t len = strlen(name);
    return strcmp(last, name) == 0 ||
           (last[0] == '.' && strncmp(last + 1, name, len) == 0 &&
            last[1 + len] == '.');
}

static bool fails(const char *call, const char *path)
{
    char name[256];
    int error;
    if (!asked(call, name, &error) || !is_named(path, name))
        return false;
    errno = error;
    return true;
}

static bool fails_on(const char *call, int fd)
{
    char name[256];
    int error;
    if (fd < 0 || fd >= FDS || !is_hit[fd] || !asked(call, name, &error))
        return false;
    errno = error;
    return true;
}

/* Remembers a descriptor whose path is the one that a later call fails on. */
static int remember(int fd, const char *path)
{
    const char *fault = getenv("AVOW_FAULT");
    char name[256];
    if (fd >= 0 && fd < FDS)
        is_hit[fd] = fault && sscanf(fault, "%*[^:]:%255[^:]", name) == 1 &&
                     is_named(path, name);
    return fd;
}

int open(const char *path, int flags, ...)
{
    va_list values;
    va_start(values, flags);
    mode_t mode = flags & O_CREAT ? (mode_t)va_arg(values, unsigned) : 0;
    va_end(values);
    if (fails("open", path))
        return -1;
    return remember(
        NEXT(int (*)(const char *, int, ...), "open")(path, flags, mode), path);
}

int openat(int at, const char *path, int flags, ...)
{
    va_list values;
    va_start(values, flags);
    mode_t mode = flags & O_CREAT ? (mode_t)va_arg(values, unsigned) : 0;
    va_end(values);
    if (fails("open", path))
        return -1;
    return remember(NEXT(int (*)(int, const char *, int, ...),
                         "openat")(at, path, flags, mode),
                    path);
}

FILE *fopen(const char *path, const char *mode)
{
    if (fails("open", path))
        return NULL;
    FILE *file = NEXT(FILE * (*)(const char *, const char *), "fopen")(path,
                                                                       mode);
    if (file)
        remember(fileno(file), path);
    return file;
}

ssize_t read(int fd, void *bytes, size_t len)
{
    if (fails_on("read", fd))
        return -1;
    return NEXT(ssize_t(*)(int, void *, size_t), "read")(fd, bytes, len);
}

ssize_t write(int fd, const void *bytes, size_t len)
{
    if (fails_on("write", fd))
        return -1;
    return NEXT(ssize_t(*)(int, const void *, size_t), "write")(fd, bytes, len);
}

int close(int fd)
{
    bool failed = fails_on("close", fd);
    int error = errno;
    int result = NEXT(int (*)(int), "close")(fd);
    if (!failed)
        return result;
    is_hit[fd] = false;
    errno = error;
    return -1;
}

int rename(const char *from, const char *to)
{
    if (fails("rename", to))
        return -1;
    return NEXT(int (*)(const char *, const char *), "rename")(from, to);
}

/* One folder at a time is listed backwards; that is all the tests need. */
static struct dirent *held[4096];
static size_t held_count;
static DIR *held_folder;

static void drop(void)
{
    while (held_count > 0)
        free(held[--held_count]);
    held_folder = NULL;
}

struct dirent *readdir(DIR *folder)
{
    struct dirent *(*next)(DIR *) = NEXT(struct dirent * (*)(DIR *), "readdir");
    static struct dirent given;
    const char *fault = getenv("AVOW_FAULT");
    if (!fault || strcmp(fault, "reverse") != 0)
        return next(folder);
    if (folder != held_folder) {
        drop();
        held_folder = folder;
        for (struct dirent *entry;
             held_count < sizeof held / sizeof *held && (entry = next(folder));)
            if ((held[held_count] = malloc(sizeof *entry)))
                memcpy(held[held_count++], entry, entry->d_reclen);
    }
    if (held_count == 0)
        return NULL;
    memcpy(&given, held[--held_count], sizeof given);
    free(held[held_count]);
    return &given;
}

int closedir(DIR *folder)
{
    if (folder == held_folder)
        drop();
    return NEXT(int (*)(DIR *), "closedir")(folder);
}

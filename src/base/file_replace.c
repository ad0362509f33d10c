/* SPDX-License-Identifier: BSD-2-Clause */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/file_beside.h"
#include "base/file_fault.h"

/* Whether the file at `path` holds just these bytes already. */
static bool holds_already(const char *path, struct str bytes)
{
    /* A link is replaced by a file, so what it leads to does not matter. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
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
        ssize_t got = read(fd, piece, len);
        if (got < 0 && errno == EINTR)
            continue;
        same = got > 0 && !memcmp(piece, bytes.at + done, (size_t)got);
        done += (size_t)got;
    }
    close(fd);
    return same;
}

bool file_write_all(int fd, struct str bytes)
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

int file_open_beside(struct arena *arena, const char *path, char **temporary)
{
    char *folder = path_folder(arena, path);
    int fd = -1;
    for (int i = 0; i < 100 && fd < 0; i++) {
        *temporary = arena_format(arena, "%s/.%s.%ld-%d.tmp", folder,
                                  path_name(path), (long)getpid(), i);
        fd = open(*temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd < 0 && errno != EEXIST)
            break;
    }
    return fd;
}

/* Some file systems have no need of it, or no notion. */
static bool write_through(int fd)
{
    return !fsync(fd) || errno == EINVAL || errno == ENOTSUP;
}

char *file_write_beside(struct arena *arena, const char *path, struct str bytes,
                        bool lasting, struct diagnostics *all)
{
    char *temporary;
    int fd = file_open_beside(arena, path, &temporary);
    bool opened = fd >= 0;
    bool done = opened && file_write_all(fd, bytes) &&
                (!lasting || write_through(fd));
    int error = errno;
    if (opened && close(fd) && done) {
        done = false;
        error = errno;
    }
    if (done)
        return temporary;
    if (opened)
        unlink(temporary);
    file_fail(all, path, "written", error);
    return NULL;
}

bool file_take_place(const char *temporary, const char *path,
                     struct diagnostics *all)
{
    if (!rename(temporary, path))
        return true;
    int error = errno;
    unlink(temporary);
    return file_fail(all, path, "replaced", error);
}

void file_hold_signals(sigset_t *before)
{
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGHUP);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, before);
}

void file_release_signals(const sigset_t *before)
{
    pthread_sigmask(SIG_SETMASK, before, NULL);
}

bool file_write(const char *path, struct str bytes, struct diagnostics *all)
{
    sigset_t before;
    file_hold_signals(&before);
    char *temporary = file_write_beside(all->arena, path, bytes, false, all);
    bool made = temporary && file_take_place(temporary, path, all);
    file_release_signals(&before);
    return made;
}

bool file_replace(const char *path, struct str bytes, bool *wrote,
                  struct diagnostics *all)
{
    bool same = holds_already(path, bytes);
    *wrote = !same && file_write(path, bytes, all);
    return same || *wrote;
}

bool file_remove(const char *path, struct diagnostics *all)
{
    return !unlink(path) || file_fail(all, path, "removed", errno);
}

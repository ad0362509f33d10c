/* SPDX-License-Identifier: BSD-2-Clause */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
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
    char piece[65536];
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

/*
 * Opens a new file beside `path`, for what is going to replace it, and puts
 * its name into `temporary`. The process number keeps two runs apart; a name
 * that is taken all the same was left by a run that was killed, or by one on
 * another machine that shares the folder: it is left alone. -1: see errno.
 */
static int open_beside(struct arena *arena, const char *path, char **temporary)
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

/* Writes a file beside `path`, and puts it in its place. */
static bool write_beside(const char *path, struct str bytes,
                         struct diagnostics *all)
{
    char *temporary;
    int fd = open_beside(all->arena, path, &temporary);
    if (fd < 0)
        return file_fail(all, path, "written", errno);
    const char *what = "written";
    bool done = write_all(fd, bytes);
    int error = errno;
    if (close(fd) && done) {
        done = false;
        error = errno;
    }
    if (done && rename(temporary, path)) {
        done = false;
        error = errno;
        what = "replaced";
    }
    if (done)
        return true;
    unlink(temporary);
    return file_fail(all, path, what, error);
}

bool file_replace(const char *path, struct str bytes, bool *wrote,
                  struct diagnostics *all)
{
    *wrote = false;
    if (holds_already(path, bytes))
        return true;
    /* A signal that would end the program waits the moment that it takes, so
     * that no temporary file is left behind. */
    sigset_t ends, before;
    sigemptyset(&ends);
    sigaddset(&ends, SIGHUP);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, &before);
    *wrote = write_beside(path, bytes, all);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return *wrote;
}

bool file_remove(const char *path, struct diagnostics *all)
{
    return !unlink(path) || file_fail(all, path, "removed", errno);
}

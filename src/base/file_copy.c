/* SPDX-License-Identifier: BSD-2-Clause */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/file_beside.h"
#include "base/file_fault.h"

#define PIECE 65536

/* A file that is read from its beginning. */
struct reading {
    int fd;
    const char *path;
    size_t size;
};

/*
 * Whether the file at `to` holds what is read already. False in *fine: an error
 * was added.
 */
static bool is_same(const struct reading *from, const char *to, bool *fine,
                    struct diagnostics *all)
{
    /* A link is replaced by a file, so what it leads to does not matter. */
    int fd = open(to, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
        return false;
    struct diagnostics unsaid = diagnostics_make(all->arena);
    struct stat info;
    bool same = !fstat(fd, &info) && S_ISREG(info.st_mode) &&
                (size_t)info.st_size == from->size;
    char ours[PIECE], theirs[PIECE];
    size_t got = 1, there;
    while (same && *fine && got) {
        *fine = file_read_piece(from->fd, from->path, ours, PIECE, PIECE, &got,
                                all);
        same = *fine &&
               file_read_piece(fd, to, theirs, PIECE, PIECE, &there, &unsaid) &&
               there == got && !memcmp(ours, theirs, got);
    }
    close(fd);
    return same;
}

/* Writes all that is read beside `to`; its name, or NULL: an error was added.
 */
static char *copy_beside(const struct reading *from, const char *to,
                         struct diagnostics *all)
{
    char *temporary;
    int fd = file_open_beside(all->arena, to, &temporary);
    bool read = lseek(from->fd, 0, SEEK_SET) == 0, done = read && fd >= 0;
    int error = errno;
    char piece[PIECE];
    for (size_t got = 1; done && got;) {
        read = file_read_piece(from->fd, from->path, piece, PIECE, PIECE, &got,
                               all);
        done = read && file_write_all(fd, (struct str){piece, got});
        error = errno;
    }
    if (fd >= 0 && close(fd) && done) {
        done = false;
        error = errno;
    }
    if (done)
        return temporary;
    if (fd >= 0)
        unlink(temporary);
    if (read)
        file_fail(all, to, "written", error);
    return NULL;
}

bool file_copy(const char *from, const char *to, bool *wrote,
               struct diagnostics *all)
{
    struct reading reading = {.path = from};
    bool fine = true;
    *wrote = false;
    reading.fd = file_open(from, &reading.size, all);
    if (reading.fd < 0)
        return false;
    if (!is_same(&reading, to, &fine, all) && fine) {
        sigset_t before;
        file_hold_signals(&before);
        char *temporary = copy_beside(&reading, to, all);
        *wrote = fine = temporary && file_take_place(temporary, to, all);
        file_release_signals(&before);
    }
    close(reading.fd);
    return fine;
}

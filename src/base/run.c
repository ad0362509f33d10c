/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/run.h"

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/child.h"

/* How often it is looked whether it has ended, or should, in milliseconds. */
#define PIECE_MS 20

/* What is kept of what it says. */
#define SAID_MAX ((size_t)16 * 1024)

static bool is_stopped(void)
{
    sigset_t waiting;
    return !sigpending(&waiting) && (sigismember(&waiting, SIGINT) == 1 ||
                                     sigismember(&waiting, SIGTERM) == 1 ||
                                     sigismember(&waiting, SIGHUP) == 1);
}

/* Keeps the last of what it says. */
static void keep(struct buffer *said, struct str piece)
{
    if (said->len + piece.len > SAID_MAX) {
        struct arena *arena = arena_new();
        struct str before = str_copy(arena, buffer_str(said));
        size_t room = SAID_MAX - piece.len;
        size_t from = before.len > room ? before.len - room : 0;
        buffer_clear(said);
        buffer_add_str(said, str_slice(before, from, before.len));
        arena_free(arena);
    }
    buffer_add_str(said, piece);
}

/* Takes what there is to read. */
static void hear(int from, struct buffer *said)
{
    char piece[4096];
    ssize_t got;
    while ((got = read(from, piece, sizeof piece)) > 0)
        keep(said, (struct str){piece, (size_t)got});
}

/* Listens until it has ended, or has to. */
static enum run_end attend(pid_t pid, int from, unsigned seconds,
                           struct buffer *said)
{
    const struct timespec piece = {.tv_nsec = PIECE_MS * 1000L * 1000L};
    unsigned long left = seconds * (1000UL / PIECE_MS);
    for (; !child_has_ended(pid); left--) {
        if (is_stopped())
            return RUN_STOPPED;
        if (!left)
            return RUN_SLOW;
        nanosleep(&piece, NULL);
        hear(from, said);
    }
    return RUN_ENDED;
}

static pid_t start(char *const *words, char **environment, int *from)
{
    int ends[2], nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nothing < 0)
        return -1;
    if (pipe(ends)) {
        close(nothing);
        return -1;
    }
    for (int i = 0; i < 2; i++)
        (void)fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    (void)fcntl(ends[0], F_SETFL, O_NONBLOCK);
    const int files[] = {nothing, ends[1], ends[1]};
    pid_t pid = child_start(words, files, 3, environment);
    close(nothing);
    close(ends[1]);
    if (pid < 0)
        close(ends[0]);
    *from = ends[0];
    return pid;
}

struct run run_program(struct arena *arena, char *const *words,
                       char **environment, unsigned seconds)
{
    struct run run = {.end = RUN_ABSENT, .said = str_of("")};
    struct buffer said = buffer_make(SAID_MAX + 1);
    int from;
    pid_t pid = start(words, environment, &from);
    if (pid < 0)
        return run;
    run.end = attend(pid, from, seconds, &said);
    int status = child_end(pid, 0);
    hear(from, &said);
    close(from);
    if (run.end == RUN_ENDED && WIFSIGNALED(status))
        run.end = RUN_KILLED;
    run.status = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    if (run.end == RUN_ENDED && run.status == CHILD_ABSENT)
        run.end = RUN_ABSENT;
    if (said.len)
        run.said = str_copy(arena, buffer_str(&said));
    buffer_release(&said);
    return run;
}

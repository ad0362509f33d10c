/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/child.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* How often it is looked whether it has ended, and how long it has to do so
 * when it is told to, in milliseconds. */
#define PIECE_MS 5
#define GRACE_MS 2000

/* Descriptors above all that a child is given. */
#define ABOVE 10

extern char **environ;

static bool is_same_name(const char *a, const char *b)
{
    size_t len = strcspn(a, "=");
    return len == strcspn(b, "=") && !memcmp(a, b, len);
}

char **child_environment(struct arena *arena, char *const *ours,
                         char *const *more)
{
    size_t count = 0, kept = 0;
    while (ours[count])
        count++;
    for (char *const *one = more; *one; one++)
        count++;
    char **all = arena_array(arena, count + 1, sizeof *all);
    for (; *ours; ours++) {
        char *const *one = more;
        while (*one && !is_same_name(*one, *ours))
            one++;
        if (!*one)
            all[kept++] = *ours;
    }
    for (; *more; more++)
        all[kept++] = *more;
    return all;
}

static _Noreturn void become(char *const *words, const int *files, int count,
                             char **environment)
{
    int above[ABOVE];
    sigset_t none;
    (void)setsid();
    signal(SIGPIPE, SIG_DFL);
    sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
    environ = environment;
    /* Above those that they are to become, so that none is in the way. */
    for (int i = 0; i < count; i++)
        above[i] = fcntl(files[i], F_DUPFD, ABOVE);
    for (int i = 0; i < count; i++) {
        if (dup2(above[i], i) < 0)
            _exit(CHILD_ABSENT);
        close(above[i]);
    }
    execvp(words[0], words);
    _exit(CHILD_ABSENT);
}

pid_t child_start(char *const *words, const int *files, size_t count,
                  char **environment)
{
    pid_t pid = fork();
    if (!pid)
        become(words, files, count < ABOVE ? (int)count : ABOVE, environment);
    return pid;
}

bool child_has_ended(pid_t pid)
{
    /* It is not buried yet, so that its group's number is not given away. */
    siginfo_t info = {.si_pid = 0};
    return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) ||
           info.si_pid == pid;
}

static bool wait_for(pid_t pid, int milliseconds)
{
    const struct timespec piece = {.tv_nsec = PIECE_MS * 1000L * 1000L};
    for (; !child_has_ended(pid); milliseconds -= PIECE_MS) {
        if (milliseconds <= 0)
            return false;
        nanosleep(&piece, NULL);
    }
    return true;
}

int child_end(pid_t pid, int milliseconds)
{
    int status = 0;
    if (!wait_for(pid, milliseconds)) {
        kill(-pid, SIGTERM);
        (void)wait_for(pid, GRACE_MS);
    }
    /* With all that it has started and left behind. */
    kill(-pid, SIGKILL);
    (void)waitpid(pid, &status, 0);
    return status;
}

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Runs a program with its output thrown away, and says what it took:
 *
 * measure PROGRAM [ARGUMENT…]: prints "CPU WALL MEMORY", the time of the
 * processor (user and system) and that on the clock in microseconds, and the
 * most memory that was resident in kilobytes. Ends with the program's status.
 */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

/* Beyond POSIX, but on Linux and the BSDs; hidden by _POSIX_C_SOURCE. */
extern pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage);
extern char **environ;

static long long on_the_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

static long long microseconds(struct timeval time)
{
    return time.tv_sec * 1000000LL + time.tv_usec;
}

int main(int count, char **words)
{
    if (count < 2) {
        fprintf(stderr, "usage: measure PROGRAM [ARGUMENT…]\n");
        return 2;
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);

    long long begun = on_the_clock();
    pid_t pid;
    int error = posix_spawnp(&pid, words[1], &actions, NULL, words + 1,
                             environ);
    if (error) {
        fprintf(stderr, "%s: %s\n", words[1], strerror(error));
        return 2;
    }
    int status;
    struct rusage usage;
    while (wait4(pid, &status, 0, &usage) < 0)
        if (errno != EINTR)
            return 2;
    long long wall = on_the_clock() - begun;
    posix_spawn_file_actions_destroy(&actions);
    printf("%lld %lld %ld\n",
           microseconds(usage.ru_utime) + microseconds(usage.ru_stime), wall,
           usage.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}

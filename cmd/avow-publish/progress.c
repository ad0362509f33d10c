/* SPDX-License-Identifier: BSD-2-Clause */
#include "cmd/avow-publish/progress.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cmd/common/report.h"

#define BAR_WIDTH   20
#define BAR_AFTER   1.0 /* seconds */
#define BAR_SECONDS 0.1 /* between two drawings */

/* Who asks so often does not want to wait. */
#define URGENT 3

static volatile sig_atomic_t wishes_to_stop;

static void stop(int number)
{
    (void)number;
    if (wishes_to_stop < URGENT)
        wishes_to_stop++;
}

static bool stopped(void *own)
{
    const struct progress *progress = own;
    return wishes_to_stop >= (progress->held > 0 ? URGENT : 1);
}

static void holds(void *own, bool on)
{
    struct progress *progress = own;
    progress->held += on ? 1 : -1;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void clear(struct progress *progress)
{
    if (progress->shown)
        fputs("\r\033[K", stderr);
    progress->shown = false;
}

static const char *size_text(char *text, size_t room, double bytes)
{
    if (bytes < 1000)
        snprintf(text, room, "%.0f B", bytes);
    else if (bytes < 1e6)
        snprintf(text, room, "%.1f kB", bytes / 1e3);
    else
        snprintf(text, room, "%.1f MB", bytes / 1e6);
    return text;
}

/* [#####---------------] 3/12 files, 41.2 kB of 160.0 kB, 20.1 kB/s, 6 s left
 */
static void draw(struct progress *progress)
{
    double time = now(), gone = time - progress->begun;
    if (!progress->bar || gone < BAR_AFTER ||
        time - progress->drawn < BAR_SECONDS)
        return;
    progress->drawn = time;
    double done = (double)progress->bytes_done + (double)progress->now;
    double all = progress->bytes ? (double)progress->bytes : 1;
    if (done > all)
        done = all;
    double rate = done / gone;
    char bar[BAR_WIDTH + 1], sent[24], total[24], speed[24];
    for (int i = 0; i < BAR_WIDTH; i++)
        bar[i] = i < done / all * BAR_WIDTH ? '#' : '-';
    bar[BAR_WIDTH] = 0;
    fprintf(stderr, "\r[%s] %zu/%zu files, %s of %s, %s/s", bar,
            progress->files_done, progress->files,
            size_text(sent, sizeof sent, done),
            size_text(total, sizeof total, (double)progress->bytes),
            size_text(speed, sizeof speed, rate));
    if (rate > 0)
        fprintf(stderr, ", %.0f s left", (all - done) / rate);
    fputs("\033[K", stderr);
    fflush(stderr);
    progress->shown = true;
}

static void sent(void *own, long long bytes, long long total)
{
    struct progress *progress = own;
    (void)total;
    progress->now = bytes;
    draw(progress);
}

static void waits(void *own, double seconds, const char *reason)
{
    struct progress *progress = own;
    if (progress->quiet)
        return;
    clear(progress);
    fputs("avow: ", stderr);
    report_text(stderr, str_of(reason));
    fprintf(stderr, "; trying again in %.0f s\n", seconds);
}

static void says(void *own, char direction, const char *line)
{
    clear(own);
    fprintf(stderr, "%c ", direction);
    report_text(stderr, str_of(line));
    fputc('\n', stderr);
}

void progress_begin(struct progress *progress, bool quiet, bool verbose)
{
    struct sigaction action = {.sa_handler = stop};
    *progress = (struct progress){
        .watch = {.own = progress,
                  .sent = sent,
                  .waits = waits,
                  .says = verbose ? says : NULL,
                  .stopped = stopped,
                  .holds = holds},
        .quiet = quiet,
        .bar = !quiet && !verbose && isatty(STDERR_FILENO),
        .begun = now(),
    };
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
}

void progress_plan(struct progress *progress, const struct plan *plan)
{
    progress->files = plan->counts[ACTION_NEW] + plan->counts[ACTION_CHANGED] +
                      plan->counts[ACTION_DELETE];
    progress->bytes = plan->bytes;
}

void progress_begins(void *own, const struct step *step)
{
    struct progress *progress = own;
    (void)step;
    progress->now = 0;
    draw(progress);
}

void progress_ends(void *own, const struct step *step, bool done)
{
    struct progress *progress = own;
    progress->now = 0;
    if (!done)
        return;
    progress->files_done++;
    progress->bytes_done += step->file ? step->file->size : 0;
    draw(progress);
    if (progress->quiet || progress->bar)
        return;
    char size[24];
    fputs(step->action == ACTION_DELETE ? "removed " : "sent    ", stdout);
    report_text(stdout, str_of(step->path));
    if (step->file)
        printf(" (%s)", size_text(size, sizeof size, (double)step->file->size));
    putchar('\n');
    fflush(stdout);
}

void progress_end(struct progress *progress)
{
    clear(progress);
}

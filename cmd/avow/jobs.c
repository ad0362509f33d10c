/* SPDX-License-Identifier: BSD-2-Clause */
#include "cmd/avow/jobs.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "data/names.h"

/* What a project prints, kept until it is its turn. */
struct output {
    char *bytes;
    size_t len;
};

/* What a thread prints to: the same for all its jobs. One for each job, kept
 * until its turn, took 4 MB over some thousand projects. */
struct printer {
    FILE *stream;
    struct output printed;
};

enum state {
    JOB_NEW,
    JOB_TRIED, /* it met a fault in what all share, and is to be done again */
    JOB_DONE,
};

struct job {
    const char *path;
    struct job *before; /* the last one that is about the same project */
    enum state state;
    enum status status;
    struct output out, err;
};

struct crew {
    struct visit *visit; /* of whoever shows what was printed */
    const struct errand *errand;
    struct job *jobs;
    size_t count;
    size_t next;    /* job to be begun */
    size_t shown;   /* so many were shown, in order */
    bool showing;   /* a thread is at it */
    size_t waiting; /* threads that wait for a job to be shown */
    sigset_t ends;  /* signals that end the program */
    enum status status;
    pthread_mutex_t lock;
    pthread_cond_t changed;
};

static void printer_begin(struct printer *printer)
{
    printer->stream = open_memstream(&printer->printed.bytes,
                                     &printer->printed.len);
    if (!printer->stream)
        memory_out();
}

static void printer_end(struct printer *printer)
{
    if (fclose(printer->stream))
        memory_out();
    free(printer->printed.bytes);
}

/* What was printed, for whoever is to show it; the printer is empty again. */
static struct output printer_take(struct printer *printer)
{
    /* The length that the stream has may be that of an earlier job. */
    long len = fflush(printer->stream) ? -1 : ftell(printer->stream);
    if (len < 0)
        memory_out();
    struct output output = {.len = (size_t)len};
    if (output.len) {
        output.bytes = memory_alloc(output.len);
        memcpy(output.bytes, printer->printed.bytes, output.len);
        rewind(printer->stream);
    }
    return output;
}

static void output_show(struct output *output, FILE *out)
{
    if (output->len)
        fwrite(output->bytes, 1, output->len, out);
    free(output->bytes);
}

/* Signals that would end the program in the middle of a file: they wait until
 * the jobs that were begun are done. Those that are ignored stay so. */
static sigset_t signals_that_end(void)
{
    static const int signals[] = {SIGHUP, SIGINT, SIGTERM};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct sigaction now;
        if (!sigaction(signals[i], NULL, &now) && now.sa_handler != SIG_IGN)
            sigaddset(&set, signals[i]);
    }
    return set;
}

static bool is_to_end(const sigset_t *ends)
{
    sigset_t waiting;
    sigpending(&waiting);
    return (sigismember(ends, SIGHUP) && sigismember(&waiting, SIGHUP)) ||
           (sigismember(ends, SIGINT) && sigismember(&waiting, SIGINT)) ||
           (sigismember(ends, SIGTERM) && sigismember(&waiting, SIGTERM));
}

/*
 * The next job, once the one before it with the same project was shown. NULL:
 * none is left. Jobs are begun in order, so what is waited for was begun.
 */
static struct job *take_job(struct crew *crew)
{
    struct job *job = NULL;
    pthread_mutex_lock(&crew->lock);
    if (is_to_end(&crew->ends))
        crew->count = crew->next;
    if (crew->next < crew->count)
        job = &crew->jobs[crew->next++];
    crew->waiting++;
    while (job && job->before && job->before >= crew->jobs + crew->shown)
        pthread_cond_wait(&crew->changed, &crew->lock);
    crew->waiting--;
    pthread_mutex_unlock(&crew->lock);
    return job;
}

/*
 * What is wrong with a pack is told once a run, where it is met first; which
 * thread that will be, nobody knows. So such a project is done again in its
 * turn, and what that says of faults is shown; but of pages what was said when
 * they were made.
 */
static void do_again(struct crew *crew, struct job *job)
{
    struct visit visit = *crew->visit;
    struct printer again;
    printer_begin(&again);
    visit.out = again.stream;
    job->status = visit_path(&visit, job->path, crew->errand);
    printer_end(&again);
    free(job->err.bytes);
}

static void show(struct crew *crew, struct job *job)
{
    output_show(&job->out, crew->visit->out);
    if (job->state == JOB_TRIED)
        do_again(crew, job);
    else
        output_show(&job->err, crew->visit->err);
    crew->status = worse_status(crew->status, job->status);
}

/* Shows all whose turn has come, unless another thread is at it. */
static void end_job(struct crew *crew, struct job *job, enum state state)
{
    pthread_mutex_lock(&crew->lock);
    job->state = state;
    while (!crew->showing && crew->shown < crew->count &&
           crew->jobs[crew->shown].state != JOB_NEW) {
        crew->showing = true;
        pthread_mutex_unlock(&crew->lock);
        show(crew, &crew->jobs[crew->shown]);
        pthread_mutex_lock(&crew->lock);
        crew->showing = false;
        crew->shown++;
        if (crew->waiting)
            pthread_cond_broadcast(&crew->changed);
    }
    pthread_mutex_unlock(&crew->lock);
}

static void *work(void *context)
{
    struct crew *crew = context;
    struct visit visit = *crew->visit;
    struct arena *arena = arena_new();
    visit.arena = arena_new();
    visit.shelf = shelf_new(arena, shelf_library(crew->visit->shelf));
    struct printer out, err;
    printer_begin(&out);
    printer_begin(&err);
    visit.out = out.stream;
    visit.err = err.stream;
    for (struct job *job; (job = take_job(crew));) {
        size_t told = shelf_told(visit.shelf);
        job->status = visit_path(&visit, job->path, crew->errand);
        job->out = printer_take(&out);
        job->err = printer_take(&err);
        end_job(crew, job,
                shelf_told(visit.shelf) == told ? JOB_DONE : JOB_TRIED);
    }
    printer_end(&out);
    printer_end(&err);
    arena_free(visit.arena);
    arena_free(arena);
    return NULL;
}

/* Lists the jobs, and which of them are about one project. */
static struct job *list_jobs(struct arena *arena, char **paths, size_t count)
{
    struct job *jobs = arena_array(arena, count, sizeof *jobs);
    struct names projects = {.arena = arena};
    struct arena *own = arena_within(arena);
    for (size_t i = 0; i < count; i++) {
        struct job **last = arena_alloc(arena, sizeof *last), **earlier = NULL;
        const char *folder = project_folder(own, paths[i]);
        if (folder)
            earlier = names_claim(&projects, NULL,
                                  str_copy(arena, str_of(folder)).at, last);
        jobs[i].path = paths[i];
        jobs[i].before = earlier ? *earlier : NULL;
        *(earlier ? earlier : last) = &jobs[i];
        arena_reset(own);
    }
    arena_free(own);
    return jobs;
}

enum status jobs_run(struct visit *visit, const struct errand *errand,
                     char **paths, size_t count, size_t threads)
{
    struct arena *arena = arena_new();
    struct crew crew = {.visit = visit, .errand = errand, .count = count};
    sigset_t before;
    crew.jobs = list_jobs(arena, paths, count);
    crew.ends = signals_that_end();
    pthread_mutex_init(&crew.lock, NULL);
    pthread_cond_init(&crew.changed, NULL);
    pthread_sigmask(SIG_BLOCK, &crew.ends, &before);

    /* This thread is one of them, and enough where there can be no other. */
    pthread_t *others = arena_array(arena, threads, sizeof *others);
    size_t working = 0;
    while (working + 1 < threads &&
           !pthread_create(&others[working], NULL, work, &crew))
        working++;
    work(&crew);
    while (working)
        pthread_join(others[--working], NULL);

    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_cond_destroy(&crew.changed);
    pthread_mutex_destroy(&crew.lock);
    arena_free(arena);
    return crew.status;
}

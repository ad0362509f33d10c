/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a publication will do, and why, in the order in which it does it. It is
 * made from what is here, what was sent before and what the host holds, and
 * from nothing else: no clock, no disk, no network.
 */
#ifndef AVOW_PUBLISH_PLAN_H
#define AVOW_PUBLISH_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "publish/local.h"
#include "publish/manifest.h"
#include "publish/target.h"

enum action {
    ACTION_NEW,     /* sent: the host does not hold it */
    ACTION_CHANGED, /* sent: the host holds something else */
    ACTION_SAME,    /* left as it is */
    ACTION_DELETE,  /* removed from the host */
    ACTION_KEPT,    /* would be removed with --prune, or may not be */
};

struct step {
    enum action action;
    const char *path;
    const struct local_file *file; /* NULL: it is no longer here */
    const char *reason;            /* for people: "the host does not hold it" */
};

struct plan {
    struct step *steps; /* what is sent first comes first; removals last */
    size_t count;
    size_t counts[ACTION_KEPT + 1]; /* by action */
    size_t bytes;                   /* that will be sent */
};

/* A question for the host, and its answer. */
struct question {
    const char *path;
    bool content; /* its hash is wanted */
    struct held held;
};

/*
 * The questions that a plan needs answers to: what is here in its order, then
 * what was sent before and is no longer here. They live in the arena.
 */
struct question *plan_questions(struct arena *arena, const struct local *local,
                                const struct manifest *manifest, size_t *count);

/*
 * Makes the plan; `answered` are the questions with their answers, `prune` is
 * whether files that avow put there and that are no longer here are removed.
 */
struct plan *plan_make(struct arena *arena, const struct local *local,
                       const struct manifest *manifest,
                       const struct question *answered, size_t count,
                       bool prune);

/* "new", "changed", "same", "delete", "kept". */
const char *plan_word(enum action action);

/* Whether it sends or removes anything. */
bool plan_does_something(const struct plan *plan);

#endif

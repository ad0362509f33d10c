/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/plan.h"

#include <stdlib.h>
#include <string.h>

static bool is_here(const struct local *local, const char *path)
{
    size_t from = 0, to = local->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = strcmp(local->files[middle].path, path);
        if (!order)
            return true;
        if (order < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return false;
}

/*
 * A file that was sent as it is now needs no more than its size to be known
 * again. Of one that avow does not know to be there, only its bytes tell.
 */
static bool wants_content(const struct manifest_entry *sent,
                          const struct local_file *file)
{
    return !sent || strcmp(sent->sha256, file->sha256) != 0;
}

struct question *plan_questions(struct arena *arena, const struct local *local,
                                const struct manifest *manifest, size_t *count)
{
    size_t most = local->count;
    for (const struct manifest_entry *e = manifest->first; e; e = e->next)
        most++;
    struct question *questions = arena_array(arena, most, sizeof *questions);
    *count = 0;
    for (size_t i = 0; i < local->count; i++) {
        const struct local_file *file = &local->files[i];
        questions[(*count)++] = (struct question){
            .path = file->path,
            .content = wants_content(manifest_find(manifest, file->path), file),
        };
    }
    for (const struct manifest_entry *e = manifest->first; e; e = e->next)
        if (!is_here(local, e->path))
            questions[(*count)++] = (struct question){.path = e->path,
                                                      .content = true};
    return questions;
}

static struct step to_send(const struct local_file *file, enum action action,
                           const char *reason)
{
    return (struct step){
        .action = action, .path = file->path, .file = file, .reason = reason};
}

/* The host cannot tell: what was sent has to do. */
static struct step judge_unasked(const struct local_file *file,
                                 const struct manifest_entry *sent)
{
    if (!sent)
        return to_send(file, ACTION_NEW, "it has not been sent before");
    if (strcmp(sent->sha256, file->sha256) != 0)
        return to_send(file, ACTION_CHANGED,
                       "it has changed since it was sent");
    return to_send(file, ACTION_SAME, "it was sent as it is");
}

static struct step judge(struct arena *arena, const struct local_file *file,
                         const struct manifest_entry *sent,
                         const struct held *held)
{
    if (!held->known)
        return judge_unasked(file, sent);
    if (!held->there)
        return to_send(file, ACTION_NEW,
                       sent ? "it was sent, and the host no longer holds it"
                            : "the host does not hold it");
    if (held->unfinished)
        return to_send(file, ACTION_CHANGED,
                       "an earlier publication of it was cut off");
    if (*held->sha256 && !strcmp(held->sha256, file->sha256))
        return to_send(file, ACTION_SAME, "the host holds the same bytes");
    if (*held->sha256)
        return to_send(file, ACTION_CHANGED,
                       sent && !strcmp(sent->sha256, file->sha256)
                           ? "somebody else has changed it on the host"
                           : "the host holds other bytes");
    if (held->size >= 0 && held->size != (long long)file->size)
        return to_send(file, ACTION_CHANGED,
                       arena_format(arena,
                                    "the host holds %lld bytes of it, not %zu",
                                    held->size, file->size));
    if (wants_content(sent, file))
        return to_send(file, ACTION_CHANGED,
                       sent ? "it has changed since it was sent"
                            : "the host does not say what it holds");
    return to_send(file, ACTION_SAME,
                   held->size >= 0
                       ? "it was sent as it is, and the host's has that size"
                       : "it was sent as it is, and is there");
}

/* What avow put there once. Only what nobody has touched since is removed. */
static struct step judge_gone(const struct manifest_entry *sent,
                              const struct held *held, bool prune)
{
    struct step step = {.action = ACTION_KEPT, .path = sent->path};
    bool other = *held->sha256
                     ? strcmp(held->sha256, sent->sha256) != 0
                     : held->size >= 0 && held->size != (long long)sent->size;
    if (!held->known)
        step.reason = "no longer public, and it cannot be told what the host "
                      "holds";
    else if (!held->there)
        step.reason = NULL; /* nothing is left of it */
    else if (other)
        step.reason = "no longer public, but somebody else has changed it on "
                      "the host";
    else if (!prune)
        step.reason = "no longer public; --prune would remove it";
    else {
        step.action = ACTION_DELETE;
        step.reason = "no longer public";
    }
    return step;
}

static int rank_of(const struct step *step)
{
    return step->file ? (int)step->file->rank : RANK_FEED + 1;
}

/* In the order in which they are done, and by path. */
static int in_order(const void *a, const void *b)
{
    const struct step *x = a, *y = b;
    int order = rank_of(x) - rank_of(y);
    return order ? order : strcmp(x->path, y->path);
}

struct plan *plan_make(struct arena *arena, const struct local *local,
                       const struct manifest *manifest,
                       const struct question *answered, size_t count,
                       bool prune)
{
    struct plan *plan = arena_alloc(arena, sizeof *plan);
    plan->steps = arena_array(arena, count, sizeof *plan->steps);
    for (size_t i = 0; i < count; i++) {
        const struct manifest_entry *sent = manifest_find(manifest,
                                                          answered[i].path);
        struct step step = i < local->count
                               ? judge(arena, &local->files[i], sent,
                                       &answered[i].held)
                               : judge_gone(sent, &answered[i].held, prune);
        if (!step.reason)
            continue;
        plan->steps[plan->count++] = step;
        plan->counts[step.action]++;
        if (step.action == ACTION_NEW || step.action == ACTION_CHANGED)
            plan->bytes += step.file->size;
    }
    if (plan->count)
        qsort(plan->steps, plan->count, sizeof *plan->steps, in_order);
    return plan;
}

const char *plan_word(enum action action)
{
    static const char *const words[] = {
        [ACTION_NEW] = "new",   [ACTION_CHANGED] = "changed",
        [ACTION_SAME] = "same", [ACTION_DELETE] = "delete",
        [ACTION_KEPT] = "kept",
    };
    return words[action];
}

bool plan_does_something(const struct plan *plan)
{
    return plan->counts[ACTION_NEW] || plan->counts[ACTION_CHANGED] ||
           plan->counts[ACTION_DELETE];
}

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Plans of publications, held against generated histories: what is public
 * changes, others change what a host holds, manifests are lost, publications
 * are cut short. No server is asked; the host is a list here.
 */
#include "publish/plan.h"

#include <stdlib.h>
#include <string.h>

#include "random.h"
#include "tap.h"

#define NAMES     10
#define HISTORIES 2000
#define EVENTS    12

static const char *const names[NAMES] = {
    "2019-20/old.pdf",
    "2023-24/fragment.html",
    "2023-24/index.html",
    "2023-24/table.csv",
    "2024-25/fragment.html",
    "2024-25/index.html",
    "2024-25/statement.md",
    "feed.xml",
    "index.html",
    "notes.txt",
};
static const enum rank ranks[NAMES] = {
    RANK_BESIDE, RANK_BESIDE, RANK_EARLIER, RANK_BESIDE, RANK_BESIDE,
    RANK_YEAR,   RANK_BESIDE, RANK_FEED,    RANK_ROOT,   RANK_BESIDE,
};

/* What stands under each name: 0 is nothing, a number is a content. */
struct world {
    struct arena *arena;
    unsigned local[NAMES];
    unsigned host[NAMES];
    bool ours[NAMES]; /* what the host holds there was put by us, and nobody
                         has touched it since */
    struct manifest manifest;
    bool hashes; /* the host tells hashes when it is asked */
};

/* Contents differ in their bytes, and only sometimes in their size. */
static size_t size_of(unsigned content)
{
    return 100 + content % 3;
}

static void hash_of(unsigned content, char hash[HASH_LENGTH + 1])
{
    char text[16];
    snprintf(text, sizeof text, "%u", content);
    hash_sha256(str_of(text), hash);
}

static struct local local_of(struct world *world)
{
    struct local local = {
        .files = arena_array(world->arena, NAMES, sizeof *local.files)};
    for (size_t i = 0; i < NAMES; i++) {
        if (!world->local[i])
            continue;
        struct local_file *file = &local.files[local.count++];
        file->path = names[i];
        file->size = size_of(world->local[i]);
        file->rank = ranks[i];
        hash_of(world->local[i], file->sha256);
    }
    return local;
}

static size_t index_of(const char *path)
{
    size_t i = 0;
    while (strcmp(names[i], path) != 0)
        i++;
    return i;
}

static void answer(const struct world *world, struct question *question)
{
    unsigned content = world->host[index_of(question->path)];
    question->held = (struct held){.known = true, .there = content > 0};
    question->held.size = content ? (long long)size_of(content) : -1;
    if (content && question->content && world->hashes)
        hash_of(content, question->held.sha256);
}

static struct plan *plan_for(struct world *world, struct local *local,
                             bool prune)
{
    size_t count;
    *local = local_of(world);
    struct question *questions = plan_questions(world->arena, local,
                                                &world->manifest, &count);
    for (size_t i = 0; i < count; i++)
        answer(world, &questions[i]);
    return plan_make(world->arena, local, &world->manifest, questions, count,
                     prune);
}

/* What went wrong in a history; NULL: nothing. */
static const char *fault;

static void hold(bool condition, const char *what)
{
    if (!condition && !fault)
        fault = what;
}

/* Does the first steps of a plan, as publish/apply.c does them. */
static void apply(struct world *world, const struct plan *plan, size_t steps,
                  bool prune)
{
    int last_rank = -1;
    for (size_t i = 0; i < plan->count && i < steps; i++) {
        const struct step *step = &plan->steps[i];
        size_t at = index_of(step->path);
        hold(step->reason && *step->reason, "a step without a reason");
        int rank = step->file ? (int)step->file->rank : RANK_FEED + 1;
        hold(rank >= last_rank, "a step before one that it may rest on");
        last_rank = rank;
        switch (step->action) {
        case ACTION_NEW:
            hold(!world->host[at], "new, though the host holds it");
            break;
        case ACTION_CHANGED:
            hold(world->host[at] > 0, "changed, though it is not there");
            hold(world->host[at] != world->local[at] || !world->hashes,
                 "changed, though it is the same");
            break;
        case ACTION_SAME:
            hold(size_of(world->host[at]) == size_of(world->local[at]),
                 "the same, though the size differs");
            manifest_put(&world->manifest, step->path, step->file->size,
                         step->file->sha256);
            continue;
        case ACTION_DELETE:
            hold(prune, "something is deleted, and nobody has asked for it");
            hold(world->ours[at] || !world->hashes,
                 "what others have put there is deleted");
            hold(!world->local[at], "what is public is deleted");
            world->host[at] = 0;
            manifest_remove(&world->manifest, step->path);
            continue;
        case ACTION_KEPT:
            continue;
        }
        world->host[at] = world->local[at];
        world->ours[at] = true;
        manifest_put(&world->manifest, step->path, step->file->size,
                     step->file->sha256);
    }
}

static void lose_manifest(struct world *world)
{
    world->manifest = (struct manifest){.arena = world->arena, .lost = true};
}

/* What happens between two publications. */
static void happen(struct world *world)
{
    size_t at = random_below(NAMES);
    switch (random_below(6)) {
    case 0:
    case 1:
        world->local[at] = 1 + random_below(50);
        break;
    case 2:
        world->local[at] = 0;
        break;
    case 3:
        world->host[at] = random_below(3) ? 100 + random_below(50) : 0;
        world->ours[at] = false;
        break;
    case 4:
        lose_manifest(world);
        break;
    default:
        break;
    }
}

static void publish(struct world *world)
{
    struct local local;
    bool prune = random_below(2);
    struct plan *plan = plan_for(world, &local, prune);
    size_t all = plan->count;
    if (random_below(3) == 0 && all)
        apply(world, plan, random_below((uint32_t)all), prune);
    plan = plan_for(world, &local, prune);
    apply(world, plan, plan->count, prune);
    for (size_t i = 0; i < NAMES; i++)
        if (world->local[i] && world->hashes)
            hold(world->host[i] == world->local[i] ||
                     (size_of(world->host[i]) == size_of(world->local[i]) &&
                      !world->ours[i]),
                 "the host does not hold what is public");
    plan = plan_for(world, &local, prune);
    hold(!plan_does_something(plan), "a second time there is more to do");
}

static void test_histories(void)
{
    for (int i = 0; i < HISTORIES && !fault; i++) {
        struct world world = {.arena = arena_new(), .hashes = i % 2};
        lose_manifest(&world);
        for (int event = 0; event < EVENTS && !fault; event++) {
            for (uint32_t n = random_below(5); n; n--)
                happen(&world);
            publish(&world);
        }
        arena_free(world.arena);
    }
    if (!ok(!fault, "%d histories of publications hold what a plan promises",
            HISTORIES))
        note("%s", fault);
}

/* A host that cannot be asked is believed to hold what was sent. */
static void test_unasked(void)
{
    struct world world = {.arena = arena_new()};
    struct local local;
    size_t count;
    lose_manifest(&world);
    world.local[8] = 1;
    local = local_of(&world);
    struct question *q = plan_questions(world.arena, &local, &world.manifest,
                                        &count);
    struct plan *plan = plan_make(world.arena, &local, &world.manifest, q,
                                  count, true);
    ok(plan->counts[ACTION_NEW] == 1, "what was never sent is new");
    manifest_put(&world.manifest, names[8], local.files[0].size,
                 local.files[0].sha256);
    plan = plan_make(world.arena, &local, &world.manifest, q, count, true);
    ok(plan->counts[ACTION_SAME] == 1, "what was sent is the same");
    world.local[8] = 0;
    local = local_of(&world);
    q = plan_questions(world.arena, &local, &world.manifest, &count);
    plan = plan_make(world.arena, &local, &world.manifest, q, count, true);
    ok(plan->counts[ACTION_DELETE] == 0 && plan->counts[ACTION_KEPT] == 1,
       "what cannot be looked at is not removed");
    arena_free(world.arena);
}

/* What an earlier run has left beside a file goes with its next publication,
 * even where that would have nothing to do. */
static void test_unfinished(void)
{
    struct world world = {.arena = arena_new(), .hashes = true};
    struct local local;
    size_t count;
    lose_manifest(&world);
    world.local[8] = world.host[8] = 1;
    local = local_of(&world);
    struct question *q = plan_questions(world.arena, &local, &world.manifest,
                                        &count);
    answer(&world, q);
    struct plan *plan = plan_make(world.arena, &local, &world.manifest, q,
                                  count, true);
    ok(plan->counts[ACTION_SAME] == 1, "a host that holds it needs nothing");
    q->held.unfinished = true;
    plan = plan_make(world.arena, &local, &world.manifest, q, count, true);
    ok(plan->counts[ACTION_CHANGED] == 1,
       "one where a publication was cut off is sent it again");
    arena_free(world.arena);
}

int main(void)
{
    test_histories();
    test_unasked();
    test_unfinished();
    return done();
}

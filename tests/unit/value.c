/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A member is found by its whole name, however much of it another has, and the
 * first where two have the same; a path is followed from one to the next.
 */
#include "data/value.h"

#include "random.h"
#include "tap.h"

#define ROUNDS 3000

static struct arena *arena;

/* Of few letters, so that most have others' beginnings and ends. */
static const char *random_name(uint32_t most)
{
    uint32_t len = random_below(most + 1);
    char *name = arena_alloc(arena, len + 1);
    for (uint32_t i = 0; i < len; i++)
        name[i] = "ab\xc3"[random_below(16) ? 0 : 1 + random_below(2)];
    return name;
}

static const struct value *plain_member(const struct value *map,
                                        const char *name)
{
    for (const struct value *m = map->member; m && *name; m = m->next)
        if (!strcmp(m->name, name))
            return m;
    return NULL;
}

static void test_names(void)
{
    size_t found = 0, wrong = 0;
    for (int i = 0; i < ROUNDS; i++) {
        struct value *map = value_map(arena);
        for (uint32_t left = random_below(12); left; left--) {
            struct value_name name = value_name(str_of(random_name(20)));
            if (random_below(2))
                value_add_named(map, &name, value_truth(arena, true));
            else
                value_add(map, name.text.at, value_truth(arena, true));
        }
        for (int j = 0; j < 20; j++) {
            const char *name = random_name(20);
            const struct value *member = plain_member(map, name);
            /* What follows the name is no part of it. */
            struct str text = {arena_format(arena, "%sa", name), strlen(name)};
            found += member != NULL;
            wrong += value_member(map, text) != member;
        }
        arena_reset(arena);
    }
    ok(found > ROUNDS && !wrong, "a member is the first of its whole name");
}

static void test_replaced(void)
{
    struct value *map = value_map(arena);
    struct value *now = value_truth(arena, true);
    value_put_truth(arena, map, "organisation", true);
    value_put_truth(arena, map, "organisations", true);
    value_replace(map, map->member, now);
    ok(value_member(map, STR_LITERAL("organisation")) == now &&
           value_member(map, STR_LITERAL("organisations")) == map->last_member,
       "what takes a member's place has its name");
}

static void test_paths(void)
{
    struct value *root = value_map(arena), *map = value_map(arena);
    value_add(root, "a", map);
    value_put_truth(arena, map, "b", true);
    const struct value *b = map->member;
    ok(value_at(root, STR_LITERAL("a.b")) == b, "a path of two names");
    ok(value_at(root, STR_LITERAL("a")) == map, "a path of one");
    ok(!value_at(root, STR_LITERAL("a.b.c")) &&
           !value_at(root, STR_LITERAL("b.a")),
       "one that leads nowhere");
    ok(!value_at(root, STR_LITERAL("")) && !value_at(root, STR_LITERAL("a.")) &&
           !value_at(root, STR_LITERAL(".a")) &&
           !value_at(root, STR_LITERAL("a..b")),
       "a name that is empty is nobody's");
    ok(value_at(root, STR_LITERAL("a.b.given"))->truth,
       "all values have what is built in");
    value_put_truth(arena, map, "given", false);
    ok(value_at(root, STR_LITERAL("a.given")) == map->last_member,
       "unless a member is called so");
}

int main(void)
{
    arena = arena_new();
    test_names();
    test_replaced();
    test_paths();
    arena_free(arena);
    return done();
}

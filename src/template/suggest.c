/* SPDX-License-Identifier: BSD-2-Clause */
#include "template/suggest.h"

#include <stdio.h>

/* Nobody reads more names in a message. */
#define MEMBERS_SHOWN 8

/* A project has some hundred names; far more would only take time. */
#define NAMES_MAX 4000

/* A longer dotted name is not offered. */
#define KNOWN_MAX 130

struct search {
    struct arena *arena;
    struct nearest nearest;
    const char *inside; /* the very name, but of a member further down */
    size_t names;
};

static size_t count_dots(struct str name)
{
    size_t dots = 0;
    for (size_t i = 0; i < name.len; i++)
        dots += name.at[i] == '.';
    return dots;
}

/* Offers `prefix`.`name`, which is copied only if it is the nearest so far. */
static void offer(struct search *search, struct str prefix, const char *name)
{
    char known[KNOWN_MAX];
    const char *dot = prefix.len ? "." : "";
    int len = snprintf(known, sizeof known, "%.*s%s%s", STR(prefix), dot, name);
    if (len < 0 || (size_t)len >= sizeof known)
        return;
    nearest_offer(&search->nearest, known);
    if (search->nearest.best == known) {
        search->nearest.best = arena_copy(search->arena, known, (size_t)len);
        search->nearest.best_name = str_of(search->nearest.best);
    }
    if (prefix.len && !search->inside && str_is(search->nearest.wanted, name))
        search->inside = arena_copy(search->arena, known, (size_t)len);
}

/* Offers the members of a value, and theirs down to `levels` further. */
static void offer_members(struct search *search, const struct value *value,
                          struct str prefix, size_t levels)
{
    for (const struct value *m = value_members(value); m; m = m->next) {
        if (search->names++ >= NAMES_MAX)
            return;
        offer(search, prefix, m->name);
        if (!levels)
            continue;
        char name[KNOWN_MAX];
        int len = snprintf(name, sizeof name, "%.*s%s%s", STR(prefix),
                           prefix.len ? "." : "", m->name);
        if (len < 0 || (size_t)len >= sizeof name)
            continue;
        struct str inner = {name, (size_t)len};
        offer_members(search, m, inner, levels - 1);
        offer(search, inner, "given");
    }
}

const char *suggest_name(struct arena *arena, const struct context *context,
                         const struct node *tag)
{
    struct search search = {
        .arena = arena,
        .nearest = nearest_make(tag->text),
    };
    size_t parts;
    size_t dots = count_dots(tag->text);
    const struct value *reached = context_reach(context, tag, &parts);
    if (reached) {
        struct str prefix = context_name(context, tag, reached);
        offer_members(&search, reached, prefix, dots - parts);
        offer(&search, prefix, "given");
    } else {
        for (size_t i = context->depth; i > 0; i--)
            offer_members(&search, context->stack[i - 1].value, STR_LITERAL(""),
                          dots ? dots : 1);
    }
    return search.inside ? search.inside : search.nearest.best;
}

const char *suggest_members(struct arena *arena, const struct value *value,
                            struct str prefix)
{
    const char *all = NULL;
    size_t shown = 0;
    for (const struct value *m = value_members(value); m; m = m->next) {
        if (shown++ == MEMBERS_SHOWN)
            return arena_format(arena, "%s …", all);
        all = arena_format(arena, "%s%s'%.*s%s%s'", all ? all : "",
                           all ? ", " : "", STR(prefix), prefix.len ? "." : "",
                           m->name);
    }
    return all;
}

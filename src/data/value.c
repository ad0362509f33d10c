/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/value.h"

#include <string.h>

static struct value *value_new(struct arena *arena, enum value_kind kind)
{
    struct value *value = arena_alloc(arena, sizeof *value);
    value->kind = kind;
    return value;
}

struct value *value_text(struct arena *arena, struct str text)
{
    struct value *value = value_new(arena, VALUE_TEXT);
    value->text = text;
    value->truth = text.len > 0;
    return value;
}

struct value *value_truth(struct arena *arena, bool truth)
{
    struct value *value = value_new(arena, VALUE_TEXT);
    value->text = truth ? STR_LITERAL("true") : STR_LITERAL("false");
    value->truth = truth;
    return value;
}

struct value *value_count(struct arena *arena, size_t count)
{
    struct value *value = value_text(arena, text_digits(arena, count));
    value->truth = count > 0;
    value->bare = true;
    return value;
}

struct value *value_flag(struct arena *arena, bool flag)
{
    struct value *value = value_truth(arena, flag);
    value->bare = true;
    return value;
}

struct value *value_map(struct arena *arena)
{
    struct value *value = value_new(arena, VALUE_MAP);
    value->truth = true;
    return value;
}

struct value *value_list(struct arena *arena)
{
    return value_new(arena, VALUE_LIST);
}

void value_replace(struct value *map, const struct value *old,
                   struct value *member)
{
    struct value **at = &map->member;
    while (*at != old)
        at = &(*at)->next;
    member->name = old->name;
    member->name_len = old->name_len;
    member->name_front = old->name_front;
    member->next = old->next;
    *at = member;
    if (map->last_member == old)
        map->last_member = member;
}

void value_append(struct value *list, struct value *item)
{
    item->next = NULL;
    if (list->last_item)
        list->last_item->next = item;
    else
        list->item = item;
    list->last_item = item;
    list->count++;
    list->truth = true;
}

/* False: nothing was left for later. */
static bool make_now(const struct value *value)
{
    struct value_later *later = value->later;
    if (!later)
        return false;
    later->value->later = NULL;
    later->make(later);
    return true;
}

const struct value *value_members(const struct value *value)
{
    make_now(value);
    return value->member;
}

const struct value *value_items(const struct value *value)
{
    make_now(value);
    return value->item;
}

/* What every value has without its being stored. */
static const struct value *built_in(const struct value *value, struct str name)
{
    static const struct value yes = {
        .kind = VALUE_TEXT, .text = {"true", 4}, .truth = true};
    static const struct value no = {.kind = VALUE_TEXT, .text = {"false", 5}};

    if (!str_is(name, "given"))
        return NULL;
    bool given = value->state == VALUE_GIVEN;
    if (value->kind == VALUE_LIST)
        given = given && (value->count || value->withheld);
    else if (value->kind == VALUE_MAP)
        given = given && value->truth;
    return given ? &yes : &no;
}

/* Whether a member of that name may be among what is left for later. */
static bool may_make(const struct value *value, struct str name)
{
    if (!value->later || str_is(name, "given"))
        return false;
    const char *const *names = value->later->names;
    if (!names)
        return true;
    while (*names && ((*names)[0] != name.at[0] || !str_is(name, *names)))
        names++;
    return *names;
}

const struct value *value_no_member(const struct value *value, struct str name)
{
    if (!name.len)
        return NULL; /* no member is called nothing */
    if (may_make(value, name) && make_now(value))
        return value_member(value, name);
    return built_in(value, name);
}

const struct value *value_at(const struct value *root, struct str path)
{
    const struct value *value = root;
    for (size_t from = 0, to; value && from <= path.len; from = to + 1) {
        for (to = from; to < path.len && path.at[to] != '.';)
            to++;
        value = value_member(value, str_slice(path, from, to));
    }
    return value;
}

void value_put(struct arena *arena, struct value *map, const char *name,
               struct str text)
{
    value_add(map, name, value_text(arena, text));
}

void value_put_optional(struct arena *arena, struct value *map,
                        const char *name, struct str text)
{
    struct value *value = value_text(arena, text);
    value->optional = true;
    value->state = text.len ? VALUE_GIVEN : VALUE_EMPTY;
    value_add(map, name, value);
}

void value_put_truth(struct arena *arena, struct value *map, const char *name,
                     bool truth)
{
    value_add(map, name, value_truth(arena, truth));
}

void value_put_count(struct arena *arena, struct value *map, const char *name,
                     size_t count)
{
    value_add(map, name, value_count(arena, count));
}

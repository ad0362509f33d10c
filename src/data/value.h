/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The value tree that a template is filled from: texts, maps and lists in
 * written order, each with the place that it was read at. A text may have
 * members too: a date prints as `{{date}}` and as `{{date.iso}}`.
 *
 * All of a tree lives in the arena that it was made in.
 */
#ifndef AVOW_DATA_VALUE_H
#define AVOW_DATA_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "base/source.h"
#include "base/text.h"

struct typed; /* data/type.h: the date, number … behind a text */

enum value_kind {
    VALUE_TEXT,
    VALUE_MAP,
    VALUE_LIST,
};

enum value_state {
    VALUE_GIVEN,
    VALUE_EMPTY, /* optional and without a value: may only be tested */
    VALUE_GAP,   /* required and without a value: printed as a marked gap */
};

struct value;

/* Makes members or items of a value when one is asked for first: most forms of
 * a date, and most rows of tables, never are. None may be named "given". */
struct value_later {
    void (*make)(struct value_later *later);
    struct value *value;
    /* What the members will be called, ended by NULL; NULL: anything. A name is
     * looked for in each value that it stands in a section of, and few have
     * it. */
    const char *const *names;
};

/* A name as members are looked up by it. */
struct value_name {
    struct str text;
    uint64_t front; /* of the text: most names are told apart by it */
};

struct value {
    struct value *next; /* the next member or item of the one above */
    const char *name;   /* as a member; NULL as an item */
    size_t name_len;
    uint64_t name_front;
    struct value *member; /* the first of a map's members, or a text's */
    struct value *last_member;
    struct value *item; /* the first of a list's items */
    struct value *last_item;
    const struct value *model; /* of a list: what an item is like, for when it
                                  has none; NULL: nobody knows */
    size_t count;              /* of items */
    enum value_kind kind;
    enum value_state state;
    bool truth;    /* what a section makes of it */
    bool optional; /* must stand in a section that tests it to be printed */
    bool markdown; /* its text goes in as Markdown, not literally */
    const char *language; /* that a Markdown text is in; NULL: the
                             statement's own */
    bool bare; /* its text is a number, true or false to whoever writes it as
                  JSON */
    bool withheld; /* a list too long to be kept in memory: looping over it is
                      an error, a table fence reads it from its file */
    struct str text;
    const char *label; /* for people: what a gap says; NULL without one */
    struct place at;
    const struct typed *typed; /* NULL where it has no type */
    struct value_later *later; /* NULL: all members and items are there */
};

static inline struct value_name value_name(struct str text)
{
    return (struct value_name){text, str_front(text)};
}

/* Makes a value that stands alone. A text is true unless it is empty. */
struct value *value_text(struct arena *arena, struct str text);
struct value *value_truth(struct arena *arena, bool truth);
struct value *value_count(struct arena *arena, size_t count); /* bare */
struct value *value_flag(struct arena *arena, bool flag);     /* bare */
struct value *value_map(struct arena *arena);
struct value *value_list(struct arena *arena); /* false until it has items */

/* The first member, and the first item; those for later are made now. */
const struct value *value_members(const struct value *value);
const struct value *value_items(const struct value *value);

/* Puts a member at the end of `map` (any kind may have members). A NUL follows
 * its name. */
static inline void value_add_named(struct value *map,
                                   const struct value_name *name,
                                   struct value *member)
{
    member->name = name->text.at;
    member->name_len = name->text.len;
    member->name_front = name->front;
    member->next = NULL;
    if (map->last_member)
        map->last_member->next = member;
    else
        map->member = member;
    map->last_member = member;
}

static inline void value_add(struct value *map, const char *name,
                             struct value *member)
{
    const struct value_name named = value_name(str_of(name));
    value_add_named(map, &named, member);
}

/* Each makes a member and adds it. A text that is optional is one that a
 * template has to test before it prints it: it is given unless it is empty. */
void value_put(struct arena *arena, struct value *map, const char *name,
               struct str text);
void value_put_optional(struct arena *arena, struct value *map,
                        const char *name, struct str text);
void value_put_truth(struct arena *arena, struct value *map, const char *name,
                     bool truth);
void value_put_count(struct arena *arena, struct value *map, const char *name,
                     size_t count);

/* Puts a value in the place of a member that the map has, under its name. */
void value_replace(struct value *map, const struct value *old,
                   struct value *member);

/* Puts an item at the end of `list`. */
void value_append(struct value *list, struct value *item);

/* value_member() where it is not there: it may be made now, or built in. */
const struct value *value_no_member(const struct value *value, struct str name);

/*
 * The member of that name, or NULL. Every value has `given`, which is true in
 * the state VALUE_GIVEN (and, for a list, when it has an item, for a map, when
 * it is true), unless it has a member of that name. The `count` of a list is a
 * member that whoever makes the list adds.
 */
static inline const struct value *
value_member_named(const struct value *value, const struct value_name *name)
{
    const struct value *m = value->member;
    size_t len = name->text.len;
    while (m &&
           (m->name_front != name->front || m->name_len != len ||
            (len > sizeof name->front && memcmp(m->name, name->text.at, len))))
        m = m->next;
    if (m && len)
        return m;
    /* `given` may be what every value has. */
    if (!value->later && len != strlen("given"))
        return NULL;
    return value_no_member(value, name->text);
}

static inline const struct value *value_member(const struct value *value,
                                               struct str name)
{
    const struct value_name wanted = value_name(name);
    return value_member_named(value, &wanted);
}

/* The value at a dotted path such as "signatory.role", or NULL. */
const struct value *value_at(const struct value *root, struct str path);

#endif

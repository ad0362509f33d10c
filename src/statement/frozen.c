/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/frozen.h"

#include <stdint.h>
#include <string.h>

#include "base/buffer.h"

/* No value is longer than a file. */
#define VALUE_MAX ((size_t)8 * 1024 * 1024)

static bool is_frozen(const struct group *group, const struct field *field)
{
    static const char *const groups[] = {"approval", "site"};
    static const char *const fields[] = {"statement.theme", "statement.laws"};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (!strcmp(group->name, groups[i]))
            return false;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!strcmp(field->name, fields[i]))
            return false;
    return !field->recorded && field->type.kind != TYPE_MARKDOWN;
}

/* A value as data; empty: there is none. */
static struct str as_data(struct arena *arena, const struct value *value)
{
    const struct typed *typed = value ? value->typed : NULL;
    struct buffer out = buffer_within(arena, VALUE_MAX);
    char iso[11];
    if (!typed || value->state != VALUE_GIVEN)
        return str_of("");
    switch (typed->kind) {
    case TYPE_INTEGER:
    case TYPE_NUMBER:
    case TYPE_MONEY:
    case TYPE_PERCENT:
        decimal_write(&out, typed->number);
        break;
    case TYPE_DATE:
        date_iso(typed->date, iso);
        buffer_add_text(&out, iso);
        break;
    case TYPE_BOOLEAN:
        buffer_add_text(&out, typed->yes ? "yes" : "no");
        break;
    case TYPE_CHOICE:
    case TYPE_CHOICES:
        for (size_t i = 0; i < typed->chosen_count; i++)
            buffer_add_format(&out, "%s%s", i ? ", " : "",
                              typed->chosen[i]->code);
        break;
    case TYPE_COUNTRY:
        buffer_add_text(&out, typed->country->code);
        break;
    case TYPE_TEXT:
    case TYPE_MARKDOWN:
    case TYPE_URL:
    case TYPE_EMAIL:
        return str_trim(text_one_line(arena, typed->text));
    }
    return str_copy(arena, buffer_str(&out));
}

const struct printed *frozen_values(struct arena *arena,
                                    const struct statement *statement)
{
    struct printed *first = NULL, **link = &first;
    for (const struct group *g = statement->schema->first_group; g; g = g->next)
        for (const struct field *f = g->first; f; f = f->next) {
            struct str text = as_data(
                arena, statement_value(statement, str_of(f->name)));
            if (!text.len || !is_frozen(g, f))
                continue;
            *link = arena_alloc(arena, sizeof **link);
            (*link)->name = f->name;
            (*link)->text = text;
            link = &(*link)->next;
        }
    return first;
}

const char *frozen_hash(struct arena *arena, const struct printed *values)
{
    struct buffer all = buffer_make((size_t)-1 / 2);
    char *hash = arena_alloc(arena, HASH_LENGTH + 1);
    for (; values; values = values->next) {
        buffer_add_text(&all, values->name);
        buffer_add_char(&all, '\n');
        buffer_add_str(&all, values->text);
        buffer_add_char(&all, '\n');
    }
    hash_sha256(buffer_str(&all), hash);
    buffer_release(&all);
    return hash;
}

/* Reads what as_data() wrote. False: the pack of now does not take it. */
static bool read_data(struct arena *arena, const struct statement *statement,
                      const struct type *type, struct str text,
                      struct typed *typed)
{
    struct refusal why = {.arena = arena};
    struct type plain = *type;
    plain.has_min = plain.has_max = false; /* bounds may have been others */
    if (!type_is_number(type->kind))
        return type_take(arena, &plain, statement->locale, text, typed, &why);
    *typed = (struct typed){.kind = type->kind, .text = text};
    return decimal_read(text, &typed->number);
}

static const struct printed *find(const struct printed *list, const char *name)
{
    while (list && strcmp(list->name, name) != 0)
        list = list->next;
    return list;
}

/* A map's member, to be replaced. */
static struct value *own_member(const struct value *map, const char *name)
{
    return (struct value *)(uintptr_t)value_member(map, str_of(name));
}

/* The value that a field had; NULL: it is of no use now. */
static struct value *value_then(struct arena *arena,
                                const struct statement *statement,
                                const struct field *field,
                                const struct printed *was,
                                const struct value *now)
{
    struct typed typed;
    struct value *value;
    struct place at = place_line(statement->record->ini->source, 0);
    if (!was)
        value = type_missing(arena, &field->type, VALUE_EMPTY, field->label,
                             now->at);
    else if (read_data(arena, statement, &field->type, was->text, &typed))
        value = type_value(arena, &field->type, statement->locale, &typed, at);
    else
        return NULL;
    value->label = now->label;
    value->optional = now->optional;
    return value;
}

struct frozen *frozen_find(struct arena *arena,
                           const struct statement *statement)
{
    const struct record *record = statement->record;
    struct frozen *first = NULL, **link = &first;
    if (!record || record->lost || !record->keeps_values)
        return NULL;
    for (const struct group *g = statement->schema->first_group; g; g = g->next)
        for (const struct field *f = g->first; f; f = f->next) {
            struct value *group = own_member(statement->values, g->name);
            struct value *now = group ? own_member(group, f->key) : NULL;
            const struct printed *was = find(record->values, f->name);
            struct str text = was ? was->text : str_of("");
            if (!now || !is_frozen(g, f) ||
                str_equal(as_data(arena, now), text))
                continue;
            struct value *then = value_then(arena, statement, f, was, now);
            struct frozen *one = arena_alloc(arena, sizeof *one);
            *one = (struct frozen){NULL, f, group, now, then, text};
            *link = one;
            link = &one->next;
        }
    return first;
}

static void set_truth(struct value *group)
{
    group->truth = false;
    for (const struct value *m = group->member; m; m = m->next)
        group->truth = group->truth || m->state == VALUE_GIVEN;
}

void frozen_put(struct frozen *list)
{
    for (; list; list = list->next) {
        if (!list->then)
            continue;
        value_replace(list->group, list->now, list->then);
        set_truth(list->group);
    }
}

void frozen_take_back(struct frozen *list)
{
    for (; list; list = list->next) {
        if (!list->then)
            continue;
        value_replace(list->group, list->then, list->now);
        set_truth(list->group);
    }
}

void frozen_report(struct arena *arena, const struct statement *statement,
                   struct diagnostics *findings)
{
    for (const struct frozen *f = frozen_find(arena, statement); f;
         f = f->next) {
        struct str now = as_data(arena, f->now);
        diagnostic_note(findings, f->now->at,
                        "'%s' %s%.*s%s when it was approved, and %s%.*s%s",
                        f->field->name, f->was.len ? "was '" : "had no value",
                        STR(text_one_line(arena, f->was)),
                        f->was.len ? "'" : "", now.len ? "is '" : "has none",
                        STR(text_one_line(arena, now)),
                        now.len ? "' now" : " now");
        diagnostic_id(findings, "moved");
        diagnostic_remedy(findings,
                          "laws are held against what it %s; a correction is "
                          "a revision: 'avow approve --revision'",
                          f->then ? "was"
                                  : "is now, since the pack does not take what "
                                    "it was any more");
    }
}

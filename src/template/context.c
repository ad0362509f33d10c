/* SPDX-License-Identifier: BSD-2-Clause */
#include "template/context.h"

#include <stdlib.h>

void context_begin(struct context *context, const struct value *root)
{
    context->stack[0] = (struct level){.value = root};
    context->depth = 1;
    context->tested = NULL;
    context->tested_count = context->tested_room = 0;
}

void context_release(struct context *context)
{
    free(context->tested);
    context->tested = NULL;
}

static const struct value *top(const struct context *context)
{
    return context->stack[context->depth - 1].value;
}

/* The innermost member of that name, or what the section `within` found, as
 * soon as it is known to be the same: that is put into `found`. */
static const struct value *find_first(const struct context *context,
                                      const struct value_name *name,
                                      const struct node *within,
                                      const struct value **found)
{
    for (size_t i = context->depth; i > 0; i--) {
        const struct level *level = &context->stack[i - 1];
        const struct value *value = value_member_named(level->value, name);
        if (value)
            return value;
        if (within && level->section == within) {
            *found = level->found;
            return NULL;
        }
    }
    return NULL;
}

/* The first value on the way to the tag's; NULL: there is none, or the value
 * was found already, without its way. */
static const struct value *set_out(const struct context *context,
                                   const struct node *tag,
                                   const struct value **found)
{
    *found = NULL;
    if (!tag->path_count)
        return top(context);
    return find_first(context, &tag->path[0], tag->within, found);
}

/* The next value on the way to the tag's; NULL at its end. */
static const struct value *step(const struct context *context,
                                const struct node *tag,
                                const struct value *value, size_t i)
{
    if (!tag->path_count)
        return top(context);
    return i ? value_member_named(value, &tag->path[i])
             : find_first(context, &tag->path[0], NULL, NULL);
}

/* An empty one is optional whether it says so or not. */
static bool is_optional(const struct value *value)
{
    return value->optional || value->state == VALUE_EMPTY;
}

static bool was_tested(const struct context *context, const struct value *value)
{
    for (size_t i = context->tested_count; i > 0; i--)
        if (context->tested[i - 1] == value)
            return true;
    return false;
}

const struct value *context_find(const struct context *context,
                                 const struct node *tag,
                                 const struct value **untested)
{
    const struct value *found, *value = set_out(context, tag, &found);
    *untested = NULL;
    for (size_t i = 1; value; i++) {
        if (is_optional(value) && !*untested && !was_tested(context, value))
            *untested = value;
        if (i >= tag->path_count)
            return value;
        value = value_member_named(value, &tag->path[i]);
    }
    return found;
}

struct str context_name(const struct context *context, const struct node *tag,
                        const struct value *wanted)
{
    const struct value *value = NULL;
    for (size_t i = 0; i < tag->path_count; i++) {
        value = step(context, tag, value, i);
        if (value != wanted)
            continue;
        struct str part = tag->path[i].text;
        const char *end = part.at + part.len;
        return str_slice(tag->text, 0, (size_t)(end - tag->text.at));
    }
    return tag->text;
}

const struct value *context_reach(const struct context *context,
                                  const struct node *tag, size_t *parts)
{
    const struct value *reached = NULL;
    for (*parts = 0; *parts < tag->path_count; (*parts)++) {
        const struct value *value = step(context, tag, reached, *parts);
        if (!value)
            break;
        reached = value;
    }
    return reached;
}

static void note_tested(struct context *context, const struct value *value)
{
    if (!is_optional(value))
        return;
    if (context->tested_count == context->tested_room) {
        size_t room = context->tested_room ? 2 * context->tested_room : 16;
        context->tested = memory_resize(context->tested,
                                        room * sizeof(*context->tested));
        context->tested_room = room;
    }
    context->tested[context->tested_count++] = value;
}

const struct value *context_test(struct context *context,
                                 const struct node *section)
{
    const struct value *found, *value = set_out(context, section, &found);
    for (size_t i = 1; value; i++) {
        note_tested(context, value);
        if (i >= section->path_count)
            return value;
        value = value_member_named(value, &section->path[i]);
    }
    return found;
}

void context_push(struct context *context, struct level level)
{
    note_tested(context, level.value);
    context->stack[context->depth++] = level;
}

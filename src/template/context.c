/* SPDX-License-Identifier: BSD-2-Clause */
#include "template/context.h"

#include <stdlib.h>

void context_begin(struct context *context, const struct value *root)
{
    context->stack[0] = root;
    context->depth = 1;
    context->tested = NULL;
    context->tested_count = context->tested_room = 0;
}

void context_release(struct context *context)
{
    free(context->tested);
    context->tested = NULL;
}

static const struct value *find_first(const struct context *context,
                                      struct str name)
{
    for (size_t i = context->depth; i > 0; i--) {
        const struct value *value = value_member(context->stack[i - 1], name);
        if (value)
            return value;
    }
    return NULL;
}

/* The next value on the way to the tag's; NULL at its end. */
static const struct value *step(const struct context *context,
                                const struct node *tag,
                                const struct value *value, size_t i)
{
    if (!tag->path_count)
        return context->stack[context->depth - 1];
    return i ? value_member(value, tag->path[i])
             : find_first(context, tag->path[0]);
}

static size_t steps(const struct node *tag)
{
    return tag->path_count ? tag->path_count : 1;
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
    const struct value *value = NULL;
    *untested = NULL;
    for (size_t i = 0; i < steps(tag); i++) {
        value = step(context, tag, value, i);
        if (!value)
            return NULL;
        if (is_optional(value) && !*untested && !was_tested(context, value))
            *untested = value;
    }
    return value;
}

struct str context_name(const struct context *context, const struct node *tag,
                        const struct value *wanted)
{
    const struct value *value = NULL;
    for (size_t i = 0; i < tag->path_count; i++) {
        value = step(context, tag, value, i);
        if (value != wanted)
            continue;
        const char *end = tag->path[i].at + tag->path[i].len;
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

void context_test_value(struct context *context, const struct value *value)
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

void context_test(struct context *context, const struct node *tag)
{
    const struct value *value = NULL;
    for (size_t i = 0; i < steps(tag); i++) {
        value = step(context, tag, value, i);
        if (!value)
            return;
        context_test_value(context, value);
    }
}

void context_forget(struct context *context, size_t count)
{
    context->tested_count = count;
}

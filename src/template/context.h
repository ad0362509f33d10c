/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The values that a name is looked for in: what the open sections have put on
 * top of the root; and which optional values these sections have tested.
 */
#ifndef AVOW_TEMPLATE_CONTEXT_H
#define AVOW_TEMPLATE_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "data/value.h"
#include "template/tree.h"

/* Sections, parts and blocks that are filled in one another: bounds the C
 * stack that a filling takes. */
#define FILL_LEVEL_MAX 400

/* What a section has put on top. */
struct level {
    const struct value *value;  /* that it is filled with */
    const struct node *section; /* NULL: the root's */
    const struct value *found;  /* what its name is: `value`, or its list */
};

struct context {
    struct level stack[FILL_LEVEL_MAX + 2]; /* the root is first */
    size_t depth;
    const struct value **tested; /* owned */
    size_t tested_count;
    size_t tested_room;
};

/* Begins with the root alone; end with context_release(). */
void context_begin(struct context *context, const struct value *root);
void context_release(struct context *context);

/*
 * The value of a tag's name: its first part from the top of the stack down,
 * the rest only within that. NULL when there is none. `untested` is set to
 * the first value on the way that is optional and was not tested, else NULL.
 *
 * Most tags stand in a section of their own name, which has looked for it
 * already: where it is not in what that section has put on top or what stands
 * above, it is what the section found, and was tested by it.
 */
const struct value *context_find(const struct context *context,
                                 const struct node *tag,
                                 const struct value **untested);

/*
 * The same for a section, whose value may be missing: each optional value on
 * the way is noted as tested, up to context_forget().
 */
const struct value *context_test(struct context *context,
                                 const struct node *section);

/* Puts a section's value on top, or an item of it, which is then tested. */
void context_push(struct context *context, struct level level);

/* The tag's name up to `value`, which is on the way to its value. */
struct str context_name(const struct context *context, const struct node *tag,
                        const struct value *value);

/*
 * The last value on the way to a tag's that there is, or NULL, and how many
 * parts of the name lead to it.
 */
const struct value *context_reach(const struct context *context,
                                  const struct node *tag, size_t *parts);

/* Takes back what was noted as tested after the first `count`. */
static inline void context_forget(struct context *context, size_t count)
{
    context->tested_count = count;
}

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the author of a template may have meant: names that are near to one
 * that is not known, and what members there are.
 */
#ifndef AVOW_TEMPLATE_SUGGEST_H
#define AVOW_TEMPLATE_SUGGEST_H

#include "base/memory.h"
#include "template/context.h"

/* The known name that is nearest to the tag's, in the arena; NULL: none is
 * near. Dotted names are known as well. */
const char *suggest_name(struct arena *arena, const struct context *context,
                         const struct node *tag);

/*
 * The members of `value` as "'prefix.a', 'prefix.b'", in the arena, the first
 * ones when there are many; NULL when it has none.
 */
const char *suggest_members(struct arena *arena, const struct value *value,
                            struct str prefix);

#endif

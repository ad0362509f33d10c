/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is wrong with a tag when a template is filled strictly, in words for
 * who wrote it. Each is said once a tag, however often a loop meets it.
 */
#ifndef AVOW_TEMPLATE_FAULT_H
#define AVOW_TEMPLATE_FAULT_H

#include "template/walk.h"

/* No value has the tag's name. */
void fault_unknown(struct walk *walk, const struct node *tag);

/* `optional`, on the way to the tag's value, is not tested around it. */
void fault_untested(struct walk *walk, const struct node *tag,
                    const struct value *optional);

/* The value is a map or a list, which cannot be printed. */
void fault_not_text(struct walk *walk, const struct node *tag,
                    const struct value *value);

/* A loop over a list whose rows are not in memory. */
void fault_withheld(struct walk *walk, const struct node *tag);

/* {{{name}}} in a statement. */
void fault_raw(struct walk *walk, const struct node *tag);

void fault_no_part(struct walk *walk, const struct node *tag);
void fault_part_in_line(struct walk *walk, const struct node *tag);

/* `block` in a parent's tag replaces none of the part's. */
void fault_no_block(struct walk *walk, const struct node *block,
                    const struct node *tag, const struct template *part);

/* Something but a block stands in a parent's tag. */
void fault_stray(struct walk *walk, const struct node *stray,
                 const struct node *tag);

/* A limit was met; nothing more is written. */
void fault_too_deep(struct walk *walk, const struct node *tag);
void fault_too_much(struct walk *walk, const struct node *tag);

#endif

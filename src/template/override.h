/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Blocks: what stands in place of one, and whether what a parent's tag holds
 * is of any use to its part.
 */
#ifndef AVOW_TEMPLATE_OVERRIDE_H
#define AVOW_TEMPLATE_OVERRIDE_H

#include "template/walk.h"

/*
 * What replaces a block of that name: the outermost tag that gives one has
 * it, and is put into `from`. NULL: the block's own content stands.
 */
const struct node *override_find(struct walk *walk, struct str name,
                                 struct overrides **from);

/*
 * Reports what a filled parent's tag holds in vain: text outside a block, and
 * a block that the part does not have.
 */
void override_check(struct walk *walk, const struct overrides *overrides,
                    const struct template *part);

#endif

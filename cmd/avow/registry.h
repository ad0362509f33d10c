/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of `avow registry` have in common. */
#ifndef AVOW_CMD_REGISTRY_H
#define AVOW_CMD_REGISTRY_H

#include "cmd/avow/each.h"
#include "statement/filing.h"

/*
 * Whether a statement can be made of the member. Where an approved one has
 * files with faults, they are told here.
 */
bool registry_usable(struct visit *visit, struct member *member);

/* What a member answers to a form; NULL: errors were added. */
const struct filing *registry_filing(struct visit *visit, struct member *member,
                                     const struct form *form, struct date today,
                                     struct diagnostics *findings);

/* `avow registry compare FILE [PATH…]`. */
enum status registry_compare(const struct invocation *invocation,
                             struct date today);

#endif

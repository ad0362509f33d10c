/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What avow asks for by itself: findings that come of no law, in the form of a
 * requirement, so that each can be explained.
 */
#ifndef AVOW_STATEMENT_OWN_H
#define AVOW_STATEMENT_OWN_H

#include "statement/law.h"

/* All of them; one without an id ends them. */
const struct requirement *own_requirements(void);

/* The one of that id, or NULL. */
const struct requirement *own_requirement(struct str id);

#endif

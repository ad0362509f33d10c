/* SPDX-License-Identifier: BSD-2-Clause */
/* The feed of an organisation's statements, in Atom (RFC 4287). */
#ifndef AVOW_STATEMENT_FEED_H
#define AVOW_STATEMENT_FEED_H

#include "statement/years.h"

/*
 * The feed's bytes, in the arena: an entry a statement that avow made, the
 * latest first. Ids do not depend on addresses and never change. The project
 * must name its address ([site] url).
 */
struct str feed_make(struct arena *arena, const struct project *project,
                     const struct years *years);

#endif

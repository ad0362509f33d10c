/* SPDX-License-Identifier: BSD-2-Clause */
/* The feed of an organisation's statements, in Atom (RFC 4287). */
#ifndef AVOW_STATEMENT_FEED_H
#define AVOW_STATEMENT_FEED_H

#include "statement/years.h"

/*
 * The id of a period's entry, a tag URI (RFC 4151): the host that the project
 * names, the year in which the statement was first approved, and the period.
 * A record keeps it, so that it stays when the site moves. Empty where the
 * project names no address ([site] url).
 */
struct str feed_id(struct arena *arena, const struct project *project,
                   struct date first, const char *period);

/*
 * The feed's bytes, in the arena: an entry a statement that avow made, the
 * latest first. The project must name its address. NULL bytes: errors were
 * added.
 */
struct str feed_make(struct arena *arena, struct shelf *shelf,
                     const struct project *project, const struct years *years,
                     struct diagnostics *all);

#endif

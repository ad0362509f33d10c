/* SPDX-License-Identifier: BSD-2-Clause */
/* What may become law where a statement is made. */
#ifndef AVOW_STATEMENT_PENDING_H
#define AVOW_STATEMENT_PENDING_H

#include "statement/statement.h"

/*
 * Puts the library's pending laws of the jurisdictions that the statement's
 * laws are of behind those laws, in the order of their names. False: errors
 * were added for the faults of a law.
 */
MUST_USE bool pending_laws(struct arena *arena, struct shelf *shelf,
                           struct statement *statement,
                           struct diagnostics *all);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Choices that a law decides where the project does not: whether it requires
 * the statement (avow.5, "PACKS", decided_by).
 */
#ifndef AVOW_STATEMENT_DECIDED_H
#define AVOW_STATEMENT_DECIDED_H

#include "statement/statement.h"

/* The codes that such a choice has. */
#define DECIDED_REQUIRED  "required"
#define DECIDED_VOLUNTARY "voluntary"

/*
 * Gives each field that names a law, and has no value, what the law says of
 * the values that there are, at the place of the one that decides; nothing
 * where it cannot be told. Errors are added for a law that is not there or has
 * faults.
 */
void decided_make(struct arena *arena, struct shelf *shelf,
                  struct statement *statement, struct diagnostics *all);

#endif

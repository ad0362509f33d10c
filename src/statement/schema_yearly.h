/* SPDX-License-Identifier: BSD-2-Clause */
/* The key `each_year` of a schema's declarations. */
#ifndef AVOW_STATEMENT_SCHEMA_YEARLY_H
#define AVOW_STATEMENT_SCHEMA_YEARLY_H

#include "data/yearly.h"
#include "statement/schema.h"

/* What a section says, or `otherwise`; an error is added for another value. */
struct yearly yearly_read(struct arena *arena,
                          const struct ini_section *section,
                          struct yearly otherwise, struct diagnostics *all);

/*
 * Looks whether what is taken from elsewhere is there, and what is counted on
 * can be; errors are added for what an INI file says in vain.
 */
void yearly_check(const struct schema *schema, const struct ini *ini,
                  struct diagnostics *all);

#endif

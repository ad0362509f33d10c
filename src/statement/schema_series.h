/* SPDX-License-Identifier: BSD-2-Clause */
/* The sections [series:NAME] of a schema's declarations (avow.5, "PACKS"). */
#ifndef AVOW_STATEMENT_SCHEMA_SERIES_H
#define AVOW_STATEMENT_SCHEMA_SERIES_H

#include "statement/schema.h"

/* The name of the columns that a series has for its years, together; and of
 * the one that says whether the last figure is better than that before. */
#define SERIES_YEARS  "years"
#define SERIES_CHANGE "change"

/* Adds what a section declares. Errors are added for its faults. */
void series_declare(struct arena *arena, struct schema *schema,
                    const struct ini_section *section, struct diagnostics *all);

/*
 * Finds, once all columns are declared, those in which the tables of series
 * have the figures of earlier years, and marks them.
 */
void series_check(struct schema *schema, struct diagnostics *all);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/* Why a law holds or does not, for who has never seen the project's files. */
#ifndef AVOW_STATEMENT_LABELLED_H
#define AVOW_STATEMENT_LABELLED_H

#include "statement/schema.h"

/*
 * The text with each field that it names in quotes called by its label:
 * 'Turnover' for 'organisation.turnover'. What is no field stays as it is. The
 * result belongs to the arena; empty for NULL.
 */
struct str labelled(struct arena *arena, const struct schema *schema,
                    const char *text);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The words of a schema in another language: labels, helps and the labels of
 * choices, from core.TAG.ini and a pack's pack.TAG.ini (avow.5, "PACKS").
 */
#ifndef AVOW_STATEMENT_SCHEMA_WORDS_H
#define AVOW_STATEMENT_SCHEMA_WORDS_H

#include "statement/schema.h"

/*
 * Puts the words that an INI file has in the place of those that the schema
 * was declared with; what it leaves out keeps its own. Errors are added for
 * what is not declared, and for keys that are no words.
 */
void schema_reword(struct arena *arena, struct schema *schema,
                   const struct ini *words, struct diagnostics *all);

#endif

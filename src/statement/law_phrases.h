/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The words that laws look for by a predicate, for who looks for them where a
 * predicate cannot: on a homepage, say.
 */
#ifndef AVOW_STATEMENT_LAW_PHRASES_H
#define AVOW_STATEMENT_LAW_PHRASES_H

#include <stddef.h>

#include "statement/law.h"

/*
 * All phrases that stand behind the predicate of that name in the tests of the
 * laws, which end with NULL (and may be NULL), in their order. Returns how
 * many; `phrases` lives in the arena.
 */
size_t law_phrases(struct arena *arena, const struct law *const *laws,
                   const char *predicate, const struct str **phrases);

#endif

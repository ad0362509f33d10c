/* SPDX-License-Identifier: BSD-2-Clause */
/* Adapting a pack's part: a copy in the project that knows its origin. */
#ifndef AVOW_STATEMENT_ADAPT_H
#define AVOW_STATEMENT_ADAPT_H

#include "base/diagnostic.h"
#include "statement/shelf.h"

/*
 * Copies the part `name` of the pack to `folder`/parts/NAME.md, or to
 * `folder`/parts/TAG/NAME.md where the pack has it in the language of this
 * edition, with a comment at its end that says which part it was and has its
 * SHA-256. `path` is what
 * was written. False: an error was added: there is no such part, or `folder`
 * has one of that name already.
 */
MUST_USE bool adapt_part(struct arena *arena, const struct pack *pack,
                         const char *name, const char *folder,
                         const char **path, struct diagnostics *all);

#endif

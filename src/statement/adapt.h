/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Adapting a pack's part: a copy in the project that knows its origin. A
 * comment at the copy's end names the pack's part and the hash of its text, and
 * that text is kept in parts/from-pack/, so that it can be told later what the
 * pack has changed since, and what the institution has.
 */
#ifndef AVOW_STATEMENT_ADAPT_H
#define AVOW_STATEMENT_ADAPT_H

#include "base/diagnostic.h"
#include "statement/shelf.h"

/* The folder in parts/ with the texts that parts were copied from. */
#define ADAPT_KEPT "from-pack"

/* What the comment begins with; the pack, the path in its parts/ and
 * "sha256:HASH" follow. */
#define ADAPT_MARK "<!-- adapted from: "
#define ADAPT_HASH "sha256:"

/*
 * Copies the part `name` of the pack to `folder`/parts/NAME.md, or to
 * `folder`/parts/TAG/NAME.md where the pack has it in the language of this
 * edition. `path` is what was written. False: an error was added, and nothing
 * was written: there is no such part, or `folder` has one of that name already.
 */
MUST_USE bool adapt_part(struct arena *arena, const struct pack *pack,
                         const char *name, const char *folder,
                         const char **path, struct diagnostics *all);

#endif

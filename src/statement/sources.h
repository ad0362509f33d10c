/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The files that a statement was made from, with their hashes: so that a later
 * check can name what has moved away from a text that was approved.
 */
#ifndef AVOW_STATEMENT_SOURCES_H
#define AVOW_STATEMENT_SOURCES_H

#include "statement/record.h"
#include "statement/statement.h"

/*
 * Lists the files of a statement that was made, in the order of their paths;
 * each path is relative to the project's folder, or begins with "statements/"
 * for what is avow's own. False: errors were added.
 */
MUST_USE bool sources_list(struct arena *arena,
                           const struct statement *statement,
                           const struct record_source **first,
                           struct diagnostics *all);

/*
 * Writes the SHA-256 of a file by a path of such a list; false where it is not
 * there or cannot be read.
 */
MUST_USE bool sources_hash(struct arena *arena, const struct library *library,
                           const char *root, const char *path,
                           char hash[HASH_LENGTH + 1]);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/* SHA-256, by which a text that was approved is known again. */
#ifndef AVOW_BASE_HASH_H
#define AVOW_BASE_HASH_H

#include <stdbool.h>

#include "base/diagnostic.h"
#include "base/text.h"

/* Hexadecimal digits of a SHA-256, and a NUL. */
#define HASH_LENGTH 64

/* Writes the SHA-256 of `bytes` in lower-case hexadecimal. */
void hash_sha256(struct str bytes, char out[HASH_LENGTH + 1]);

/*
 * The same of a file of any size, which is read piece by piece. False: an
 * error was added.
 */
MUST_USE bool hash_file(const char *path, char out[HASH_LENGTH + 1],
                        struct diagnostics *all);

#endif

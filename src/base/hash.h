/* SPDX-License-Identifier: BSD-2-Clause */
/* SHA-256, by which a text that was approved is known again; and what others
 * have hashed. */
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

/* The same as bytes. */
#define HASH_BYTES 32
void hash_sha256_bytes(struct str bytes, unsigned char out[HASH_BYTES]);

/* Writes the HMAC-SHA1 (RFC 2104) of `bytes`; for names of hosts in files of
 * OpenSSH's, and for nothing that has to be secure. */
#define HASH_SHA1_BYTES 20
void hash_hmac_sha1(struct str key, struct str bytes,
                    unsigned char out[HASH_SHA1_BYTES]);

#endif

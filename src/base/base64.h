/* SPDX-License-Identifier: BSD-2-Clause */
/* Bytes as base64 (RFC 4648, section 4). */
#ifndef AVOW_BASE_BASE64_H
#define AVOW_BASE_BASE64_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/memory.h"

/* Appends bytes with padding. */
void base64_add(struct buffer *out, struct str bytes);

/*
 * Reads what base64_add() writes, with or without its padding; the bytes live
 * in the arena. False: it is none.
 */
MUST_USE bool base64_read(struct arena *arena, struct str text,
                          struct str *bytes);

#endif

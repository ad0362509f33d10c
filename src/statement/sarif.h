/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Findings as SARIF 2.1.0, which code hosts show beside the lines that they
 * are about.
 */
#ifndef AVOW_STATEMENT_SARIF_H
#define AVOW_STATEMENT_SARIF_H

#include "base/buffer.h"
#include "statement/checked.h"

struct sarif;

/*
 * An empty log that lives in the arena. Paths in it are relative to `base`,
 * the current folder as an absolute path.
 */
struct sarif *sarif_new(struct arena *arena, const char *base,
                        const char *version);

/* Adds the findings of one statement; nothing of it is borrowed. */
void sarif_add(struct sarif *sarif, const struct checked *checked);

/* The log as data; `sound`: all statements could be checked. */
struct value *sarif_data(struct sarif *sarif, bool sound);

/*
 * Appends the path as a URI relative to `base`, with all that a URI cannot hold
 * encoded. False: it lies elsewhere, and nothing was appended.
 */
bool sarif_uri(struct buffer *out, const char *base, const char *path);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/* Paths as they stand in an address (RFC 3986). */
#ifndef AVOW_BASE_URI_H
#define AVOW_BASE_URI_H

#include "base/buffer.h"

/* Appends a path with all that an address cannot hold encoded, but for the
 * slashes. */
void uri_add_path(struct buffer *out, struct str path);

/*
 * The path from a folder to a file, both relative to `base` (an absolute path)
 * unless they are absolute: "../draft/2024-25/index.html". It goes by names
 * alone, and follows no link.
 */
char *uri_between(struct arena *arena, const char *base, const char *folder,
                  const char *path);

#endif

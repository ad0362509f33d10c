/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What versions of libcurl, and of the libraries that it speaks TLS and SSH
 * with, are known to do otherwise than one would think, and what avow does
 * about it.
 */
#ifndef AVOW_PUBLISH_TRAPS_H
#define AVOW_PUBLISH_TRAPS_H

#include <stdbool.h>
#include <stddef.h>

#include "publish/settings.h"

/* As libcurl names them: "libcurl/7.88.1", "OpenSSL/3.0.17",
 * "libssh2/1.10.0". A text that begins otherwise is of a library without any
 * known traps. */
struct trap_versions {
    const char *of[3];
};

#define TRAPS_MAX 16

/* The traps that matter for a way to publish: their texts, which begin with
 * the library's name. */
size_t traps_find(enum target_how how, const struct trap_versions *versions,
                  const char *texts[TRAPS_MAX]);

/* Whether a library is older than that: "libssh2/1.10.0", "libssh2", 1, 11. */
bool traps_is_before(const char *version, const char *library, long major,
                     long minor);

#endif

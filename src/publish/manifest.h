/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What avow has put on a host: published/NAME.json in the project. It saves
 * asking, and says what may be removed; it is never believed against the host,
 * and without it the host is asked about everything.
 */
#ifndef AVOW_PUBLISH_MANIFEST_H
#define AVOW_PUBLISH_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostic.h"
#include "base/hash.h"
#include "publish/settings.h"

struct manifest_entry {
    struct manifest_entry *next;
    const char *path;
    size_t size;
    char sha256[HASH_LENGTH + 1];
};

struct manifest {
    struct arena *arena;
    const char *file;             /* where it is kept */
    const char *place;            /* the target's address, which it is of */
    struct manifest_entry *first; /* in byte order of paths */
    bool lost; /* there is none, or it is of another place, or unreadable */
};

/*
 * Reads the manifest of a target; an empty one where there is none of that
 * place. One that is not JSON is taken for lost. False: an error was added.
 */
MUST_USE bool manifest_read(struct arena *arena,
                            const struct settings *settings,
                            struct manifest *manifest, struct diagnostics *all);

const struct manifest_entry *manifest_find(const struct manifest *manifest,
                                           const char *path);

/* Notes that the host holds that file now, or no longer. */
void manifest_put(struct manifest *manifest, const char *path, size_t size,
                  const char *sha256);
void manifest_remove(struct manifest *manifest, const char *path);

/* Writes it. False: an error was added. */
MUST_USE bool manifest_write(const struct manifest *manifest,
                             struct diagnostics *all);

#endif

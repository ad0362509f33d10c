/* SPDX-License-Identifier: BSD-2-Clause */
/* What there is to publish: the files of public/, or one page of them. */
#ifndef AVOW_PUBLISH_LOCAL_H
#define AVOW_PUBLISH_LOCAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostic.h"
#include "base/hash.h"

/* In which order files are sent: what a page needs is there before it. */
enum rank {
    RANK_BESIDE,  /* data and other files beside pages */
    RANK_EARLIER, /* the pages of earlier years */
    RANK_YEAR,    /* the current year's own page */
    RANK_ROOT,    /* the current statement at the root */
    RANK_FEED,    /* what tells the world that there is something new */
};

struct local_file {
    const char *path; /* from the folder, in byte order of the list */
    const char *type; /* "text/html; charset=utf-8" */
    size_t size;      /* bytes */
    char sha256[HASH_LENGTH + 1];
    enum rank rank;
};

struct local {
    const char *folder;
    struct local_file *files;
    size_t count;
};

/*
 * Lists all files below `folder`, each with its hash. `current` is the period
 * at the root. Hidden files are left out, as is what a link leads out of the
 * folder (an error). False: errors were added.
 */
MUST_USE bool local_list(struct arena *arena, const char *folder,
                         const char *current, struct local *local,
                         struct diagnostics *all);

/* Lists a single file of it, under the name that it has there. */
MUST_USE bool local_page(struct arena *arena, const char *folder,
                         const char *path, struct local *local,
                         struct diagnostics *all);

/* The media type of a file by its name. */
const char *local_type(const char *path);

#endif

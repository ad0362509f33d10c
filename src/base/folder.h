/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A folder that is opened once to read several files in it. It answers only
 * what is plain: which names it had when it was opened, and regular files under
 * their own names. Whoever gets no answer goes by the path, as base/file.h has
 * it; faults are told there, and links followed.
 */
#ifndef AVOW_BASE_FOLDER_H
#define AVOW_BASE_FOLDER_H

#include <dirent.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostic.h"
#include "base/memory.h"
#include "base/text.h"

struct folder {
    DIR *stream;  /* NULL: it is not open, or not any more */
    char **names; /* sorted; NULL: they are not known */
    size_t count;
    const struct folder *above; /* it is in, as it was; NULL: not known */
};

/* A regular file that is open, for whoever takes it over to close. */
struct opened_file {
    int fd;
    size_t size;
};

/*
 * Opens the folder `name` in `root`, unless it is a link. The names live in
 * the arena and may be asked for when it is closed. They are listed in one go,
 * or not at all where there are many: a file that is being replaced is not
 * missed between two.
 */
void folder_open(struct arena *arena, const char *root, const char *name,
                 struct folder *folder);
void folder_close(struct folder *folder);

/* Whether nothing of that name was in it; false for NULL, and where that is
 * not known. */
bool folder_lacks(const struct folder *folder, const char *name);

/* Opens a regular file in it. False: there may be one all the same. */
bool folder_open_file(const struct folder *folder, const char *name,
                      struct opened_file *file);

/* Opens and reads it, or goes by the path, in `root`: file_read_inside(). */
MUST_USE bool folder_read_file(struct arena *arena, const struct folder *folder,
                               const char *root, const char *path, size_t max,
                               struct str *bytes, bool *is_there,
                               struct diagnostics *all);

#endif

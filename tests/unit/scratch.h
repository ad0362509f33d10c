/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A folder for the files that a test writes. A test includes this once, makes
 * files by name with scratch_file(), and calls scratch_remove() at its end,
 * which takes away the folder and all of them.
 */
#ifndef AVOW_TESTS_UNIT_SCRATCH_H
#define AVOW_TESTS_UNIT_SCRATCH_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char scratch_folder[512];
static char scratch_names[32][600];
static size_t scratch_count;

/* The path of a new file; it stays valid until scratch_remove(). */
static inline const char *scratch_path(const char *name)
{
    if (!*scratch_folder) {
        const char *temporary = getenv("TMPDIR");
        snprintf(scratch_folder, sizeof scratch_folder, "%.400s/avow.XXXXXX",
                 temporary && *temporary ? temporary : "/tmp");
        if (!mkdtemp(scratch_folder))
            abort();
    }
    if (scratch_count == 32)
        abort();
    char *path = scratch_names[scratch_count++];
    snprintf(path, sizeof scratch_names[0], "%s/%.60s", scratch_folder, name);
    return path;
}

/* Writes `text` into a new file of that name and returns its path. */
static inline const char *scratch_file(const char *name, const char *text)
{
    const char *path = scratch_path(name);
    FILE *file = fopen(path, "wb");
    if (!file || fputs(text, file) < 0 || fclose(file))
        abort();
    return path;
}

static inline void scratch_remove(void)
{
    for (size_t i = 0; i < scratch_count; i++)
        unlink(scratch_names[i]);
    rmdir(scratch_folder);
}

#endif

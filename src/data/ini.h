/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * INI files in avow's own grammar (avow.5, "INI FILES"), read through inih;
 * the only code that knows it. What the file means is for the caller to say:
 * here are sections, keys and values in written order, each with its place.
 */
#ifndef AVOW_DATA_INI_H
#define AVOW_DATA_INI_H

#include "base/diagnostic.h"
#include "base/memory.h"
#include "base/source.h"

struct folder; /* base/folder.h */

/* No value is longer (64 KiB), no name of a section or key. */
#define INI_VALUE_MAX ((size_t)64 * 1024)
#define INI_NAME_MAX  48

/* Values are most often parts of the source's text: no NUL follows them. */
struct ini_entry {
    struct ini_entry *next;
    const char *key;
    struct place key_at;
    /*
     * White space at both ends is gone, as is the indentation that all its
     * further lines have in common; lines are joined by '\n', and a blank one
     * stays, so that line n of the value is line n of the file, counted from
     * `at`. When nothing but white space follows the '=', the value begins on
     * the next line that has something, and `at` says so.
     */
    struct str value;
    struct place at;
};

struct ini_section {
    struct ini_section *next;
    const char *name; /* whole, as written: "site", "risk:electronics" */
    const char *kind; /* before the colon; the whole name without one */
    const char *id;   /* after it; NULL without one */
    struct place at;
    struct ini_entry *first;
};

struct ini {
    const struct source *source;
    struct ini_section *first;
};

/*
 * Reads the file at `path` (borrowed as long as the arena lives). All faults
 * are added as errors in one run, and what could be read is returned, so that
 * a caller can find more; it compares all->counts[DIAGNOSTIC_ERROR] before
 * and after. NULL when the file itself could not be read.
 */
struct ini *ini_read(struct arena *arena, const char *path,
                     struct diagnostics *all);

/* The same for a file in `root`, which need not be there where `is_there` is
 * given: file_read_inside(). */
struct ini *ini_read_inside(struct arena *arena, const char *root,
                            const char *path, bool *is_there,
                            struct diagnostics *all);

/* The same for a file in `folder`, which may be NULL: folder_read_file(). */
struct ini *ini_read_in(struct arena *arena, const struct folder *folder,
                        const char *root, const char *path,
                        struct diagnostics *all);

/* The same for text that is in memory already, and stays there as long as the
 * arena lives. Never NULL. */
struct ini *ini_read_text(struct arena *arena, const struct source *source,
                          struct diagnostics *all);

/* The section of that whole name, or NULL; the entry of that key, or NULL. */
const struct ini_section *ini_section(const struct ini *ini, const char *name);
const struct ini_entry *ini_entry(const struct ini_section *section,
                                  const char *key);

#endif

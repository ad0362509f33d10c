/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Files: read whole, replaced by rename and only when they differ, folders
 * listed in byte order, and neither led out of a root by a link. Every fault
 * is a diagnostic that names the file and says what to do.
 */
#ifndef AVOW_BASE_FILE_H
#define AVOW_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostic.h"
#include "base/memory.h"
#include "base/path.h"
#include "base/text.h"

/* No single file that is held in memory whole may be larger (4 MiB). */
#define FILE_MAX ((size_t)4 * 1024 * 1024)

bool file_is_regular(const char *path);
bool file_is_folder(const char *path);
bool file_is_either(const char *path); /* of the two */
bool file_is_empty(const char *path);  /* a regular file without a byte */

/*
 * Whether anything at all stands there. This is the question to ask about a
 * file that may be left out: what cannot be looked at, a link to nothing or a
 * folder of that name is for file_read() to complain of, not to pass over.
 */
bool file_is_there(const char *path);

/*
 * The same where it matters that it cannot be told: false is returned then,
 * and an error was added.
 */
MUST_USE bool file_look(const char *path, bool *is_there,
                        struct diagnostics *all);

/*
 * Reads a file of at most `max` bytes; the bytes live in the arena, with a
 * NUL after the last. `path` is borrowed by the diagnostic, so it must live
 * as long. False: an error was added.
 */
MUST_USE bool file_read(struct arena *arena, const char *path, size_t max,
                        struct str *bytes, struct diagnostics *all);

/*
 * Opens a regular file that is read piece by piece, for the caller to close;
 * `size` is what it holds now, in bytes. -1: an error was added.
 */
MUST_USE int file_open(const char *path, size_t *size, struct diagnostics *all);

/*
 * Reads the next `len` bytes of it; `got` is less only at its end. Where no
 * more than `rest` bytes are expected, a call that finds just those has found
 * the end as well: no other is made to see it. False: an error that names
 * `path` was added.
 */
MUST_USE bool file_read_piece(int fd, const char *path, char *bytes, size_t len,
                              size_t rest, size_t *got,
                              struct diagnostics *all);

/*
 * Makes `path` hold `bytes`. A file that already does is left alone (`wrote`
 * is false then); any other is replaced by rename, so that a reader sees the
 * old one or the new one. The folder must exist. False: an error was added,
 * the old file is as it was, and no other file is left behind.
 */
MUST_USE bool file_replace(const char *path, struct str bytes, bool *wrote,
                           struct diagnostics *all);

/*
 * Makes `to` hold what the regular file `from` does, whatever its size; as
 * file_replace() does it.
 */
MUST_USE bool file_copy(const char *from, const char *to, bool *wrote,
                        struct diagnostics *all);

/* Removes a file that is there. False: an error was added. */
MUST_USE bool file_remove(const char *path, struct diagnostics *all);

/* Makes a folder and those above it; one that exists is fine. */
MUST_USE bool folder_make(const char *path, struct diagnostics *all);

/* Removes a folder if nothing is in it. */
void folder_remove_empty(const char *path);

/*
 * Lists the names in a folder, sorted by byte, without those that begin with
 * a dot. Names live in the arena. False: an error was added.
 */
MUST_USE bool folder_list(struct arena *arena, const char *path, char ***names,
                          size_t *count, struct diagnostics *all);

/*
 * Sees that `path` lies in `root` when every link is followed. False: an error
 * was added: it leads out, or cannot be followed.
 */
MUST_USE bool file_stays_inside(const char *root, const char *path,
                                struct diagnostics *all);

/*
 * file_is_there() and, for what is there, file_stays_inside() at once. False:
 * an error was added.
 */
MUST_USE bool file_find_inside(const char *root, const char *path,
                               bool *is_there, struct diagnostics *all);

/*
 * file_open() and file_read() of what is in `root`, as file_stays_inside() has
 * it: a link that leads out is an error. In fewer calls, and nothing can take
 * the file's place between the two. With `is_there`, a file that is not there
 * is no error: it is false then, and nothing was opened or read.
 */
MUST_USE int file_open_inside(const char *root, const char *path, size_t *size,
                              bool *is_there, struct diagnostics *all);
MUST_USE bool file_read_inside(struct arena *arena, const char *root,
                               const char *path, size_t max, struct str *bytes,
                               bool *is_there, struct diagnostics *all);

/*
 * folder_make() for a path below `root`, which no link may lead out of. False:
 * an error was added, and nothing was made out there.
 */
MUST_USE bool folder_make_inside(const char *root, const char *path,
                                 struct diagnostics *all);

/*
 * file_replace() for a file in such a folder, which need not be there. Several
 * files of one folder need one look at it: its `is_new`, that it was not there,
 * saves the look at each file. Where the folder above it, in `root`, was not
 * there either (`above_is_new`), both are made without a look before.
 */
MUST_USE bool file_replace_inside(const char *root, const char *path,
                                  struct str bytes, bool *wrote,
                                  struct diagnostics *all);
MUST_USE bool folder_ready_inside(const char *root, const char *path,
                                  bool above_is_new, bool *is_new,
                                  struct diagnostics *all);
MUST_USE bool file_replace_in(bool is_new, const char *path, struct str bytes,
                              bool *wrote, struct diagnostics *all);

#endif

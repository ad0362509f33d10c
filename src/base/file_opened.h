/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Files that are open already; for those who open files in this folder.
 */
#ifndef AVOW_BASE_FILE_OPENED_H
#define AVOW_BASE_FILE_OPENED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostic.h"
#include "base/memory.h"
#include "base/text.h"

/* Without O_NONBLOCK a named pipe would be waited for. */
#define FILE_TO_READ (O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)

/*
 * Takes what was opened with that for file_open(), and returns `fd`. -1: it is
 * no regular file, or none was opened (`fd` is negative, and errno says why);
 * it is closed, and an error was added.
 */
MUST_USE int file_take_opened(int fd, const char *path, size_t *size,
                              struct diagnostics *all);

/* Reads it as file_read() does, and closes it. */
MUST_USE bool file_read_opened(struct arena *arena, int fd, const char *path,
                               size_t size, size_t max, struct str *bytes,
                               struct diagnostics *all);

#endif

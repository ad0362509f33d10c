/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is said of a file that the system refuses; for those who work with
 * files in this folder.
 */
#ifndef AVOW_BASE_FILE_FAULT_H
#define AVOW_BASE_FILE_FAULT_H

#include <stdbool.h>

#include "base/diagnostic.h"

/* The place of a file as a whole; its path is copied. */
struct place file_whole(struct diagnostics *all, const char *path);

/*
 * Adds an error: the file "cannot be `what`", for the reason that `error` (an
 * errno) has, and what a person can do about it. Returns false.
 */
bool file_fail(struct diagnostics *all, const char *path, const char *what,
               int error);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A locale's file while it is read: its values, each of which is required, in
 * the forms that they have. Only locale_read.c uses it.
 */
#ifndef AVOW_DATA_LOCALE_FILE_H
#define AVOW_DATA_LOCALE_FILE_H

#include "base/diagnostic.h"
#include "data/ini.h"
#include "data/locale_parts.h"

struct locale_file {
    struct arena *arena;
    struct diagnostics *all;
    const struct ini *ini;
};

/* Adds an error for each section and key that a locale does not have. */
void locale_check_names(struct locale_file *file);

/* Adds an error for a key that has to be there. */
void locale_missing(struct locale_file *file, const char *section,
                    const char *key, struct place at);

/* The entry of a key that has to be there; NULL: an error was added. */
const struct ini_entry *locale_need(struct locale_file *file,
                                    const char *section, const char *key);

/* Its value in one line; "" with an error added. */
const char *locale_need_text(struct locale_file *file, const char *section,
                             const char *key);

/* The value of a key that may be left out; empty when it is. */
struct str locale_optional(const struct locale_file *file, const char *section,
                           const char *key);

/* A text with `space` for each '_', since an INI file trims its values. */
const char *locale_spaced(struct arena *arena, const char *text,
                          const char *space);

/* A word that has a line of its own for each way to write it. */
struct spelling locale_need_spelling(struct locale_file *file,
                                     const char *section, const char *key);

/* The first line is written; that one and all others are taken. */
struct spelling locale_spelling(struct arena *arena, struct str value);

/*
 * A pattern that may hold the slots given (ended by NULL) and must hold the
 * first `needed` of them.
 */
const char *locale_need_pattern(struct locale_file *file, const char *section,
                                const char *key, const char *const *slots,
                                size_t needed);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reading the keys of a section in an INI file that is avow's own data: which
 * there may be, and what they hold.
 */
#ifndef AVOW_STATEMENT_KEYS_H
#define AVOW_STATEMENT_KEYS_H

#include "base/diagnostic.h"
#include "data/ini.h"

/* What one file of data is read with. */
struct keys {
    struct arena *arena;
    struct diagnostics *all;
    const char *chapter; /* of avow(5) that describes it: "REGISTRIES" */
};

/* Adds an error for each key that is not among `known`, which NULL ends. */
void keys_check(const struct keys *keys, const struct ini_section *section,
                const char *const *known);

/* The text of a key on one line; NULL: it has none. */
const char *keys_text(const struct keys *keys,
                      const struct ini_section *section, const char *key);

/* The same where it is an error that there is none; `remedy` says what to do.
 */
const char *keys_needed(const struct keys *keys,
                        const struct ini_section *section, const char *key,
                        const char *remedy);

/*
 * Which of the words, ended by NULL, a key is; the first where there is none.
 * Any other is an error.
 */
size_t keys_word(const struct keys *keys, const struct ini_section *section,
                 const char *key, const char *const *words);

/* Whether a key is "yes"; where it is neither that nor "no", an error. */
bool keys_yes(const struct keys *keys, const struct ini_section *section,
              const char *key);

/* A whole number from 1 to `most`; 0: there is none. Any other is an error. */
size_t keys_count(const struct keys *keys, const struct ini_section *section,
                  const char *key, size_t most);

/* Names separated by commas, ended by NULL; never NULL itself. */
const char *const *keys_names(const struct keys *keys,
                              const struct ini_section *section,
                              const char *key);

/* Adds an error for a section that the file may not have. */
void keys_refuse_section(const struct keys *keys,
                         const struct ini_section *section,
                         const char *const *known);

#endif

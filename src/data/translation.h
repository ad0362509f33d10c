/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Values that are given in one language and shown in another: what a statement
 * has of the one that it translates (avow.5, "TWO LANGUAGES").
 */
#ifndef AVOW_DATA_TRANSLATION_H
#define AVOW_DATA_TRANSLATION_H

#include "data/locale.h"
#include "data/names.h"
#include "data/type.h"

struct translation {
    const struct locale *from; /* the language that values are given in */
    const struct locale *to;   /* the one that they are shown in */
    struct names terms;
};

/*
 * Adds the terms of a CSV file with the columns `text` and `translation`. A
 * text that has a translation already keeps it; one that stands twice in the
 * file is an error, as is what else is wrong with the file.
 */
void translation_read(struct arena *arena, struct translation *translation,
                      const char *path, struct diagnostics *all);

/*
 * Makes of a value that was read as `from` one of `to`, which is the same type
 * with other labels: its choices, its country, and a text that is a term.
 */
void translate(const struct translation *translation, const struct type *from,
               const struct type *to, struct typed *typed);

#endif

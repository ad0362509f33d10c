/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Words and phrases looked for in text as a person would see them there:
 * whole, so that "director" is not found in "directorate".
 */
#ifndef AVOW_STATEMENT_PHRASE_H
#define AVOW_STATEMENT_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "base/text.h"

enum phrase_case {
    PHRASE_ANY_CASE,  /* ASCII letters match in both cases */
    PHRASE_SAME_CASE, /* as it is written */
};

/*
 * Whether `phrase` stands in `text`, with no letter or digit joined to a
 * letter or digit at its ends. White space in both is single; a no-break
 * space, a curved apostrophe and a typographic hyphen are as the plain ones.
 */
bool phrase_in(struct str text, struct str phrase, enum phrase_case how);

/*
 * Whether it stands there with its byte `offset`, where a character begins, at
 * the text's byte `at`. Both are UTF-8.
 */
bool phrase_stands_at(struct str text, size_t at, struct str phrase,
                      size_t offset, enum phrase_case how);

/* Whether it is written in capitals only: it has letters, and no small ones. */
bool phrase_is_shouted(struct str phrase);

/* Phrases that are looked for in one text after the other. */
struct phrases;

/*
 * Prepares them; all lives in the arena, and the list is borrowed. One that is
 * written in capitals only is looked for as it is written where `shouted` is
 * set: "TBC" then is not "tbc".
 */
const struct phrases *phrases_prepare(struct arena *arena,
                                      const struct str *list, size_t count,
                                      bool shouted);

/* The first of the phrases, in their order, that stands in the text, or NULL.
 */
const struct str *phrases_first(const struct phrases *phrases, struct str text);

#endif

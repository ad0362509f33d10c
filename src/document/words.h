/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Values that are words: plain text in one line, as nearly all are. What they
 * become in the recorded Markdown, and how they count there, is told from
 * their bytes alone, in one look.
 */
#ifndef AVOW_DOCUMENT_WORDS_H
#define AVOW_DOCUMENT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct words {
    size_t count; /* as text_words() counts them */
    bool digit;   /* there is one */
    bool signs;   /* there is one that HTML has a reference for */
    /* Whether it begins, and ends, with a letter or a digit of ASCII: it may
     * stand beside anything then. */
    bool begins, ends;
};

/*
 * Whether a text is such a value: in its line, and with a space before it
 * where it does not begin so, and nothing behind it where it does not end so,
 * resolve_text() writes it as it is.
 */
bool words_look(struct str text, struct words *words);

/*
 * Whether an address is a good one that is written as it is, but for '&', in
 * HTML and in Markdown; `words` tells whether that is in it.
 */
bool words_is_address(struct str url, struct words *words);

#endif

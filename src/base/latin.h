/* SPDX-License-Identifier: BSD-2-Clause */
/* Letters with marks, as they are written where there is only ASCII. */
#ifndef AVOW_BASE_LATIN_H
#define AVOW_BASE_LATIN_H

#include "base/text.h"

/*
 * The small letters of ASCII that stand for a letter of Unicode's blocks
 * Latin-1 Supplement and Latin Extended-A: "e" for an e with an accent, "oe"
 * for the ligature. Empty for whatever else.
 */
struct str latin_plain(uint32_t codepoint);

/* Whether it is a mark of its own, which is set on the letter before it. */
bool latin_is_mark(uint32_t codepoint);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/latin.h"

#define FIRST 0xc0
#define LAST  0x17f

/* Two places for each letter from U+00C0 to U+017F, 16 letters a line. */
/* clang-format off */
static const char plain[] =
    "a a a a a a aec e e e e i i i i "
    "d n o o o o o   o u u u u y thss"
    "a a a a a a aec e e e e i i i i "
    "d n o o o o o   o u u u u y thy "
    "a a a a a a c c c c c c c c d d "
    "d d e e e e e e e e e e g g g g "
    "g g g g h h h h i i i i i i i i "
    "i i ijijj j k k k l l l l l l l "
    "l l l n n n n n n n n n o o o o "
    "o o oeoer r r r r r s s s s s s "
    "s s t t t t t t u u u u u u u u "
    "u u u u w w y y y z z z z z z s ";
/* clang-format on */

_Static_assert(sizeof plain == 2 * (LAST - FIRST + 1) + 1, "two a letter");

struct str latin_plain(uint32_t codepoint)
{
    if (codepoint < FIRST || codepoint > LAST)
        return (struct str){0};
    const char *at = plain + 2 * (codepoint - FIRST);
    return (struct str){at, (size_t)(at[0] != ' ') + (at[1] != ' ')};
}

bool latin_is_mark(uint32_t codepoint)
{
    return codepoint >= 0x300 && codepoint <= 0x36f;
}

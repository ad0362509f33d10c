/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/base64.h"

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                             "abcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_add(struct buffer *out, struct str bytes)
{
    for (size_t i = 0; i < bytes.len; i += 3) {
        unsigned char group[3] = {0};
        size_t have = bytes.len - i < 3 ? bytes.len - i : 3;
        memcpy(group, bytes.at + i, have);
        unsigned long n = (unsigned long)group[0] << 16 |
                          (unsigned long)group[1] << 8 | group[2];
        for (size_t digit = 0; digit < 4; digit++)
            buffer_add_char(
                out, digit > have ? '=' : digits[n >> (18 - 6 * digit) & 63]);
    }
}

bool base64_read(struct arena *arena, struct str text, struct str *bytes)
{
    char *out = arena_alloc(arena, text.len + 1);
    unsigned long n = 0;
    size_t len = 0, have = 0, padding = 0;
    while (text.len && padding < 2 && text.at[text.len - 1] == '=') {
        text.len--;
        padding++;
    }
    for (size_t i = 0; i < text.len; i++) {
        const char *digit = text.at[i] ? strchr(digits, text.at[i]) : NULL;
        if (!digit)
            return false;
        n = n << 6 | (unsigned long)(digit - digits);
        have += 6;
        if (have >= 8) {
            have -= 8;
            out[len++] = (char)(n >> have & 0xff);
            n &= (1UL << have) - 1;
        }
    }
    *bytes = (struct str){out, len};
    /* What is left over of the last digit is nothing. */
    return have < 6 && !n && (!padding || (text.len + padding) % 4 == 0);
}

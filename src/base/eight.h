/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Eight bytes of a text looked at at once. What is found is a number that has
 * the top bit of each byte set that is meant, the text's first byte lowest.
 */
#ifndef AVOW_BASE_EIGHT_H
#define AVOW_BASE_EIGHT_H

#include "base/text.h"

#define EIGHT_ONES UINT64_C(0x0101010101010101)
#define EIGHT_TOPS (EIGHT_ONES << 7)

/* Eight bytes in the machine's own order, for what is the same in any. */
static inline uint64_t eight_load(const char *at)
{
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

/* Eight bytes, the first one lowest in any machine. */
static inline uint64_t eight_in_order(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
           (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 |
           (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

/* Those from `at` on; zeros where the text has ended. */
static inline uint64_t eight_at(struct str text, size_t at)
{
    uint64_t bytes = 0;
    size_t left = text.len - at;
    if (left >= 8)
        return eight_in_order(text.at + at);
    if (left && text.len >= 8)
        return eight_in_order(text.at + text.len - 8) >> (8 - left) * 8;
    while (left)
        bytes = bytes << 8 | (unsigned char)text.at[at + --left];
    return bytes;
}

/* Which of them are from `from` to `to`, two characters of ASCII. */
static inline uint64_t eight_within(uint64_t bytes, char from, char to)
{
    uint64_t low = bytes & ~EIGHT_TOPS;
    uint64_t not_below = low + EIGHT_ONES * (0x80u - (unsigned char)from);
    uint64_t above = low + EIGHT_ONES * (0x7fu - (unsigned char)to);
    return not_below & ~above & ~bytes & EIGHT_TOPS;
}

/* The same as eight bits, the first byte's lowest. */
static inline uint64_t eight_bits(uint64_t found)
{
    return (found >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

/* How many were found. */
static inline size_t eight_count(uint64_t found)
{
    return (size_t)((found >> 7) * EIGHT_ONES >> 56);
}

/* Whether eight bytes are printable ASCII. */
static inline bool eight_plain(const char *at)
{
    uint64_t word = eight_load(at);
    /* A byte's top bit is set beyond ASCII, below a space, and for DEL. */
    return !((word | (word - EIGHT_ONES * ' ') | (word + EIGHT_ONES)) &
             EIGHT_TOPS);
}

#endif

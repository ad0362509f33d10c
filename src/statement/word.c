/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/word.h"

#include "base/eight.h"
#include "base/sixteen.h"

#define SIGN '['

static size_t word_end(struct str text, size_t at)
{
    while (at < text.len && (is_ascii_letter((unsigned char)text.at[at]) ||
                             is_ascii_digit((unsigned char)text.at[at])))
        at++;
    return at;
}

size_t word_length(struct str text, size_t at)
{
    return text.at[at] == SIGN ? 1 : word_end(text, at) - at;
}

/* Of a long one its beginning and its length tell it from most others. */
static inline uint32_t hash_of(struct str text, size_t at, size_t len)
{
    uint64_t bytes = eight_at(text, at);
    if (len < 8)
        bytes &= (UINT64_C(1) << len * 8) - 1;
    /* It makes capitals small and leaves digits as they are. */
    bytes |= EIGHT_ONES * 0x20;
    return (uint32_t)((bytes + len) * UINT64_C(0x9e3779b97f4a7c15) >> 32);
}

uint32_t word_hash(struct str text, size_t at, size_t len)
{
    return hash_of(text, at, len);
}

/* Which of 64 bytes are part of a word, and which are brackets: a bit each, the
 * first one lowest. */
static uint64_t word_bits(struct str text, size_t from, uint64_t *signs)
{
    uint64_t bits = 0;
    *signs = 0;
    for (size_t i = 0; i < 64 && from + i < text.len; i += 8) {
        uint64_t bytes = eight_at(text, from + i);
        uint64_t in = eight_within(bytes | EIGHT_ONES * 0x20, 'a', 'z') |
                      eight_within(bytes, '0', '9');
        bits |= eight_bits(in) << i;
        *signs |= eight_bits(eight_within(bytes, SIGN, SIGN)) << i;
    }
    return bits;
}

size_t words_take(struct words *words, struct word taken[WORDS_TAKEN])
{
    struct str text = words->text;
    size_t from = words->from, count = 0;
    uint64_t signs, bits = word_bits(text, from, &signs);
    uint64_t first = (bits & ~(bits << 1 | words->before)) | signs;
    words->before = bits >> 63;
    words->from += 64;
    for (; first; first &= first - 1) {
        size_t offset = (size_t)__builtin_ctzll(first);
        uint64_t others = ~(bits >> offset);
        size_t len = others ? (size_t)__builtin_ctzll(others) : 64;
        size_t at = from + offset;
        if (offset + len == 64) /* it goes on, or may */
            len = word_end(text, at + len) - at;
        taken[count].hash = hash_of(text, at, len ? len : 1);
        taken[count++].at = (uint32_t)at;
    }
    return count;
}

size_t word_find(struct str text, size_t from, struct str word)
{
    const uint8_t first = (uint8_t)word.at[0] | 0x20;
    const uint8_t last = (uint8_t)word.at[word.len - 1] | 0x20;
    size_t at = from, offset = word.len - 1;
    for (; at + offset + 16 <= text.len; at += 16) {
        sixteen a = sixteen_at(text.at + at) | 0x20;
        sixteen b = sixteen_at(text.at + at + offset) | 0x20;
        if (!sixteen_none((sixteen)(a == first) & (sixteen)(b == last)))
            break;
    }
    for (; at + offset < text.len; at++)
        if (((uint8_t)text.at[at] | 0x20) == first &&
            ((uint8_t)text.at[at + offset] | 0x20) == last)
            return at;
    return text.len;
}

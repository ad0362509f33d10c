/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Sixteen bytes that are looked at together, where the machine can: compared
 * with a byte, those that are equal to it are marked, 0xff, and all others are
 * 0. What is shorter is for a loop over its bytes.
 */
#ifndef AVOW_BASE_SIXTEEN_H
#define AVOW_BASE_SIXTEEN_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t sixteen __attribute__((vector_size(16)));

static inline sixteen sixteen_at(const char *at)
{
    sixteen bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

/* The first so many of them, and 0 in the place of the others. */
static inline sixteen sixteen_first(sixteen bytes, size_t count)
{
    const sixteen places = {0, 1, 2,  3,  4,  5,  6,  7,
                            8, 9, 10, 11, 12, 13, 14, 15};
    return bytes & (sixteen)(places < (uint8_t)(count < 16 ? count : 16));
}

/* Whether none of them is marked. */
static inline bool sixteen_none(sixteen marks)
{
    uint64_t halves[2];
    memcpy(halves, &marks, sizeof halves);
    return !(halves[0] | halves[1]);
}

/* All of them or-ed together. */
static inline unsigned sixteen_any(sixteen bytes)
{
    uint64_t halves[2];
    memcpy(halves, &bytes, sizeof halves);
    halves[0] |= halves[1];
    halves[0] |= halves[0] >> 32;
    halves[0] |= halves[0] >> 16;
    return (unsigned)(halves[0] | halves[0] >> 8) & 0xff;
}

/* How many of them are marked. */
static inline size_t sixteen_count(sixteen marks)
{
    uint64_t halves[2];
    marks &= 1;
    memcpy(halves, &marks, sizeof halves);
    return (halves[0] + halves[1]) * 0x0101010101010101 >> 56;
}

#endif

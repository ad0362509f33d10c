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

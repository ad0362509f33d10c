/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Decimal numbers that add up exactly: a whole number of units and how many
 * decimal places they have. What would not be exact is refused, not rounded.
 */
#ifndef AVOW_DATA_DECIMAL_H
#define AVOW_DATA_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/text.h"

#define DECIMAL_PLACES_MAX 6

struct decimal {
    int64_t units; /* 1234 with places 2 is 12.34 */
    int places;    /* 0 to DECIMAL_PLACES_MAX */
};

/*
 * The number of so many units with so many places, which may be fewer than
 * none: 12 with -3 is 12000. False when it does not fit.
 */
MUST_USE bool decimal_make(int64_t units, int places, struct decimal *number);

/* Reads [-]digits[.digits] and nothing else. False: not so, or too large. */
MUST_USE bool decimal_read(struct str text, struct decimal *number);

/* a + b; false when it does not fit. */
MUST_USE bool decimal_add_slowly(struct decimal a, struct decimal b,
                                 struct decimal *sum);
MUST_USE static inline bool decimal_add(struct decimal a, struct decimal b,
                                        struct decimal *sum)
{
    int64_t units;
    if (a.places != b.places)
        return decimal_add_slowly(a, b, sum);
    if (__builtin_add_overflow(a.units, b.units, &units))
        return false;
    sum->units = units;
    sum->places = a.places;
    return true;
}

int decimal_compare(struct decimal a, struct decimal b);

/* To so many places, halves away from zero. */
struct decimal decimal_round(struct decimal number, int places);

/* Whether nothing but zeros stands behind the point. */
bool decimal_is_whole(struct decimal number);

/* The same number without zeros at the end of its decimals. */
struct decimal decimal_tidy(struct decimal number);

/* With zeros at its end, so that it has `places`; as it is where it has more,
 * or where that would not fit. */
struct decimal decimal_widen(struct decimal number, int places);

/* More digits are in no number of 64 bits. */
#define DECIMAL_DIGITS_MAX 20

/* Its digits without a sign and a point, at least one before the point. */
struct str decimal_digits(struct decimal number, char room[DECIMAL_DIGITS_MAX]);

/* Appends it as [-]digits[.digits], all its places shown. */
void decimal_write(struct buffer *out, struct decimal number);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Numbers as people write them, with the marks of their language. A mark in a
 * place where it might mean something else is a fault, never a guess.
 */
#ifndef AVOW_DATA_NUMBER_H
#define AVOW_DATA_NUMBER_H

#include "base/text.h"
#include "data/decimal.h"

struct number_marks {
    struct str decimal;
    struct str group;
    bool group_is_space; /* then every kind of space is taken for it */
};

enum number_fault {
    NUMBER_OK,
    NUMBER_NONE,   /* it is no number at all */
    NUMBER_MARKS,  /* a mark does not stand where it has a meaning */
    NUMBER_PLACES, /* more than DECIMAL_PLACES_MAX */
    NUMBER_LARGE,
};

/*
 * Reads a number such as 1,234.5 or -12, times 10 to the power of `shift` (6
 * for "36 million"). Allocates nothing, so that a million cells are read in
 * no time.
 */
enum number_fault number_read(struct str text, const struct number_marks *marks,
                              int shift, struct decimal *number);

/*
 * The same for what most cells of a column hold: digits alone, few enough to
 * fit, which mean the same in each language. False: for number_read().
 */
static inline bool number_plain(struct str text, struct decimal *number)
{
    int64_t units = 0;
    if (text.len - 1 > 17)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned digit = (unsigned char)text.at[i] - (unsigned)'0';
        if (digit > 9)
            return false;
        units = units * 10 + digit;
    }
    *number = (struct decimal){units, 0};
    return true;
}

/* The same for digits on both sides of a decimal mark of one byte. */
bool number_plain_parts(struct str text, const struct number_marks *marks,
                        struct decimal *number);

/*
 * Takes a minus, a hyphen or the character U+2212, off the front of the text
 * and the white space behind it; false when there is none.
 */
bool number_take_minus(struct str *text);

/* How many bytes a space at the front of the text has, of any kind; or 0. */
size_t number_space(struct str text);

#endif

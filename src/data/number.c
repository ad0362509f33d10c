/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/number.h"

/* The minus of typesetting, U+2212. */
#define MINUS_SIGN "\xe2\x88\x92"

size_t number_space(struct str text)
{
    /* A plain one, no-break, narrow no-break, thin. */
    static const char *const spaces[] = {" ", "\xc2\xa0", "\xe2\x80\xaf",
                                         "\xe2\x80\x89"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (str_starts(text, spaces[i]))
            return str_of(spaces[i]).len;
    return 0;
}

/* How many bytes the mark has that stands at `at`; 0 when it does not. */
static size_t mark_at(struct str text, size_t at, struct str mark)
{
    if (text.len - at < mark.len)
        return 0;
    for (size_t i = 0; i < mark.len; i++)
        if (text.at[at + i] != mark.at[i])
            return 0;
    return mark.len;
}

bool number_take_minus(struct str *text)
{
    size_t len = mark_at(*text, 0, STR_LITERAL("-"));
    if (!len)
        len = mark_at(*text, 0, STR_LITERAL(MINUS_SIGN));
    if (!len)
        return false;
    *text = str_trim(str_slice(*text, len, text->len));
    return true;
}

static size_t group_at(struct str text, size_t at,
                       const struct number_marks *marks)
{
    if (marks->group_is_space)
        return number_space(str_slice(text, at, text.len));
    return mark_at(text, at, marks->group);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

struct digits {
    int64_t units; /* negative or zero: that side reaches one further */
    bool large;
};

/* Reads digits from `at` on and returns how many there were. */
static size_t read_digits(struct str text, size_t at, struct digits *digits)
{
    size_t from = at;
    for (; at < text.len && is_digit(text.at[at]); at++)
        if (__builtin_mul_overflow(digits->units, 10, &digits->units) ||
            __builtin_sub_overflow(digits->units, text.at[at] - '0',
                                   &digits->units))
            digits->large = true;
    return at - from;
}

/*
 * Reads the whole part from `*at` on and moves `*at` behind it. Groups have
 * three digits, the first one to three and no zero in front: 0,123 is a
 * decimal of another language.
 */
static enum number_fault read_whole(struct str text,
                                    const struct number_marks *marks,
                                    size_t *at, struct digits *digits)
{
    size_t first = *at;
    size_t run = read_digits(text, *at, digits);
    *at += run;
    if (!run)
        return NUMBER_NONE;
    for (bool grouped = false; *at < text.len; grouped = true) {
        size_t mark = group_at(text, *at, marks);
        if (!mark)
            break;
        if (!grouped && (run > 3 || text.at[first] == '0'))
            return NUMBER_MARKS;
        run = read_digits(text, *at + mark, digits);
        if (run != 3)
            return NUMBER_MARKS;
        *at += mark + run;
    }
    return NUMBER_OK;
}

/* What it is about a text that goes on where a number should have ended. */
static enum number_fault fault_at(struct str text, size_t at,
                                  const struct number_marks *marks)
{
    bool mark = mark_at(text, at, marks->decimal) || group_at(text, at, marks);
    return mark ? NUMBER_MARKS : NUMBER_NONE;
}

enum number_fault number_read(struct str text, const struct number_marks *marks,
                              int shift, struct decimal *number)
{
    bool negative = number_take_minus(&text);
    struct digits digits = {0};
    size_t at = 0, places = 0;
    enum number_fault fault = read_whole(text, marks, &at, &digits);
    if (fault != NUMBER_OK)
        return fault;
    size_t mark = at < text.len ? mark_at(text, at, marks->decimal) : 0;
    if (mark) {
        places = read_digits(text, at + mark, &digits);
        if (!places)
            return NUMBER_NONE;
        at += mark + places;
    }
    if (at < text.len)
        return fault_at(text, at, marks);
    if (places > (size_t)(DECIMAL_PLACES_MAX + shift))
        return NUMBER_PLACES;
    if (digits.large ||
        (!negative && __builtin_sub_overflow(0, digits.units, &digits.units)) ||
        !decimal_make(digits.units, (int)places - shift, number))
        return NUMBER_LARGE;
    return NUMBER_OK;
}

bool number_plain_parts(struct str text, const struct number_marks *marks,
                        struct decimal *number)
{
    if (marks->decimal.len != 1)
        return false;
    size_t whole = str_find(text, marks->decimal.at[0]);
    size_t places = text.len - whole - 1;
    struct decimal before, behind;
    if (whole >= text.len || places > DECIMAL_PLACES_MAX || text.len > 18 ||
        !number_plain(str_slice(text, 0, whole), &before) ||
        !number_plain(str_slice(text, whole + 1, text.len), &behind))
        return false;
    int64_t units = before.units;
    for (size_t i = 0; i < places; i++)
        units *= 10;
    *number = (struct decimal){units + behind.units, (int)places};
    return true;
}

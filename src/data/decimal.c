/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/decimal.h"

static bool times_ten(int64_t *units, int power)
{
    for (; power > 0 && *units; power--)
        if (__builtin_mul_overflow(*units, 10, units))
            return false;
    return true;
}

/* Its size without the sign, which an int64_t cannot always hold. */
static uint64_t size_of(int64_t units)
{
    return units < 0 ? -(uint64_t)units : (uint64_t)units;
}

static uint64_t power_of_ten(int places)
{
    uint64_t power = 1;
    while (places-- > 0)
        power *= 10;
    return power;
}

bool decimal_make(int64_t units, int places, struct decimal *number)
{
    if (places > DECIMAL_PLACES_MAX || !times_ten(&units, -places))
        return false;
    *number = (struct decimal){units, places < 0 ? 0 : places};
    return true;
}

bool decimal_read(struct str text, struct decimal *number)
{
    int64_t units = 0;
    int places = -1; /* not behind the point yet */
    size_t i = text.len && text.at[0] == '-' ? 1 : 0;
    bool negative = i == 1;
    for (; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        bool digit_before = i > negative;
        if (c == '.' && places < 0 && digit_before) {
            places = 0;
            continue;
        }
        if (!is_ascii_digit(c))
            return false;
        int digit = negative ? '0' - c : c - '0';
        if (__builtin_mul_overflow(units, 10, &units) ||
            __builtin_add_overflow(units, digit, &units))
            return false;
        if (places >= 0 && ++places > DECIMAL_PLACES_MAX)
            return false;
    }
    bool ends_in_digit = text.len &&
                         is_ascii_digit((unsigned char)text.at[text.len - 1]);
    return ends_in_digit &&
           decimal_make(units, places < 0 ? 0 : places, number);
}

bool decimal_add_slowly(struct decimal a, struct decimal b, struct decimal *sum)
{
    int places = a.places > b.places ? a.places : b.places;
    if (!times_ten(&a.units, places - a.places) ||
        !times_ten(&b.units, places - b.places) ||
        __builtin_add_overflow(a.units, b.units, &a.units))
        return false;
    *sum = (struct decimal){a.units, places};
    return true;
}

int decimal_compare(struct decimal a, struct decimal b)
{
    /* Whole parts first: bringing both to the same places could overflow. */
    int64_t one_a = (int64_t)power_of_ten(a.places);
    int64_t one_b = (int64_t)power_of_ten(b.places);
    int64_t whole_a = a.units / one_a, whole_b = b.units / one_b;
    if (whole_a != whole_b)
        return whole_a < whole_b ? -1 : 1;
    const int64_t most = (int64_t)power_of_ten(DECIMAL_PLACES_MAX);
    int64_t part_a = a.units % one_a * (most / one_a);
    int64_t part_b = b.units % one_b * (most / one_b);
    return part_a < part_b ? -1 : part_a > part_b;
}

struct decimal decimal_round(struct decimal number, int places)
{
    if (number.places <= places)
        return number;
    int64_t step = (int64_t)power_of_ten(number.places - places);
    int64_t kept = number.units / step, rest = number.units % step;
    if (rest * 2 >= step)
        kept++;
    else if (rest * 2 <= -step)
        kept--;
    return (struct decimal){kept, places};
}

bool decimal_is_whole(struct decimal number)
{
    return number.units % (int64_t)power_of_ten(number.places) == 0;
}

struct decimal decimal_tidy(struct decimal number)
{
    for (; number.places && number.units % 10 == 0; number.places--)
        number.units /= 10;
    return number;
}

struct decimal decimal_widen(struct decimal number, int places)
{
    struct decimal wide = {number.units, places};
    if (number.places >= places ||
        !times_ten(&wide.units, places - number.places))
        return number;
    return wide;
}

struct str decimal_digits(struct decimal number, char room[DECIMAL_DIGITS_MAX])
{
    size_t at = DECIMAL_DIGITS_MAX;
    uint64_t size = size_of(number.units);
    for (int place = 0; size || place <= number.places; place++) {
        room[--at] = (char)('0' + size % 10);
        size /= 10;
    }
    return (struct str){room + at, DECIMAL_DIGITS_MAX - at};
}

void decimal_write(struct buffer *out, struct decimal number)
{
    char room[DECIMAL_DIGITS_MAX];
    struct str digits = decimal_digits(number, room);
    size_t whole = digits.len - (size_t)number.places;
    if (number.units < 0)
        buffer_add_char(out, '-');
    buffer_add_str(out, str_slice(digits, 0, whole));
    if (number.places) {
        buffer_add_char(out, '.');
        buffer_add_str(out, str_slice(digits, whole, digits.len));
    }
}

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a locale is made of. Only locale_read.c, which fills it, and locale.c,
 * which uses it, know.
 */
#ifndef AVOW_DATA_LOCALE_PARTS_H
#define AVOW_DATA_LOCALE_PARTS_H

#include <stdint.h>

#include "data/locale.h"
#include "data/number.h"
#include "data/pattern.h"

/* One word of a language: how it is written, and what else is taken for it. */
struct spelling {
    const char *written;
    struct str *taken; /* `written` is the first */
    size_t count;
};

/* What stands in braces in the patterns. */
enum locale_slot {
    SLOT_DAY,
    SLOT_DAY2,
    SLOT_MONTH,
    SLOT_MONTH1,
    SLOT_MONTH2,
    SLOT_YEAR,
    SLOT_NUMBER,
    SLOT_SIGN,
    SLOT_UNIT,
};

struct money_form {
    struct pattern pattern;
    bool before, behind; /* the sign stands right there beside a slot */
};

struct currency {
    const char *code;
    struct spelling sign;
};

/* One name that a country is found by; several may lead to one country. */
struct country_name {
    struct str name;
    const struct country *country;
};

#define PAIRS 676 /* 26 * 26 */

struct locale {
    const char *tag;
    const char *name;
    struct spelling months[12];
    struct pattern date_long, date_short;
    const char *first_day;       /* "1er"; NULL: its number, as any other */
    struct spelling day_endings; /* may be none */
    struct number_marks marks;
    const char *minus;
    struct pattern percent;
    struct money_form money, money_rounded;
    struct spelling million, billion;
    struct currency *currencies;
    size_t currency_count;
    struct spelling yes, no;
    const char *between, *last;
    struct value *words;
    struct country *countries;
    size_t country_count;
    /* Names of two letters, codes nearly all of them, are found at once; NULL:
     * there is none. */
    const struct country *country_pairs[PAIRS];
    /* The others, and a hash table of their numbers, from 1: to sort them took
     * a twentieth of a statement's time. Its room is a power of two, at most
     * half of it in use. */
    struct country_name *country_names;
    size_t country_name_count;
    uint32_t *country_slots;
    size_t country_slot_room;
};

/* The place of two ASCII letters among the pairs of them, whatever their case;
 * PAIRS: it is another text. */
static inline size_t locale_pair(struct str text)
{
    if (text.len != 2 || !is_ascii_letter((unsigned char)text.at[0]) ||
        !is_ascii_letter((unsigned char)text.at[1]))
        return PAIRS;
    return (size_t)(ascii_lower(text.at[0]) - 'a') * 26 +
           (size_t)(ascii_lower(text.at[1]) - 'a');
}

/* Appends digits with the language's marks; a minus is not written. */
void locale_write_marked(const struct locale *locale, struct buffer *out,
                         struct decimal number);

/*
 * The slot that holds the number of a country's name, or the free one that it
 * belongs in, which holds 0. The case of ASCII letters makes no difference.
 */
uint32_t *locale_country_slot(const struct locale *locale, struct str name);

#endif

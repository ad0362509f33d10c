/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/locale.h"

#include <string.h>

#include "data/locale_parts.h"

const char *locale_tag(const struct locale *locale)
{
    return locale->tag;
}

const char *locale_name(const struct locale *locale)
{
    return locale->name;
}

const struct value *locale_words(const struct locale *locale)
{
    return locale->words;
}

const char *locale_word(const struct locale *locale, const char *key)
{
    for (const struct value *word = locale->words->member; word;
         word = word->next)
        if (str_is(str_of(key), word->name))
            return word->text.at;
    return "";
}

static bool is_spelling(const struct spelling *spelling, struct str word)
{
    for (size_t i = 0; i < spelling->count; i++)
        if (str_equal_nocase(word, spelling->taken[i]))
            return true;
    return false;
}

const char *locale_boolean(const struct locale *locale, bool yes)
{
    return yes ? locale->yes.written : locale->no.written;
}

bool locale_boolean_read(const struct locale *locale, struct str word,
                         bool *yes)
{
    *yes = is_spelling(&locale->yes, word);
    return *yes || is_spelling(&locale->no, word);
}

void locale_list(const struct locale *locale, struct buffer *out,
                 const struct str *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            buffer_add_text(out,
                            i + 1 < count ? locale->between : locale->last);
        buffer_add_str(out, items[i]);
    }
}

/* FNV-1a. */
static size_t hash(struct str name)
{
    uint64_t sum = 0xcbf29ce484222325;
    for (size_t i = 0; i < name.len; i++)
        sum = (sum ^ (unsigned char)ascii_lower(name.at[i])) * 0x100000001b3;
    return (size_t)(sum ^ sum >> 32);
}

uint32_t *locale_country_slot(const struct locale *locale, struct str name)
{
    size_t most = locale->country_slot_room - 1;
    size_t i = hash(name) & most;
    for (;; i = (i + 1) & most) {
        uint32_t *slot = &locale->country_slots[i];
        if (!*slot ||
            str_equal_nocase(locale->country_names[*slot - 1].name, name))
            return slot;
    }
}

const struct country *locale_country(const struct locale *locale,
                                     struct str text)
{
    size_t pair = locale_pair(text);
    if (pair < PAIRS)
        return locale->country_pairs[pair];
    uint32_t number = *locale_country_slot(locale, text);
    return number ? locale->country_names[number - 1].country : NULL;
}

void locale_offer_countries(const struct locale *locale,
                            struct nearest *nearest)
{
    for (size_t i = 0; i < locale->country_count; i++)
        nearest_offer(nearest, locale->countries[i].name);
}

size_t locale_countries_with(const struct locale *locale, struct str text,
                             const struct country **found, size_t max)
{
    size_t count = 0;
    for (size_t i = 0; i < locale->country_count && count < max; i++)
        if (str_holds_nocase(str_of(locale->countries[i].name), text))
            found[count++] = &locale->countries[i];
    return count;
}

static const struct currency *find_currency(const struct locale *locale,
                                            const char *code)
{
    /* Most are told apart by their first letter, without a call. */
    for (size_t i = 0; i < locale->currency_count; i++)
        if (locale->currencies[i].code[0] == code[0] &&
            !strcmp(locale->currencies[i].code, code))
            return &locale->currencies[i];
    return NULL;
}

const char *locale_currency(const struct locale *locale, const char *currency)
{
    const struct currency *found = find_currency(locale, currency);
    return found ? found->sign.written : currency;
}

const char *locale_currency_of(const struct locale *locale, struct str sign)
{
    for (size_t i = 0; i < locale->currency_count; i++) {
        const struct currency *currency = &locale->currencies[i];
        if (str_equal_nocase(sign, str_of(currency->code)) ||
            is_spelling(&currency->sign, sign))
            return currency->code;
    }
    return NULL;
}

bool locale_is_sign_of(const struct locale *locale, struct str sign,
                       const char *currency)
{
    const struct currency *found = find_currency(locale, currency);
    return str_equal_nocase(sign, str_of(currency)) ||
           (found && is_spelling(&found->sign, sign));
}

const struct number_marks *locale_marks(const struct locale *locale)
{
    return &locale->marks;
}

int locale_unit(const struct locale *locale, struct str word)
{
    if (is_spelling(&locale->million, word))
        return 6;
    return is_spelling(&locale->billion, word) ? 9 : 0;
}

const char *locale_month_name(const struct locale *locale, int month)
{
    return locale->months[month - 1].written;
}

static bool month_begins(const struct spelling *month, struct str text)
{
    for (size_t i = 0; i < month->count; i++)
        if (str_equal_nocase(text, str_slice(month->taken[i], 0, text.len)))
            return true;
    return false;
}

int locale_month(const struct locale *locale, struct str text)
{
    int found = 0;
    for (int i = 0; i < 12; i++) {
        if (is_spelling(&locale->months[i], text))
            return i + 1;
        if (utf8_count(text) < 3 || !month_begins(&locale->months[i], text))
            continue;
        found = found ? -1 : i + 1;
    }
    return found < 0 ? 0 : found;
}

size_t locale_day_ending(const struct locale *locale, struct str text)
{
    size_t longest = 0;
    for (size_t i = 0; i < locale->day_endings.count; i++) {
        struct str ending = locale->day_endings.taken[i];
        if (text.len > ending.len && ending.len > longest &&
            str_equal_nocase(str_slice(text, text.len - ending.len, text.len),
                             ending))
            longest = ending.len;
    }
    return longest;
}

bool locale_date_has(const struct locale *locale, struct str word)
{
    for (size_t i = 0; i < locale->date_long.count; i++) {
        struct pattern_part part = locale->date_long.parts[i];
        if (part.slot != PATTERN_TEXT)
            continue;
        for (struct str one = str_word(&part.text); one.len;
             one = str_word(&part.text))
            if (str_equal_nocase(one, word))
                return true;
    }
    return false;
}

static void write_date(const struct locale *locale, struct buffer *out,
                       const struct pattern *pattern, const char *first_day,
                       struct date date)
{
    char iso[11]; /* 2024-08-01 */
    date_iso(date, iso);
    struct str slots[SLOT_YEAR + 1] = {
        [SLOT_DAY] = {iso + 8 + (date.day < 10), date.day < 10 ? 1 : 2},
        [SLOT_DAY2] = {iso + 8, 2},
        [SLOT_MONTH] = str_of(locale_month_name(locale, date.month)),
        [SLOT_MONTH1] = {iso + 5 + (date.month < 10), date.month < 10 ? 1 : 2},
        [SLOT_MONTH2] = {iso + 5, 2},
        [SLOT_YEAR] = {iso, 4},
    };
    if (date.day == 1 && first_day)
        slots[SLOT_DAY] = str_of(first_day);
    for (size_t i = 0; i < pattern->count; i++) {
        const struct pattern_part *part = &pattern->parts[i];
        buffer_add_str(out, part->slot <= SLOT_YEAR ? slots[part->slot]
                                                    : part->text);
    }
}

void locale_date_long(const struct locale *locale, struct buffer *out,
                      struct date date)
{
    write_date(locale, out, &locale->date_long, locale->first_day, date);
}

void locale_date_short(const struct locale *locale, struct buffer *out,
                       struct date date)
{
    write_date(locale, out, &locale->date_short, NULL, date);
}

void locale_write_marked(const struct locale *locale, struct buffer *out,
                         struct decimal number)
{
    char room[DECIMAL_DIGITS_MAX];
    struct str digits = decimal_digits(number, room);
    size_t whole = digits.len - (size_t)number.places;
    for (size_t from = 0, to; from < whole; from = to) {
        to = from ? from + 3 : (whole - 1) % 3 + 1;
        if (from)
            buffer_add_str(out, locale->marks.group);
        buffer_add(out, digits.at + from, to - from);
    }
    if (number.places) {
        buffer_add_str(out, locale->marks.decimal);
        buffer_add_str(out, str_slice(digits, whole, digits.len));
    }
}

void locale_number(const struct locale *locale, struct buffer *out,
                   struct decimal number)
{
    if (number.units < 0)
        buffer_add_text(out, locale->minus);
    locale_write_marked(locale, out, number);
}

void locale_percent(const struct locale *locale, struct buffer *out,
                    struct decimal number)
{
    if (number.units < 0)
        buffer_add_text(out, locale->minus);
    for (size_t i = 0; i < locale->percent.count; i++) {
        const struct pattern_part *part = &locale->percent.parts[i];
        if (part->slot == SLOT_NUMBER)
            locale_write_marked(locale, out, number);
        else
            buffer_add_str(out, part->text);
    }
}

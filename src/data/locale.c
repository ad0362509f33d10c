/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/locale.h"

#include "data/locale_parts.h"
#include "data/pattern.h"

/* A form of a number or of money is never longer. */
#define FORM_MAX 1024

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

struct country_name *locale_country_slot(const struct locale *locale,
                                         struct str name)
{
    size_t most = locale->country_name_room - 1;
    size_t i = hash(name) & most;
    for (;; i = (i + 1) & most) {
        struct country_name *slot = &locale->country_names[i];
        if (!slot->country || str_equal_nocase(slot->name, name))
            return slot;
    }
}

const struct country *locale_country(const struct locale *locale,
                                     struct str text)
{
    return locale_country_slot(locale, text)->country;
}

void locale_offer_countries(const struct locale *locale,
                            struct nearest *nearest)
{
    for (size_t i = 0; i < locale->country_count; i++)
        nearest_offer(nearest, locale->countries[i].name);
}

static bool holds(struct str name, struct str text)
{
    for (size_t i = 0; i + text.len <= name.len; i++)
        if (str_equal_nocase(str_slice(name, i, i + text.len), text))
            return true;
    return false;
}

size_t locale_countries_with(const struct locale *locale, struct str text,
                             const struct country **found, size_t max)
{
    size_t count = 0;
    for (size_t i = 0; i < locale->country_count && count < max; i++)
        if (holds(str_of(locale->countries[i].name), text))
            found[count++] = &locale->countries[i];
    return count;
}

static const struct currency *find_currency(const struct locale *locale,
                                            const char *code)
{
    for (size_t i = 0; i < locale->currency_count; i++)
        if (str_is(str_of(code), locale->currencies[i].code))
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
    struct str rest = str_of(locale->date_long);
    struct pattern_piece piece;
    while (pattern_next(&rest, &piece)) {
        if (piece.slot)
            continue;
        for (struct str one = str_word(&piece.text); one.len;
             one = str_word(&piece.text))
            if (str_equal_nocase(one, word))
                return true;
    }
    return false;
}

/* Two digits and a NUL. */
static struct str two_digits(int number, char out[3])
{
    out[0] = (char)('0' + number / 10 % 10);
    out[1] = (char)('0' + number % 10);
    out[2] = '\0';
    return (struct str){out, 2};
}

static void write_date(const struct locale *locale, struct buffer *out,
                       const char *pattern, const char *first_day,
                       struct date date)
{
    char day[3], month[3], iso[11];
    struct str day2 = two_digits(date.day, day);
    struct str month2 = two_digits(date.month, month);
    date_iso(date, iso);
    struct str day1 = str_slice(day2, date.day < 10, 2);
    if (date.day == 1 && first_day)
        day1 = str_of(first_day);
    const struct pattern_slot slots[] = {
        {STR_LITERAL("day"), day1},
        {STR_LITERAL("day2"), day2},
        {STR_LITERAL("month"), str_of(locale_month_name(locale, date.month))},
        {STR_LITERAL("month1"), str_slice(month2, date.month < 10, 2)},
        {STR_LITERAL("month2"), month2},
        {STR_LITERAL("year"), {iso, 4}},
    };
    pattern_fill(out, pattern, slots, sizeof slots / sizeof *slots);
}

void locale_date_long(const struct locale *locale, struct buffer *out,
                      struct date date)
{
    write_date(locale, out, locale->date_long, locale->first_day, date);
}

void locale_date_short(const struct locale *locale, struct buffer *out,
                       struct date date)
{
    write_date(locale, out, locale->date_short, NULL, date);
}

/* Appends digits with the language's marks; a minus is not written. */
static void write_marked(const struct locale *locale, struct buffer *out,
                         struct decimal number)
{
    char room[64];
    struct buffer plain = buffer_on(room, sizeof room);
    decimal_write(&plain, number);
    struct str digits = buffer_str(&plain);
    if (number.units < 0)
        digits = str_slice(digits, 1, digits.len);
    size_t whole = str_find(digits, '.');
    for (size_t i = 0; i < whole; i++) {
        if (i && (whole - i) % 3 == 0)
            buffer_add_str(out, locale->marks.group);
        buffer_add_char(out, digits.at[i]);
    }
    if (whole < digits.len) {
        buffer_add_str(out, locale->marks.decimal);
        buffer_add_str(out, str_slice(digits, whole + 1, digits.len));
    }
}

void locale_number(const struct locale *locale, struct buffer *out,
                   struct decimal number)
{
    if (number.units < 0)
        buffer_add_text(out, locale->minus);
    write_marked(locale, out, number);
}

void locale_percent(const struct locale *locale, struct buffer *out,
                    struct decimal number)
{
    char room[FORM_MAX];
    struct buffer digits = buffer_on(room, sizeof room);
    write_marked(locale, &digits, number);
    if (number.units < 0)
        buffer_add_text(out, locale->minus);
    const struct pattern_slot slot = {STR_LITERAL("number"),
                                      buffer_str(&digits)};
    pattern_fill(out, locale->percent, &slot, 1);
}

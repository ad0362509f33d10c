/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/figures.h"

#include "data/number.h"
#include "data/type.h"

/* No date has more words: "31 July 2025", "31 de julio de 2025". */
#define DATE_WORDS 5
#define DATE_MAX   ((size_t)100)

/* A word of a text, without the signs around it. */
struct word {
    struct str text;
    size_t from, to; /* in the text that it was taken off, signs included */
};

/* Spaces of any kind end a word, those that do not break too. */
static bool next_word(struct str text, size_t from, struct word *word)
{
    struct str rest = str_slice(text, from, text.len);
    for (size_t space; rest.len && (space = number_space(rest));)
        rest = str_slice(rest, space, rest.len);
    word->from = text.len - rest.len;
    size_t len = 0;
    while (len < rest.len && len <= DATE_MAX &&
           !number_space(str_slice(rest, len, rest.len)))
        len++;
    word->to = word->from + len;
    struct str bare = str_slice(rest, 0, len);
    while (bare.len && is_ascii_punct((unsigned char)bare.at[0]))
        bare = str_slice(bare, 1, bare.len);
    while (bare.len && is_ascii_punct((unsigned char)bare.at[bare.len - 1]))
        bare.len--;
    word->text = bare;
    return len && len <= DATE_MAX; /* a date has no word that long */
}

static bool is_digit_at(struct str text, size_t at)
{
    return at < text.len && is_ascii_digit((unsigned char)text.at[at]);
}

static size_t digits_at(struct str text, size_t at)
{
    size_t count = 0;
    while (is_digit_at(text, at + count))
        count++;
    return count;
}

static int small_number(struct str text, size_t digits)
{
    int number = 0;
    for (size_t i = 0; i < digits; i++)
        number = number * 10 + (text.at[i] - '0');
    return number;
}

/* Whether the language writes 31/07/2025 or 07/31/2025, if either. */
static enum date_order order_of(const struct locale *locale)
{
    struct buffer out = buffer_make(1024);
    locale_date_short(locale, &out, (struct date){2025, 7, 31});
    size_t digits = digits_at(buffer_str(&out), 0);
    int first = digits <= 2 ? small_number(buffer_str(&out), digits) : 0;
    buffer_release(&out);
    return first == 31  ? DATE_DAY_FIRST
           : first == 7 ? DATE_MONTH_FIRST
                        : DATE_ISO_ONLY;
}

/* Whether a date may begin with these words: it is asked of every number. */
static bool may_be_date(const struct locale *locale, const struct word *words,
                        size_t count)
{
    struct str first = words[0].text;
    bool digit = is_digit_at(first, 0);
    if (digit &&
        (str_find(first, '-') < first.len || str_find(first, '/') < first.len))
        return true;
    bool month = locale_month(locale, first);
    for (size_t i = 1; digit && i < count && i < 3; i++)
        month = month || locale_month(locale, words[i].text);
    return month;
}

/* A whole date, in any form that a value of type date may have. */
static bool read_date(struct arena *arena, const struct locale *locale,
                      const struct word *words, size_t count, struct date *date)
{
    struct buffer text = buffer_within(arena, DATE_MAX);
    for (size_t i = 0; i < count; i++) {
        buffer_add_text(&text, i ? " " : "");
        buffer_add_str(&text, words[i].text);
    }
    if (text.full)
        return false;
    const struct type type = {.kind = TYPE_DATE,
                              .date_order = order_of(locale)};
    struct typed typed;
    struct refusal why = {.arena = arena};
    if (!type_take(arena, &type, locale, buffer_str(&text), &typed, &why))
        return false;
    *date = typed.date;
    return true;
}

/* A day of a month, or 0: "31", "1er". */
static int day_of(const struct locale *locale, struct str word)
{
    size_t digits = digits_at(word, 0);
    struct str ending = str_slice(word, digits, word.len);
    if (!digits || digits > 2 ||
        (ending.len && locale_day_ending(locale, ending) != ending.len))
        return 0;
    int day = small_number(word, digits);
    return day <= 31 ? day : 0;
}

static int year_of(struct str word)
{
    return word.len == 4 && digits_at(word, 0) == 4 ? small_number(word, 4) : 0;
}

/* The month of that name, as a page writes it: "may" is a verb. */
static int month_of(const struct locale *locale, struct str word)
{
    int month = locale_month(locale, word);
    return month && str_is(word, locale_month_name(locale, month)) ? month : 0;
}

/* A date of which a part is not told: "July 2025", "31 July". */
static bool read_part(const struct locale *locale, const struct word *words,
                      size_t count, struct date *date)
{
    *date = (struct date){0};
    if (count != 2)
        return false;
    int month = month_of(locale, words[0].text);
    struct str other = words[month ? 1 : 0].text;
    if (!month)
        month = month_of(locale, words[1].text);
    if (!month)
        return false;
    date->month = month;
    date->day = day_of(locale, other);
    date->year = date->day ? 0 : year_of(other);
    return date->day || date->year;
}

/* The longest date that begins with the word at `from`; how far it goes, or 0.
 */
static size_t date_at(struct arena *arena, const struct locale *locale,
                      struct str text, size_t from, struct figure *figure)
{
    struct word words[DATE_WORDS];
    size_t count = 0, at = from;
    while (count < DATE_WORDS && next_word(text, at, &words[count]))
        at = words[count++].to;
    if (!count || !may_be_date(locale, words, count))
        return 0;
    for (; count; count--) {
        struct str first = words[0].text, last = words[count - 1].text;
        if (!first.len || !last.len)
            continue;
        struct str whole = {first.at, (size_t)(last.at + last.len - first.at)};
        if ((count != 2 &&
             read_date(arena, locale, words, count, &figure->date)) ||
            read_part(locale, words, count, &figure->date)) {
            figure->is_date = true;
            figure->text = whole;
            return words[count - 1].to;
        }
    }
    return 0;
}

/* How long the number is whose digits begin at `at`, with its marks. */
static size_t number_length(const struct number_marks *marks, struct str text,
                            size_t at)
{
    size_t from = at, digits = digits_at(text, at);
    at += digits;
    while (digits <= 3) {
        struct str rest = str_slice(text, at, text.len);
        size_t mark = marks->group_is_space ? number_space(rest) : 0;
        if (!mark && marks->group.len && rest.len >= marks->group.len &&
            str_equal(str_slice(rest, 0, marks->group.len), marks->group))
            mark = marks->group.len;
        if (!mark || digits_at(text, at + mark) != 3)
            break;
        at += mark + 3;
    }
    struct str rest = str_slice(text, at, text.len);
    size_t mark = marks->decimal.len;
    if (rest.len > mark &&
        str_equal(str_slice(rest, 0, mark), marks->decimal) &&
        is_digit_at(rest, mark))
        at += mark + digits_at(rest, mark);
    return at - from;
}

/* The power of ten of a word such as "million" behind a number, or 0. */
static int unit_behind(const struct locale *locale, struct str text, size_t at)
{
    struct str rest = str_slice(text, at, text.len);
    size_t space = number_space(rest);
    rest = str_slice(rest, space, rest.len);
    size_t len = 0;
    while (len < rest.len &&
           (is_ascii_letter((unsigned char)rest.at[len]) ||
            (unsigned char)rest.at[len] >= 0x80) &&
           !number_space(str_slice(rest, len, rest.len)))
        len++;
    return len ? locale_unit(locale, str_slice(rest, 0, len)) : 0;
}

static bool is_in_word(struct str text, size_t at)
{
    return at && (is_ascii_letter((unsigned char)text.at[at - 1]) ||
                  is_ascii_digit((unsigned char)text.at[at - 1]));
}

bool figure_next(struct arena *arena, const struct locale *locale,
                 struct str *rest, struct figure *figure)
{
    const struct number_marks *marks = locale_marks(locale);
    struct str text = *rest;
    size_t at = 0, end;
    bool fresh = true; /* a word begins here */
    *figure = (struct figure){.is_date = false};
    while (at < text.len) {
        size_t space = number_space(str_slice(text, at, text.len));
        if (space || is_ascii_punct((unsigned char)text.at[at])) {
            at += space ? space : 1;
            fresh = true;
            continue;
        }
        if (fresh && (end = date_at(arena, locale, text, at, figure))) {
            *rest = str_slice(text, end, text.len);
            return true;
        }
        fresh = false;
        size_t len = is_digit_at(text, at) && !is_in_word(text, at)
                         ? number_length(marks, text, at)
                         : 0;
        figure->text = str_slice(text, at, at + len);
        at += len ? len : 1;
        if (len &&
            number_read(figure->text, marks, unit_behind(locale, text, at),
                        &figure->number) == NUMBER_OK) {
            *rest = str_slice(text, at, text.len);
            return true;
        }
    }
    return false;
}

int figure_compare(const struct figure *a, const struct figure *b)
{
    if (a->is_date != b->is_date)
        return a->is_date ? 1 : -1;
    return a->is_date ? date_compare(a->date, b->date)
                      : decimal_compare(a->number, b->number);
}

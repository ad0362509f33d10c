/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/type_date.h"

#include <string.h>

/* A date in the language's long form, for a message. */
static const char *long_form(const struct locale *locale, struct date date,
                             struct refusal *why)
{
    struct buffer out = buffer_make(1024);
    locale_date_long(locale, &out, date);
    const char *text = str_copy(why->arena, buffer_str(&out)).at;
    buffer_release(&out);
    return text;
}

static const char *iso_form(struct date date, struct refusal *why)
{
    char iso[11];
    date_iso(date, iso);
    return str_copy(why->arena, str_of(iso)).at;
}

static bool remedy_forms(const struct locale *locale, struct refusal *why)
{
    const struct date example = {2025, 7, 31};
    return refusal_remedy(why, "write it as 2025-07-31 or %s",
                          long_form(locale, example, why));
}

static int last_day(int year, int month)
{
    return date_add_months((struct date){year, 1, 31}, month - 1).day;
}

/* Refuses a date that no calendar has. */
static bool no_such_day(const struct locale *locale, struct str text,
                        struct date date, struct refusal *why)
{
    const char *value = quoted(why, text);
    if (date.month < 1 || date.month > 12)
        refuse(why, "%s is not a date: there is no month %d", value,
               date.month);
    else if (date.year < 1)
        refuse(why, "%s is not a date: there is no year 0", value);
    else if (date.day < 1)
        refuse(why, "%s is not a date: there is no day 0", value);
    else
        refuse(why, "%s is not a date: %s %d has %d days", value,
               locale_month_name(locale, date.month), date.year,
               last_day(date.year, date.month));
    return remedy_forms(locale, why);
}

static bool exists_or_refuse(const struct locale *locale, struct str text,
                             struct date date, struct refusal *why)
{
    return date_exists(date) || no_such_day(locale, text, date, why);
}

static bool two_digit_year(struct str text, struct refusal *why)
{
    refuse(why, "%s has no year of four digits", quoted(why, text));
    return refusal_remedy(why, "write the year out, such as 2025-07-31");
}

/* Three numbers with the same sign between them. */
struct numeric {
    int part[3];
    size_t width[3];
};

static bool split_numeric(struct str text, struct numeric *numeric)
{
    size_t at = 0;
    char separator = 0;
    for (int i = 0; i < 3; i++) {
        size_t from = at;
        numeric->part[i] = 0;
        for (; at < text.len && at - from < 4 &&
               is_ascii_digit((unsigned char)text.at[at]);
             at++)
            numeric->part[i] = numeric->part[i] * 10 + (text.at[at] - '0');
        numeric->width[i] = at - from;
        if (at == from)
            return false;
        if (i == 2)
            return at == text.len;
        if (at == text.len || !memchr("/.-", text.at[at], 3) ||
            (i && text.at[at] != separator))
            return false;
        separator = text.at[at++];
    }
    return false;
}

/* 2025/7/1: its meaning is plain, its form is not one that is taken. */
static bool year_first(const struct locale *locale, struct str text,
                       const struct numeric *n, struct refusal *why)
{
    struct date date = {n->part[0], n->part[1], n->part[2]};
    if (!exists_or_refuse(locale, text, date, why))
        return false;
    refuse(why, "%s is not in a form that is taken", quoted(why, text));
    return refusal_remedy(why, "write it as %s", iso_form(date, why));
}

/* Says where the order of its days and months can be declared. */
static bool or_declare(struct refusal *why, const char *order)
{
    if (!why->section)
        return false;
    return refusal_remedy(why, "%s; or say 'date_order = %s' in [%s]",
                          why->remedy, order, why->section);
}

/* Refuses a date whose day cannot be told from its month by a rule. */
static bool undeclared(const struct locale *locale, struct str text,
                       struct date day_first, struct date month_first,
                       struct refusal *why)
{
    bool first = date_exists(day_first), second = date_exists(month_first);
    const char *value = quoted(why, text);
    if (!first && !second) {
        bool months = day_first.month < 1 || day_first.month > 12;
        return no_such_day(locale, text, months ? month_first : day_first, why);
    }
    if (first && second && date_compare(day_first, month_first)) {
        refuse(why, "%s is ambiguous: it could be %s or %s", value,
               long_form(locale, day_first, why),
               long_form(locale, month_first, why));
        refusal_remedy(why, "write it as %s or %s", iso_form(day_first, why),
                       iso_form(month_first, why));
        return or_declare(why, "day-first");
    }
    refuse(why, "%s is not in a form that is taken", value);
    refusal_remedy(why, "write it as %s",
                   iso_form(first ? day_first : month_first, why));
    return or_declare(why, first ? "day-first" : "month-first");
}

static bool take_numeric(const struct locale *locale, enum date_order order,
                         struct str text, const struct numeric *n,
                         struct date *date, struct refusal *why)
{
    if (n->width[0] == 4 && n->width[1] <= 2 && n->width[2] <= 2)
        return year_first(locale, text, n, why);
    if (n->width[0] > 2 || n->width[1] > 2 || n->width[2] == 3) {
        refuse(why, "%s is not a date", quoted(why, text));
        return remedy_forms(locale, why);
    }
    if (n->width[2] != 4)
        return two_digit_year(text, why);
    struct date day_first = {n->part[2], n->part[1], n->part[0]};
    struct date month_first = {n->part[2], n->part[0], n->part[1]};
    if (order == DATE_ISO_ONLY)
        return undeclared(locale, text, day_first, month_first, why);
    *date = order == DATE_DAY_FIRST ? day_first : month_first;
    return exists_or_refuse(locale, text, *date, why);
}

/* The next piece between white space and any of , . - / */
static struct str next_piece(struct str *rest)
{
    size_t from = 0;
    for (; from < rest->len; from++)
        if (!is_ascii_space((unsigned char)rest->at[from]) &&
            !memchr(",.-/", rest->at[from], 4))
            break;
    size_t to = from;
    for (; to < rest->len; to++)
        if (is_ascii_space((unsigned char)rest->at[to]) ||
            memchr(",.-/", rest->at[to], 4))
            break;
    struct str piece = str_slice(*rest, from, to);
    *rest = str_slice(*rest, to, rest->len);
    return piece;
}

/* The number that a piece is, or -1. */
static int number_of(struct str piece)
{
    int number = 0;
    for (size_t i = 0; i < piece.len; i++) {
        if (!is_ascii_digit((unsigned char)piece.at[i]) || i == 4)
            return -1;
        number = number * 10 + (piece.at[i] - '0');
    }
    return number;
}

/* What the pieces of a date in words have been so far. */
struct named {
    struct date date; /* -1: not seen yet */
    struct str unknown;
    bool numbers_left; /* a second day, such as a year of two digits */
};

static void add_piece(const struct locale *locale, struct named *named,
                      struct str piece)
{
    struct str digits = str_slice(piece, 0,
                                  piece.len - locale_day_ending(locale, piece));
    int number = number_of(digits);
    int month = number < 0 ? locale_month(locale, piece) : 0;
    if (number >= 0 && digits.len == 4 && named->date.year < 0)
        named->date.year = number;
    else if (number >= 0 && digits.len <= 2 && named->date.day < 0)
        named->date.day = number;
    else if (number >= 0)
        named->numbers_left = true;
    else if (month && named->date.month < 0)
        named->date.month = month;
    else if (month || !locale_date_has(locale, piece))
        named->unknown = piece;
}

static bool not_a_date(const struct locale *locale, struct str text,
                       struct str unknown, struct refusal *why)
{
    struct nearest nearest = nearest_make(unknown);
    for (int month = 1; unknown.len && month <= 12; month++)
        nearest_offer(&nearest, locale_month_name(locale, month));
    refuse(why, "%s is not a date", quoted(why, text));
    if (nearest.best && !is_ascii_digit((unsigned char)unknown.at[0]))
        return refusal_remedy(why, "did you mean '%s'?", nearest.best);
    return remedy_forms(locale, why);
}

/* 31 July 2025, in the order that anybody writes it. */
static bool take_named(const struct locale *locale, struct str text,
                       struct date *date, struct refusal *why)
{
    struct named named = {.date = {-1, -1, -1}};
    struct str rest = text;
    for (struct str piece = next_piece(&rest); piece.len;
         piece = next_piece(&rest))
        add_piece(locale, &named, piece);
    if (named.unknown.len)
        return not_a_date(locale, text, named.unknown, why);
    if (named.date.month > 0 && named.date.day >= 0 && named.date.year < 0)
        return two_digit_year(text, why);
    if (named.date.month < 0 || named.date.day < 0 || named.date.year < 0 ||
        named.numbers_left)
        return not_a_date(locale, text, named.unknown, why);
    *date = named.date;
    return exists_or_refuse(locale, text, *date, why);
}

bool type_take_date(const struct locale *locale, enum date_order order,
                    struct str text, struct date *date, struct refusal *why)
{
    if (date_read(text, date))
        return true;
    struct numeric numeric;
    if (!split_numeric(text, &numeric))
        return take_named(locale, text, date, why);
    return take_numeric(locale, order, text, &numeric, date, why);
}

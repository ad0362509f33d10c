/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How a language writes dates, numbers, money, lists and countries, and the
 * words of a page around a statement: all from statements/locales/TAG.ini
 * (avow.5, "LOCALES"). No code here knows a language.
 */
#ifndef AVOW_DATA_LOCALE_H
#define AVOW_DATA_LOCALE_H

#include "base/buffer.h"
#include "base/date.h"
#include "base/diagnostic.h"
#include "data/decimal.h"
#include "data/number.h"
#include "data/value.h"

struct locale; /* lives in the arena that it was read into */

/* Reads the file; NULL when it has faults, which are added as errors. */
const struct locale *locale_read(struct arena *arena, const char *path,
                                 struct diagnostics *all);

const char *locale_tag(const struct locale *locale);  /* "en-GB" */
const char *locale_name(const struct locale *locale); /* of the language */

/* A map of the section [words], for themes: {{words.contents}}. */
const struct value *locale_words(const struct locale *locale);

/* A word that every locale has, such as "total"; "" for any other. */
const char *locale_word(const struct locale *locale, const char *key);

/* The forms of a date: 31 July 2025; 31/07/2025 … as the file has them. */
void locale_date_long(const struct locale *locale, struct buffer *out,
                      struct date date);
void locale_date_short(const struct locale *locale, struct buffer *out,
                       struct date date);

/* 1,234,567.5 */
void locale_number(const struct locale *locale, struct buffer *out,
                   struct decimal number);
/* £1,234,567.50; no decimals where there are none. Currency: "GBP" … */
void locale_money(const struct locale *locale, struct buffer *out,
                  struct decimal amount, const char *currency);
/* The same with as many decimals as `places` says, where it has fewer. */
void locale_money_places(const struct locale *locale, struct buffer *out,
                         struct decimal amount, const char *currency,
                         int places);
/* How many decimals an amount is written with: never one. */
int locale_places(struct decimal amount);
/* £1.2 million, £36 million, £950,000: at most three figures that count. */
void locale_money_rounded(const struct locale *locale, struct buffer *out,
                          struct decimal amount, const char *currency);
void locale_percent(const struct locale *locale, struct buffer *out,
                    struct decimal number);

/* The words for true and false. */
const char *locale_boolean(const struct locale *locale, bool yes);

/* "a, b and c"; count of at least 1. */
void locale_list(const struct locale *locale, struct buffer *out,
                 const struct str *items, size_t count);

/*
 * Finds a country by its ISO 3166-1 code (GB) or a name that it has in this
 * language (without regard to case). NULL when there is none.
 */
struct country {
    const char *code;
    const char *name;
};
const struct country *locale_country(const struct locale *locale,
                                     struct str text);
/*
 * Offers every country's name to `nearest`; codes of two letters are all near
 * to one another.
 */
void locale_offer_countries(const struct locale *locale,
                            struct nearest *nearest);

/* The first `max` countries whose name has `text` in it; how many. */
size_t locale_countries_with(const struct locale *locale, struct str text,
                             const struct country **found, size_t max);

/* The symbol of a currency ("£"), or its code where the file names none. */
const char *locale_currency(const struct locale *locale, const char *currency);

/* What follows is for reading values. Case is that of ASCII letters. */

/* The signs that numbers are written with. */
const struct number_marks *locale_marks(const struct locale *locale);

/* The code of the currency with this sign or code, or NULL. */
const char *locale_currency_of(const struct locale *locale, struct str sign);

/* Whether the sign (or the code) is one of this currency. */
bool locale_is_sign_of(const struct locale *locale, struct str sign,
                       const char *currency);

/* 6 for "million", 9 for "billion" and their short forms; 0 for any other. */
int locale_unit(const struct locale *locale, struct str word);

/* Reads the words for true and false; false when it is neither. */
bool locale_boolean_read(const struct locale *locale, struct str word,
                         bool *yes);

/* The name of a month (1 to 12). */
const char *locale_month_name(const struct locale *locale, int month);

/*
 * The month of that name or of a beginning of it with three letters or more;
 * 0 when there is none, or when more than one begins so.
 */
int locale_month(const struct locale *locale, struct str text);

/* How many bytes of an ending a day's number has here ("31st"); or 0. */
size_t locale_day_ending(const struct locale *locale, struct str text);

/* Whether the long form of a date holds the word beside its parts ("de"). */
bool locale_date_has(const struct locale *locale, struct str word);

#endif

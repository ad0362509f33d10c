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
#include "data/value.h"

struct locale; /* lives in the arena that it was read into */

/* Reads the file; NULL when it has faults, which are added as errors. */
const struct locale *locale_read(struct arena *arena, const char *path,
                                 struct diagnostics *all);

const char *locale_tag(const struct locale *locale); /* "en-GB" */

/* A map of the section [words], for themes: {{words.contents}}. */
const struct value *locale_words(const struct locale *locale);

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
 * Finds a country by its ISO 3166-1 code (GB) or its name in this language
 * (without regard to case). NULL when there is none.
 */
struct country {
    const char *code;
    const char *name;
};
const struct country *locale_country(const struct locale *locale,
                                     struct str text);
/* Offers every country's name and code to `nearest`. */
void locale_offer_countries(const struct locale *locale,
                            struct nearest *nearest);

/*
 * The symbol of a currency ("£") or its code where the file names none; and
 * the signs that numbers are written with, for reading them.
 */
const char *locale_currency(const struct locale *locale, const char *currency);
const char *locale_decimal_mark(const struct locale *locale);
const char *locale_group_mark(const struct locale *locale);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The types that a field or a column may have: what is taken as a value, what
 * a message says of one that is not, and how one is shown (avow.5, "TYPES").
 */
#ifndef AVOW_DATA_TYPE_H
#define AVOW_DATA_TYPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/diagnostic.h"
#include "data/decimal.h"
#include "data/ini.h"
#include "data/locale.h"
#include "data/number.h"
#include "data/refusal.h"
#include "data/value.h"

enum type_kind {
    TYPE_TEXT,
    TYPE_MARKDOWN,
    TYPE_DATE,
    TYPE_INTEGER,
    TYPE_NUMBER,
    TYPE_MONEY,
    TYPE_PERCENT,
    TYPE_BOOLEAN,
    TYPE_URL,
    TYPE_EMAIL,
    TYPE_CHOICE,
    TYPE_CHOICES,
    TYPE_COUNTRY,
};

struct choice {
    const char *code;
    const char *label;
};

enum date_order {
    DATE_ISO_ONLY, /* 3/4/2025 is refused as ambiguous, 31/4 as no date */
    DATE_DAY_FIRST,
    DATE_MONTH_FIRST,
};

struct type {
    enum type_kind kind;
    const char *currency; /* of money: "GBP" */
    struct choice *choices;
    size_t choice_count;
    bool has_min, has_max; /* of numbers; for text: lengths in characters */
    struct decimal min, max;
    enum date_order date_order;
    const char *order_section; /* where a project can declare it, or NULL */
};

/* A value that has been read as its type. */
struct typed {
    enum type_kind kind;
    struct str text;       /* as given, trimmed; borrowed */
    struct decimal number; /* integer, number, money, percent */
    struct date date;
    bool yes;
    const struct choice **chosen; /* choice (one), choices */
    size_t chosen_count;
    const struct country *country;
};

/*
 * Makes a type of the keys `type`, `choices`, `currency`, `min`, `max` and
 * `date_order` of a section; other keys are not looked at. False: errors were
 * added.
 */
MUST_USE bool type_declare(struct arena *arena,
                           const struct ini_section *section, struct type *type,
                           struct diagnostics *all);

/* "date", "money" …, as an INI file names it. */
const char *type_name(enum type_kind kind);

/* Whether values of it can be added up and compared as numbers. */
static inline bool type_is_number(enum type_kind kind)
{
    return kind == TYPE_INTEGER || kind == TYPE_NUMBER || kind == TYPE_MONEY ||
           kind == TYPE_PERCENT;
}

/*
 * Reads the value of a field that is not empty; messages name the field, such
 * as "field 'organisation.turnover'". False: an error was added that says which
 * forms are taken.
 */
MUST_USE bool type_read(struct arena *arena, const struct type *type,
                        const struct locale *locale, const char *field,
                        struct str text, struct place at, struct typed *typed,
                        struct diagnostics *all);

/*
 * The same for a caller that names the value only when it has to: a table, of
 * a million. `arena` holds what is chosen, `why` says what is wrong.
 */
MUST_USE bool type_take(struct arena *arena, const struct type *type,
                        const struct locale *locale, struct str text,
                        struct typed *typed, struct refusal *why);

/*
 * The same for what most cells of a table are: digits alone and texts, as far
 * as no bounds are set, and countries. False: for type_take(), to take or to
 * refuse.
 */
MUST_USE static inline bool type_take_plain(const struct type *type,
                                            const struct locale *locale,
                                            struct str text,
                                            struct typed *typed)
{
    if (type->has_min || type->has_max || !text.len ||
        (unsigned char)text.at[0] <= ' ' ||
        (unsigned char)text.at[text.len - 1] <= ' ')
        return false;
    if (type_is_number(type->kind)) {
        if (!number_plain(text, &typed->number) &&
            (type->kind == TYPE_INTEGER ||
             !number_plain_parts(text, locale_marks(locale), &typed->number)))
            return false;
    } else if (type->kind == TYPE_COUNTRY) {
        typed->country = locale_country(locale, text);
        if (!typed->country)
            return false;
    } else if (type->kind != TYPE_TEXT && type->kind != TYPE_MARKDOWN) {
        return false;
    }
    typed->kind = type->kind;
    typed->text = text;
    return true;
}

/* A copy that needs nothing of where the value was read. */
struct typed type_keep(struct arena *arena, const struct typed *typed);

/* Has a copy need nothing of it but its text. */
void type_keep_choices(struct arena *arena, struct typed *typed);

/* Appends the value as a page shows it when no form is asked for. */
void type_show(struct buffer *out, const struct type *type,
               const struct locale *locale, const struct typed *typed);

/*
 * The same where what is shown is a text that is there already, as of most
 * types: it lives as long as the value, the type and the locale do. False:
 * type_show() has to make it.
 */
bool type_shown(const struct type *type, const struct locale *locale,
                const struct typed *typed, struct str *text);

/*
 * Appends a number as the column it was added up in shows it: the total of a
 * money column is money.
 */
void type_show_number(struct buffer *out, const struct type *type,
                      const struct locale *locale, struct decimal number);

/*
 * The same with as many decimals as `places` says, where it has fewer: in a
 * column, all have as many as the one with most of them.
 */
void type_show_places(struct buffer *out, const struct type *type,
                      const struct locale *locale, struct decimal number,
                      int places);

/* How many decimals type_show_number() shows. */
int type_places(const struct type *type, struct decimal number);

/*
 * The order of two values of one type, for sorting: dates and numbers by
 * size, no before yes, choices and countries by what a page shows of them, so
 * that a code and its label are the same; all else by bytes. <0, 0, >0.
 */
int type_compare(const struct typed *a, const struct typed *b);

/*
 * The value for a template: its text as type_show() has it, and the members
 * of its type: dates .iso .long .short .year; money .exact .rounded; numbers
 * .exact (plain digits); choice .code; choices a list of {code, label};
 * country .code. A boolean's truth is its value; a number is true, zero too.
 * `typed` is copied; the type and the locale are borrowed, since the members
 * are made when they are asked for.
 */
struct value *type_value(struct arena *arena, const struct type *type,
                         const struct locale *locale, const struct typed *typed,
                         struct place at);

/* The same of what lives as long as the value, with all it points to, and so
 * need not be copied. */
struct value *type_value_of(struct arena *arena, const struct type *type,
                            const struct locale *locale,
                            const struct typed *typed, struct place at);

/*
 * The value of a type where none is given: false, without text, in `state`
 * (VALUE_EMPTY or VALUE_GAP), and with the same members, in that state too, so
 * that a template names what a field has, given or not. A choice, given or
 * not, has a map `is` with a truth for each of its codes.
 */
struct value *type_missing(struct arena *arena, const struct type *type,
                           enum value_state state, const char *label,
                           struct place at);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Money as a language writes it, exact and rounded: the part of data/locale.h
 * that is about amounts.
 */
#include "data/locale.h"

#include "data/locale_parts.h"

/* A space that keeps "SEK 5" on one line. */
#define NO_BREAK_SPACE "\xc2\xa0"

static struct decimal without_sign(struct decimal number)
{
    /* The least of all has no counterpart; a unit less is as good rounded,
     * and money of that size does not exist. */
    if (number.units < 0)
        number.units = number.units == INT64_MIN ? INT64_MAX : -number.units;
    return number;
}

/*
 * Appends the currency's sign. One of letters, such as a code, would run into
 * the digits, so it is kept apart where the pattern does not do it.
 */
static void write_sign(const struct locale *locale, struct buffer *out,
                       const struct money_form *form, const char *currency)
{
    struct str sign = str_of(locale_currency(locale, currency));
    const unsigned char *at = (const unsigned char *)sign.at;
    if (form->behind && is_ascii_letter(at[0]))
        buffer_add_text(out, NO_BREAK_SPACE);
    buffer_add_str(out, sign);
    if (form->before && sign.len && is_ascii_letter(at[sign.len - 1]))
        buffer_add_text(out, NO_BREAK_SPACE);
}

static void write_money(const struct locale *locale, struct buffer *out,
                        const struct money_form *form, struct decimal amount,
                        const char *unit, const char *currency)
{
    if (amount.units < 0)
        buffer_add_text(out, locale->minus);
    for (size_t i = 0; i < form->pattern.count; i++) {
        const struct pattern_part *part = &form->pattern.parts[i];
        if (part->slot == SLOT_NUMBER)
            locale_write_marked(locale, out, without_sign(amount));
        else if (part->slot == SLOT_SIGN)
            write_sign(locale, out, form, currency);
        else if (part->slot == SLOT_UNIT)
            buffer_add_text(out, unit);
        else
            buffer_add_str(out, part->text);
    }
}

int locale_places(struct decimal amount)
{
    /* Half a pound is .50, not .5. */
    int places = decimal_tidy(amount).places;
    return places == 1 ? 2 : places;
}

void locale_money_places(const struct locale *locale, struct buffer *out,
                         struct decimal amount, const char *currency,
                         int places)
{
    int least = locale_places(amount);
    amount = decimal_widen(decimal_tidy(amount),
                           places > least ? places : least);
    write_money(locale, out, &locale->money, amount, "", currency);
}

void locale_money(const struct locale *locale, struct buffer *out,
                  struct decimal amount, const char *currency)
{
    locale_money_places(locale, out, amount, currency, 0);
}

/*
 * Rounds to three figures that count: `figures` times 10 to the power that is
 * returned.
 */
static int three_figures(struct decimal amount, int64_t *figures)
{
    int power = -amount.places;
    int64_t step = 1;
    while (amount.units / step >= 1000 || amount.units / step <= -1000) {
        step *= 10;
        power++;
    }
    int64_t kept = amount.units / step, rest = amount.units % step;
    if (rest && rest >= step - rest)
        kept++;
    else if (rest && -rest >= step + rest)
        kept--;
    *figures = kept;
    return power;
}

void locale_money_rounded(const struct locale *locale, struct buffer *out,
                          struct decimal amount, const char *currency)
{
    struct decimal size = without_sign(amount);
    if (decimal_compare(size, (struct decimal){1000, 0}) < 0) {
        /* Whole units are three figures at most; but of less than one unit
         * they would leave nothing. */
        if (decimal_compare(size, (struct decimal){1, 0}) >= 0)
            amount = decimal_round(amount, 0);
        locale_money(locale, out, amount, currency);
        return;
    }
    int64_t figures;
    int power = three_figures(amount, &figures);
    int highest = power + (figures == 1000 || figures == -1000 ? 3 : 2);
    int unit = highest >= 9 ? 9 : highest >= 6 ? 6 : 0;
    struct decimal shown;
    if (!decimal_make(figures, unit - power, &shown)) {
        unit = 0;
        shown = amount;
    }
    if (!unit)
        locale_money(locale, out, shown, currency);
    else
        write_money(locale, out, &locale->money_rounded, decimal_tidy(shown),
                    unit == 9 ? locale->billion.written
                              : locale->million.written,
                    currency);
}

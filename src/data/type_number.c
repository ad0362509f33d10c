/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/type_number.h"

#include "data/number.h"

const char *type_number_shown(const struct type *type,
                              const struct locale *locale,
                              struct decimal number, struct refusal *why)
{
    struct buffer out = buffer_make(1024);
    type_show_number(&out, type, locale, number);
    const char *text = str_copy(why->arena, buffer_str(&out)).at;
    buffer_release(&out);
    return text;
}

static bool remedy_forms(const struct type *type, const struct locale *locale,
                         struct refusal *why)
{
    const struct decimal whole = {1234, 0}, part = {125, 1};
    const struct decimal pence = {123450, 2}, large = {36000000, 0};
    const char *example = type_number_shown(type, locale, whole, why);
    if (type->kind == TYPE_INTEGER)
        return refusal_remedy(why, "write a whole number such as 1234 or %s",
                              example);
    if (type->kind == TYPE_NUMBER)
        return refusal_remedy(why, "write digits alone, such as 1234, %s or %s",
                              example,
                              type_number_shown(type, locale, part, why));
    if (type->kind == TYPE_PERCENT)
        return refusal_remedy(why, "write it such as 45 or %s",
                              type_number_shown(type, locale, part, why));
    struct buffer out = buffer_make(1024);
    locale_money_rounded(locale, &out, large, type->currency);
    refusal_remedy(why, "write it such as 1234, %s or %.*s",
                   type_number_shown(type, locale, pence, why),
                   STR(buffer_str(&out)));
    buffer_release(&out);
    return false;
}

static bool refuse_form(const struct type *type, const struct locale *locale,
                        struct str text, struct refusal *why)
{
    static const char *const names[] = {
        [TYPE_INTEGER] = "a whole number",
        [TYPE_NUMBER] = "a number",
        [TYPE_MONEY] = "an amount of money",
        [TYPE_PERCENT] = "a percentage",
    };
    refuse(why, "%s is not %s", quoted(why, text), names[type->kind]);
    return remedy_forms(type, locale, why);
}

static bool refuse_marks(const struct locale *locale, struct str text,
                         struct refusal *why)
{
    const struct type plain = {.kind = TYPE_NUMBER};
    const struct number_marks *marks = locale_marks(locale);
    refuse(why, "the marks in %s are not those of a number in %s",
           quoted(why, text), locale_name(locale));
    return refusal_remedy(
        why, "'%.*s' parts thousands and '%.*s' decimals, such as %s",
        STR(marks->group), STR(marks->decimal),
        type_number_shown(&plain, locale, (struct decimal){12345, 1}, why));
}

/* Reads the digits of `text`, which `whole` is the whole value of. */
static bool take_digits(const struct type *type, const struct locale *locale,
                        struct str whole, struct str text, int shift,
                        struct decimal *number, struct refusal *why)
{
    switch (number_read(text, locale_marks(locale), shift, number)) {
    case NUMBER_OK:
        break;
    case NUMBER_NONE:
        return refuse_form(type, locale, whole, why);
    case NUMBER_MARKS:
        return refuse_marks(locale, whole, why);
    case NUMBER_PLACES:
        refuse(why, "%s has more than %d decimal places", quoted(why, whole),
               DECIMAL_PLACES_MAX);
        return refusal_remedy(why, "round it; numbers are kept exactly");
    case NUMBER_LARGE:
        refuse(why, "%s is too large", quoted(why, whole));
        return refusal_remedy(why, "numbers have at most 18 digits");
    }
    if (type->kind != TYPE_INTEGER || !number->places)
        return true;
    refuse(why, "%s is not a whole number", quoted(why, whole));
    return refusal_remedy(why, "write it without decimals");
}

/* How many bytes a space at the end of the text has, of any kind; or 0. */
static size_t space_behind(struct str text)
{
    for (size_t len = 1; len <= 3 && len <= text.len; len++)
        if (number_space(str_slice(text, text.len - len, text.len)) == len)
            return len;
    return 0;
}

/* Without white space at both ends, that of ASCII and that of numbers. */
static struct str trim_spaces(struct str text)
{
    text = str_trim(text);
    for (size_t len = number_space(text); len; len = number_space(text))
        text = str_slice(text, len, text.len);
    for (size_t len = space_behind(text); len; len = space_behind(text))
        text.len -= len;
    return text;
}

static bool take_percent(const struct type *type, const struct locale *locale,
                         struct str text, struct decimal *number,
                         struct refusal *why)
{
    struct str digits = text;
    if (str_starts(digits, "%"))
        digits = str_slice(digits, 1, digits.len);
    else if (digits.len && digits.at[digits.len - 1] == '%')
        digits.len--;
    return take_digits(type, locale, text, trim_spaces(digits), 0, number, why);
}

/* Money cut into the digits and what stands around them. */
struct amount {
    bool negative;
    struct str before;
    struct str digits;
    struct str behind;
    int unit;      /* a power of ten */
    bool has_sign; /* of the currency */
};

/* Cuts at the first and behind the last digit; false when there is none. */
static bool cut_amount(struct str text, struct amount *amount)
{
    size_t from = 0, to = text.len;
    while (from < text.len && !is_ascii_digit((unsigned char)text.at[from]))
        from++;
    while (to > from && !is_ascii_digit((unsigned char)text.at[to - 1]))
        to--;
    *amount = (struct amount){
        .before = trim_spaces(str_slice(text, 0, from)),
        .digits = str_slice(text, from, to),
        .behind = trim_spaces(str_slice(text, to, text.len)),
    };
    return from < to;
}

/* Takes a minus before or behind the sign off what stands before digits. */
static void take_minus(struct amount *amount)
{
    struct str before = amount->before;
    amount->negative = number_take_minus(&before);
    for (size_t i = 1; !amount->negative && i < before.len; i++) {
        struct str rest = str_slice(before, i, before.len);
        if (number_take_minus(&rest) && !rest.len) {
            amount->negative = true;
            before = str_slice(before, 0, i);
        }
    }
    amount->before = str_trim(before);
}

/*
 * Reads what stands behind the digits: a unit, the currency's sign, or a unit
 * and the sign.
 */
static bool take_behind(const struct type *type, const struct locale *locale,
                        struct amount *amount)
{
    struct str behind = amount->behind;
    for (size_t cut = 0; cut <= behind.len; cut++) {
        struct str word = str_trim(str_slice(behind, 0, cut));
        struct str sign = trim_spaces(str_slice(behind, cut, behind.len));
        int unit = word.len ? locale_unit(locale, word) : 0;
        bool has_sign = sign.len > 0;
        if ((word.len && !unit) ||
            (has_sign && !locale_is_sign_of(locale, sign, type->currency)))
            continue;
        amount->unit = unit;
        if (has_sign && amount->has_sign)
            return false;
        amount->has_sign = amount->has_sign || has_sign;
        return true;
    }
    return false;
}

/* The code of another currency whose sign stands in the text, or NULL. */
static const char *other_currency(const struct locale *locale,
                                  const struct amount *amount, struct str *sign)
{
    *sign = amount->before;
    if (sign->len)
        return locale_currency_of(locale, *sign);
    for (size_t cut = 0; cut < amount->behind.len; cut++) {
        struct str rest = str_slice(amount->behind, cut, amount->behind.len);
        *sign = trim_spaces(rest);
        const char *code = sign->len ? locale_currency_of(locale, *sign) : NULL;
        if (code)
            return code;
    }
    return NULL;
}

static bool refuse_around(const struct type *type, const struct locale *locale,
                          const struct amount *amount, struct str text,
                          struct refusal *why)
{
    struct str sign;
    const char *other = other_currency(locale, amount, &sign);
    if (!other || locale_is_sign_of(locale, sign, type->currency))
        return refuse_form(type, locale, text, why);
    if (str_is(sign, other))
        refuse(why, "%s is in another currency, %s and not %s",
               quoted(why, text), other, type->currency);
    else
        refuse(why, "%s is in another currency: %s is %s, not %s",
               quoted(why, text), quoted(why, sign), other, type->currency);
    return refusal_remedy(why, "convert it, and write it with '%s' or alone",
                          locale_currency(locale, type->currency));
}

static bool take_money(const struct type *type, const struct locale *locale,
                       struct str text, struct decimal *number,
                       struct refusal *why)
{
    if (number_read(text, locale_marks(locale), 0, number) == NUMBER_OK)
        return true;
    struct amount amount;
    if (!cut_amount(text, &amount))
        return refuse_form(type, locale, text, why);
    take_minus(&amount);
    amount.has_sign = amount.before.len > 0;
    if ((amount.has_sign &&
         !locale_is_sign_of(locale, amount.before, type->currency)) ||
        (amount.behind.len && !take_behind(type, locale, &amount)))
        return refuse_around(type, locale, &amount, text, why);
    if (!take_digits(type, locale, text, amount.digits, amount.unit, number,
                     why))
        return false;
    if (amount.negative)
        number->units = -number->units;
    return true;
}

bool type_take_number(const struct type *type, const struct locale *locale,
                      struct str text, struct decimal *number,
                      struct refusal *why)
{
    if (number_plain(text, number))
        return true;
    switch (type->kind) {
    case TYPE_MONEY:
        return take_money(type, locale, text, number, why);
    case TYPE_PERCENT:
        return take_percent(type, locale, text, number, why);
    default:
        return take_digits(type, locale, text, text, 0, number, why);
    }
}

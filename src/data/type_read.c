/* SPDX-License-Identifier: BSD-2-Clause */
/* The part of data/type.h that reads a value and holds it to its bounds. */
#include "data/type.h"

#include "data/type_address.h"
#include "data/type_choice.h"
#include "data/type_date.h"
#include "data/type_number.h"

static bool number_in_bounds(const struct type *type,
                             const struct locale *locale,
                             const struct typed *typed, struct refusal *why)
{
    if (type->has_min && decimal_compare(typed->number, type->min) < 0) {
        refuse(why, "%s is too small", quoted(why, typed->text));
        return refusal_remedy(why, "at least %s is taken",
                              type_number_shown(type, locale, type->min, why));
    }
    if (type->has_max && decimal_compare(typed->number, type->max) > 0) {
        refuse(why, "%s is too large", quoted(why, typed->text));
        return refusal_remedy(why, "at most %s is taken",
                              type_number_shown(type, locale, type->max, why));
    }
    return true;
}

/* Characters as they are shown: a run of white space is one space. */
static int64_t shown_length(struct str text)
{
    size_t length = 0;
    bool before = false;
    for (size_t i = 0; i < text.len; i++) {
        bool space = is_ascii_space((unsigned char)text.at[i]);
        length += ((unsigned char)text.at[i] & 0xc0) != 0x80 &&
                  !(space && before);
        before = space;
    }
    return (int64_t)length;
}

static bool text_in_bounds(const struct type *type, const struct locale *locale,
                           const struct typed *typed, struct refusal *why)
{
    if (!type->has_min && !type->has_max)
        return true;
    const struct type plain = {.kind = TYPE_INTEGER};
    struct decimal length = {shown_length(typed->text), 0};
    bool short_of = type->has_min && decimal_compare(length, type->min) < 0;
    if (!short_of &&
        (!type->has_max || decimal_compare(length, type->max) <= 0))
        return true;
    refuse(why, "%s is too %s: it has %s characters", quoted(why, typed->text),
           short_of ? "short" : "long",
           type_number_shown(&plain, locale, length, why));
    return refusal_remedy(
        why, "at %s %s are taken", short_of ? "least" : "most",
        type_number_shown(&plain, locale, short_of ? type->min : type->max,
                          why));
}

bool type_take(struct arena *arena, const struct type *type,
               const struct locale *locale, struct str text,
               struct typed *typed, struct refusal *why)
{
    *typed = (struct typed){.kind = type->kind, .text = str_trim(text)};
    text = typed->text;
    switch (type->kind) {
    case TYPE_TEXT:
    case TYPE_MARKDOWN:
        return text_in_bounds(type, locale, typed, why);
    case TYPE_INTEGER:
    case TYPE_NUMBER:
    case TYPE_MONEY:
    case TYPE_PERCENT:
        return type_take_number(type, locale, text, &typed->number, why) &&
               number_in_bounds(type, locale, typed, why);
    case TYPE_DATE:
        return type_take_date(locale, type->date_order, text, &typed->date,
                              why);
    case TYPE_BOOLEAN:
        return type_take_boolean(locale, text, &typed->yes, why);
    case TYPE_URL:
        return type_take_url(text, why);
    case TYPE_EMAIL:
        return type_take_email(text, why);
    case TYPE_CHOICE:
    case TYPE_CHOICES:
        return type_take_choices(arena, type, text, typed, why);
    case TYPE_COUNTRY:
        return type_take_country(locale, text, &typed->country, why);
    }
    return false;
}

bool type_read(struct arena *arena, const struct type *type,
               const struct locale *locale, const char *field, struct str text,
               struct place at, struct typed *typed, struct diagnostics *all)
{
    struct refusal why = {.arena = arena, .section = type->order_section};
    if (type_take(arena, type, locale, text, typed, &why))
        return true;
    diagnostic_error(all, at, "%s (field '%s')", why.text, field);
    if (why.remedy)
        diagnostic_remedy(all, "%s", why.remedy);
    return false;
}

/* SPDX-License-Identifier: BSD-2-Clause */
/* The part of data/type.h that shows a value. */
#include "data/type.h"

#include <stdlib.h>

int type_places(const struct type *type, struct decimal number)
{
    return type->kind == TYPE_MONEY ? locale_places(number) : number.places;
}

void type_show_places(struct buffer *out, const struct type *type,
                      const struct locale *locale, struct decimal number,
                      int places)
{
    if (type->kind == TYPE_MONEY)
        locale_money_places(locale, out, number, type->currency, places);
    else if (type->kind == TYPE_PERCENT)
        locale_percent(locale, out, decimal_widen(number, places));
    else
        locale_number(locale, out, decimal_widen(number, places));
}

void type_show_number(struct buffer *out, const struct type *type,
                      const struct locale *locale, struct decimal number)
{
    type_show_places(out, type, locale, number, 0);
}

/* Line breaks of a text are those of the file it was typed into. */
static void show_text(struct buffer *out, struct str text)
{
    bool first = true;
    for (struct str word = str_word(&text); word.len; word = str_word(&text)) {
        if (!first)
            buffer_add_char(out, ' ');
        first = false;
        buffer_add_str(out, word);
    }
}

static void show_choices(struct buffer *out, const struct locale *locale,
                         const struct typed *typed)
{
    struct str *labels = memory_alloc(typed->chosen_count * sizeof *labels);
    for (size_t i = 0; i < typed->chosen_count; i++)
        labels[i] = str_of(typed->chosen[i]->label);
    locale_list(locale, out, labels, typed->chosen_count);
    free(labels);
}

bool type_shown(const struct type *type, const struct locale *locale,
                const struct typed *typed, struct str *text)
{
    switch (type->kind) {
    case TYPE_TEXT:
        *text = typed->text;
        return text_is_one_line(typed->text);
    case TYPE_MARKDOWN:
    case TYPE_URL:
    case TYPE_EMAIL:
        *text = typed->text;
        return true;
    case TYPE_BOOLEAN:
        *text = str_of(locale_boolean(locale, typed->yes));
        return true;
    case TYPE_CHOICE:
        *text = str_of(typed->chosen[0]->label);
        return true;
    case TYPE_COUNTRY:
        *text = str_of(typed->country->name);
        return true;
    case TYPE_CHOICES:
    case TYPE_DATE:
    case TYPE_INTEGER:
    case TYPE_NUMBER:
    case TYPE_MONEY:
    case TYPE_PERCENT:
        break;
    }
    return false;
}

void type_show(struct buffer *out, const struct type *type,
               const struct locale *locale, const struct typed *typed)
{
    struct str text;
    if (type_shown(type, locale, typed, &text)) {
        buffer_add_str(out, text);
        return;
    }
    switch (type->kind) {
    case TYPE_TEXT:
        show_text(out, typed->text);
        break;
    case TYPE_DATE:
        locale_date_long(locale, out, typed->date);
        break;
    case TYPE_INTEGER:
    case TYPE_NUMBER:
    case TYPE_MONEY:
    case TYPE_PERCENT:
        type_show_number(out, type, locale, typed->number);
        break;
    case TYPE_CHOICES:
        show_choices(out, locale, typed);
        break;
    case TYPE_MARKDOWN:
    case TYPE_URL:
    case TYPE_EMAIL:
    case TYPE_BOOLEAN:
    case TYPE_CHOICE:
    case TYPE_COUNTRY:
        break; /* shown as it is */
    }
}

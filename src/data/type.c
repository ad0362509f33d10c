/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/type.h"

#include <string.h>

static const char *const names[] = {
    [TYPE_TEXT] = "text",       [TYPE_MARKDOWN] = "markdown",
    [TYPE_DATE] = "date",       [TYPE_INTEGER] = "integer",
    [TYPE_NUMBER] = "number",   [TYPE_MONEY] = "money",
    [TYPE_PERCENT] = "percent", [TYPE_BOOLEAN] = "boolean",
    [TYPE_URL] = "url",         [TYPE_EMAIL] = "email",
    [TYPE_CHOICE] = "choice",   [TYPE_CHOICES] = "choices",
    [TYPE_COUNTRY] = "country",
};

const char *type_name(enum type_kind kind)
{
    return names[kind];
}

void type_keep_choices(struct arena *arena, struct typed *typed)
{
    size_t count = typed->chosen_count;
    if (!count)
        return;
    const struct choice **chosen = arena_array(arena, count, sizeof *chosen);
    memcpy(chosen, typed->chosen, count * sizeof *chosen);
    typed->chosen = chosen;
}

struct typed type_keep(struct arena *arena, const struct typed *typed)
{
    struct typed copy = *typed;
    type_keep_choices(arena, &copy);
    copy.text = str_copy(arena, typed->text);
    return copy;
}

static int compare_choices(const struct typed *a, const struct typed *b)
{
    for (size_t i = 0; i < a->chosen_count && i < b->chosen_count; i++) {
        int order = str_compare(str_of(a->chosen[i]->label),
                                str_of(b->chosen[i]->label));
        if (order)
            return order;
    }
    if (a->chosen_count == b->chosen_count)
        return 0;
    return a->chosen_count < b->chosen_count ? -1 : 1;
}

int type_compare(const struct typed *a, const struct typed *b)
{
    switch (a->kind) {
    case TYPE_DATE:
        return date_compare(a->date, b->date);
    case TYPE_INTEGER:
    case TYPE_NUMBER:
    case TYPE_MONEY:
    case TYPE_PERCENT:
        return decimal_compare(a->number, b->number);
    case TYPE_BOOLEAN:
        return (int)a->yes - (int)b->yes;
    case TYPE_CHOICE:
    case TYPE_CHOICES:
        return compare_choices(a, b);
    case TYPE_COUNTRY:
        return str_compare(str_of(a->country->name), str_of(b->country->name));
    case TYPE_TEXT:
    case TYPE_MARKDOWN:
    case TYPE_URL:
    case TYPE_EMAIL:
        break;
    }
    return str_compare(a->text, b->text);
}

/* SPDX-License-Identifier: BSD-2-Clause */
/* The part of data/type.h that makes values for templates. */
#include "data/type.h"

#include <string.h>

/* What is shown of a value is little longer than what was given. */
#define SHOWN_MAX (4 * INI_VALUE_MAX)

struct maker {
    struct value_later later; /* first: it is what make_forms() is given */
    struct arena *arena;
    const struct type *type;
    const struct locale *locale;
    const struct typed *typed; /* NULL where no value is given */
    enum value_state state;
    const char *label;
    struct place at;
    struct value value; /* what is made */
};

/* Gives a member what all members of a value have. */
static struct value *add_member(const struct maker *maker, struct value *value,
                                const char *name, struct value *member)
{
    member->state = maker->state;
    member->label = maker->label;
    member->at = maker->at;
    value_add(value, name, member);
    return member;
}

static void add_text(const struct maker *maker, struct value *value,
                     const char *name, struct str text)
{
    add_member(maker, value, name, value_text(maker->arena, text));
}

static const struct str nothing = {"", 0};

typedef void form_of_date(const struct locale *locale, struct buffer *out,
                          struct date date);

static struct str date_form(const struct maker *maker, form_of_date *form)
{
    if (!maker->typed)
        return nothing;
    struct buffer out = buffer_within(maker->arena, SHOWN_MAX);
    form(maker->locale, &out, maker->typed->date);
    return buffer_str(&out);
}

static void add_date_forms(const struct maker *maker, struct value *value)
{
    char digits[11] = "";
    if (maker->typed)
        date_iso(maker->typed->date, digits);
    struct str iso = str_copy(maker->arena, str_of(digits));
    add_text(maker, value, "iso", iso);
    add_text(maker, value, "long", date_form(maker, locale_date_long));
    add_text(maker, value, "short", date_form(maker, locale_date_short));
    add_text(maker, value, "year", str_slice(iso, 0, 4));
}

static void add_money_forms(const struct maker *maker, struct value *value)
{
    struct buffer exact = buffer_within(maker->arena, SHOWN_MAX);
    struct buffer rounded = buffer_within(maker->arena, SHOWN_MAX);
    if (maker->typed) {
        struct decimal amount = maker->typed->number;
        const char *currency = maker->type->currency;
        locale_money(maker->locale, &exact, amount, currency);
        locale_money_rounded(maker->locale, &rounded, amount, currency);
    }
    add_text(maker, value, "exact", buffer_str(&exact));
    add_text(maker, value, "rounded", buffer_str(&rounded));
}

static void add_number_forms(const struct maker *maker, struct value *value)
{
    struct buffer digits = buffer_within(maker->arena, SHOWN_MAX);
    if (maker->typed)
        decimal_write(&digits, maker->typed->number);
    add_text(maker, value, "exact", buffer_str(&digits));
}

static bool is_chosen(const struct typed *typed, const struct choice *choice)
{
    for (size_t i = 0; typed && i < typed->chosen_count; i++)
        if (!strcmp(typed->chosen[i]->code, choice->code))
            return true;
    return false;
}

/* A truth for each code, so that a template can ask for one by its name. */
static void add_codes(const struct maker *maker, struct value *value)
{
    struct value *is = value_map(maker->arena);
    for (size_t i = 0; i < maker->type->choice_count; i++) {
        const struct choice *choice = &maker->type->choices[i];
        struct value *truth = value_truth(maker->arena,
                                          is_chosen(maker->typed, choice));
        add_member(maker, is, choice->code, truth);
    }
    add_member(maker, value, "is", is);
}

static void add_choices(const struct maker *maker, struct value *list)
{
    size_t count = maker->typed ? maker->typed->chosen_count : 0;
    for (size_t i = 0; i < count; i++) {
        const struct choice *choice = maker->typed->chosen[i];
        struct value *item = value_text(maker->arena, str_of(choice->label));
        item->at = maker->at;
        add_text(maker, item, "code", str_of(choice->code));
        add_text(maker, item, "label", str_of(choice->label));
        value_append(list, item);
    }
    const char *digits = arena_format(maker->arena, "%zu", count);
    struct value *counted = value_text(maker->arena, str_of(digits));
    add_member(maker, list, "count", counted)->truth = count > 0;
}

static void make_forms(struct value_later *later)
{
    const struct maker *maker = (const struct maker *)later;
    const struct typed *typed = maker->typed;
    struct value *value = later->value;
    switch (maker->type->kind) {
    case TYPE_DATE:
        add_date_forms(maker, value);
        break;
    case TYPE_MONEY:
        add_money_forms(maker, value);
        break;
    case TYPE_INTEGER:
    case TYPE_NUMBER:
    case TYPE_PERCENT:
        add_number_forms(maker, value);
        break;
    case TYPE_CHOICE:
        add_text(maker, value, "code",
                 typed ? str_of(typed->chosen[0]->code) : nothing);
        add_codes(maker, value);
        break;
    case TYPE_CHOICES:
        add_choices(maker, value);
        add_codes(maker, value);
        break;
    case TYPE_COUNTRY:
        add_text(maker, value, "code",
                 typed ? str_of(typed->country->code) : nothing);
        break;
    case TYPE_TEXT:
    case TYPE_MARKDOWN:
    case TYPE_BOOLEAN:
    case TYPE_URL:
    case TYPE_EMAIL:
        break;
    }
}

/* What make_forms() calls them. */
static const char *const *names_of_forms(enum type_kind kind)
{
    static const char *const dates[] = {"iso", "long", "short", "year", NULL};
    static const char *const amounts[] = {"exact", "rounded", NULL};
    static const char *const numbers[] = {"exact", NULL};
    static const char *const choices[] = {"code", "is", NULL};
    static const char *const countries[] = {"code", NULL};
    static const char *const none[] = {NULL};
    switch (kind) {
    case TYPE_DATE:
        return dates;
    case TYPE_MONEY:
        return amounts;
    case TYPE_INTEGER:
    case TYPE_NUMBER:
    case TYPE_PERCENT:
        return numbers;
    case TYPE_CHOICE:
        return choices;
    case TYPE_COUNTRY:
        return countries;
    default:
        return none;
    }
}

/* What type_show() has, for text without a buffer. */
static struct str shown(const struct maker *maker)
{
    const struct typed *typed = maker->typed;
    struct str text;
    if (type_shown(maker->type, maker->locale, typed, &text))
        return text;
    if (maker->type->kind == TYPE_TEXT)
        return text_one_line(maker->arena, typed->text);
    struct buffer out = buffer_within(maker->arena, SHOWN_MAX);
    type_show(&out, maker->type, maker->locale, typed);
    return buffer_str(&out);
}

static struct value *make(struct maker *maker, struct str text)
{
    bool list = maker->type->kind == TYPE_CHOICES;
    struct value *value = &maker->value;
    value->kind = list ? VALUE_LIST : VALUE_TEXT;
    value->truth = !list && text.len > 0;
    value->text = text;
    value->state = maker->state;
    value->label = maker->label;
    value->at = maker->at;
    value->typed = maker->typed;
    value->markdown = maker->type->kind == TYPE_MARKDOWN;
    maker->later.value = value;
    maker->later.names = names_of_forms(maker->type->kind);
    if (list) /* its truth is that of its items */
        make_forms(&maker->later);
    else
        value->later = &maker->later;
    return value;
}

/* What makes a value: it lives as long as the value does. */
static struct maker *maker_new(struct arena *arena, const struct type *type,
                               struct place at)
{
    struct maker *maker = arena_alloc(arena, sizeof *maker);
    maker->later.make = make_forms;
    maker->arena = arena;
    maker->type = type;
    maker->at = at;
    return maker;
}

struct value *type_value(struct arena *arena, const struct type *type,
                         const struct locale *locale, const struct typed *typed,
                         struct place at)
{
    struct typed *kept = arena_room(arena, sizeof *kept);
    *kept = type_keep(arena, typed);
    return type_value_of(arena, type, locale, kept, at);
}

struct value *type_value_of(struct arena *arena, const struct type *type,
                            const struct locale *locale,
                            const struct typed *typed, struct place at)
{
    struct maker *maker = maker_new(arena, type, at);
    maker->locale = locale;
    maker->typed = typed;
    maker->state = VALUE_GIVEN;
    struct value *value = make(maker, shown(maker));
    if (type->kind == TYPE_BOOLEAN)
        value->truth = typed->yes;
    return value;
}

struct value *type_missing(struct arena *arena, const struct type *type,
                           enum value_state state, const char *label,
                           struct place at)
{
    struct maker *maker = maker_new(arena, type, at);
    maker->state = state;
    maker->label = label;
    return make(maker, nothing);
}

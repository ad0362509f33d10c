/* SPDX-License-Identifier: BSD-2-Clause */
/* The part of data/type.h that makes types of what a pack declares. */
#include "data/type.h"

#include <string.h>

struct declaring {
    struct arena *arena;
    const struct ini_section *section;
    struct type *type;
    struct diagnostics *all;
};

/* Which types a key has a meaning for. */
enum meaning {
    FOR_CHOICES,
    FOR_MONEY,
    FOR_DATES,
    FOR_BOUNDED,
};

static bool has_meaning(enum type_kind kind, enum meaning meaning)
{
    switch (meaning) {
    case FOR_CHOICES:
        return kind == TYPE_CHOICE || kind == TYPE_CHOICES;
    case FOR_MONEY:
        return kind == TYPE_MONEY;
    case FOR_DATES:
        return kind == TYPE_DATE;
    case FOR_BOUNDED:
        break;
    }
    return type_is_number(kind) || kind == TYPE_TEXT || kind == TYPE_MARKDOWN;
}

static void declare_kind(struct declaring *d)
{
    const struct ini_entry *entry = ini_entry(d->section, "type");
    if (!entry || !entry->value.len) {
        diagnostic_error(d->all, entry ? entry->at : d->section->at,
                         "[%s] has no 'type'", d->section->name);
        diagnostic_remedy(d->all, "see \"TYPES\" in avow(5)");
        return;
    }
    for (int kind = TYPE_TEXT; kind <= TYPE_COUNTRY; kind++) {
        d->type->kind = (enum type_kind)kind;
        if (str_is(entry->value, type_name(d->type->kind)))
            return;
    }
    struct nearest nearest = nearest_make(entry->value);
    for (int kind = TYPE_TEXT; kind <= TYPE_COUNTRY; kind++)
        nearest_offer(&nearest, type_name((enum type_kind)kind));
    diagnostic_error(d->all, entry->at, "unknown type '%.*s'",
                     STR(entry->value));
    if (nearest.best)
        diagnostic_remedy(d->all, "did you mean '%s'?", nearest.best);
    else
        diagnostic_remedy(d->all, "see \"TYPES\" in avow(5)");
}

/*
 * The entry of a key that the type has a use for; NULL where there is none.
 * One without a use is an error: whoever wrote it expects something of it.
 */
static const struct ini_entry *find_entry(struct declaring *d, const char *key,
                                          enum meaning meaning)
{
    const struct ini_entry *entry = ini_entry(d->section, key);
    if (!entry || !entry->value.len)
        return NULL;
    if (has_meaning(d->type->kind, meaning))
        return entry;
    diagnostic_error(d->all, entry->key_at, "'%s' has no meaning for type %s",
                     key, type_name(d->type->kind));
    diagnostic_remedy(d->all, "take it out, or give the type that it is for");
    return NULL;
}

static void declare_currency(struct declaring *d)
{
    const struct ini_entry *entry = find_entry(d, "currency", FOR_MONEY);
    if (!entry) {
        if (d->type->kind != TYPE_MONEY)
            return;
        diagnostic_error(d->all, d->section->at, "[%s] has no 'currency'",
                         d->section->name);
        diagnostic_remedy(d->all, "add its code of ISO 4217, such as GBP");
        return;
    }
    bool code = entry->value.len == 3;
    for (size_t i = 0; i < entry->value.len; i++)
        code = code && entry->value.at[i] >= 'A' && entry->value.at[i] <= 'Z';
    if (!code) {
        diagnostic_error(d->all, entry->at, "'%.*s' is not a currency's code",
                         STR(text_one_line(d->arena, entry->value)));
        diagnostic_remedy(d->all,
                          "write three capital letters of ISO 4217, such as "
                          "GBP");
        return;
    }
    d->type->currency = str_copy(d->arena, entry->value).at;
}

static bool is_taken(struct declaring *d, struct str name, struct place at)
{
    for (size_t i = 0; i < d->type->choice_count; i++) {
        const struct choice *choice = &d->type->choices[i];
        if (!str_equal_nocase(name, str_of(choice->code)) &&
            !str_equal_nocase(name, str_of(choice->label)))
            continue;
        diagnostic_error(d->all, at, "'%.*s' stands for two choices",
                         STR(name));
        diagnostic_remedy(d->all, "write another code or label here");
        return true;
    }
    return false;
}

static void declare_choice(struct declaring *d, struct str line,
                           struct place at)
{
    struct str rest = line;
    struct str code = str_word(&rest);
    struct str label = str_trim(rest);
    if (!code.len)
        return;
    if (!label.len) {
        diagnostic_error(d->all, at, "the choice '%.*s' has no label",
                         STR(code));
        diagnostic_remedy(d->all,
                          "write a code, a space, and what people read");
        return;
    }
    /* A comma parts choices; a dot would part members of a value. */
    if (str_find(code, ',') < code.len || str_find(code, '.') < code.len) {
        diagnostic_error(d->all, at, "the code '%.*s' has a comma or a dot",
                         STR(code));
        diagnostic_remedy(d->all, "write it in letters, digits and hyphens");
        return;
    }
    if (is_taken(d, code, at) || is_taken(d, label, at))
        return;
    d->type->choices[d->type->choice_count++] = (struct choice){
        str_copy(d->arena, code).at, str_copy(d->arena, label).at};
}

static void declare_choices(struct declaring *d)
{
    const struct ini_entry *entry = find_entry(d, "choices", FOR_CHOICES);
    if (!entry) {
        if (!has_meaning(d->type->kind, FOR_CHOICES))
            return;
        diagnostic_error(d->all, d->section->at, "[%s] has no 'choices'",
                         d->section->name);
        diagnostic_remedy(d->all, "add a line each, a code and its label");
        return;
    }
    size_t lines = 1;
    for (size_t i = 0; i < entry->value.len; i++)
        lines += entry->value.at[i] == '\n';
    d->type->choices = arena_array(d->arena, lines, sizeof *d->type->choices);
    struct place at = entry->at;
    for (struct str rest = entry->value; rest.at; at.line++) {
        declare_choice(d, str_split(&rest, '\n'), at);
        /* How far further lines are indented is not known. */
        at.column = 0;
    }
}

static bool declare_bound(struct declaring *d, const char *key,
                          struct decimal *number)
{
    const struct ini_entry *entry = find_entry(d, key, FOR_BOUNDED);
    if (!entry)
        return false;
    if (!decimal_read(entry->value, number)) {
        diagnostic_error(d->all, entry->at, "'%.*s' is not a plain number",
                         STR(text_one_line(d->arena, entry->value)));
        diagnostic_remedy(d->all, "write digits, such as 1000 or 0.5");
        return false;
    }
    bool whole = d->type->kind == TYPE_INTEGER ||
                 !type_is_number(d->type->kind);
    if (whole && !decimal_is_whole(*number)) {
        diagnostic_error(d->all, entry->at, "'%s' is not a whole number", key);
        diagnostic_remedy(d->all, "write digits alone, such as 1000");
        return false;
    }
    return true;
}

static void declare_bounds(struct declaring *d)
{
    struct type *type = d->type;
    type->has_min = declare_bound(d, "min", &type->min);
    type->has_max = declare_bound(d, "max", &type->max);
    if (!type->has_min || !type->has_max ||
        decimal_compare(type->min, type->max) <= 0)
        return;
    diagnostic_error(d->all, ini_entry(d->section, "min")->at,
                     "'min' is more than 'max'");
    diagnostic_also(d->all, ini_entry(d->section, "max")->at, "'max' is here");
    diagnostic_remedy(d->all, "write the smaller one as 'min'");
}

static void declare_date_order(struct declaring *d)
{
    const struct ini_entry *entry = find_entry(d, "date_order", FOR_DATES);
    if (!entry)
        return;
    if (str_is(entry->value, "day-first")) {
        d->type->date_order = DATE_DAY_FIRST;
    } else if (str_is(entry->value, "month-first")) {
        d->type->date_order = DATE_MONTH_FIRST;
    } else {
        diagnostic_error(d->all, entry->at, "'%.*s' is no order of dates",
                         STR(entry->value));
        diagnostic_remedy(d->all, "write day-first (31/07/2025) or month-first "
                                  "(07/31/2025)");
    }
}

bool type_declare(struct arena *arena, const struct ini_section *section,
                  struct type *type, struct diagnostics *all)
{
    struct declaring d = {arena, section, type, all};
    size_t errors = all->counts[DIAGNOSTIC_ERROR];
    *type = (struct type){0};
    declare_kind(&d);
    /* Without a type nothing can be said of the other keys. */
    if (all->counts[DIAGNOSTIC_ERROR] != errors)
        return false;
    declare_choices(&d);
    declare_currency(&d);
    declare_bounds(&d);
    declare_date_order(&d);
    return all->counts[DIAGNOSTIC_ERROR] == errors;
}

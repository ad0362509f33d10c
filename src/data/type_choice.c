/* SPDX-License-Identifier: BSD-2-Clause */
#include "data/type_choice.h"

#include <string.h>

/* A remedy does not list more choices than these; the manual does. */
#define LISTED_MAX 400

static const struct choice *find_choice(const struct type *type,
                                        struct str text)
{
    for (size_t i = 0; i < type->choice_count; i++)
        if (str_equal_nocase(text, str_of(type->choices[i].code)) ||
            str_equal_nocase(text, str_of(type->choices[i].label)))
            return &type->choices[i];
    return NULL;
}

static bool no_choice(const struct type *type, struct str text,
                      struct refusal *why)
{
    struct nearest nearest = nearest_make(text);
    struct buffer codes = buffer_make(LISTED_MAX);
    for (size_t i = 0; i < type->choice_count; i++) {
        nearest_offer(&nearest, type->choices[i].code);
        nearest_offer(&nearest, type->choices[i].label);
        buffer_add_format(&codes, "%s%s", i ? ", " : "", type->choices[i].code);
    }
    refuse(why, "%s is not one of the choices", quoted(why, text));
    const char *more = type->kind == TYPE_CHOICES && type->choice_count > 1
                           ? "; separate several with commas"
                           : "";
    if (codes.full)
        more = " …";
    if (nearest.best)
        refusal_remedy(why, "did you mean '%s'? the choices are: %.*s%s",
                       nearest.best, STR(buffer_str(&codes)), more);
    else
        refusal_remedy(why, "the choices are: %.*s%s", STR(buffer_str(&codes)),
                       more);
    buffer_release(&codes);
    return false;
}

static bool add_choice(const struct choice *choice, struct typed *typed,
                       struct refusal *why)
{
    for (size_t i = 0; i < typed->chosen_count; i++) {
        if (typed->chosen[i] != choice)
            continue;
        refuse(why, "'%s' is chosen twice", choice->code);
        return refusal_remedy(why, "take one of them out");
    }
    typed->chosen[typed->chosen_count++] = choice;
    return true;
}

/*
 * Takes the next choice off the front of `rest`. Labels may hold commas, so
 * the longest piece that is a choice wins. NULL: none is, and `piece` is the
 * text up to the first comma.
 */
static const struct choice *next_choice(const struct type *type,
                                        struct str *rest, struct str *piece)
{
    for (size_t end = rest->len; end; end--) {
        if (end < rest->len && rest->at[end] != ',')
            continue;
        *piece = str_trim(str_slice(*rest, 0, end));
        const struct choice *choice = find_choice(type, *piece);
        if (choice) {
            *rest = str_slice(*rest, end + 1, rest->len);
            return choice;
        }
    }
    size_t comma = str_find(*rest, ',');
    *piece = str_trim(str_slice(*rest, 0, comma));
    *rest = str_slice(*rest, comma + 1, rest->len);
    return NULL;
}

static bool take_several(const struct type *type, struct str text,
                         struct typed *typed, struct refusal *why)
{
    struct str rest = text;
    while (rest.len) {
        struct str piece;
        const struct choice *choice = next_choice(type, &rest, &piece);
        if (!choice && !piece.len)
            continue; /* a comma too many does no harm */
        if (!choice)
            return no_choice(type, piece, why);
        if (!add_choice(choice, typed, why))
            return false;
    }
    return typed->chosen_count || no_choice(type, text, why);
}

bool type_take_choices(struct arena *arena, const struct type *type,
                       struct str text, struct typed *typed,
                       struct refusal *why)
{
    bool one = type->kind == TYPE_CHOICE;
    typed->chosen_count = 0;
    typed->chosen = arena_array(arena, one ? 1 : type->choice_count,
                                sizeof *typed->chosen);
    /* A label may be written over several lines. */
    if (str_find(text, '\n') < text.len)
        text = text_one_line(arena, text);
    if (!one)
        return take_several(type, text, typed, why);
    const struct choice *choice = find_choice(type, text);
    return choice ? add_choice(choice, typed, why) : no_choice(type, text, why);
}

bool type_take_boolean(const struct locale *locale, struct str text, bool *yes,
                       struct refusal *why)
{
    static const struct {
        const char *word;
        bool yes;
    } words[] = {
        {"yes", true}, {"no", false}, {"true", true}, {"false", false}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        *yes = words[i].yes;
        if (str_equal_nocase(text, str_of(words[i].word)))
            return true;
    }
    if (locale_boolean_read(locale, text, yes))
        return true;
    refuse(why, "%s is neither yes nor no", quoted(why, text));
    const char *local = locale_boolean(locale, true);
    if (!strcmp(local, "yes"))
        return refusal_remedy(why, "write yes or no");
    return refusal_remedy(why, "write yes or no, or %s or %s", local,
                          locale_boolean(locale, false));
}

bool type_take_country(const struct locale *locale, struct str text,
                       const struct country **country, struct refusal *why)
{
    *country = locale_country(locale, text);
    if (*country)
        return true;
    refuse(why, "%s is not a country that is known", quoted(why, text));
    const struct country *with[2];
    size_t count = text.len < 3 ? 0
                                : locale_countries_with(locale, text, with, 2);
    if (count == 2)
        return refusal_remedy(why, "did you mean '%s' or '%s'?", with[0]->name,
                              with[1]->name);
    if (count == 1)
        return refusal_remedy(why, "did you mean '%s'?", with[0]->name);
    struct nearest nearest = nearest_make(text);
    locale_offer_countries(locale, &nearest);
    if (nearest.best)
        return refusal_remedy(why, "did you mean '%s'?", nearest.best);
    return refusal_remedy(why, "write its name, or its code of two letters "
                               "from ISO 3166-1, such as GB");
}

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is taken the short way, as plain as most values are, is what the long
 * way makes of it, in each language that comes with avow.
 */
#include <glob.h>
#include <stdlib.h>

#include "data/type.h"
#include "random.h"
#include "tap.h"

#define ROUNDS 40000

static struct arena *arena;

/* What values are made of, and a little of what they are not. */
static struct str random_spelling(void)
{
    static const char *const bits[] = {
        "0",
        "00",
        "1",
        "7",
        "12",
        "999",
        "000",
        "1234",
        "5000000",
        "123456789",
        ".",
        ",",
        " ",
        "-",
        "\xe2\x88\x92",
        "\xc2\xa0",
        "\xe2\x80\xaf",
        "%",
        "$",
        "\xc2\xa3",
        "GBP",
        "m",
        "GB",
        "FR",
        "ie",
        "France",
        "Ireland",
        "yes",
        "\t",
        "\n",
        "'",
        "'=1",
        "a text",
        "x",
        "+",
        "2024-07-31",
        "/",
        "July",
        "\xc3\xa9",
        "million",
    };
    char *text = arena_alloc(arena, 200);
    size_t len = 0;
    for (uint32_t left = random_below(5); left; left--) {
        struct str bit = str_of(bits[random_below(sizeof bits / sizeof *bits)]);
        memcpy(text + len, bit.at, bit.len);
        len += bit.len;
    }
    return (struct str){text, len};
}

static struct type random_type(void)
{
    struct type type = {.kind = random_below(TYPE_COUNTRY + 1),
                        .currency = random_below(2) ? "GBP" : "CAD",
                        .date_order = random_below(3)};
    static struct choice choices[] = {{"GB", "France"}, {"x", "1234"}};
    type.choices = choices;
    type.choice_count = 2;
    type.has_min = !random_below(4);
    type.has_max = !random_below(4);
    type.min.units = random_below(30);
    type.max.units = random_below(3000);
    return type;
}

static bool same(const struct typed *a, const struct typed *b)
{
    return a->kind == b->kind && str_equal(a->text, b->text) &&
           a->number.units == b->number.units &&
           a->number.places == b->number.places && a->country == b->country;
}

static void test_values(const struct locale *locale)
{
    int taken = 0, wrong = 0;
    for (int i = 0; i < ROUNDS; i++) {
        struct str text = random_spelling();
        struct type type = random_type();
        struct refusal why = {.arena = arena};
        struct typed plain = {.kind = type.kind}, whole;
        if (!type_take_plain(&type, locale, text, &plain))
            continue;
        taken++;
        bool good = type_take(arena, &type, locale, text, &whole, &why) &&
                    same(&plain, &whole);
        if (!good)
            note("'%.*s' as %s", STR(text), type_name(type.kind));
        wrong += !good;
    }
    ok(taken > ROUNDS / 50 && !wrong, "%s: plain values are what they are",
       locale_tag(locale));
}

static void test_numbers(const struct locale *locale)
{
    int taken = 0, wrong = 0;
    for (int i = 0; i < ROUNDS; i++) {
        struct str text = random_spelling();
        struct decimal plain, whole = {0, 0};
        if (!number_plain(text, &plain) &&
            !number_plain_parts(text, locale_marks(locale), &plain))
            continue;
        taken++;
        wrong += number_read(text, locale_marks(locale), 0, &whole) !=
                     NUMBER_OK ||
                 plain.units != whole.units || plain.places != whole.places;
    }
    ok(taken > ROUNDS / 50 && !wrong, "%s: plain numbers are that number",
       locale_tag(locale));
}

static void test_longest(void)
{
    struct decimal number;
    ok(number_plain(str_of("999999999999999999"), &number) &&
           number.units == 999999999999999999,
       "as many digits as always fit");
    ok(!number_plain(str_of("1000000000000000000"), &number),
       "one more is not for the short way");
    ok(!number_plain(str_of(""), &number), "nor is none");
}

int main(void)
{
    arena = arena_new();
    struct arena *languages = arena_new();
    struct diagnostics all = diagnostics_make(languages);
    const char *root = getenv("srcdir");
    glob_t files;
    if (glob(arena_format(languages, "%s/statements/locales/*.ini",
                          root ? root : "."),
             0, NULL, &files) != 0)
        return 1;
    for (size_t i = 0; i < files.gl_pathc; i++) {
        const struct locale *one = locale_read(languages, files.gl_pathv[i],
                                               &all);
        if (!ok(one != NULL, "a language is read"))
            continue;
        test_values(one);
        test_numbers(one);
        arena_reset(arena);
    }
    test_longest();
    globfree(&files);
    arena_free(languages);
    arena_free(arena);
    return done();
}

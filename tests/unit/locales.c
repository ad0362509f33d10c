/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The languages that come with avow: each of them is whole, and what a page
 * shows in it is taken back as a value. What is particular to one is tested
 * by name.
 */
#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "data/refusal.h"
#include "data/type.h"
#include "tap.h"

#define NO_BREAK "\xc2\xa0"
#define NARROW   "\xe2\x80\xaf"
#define MINUS    "\xe2\x88\x92"

static struct arena *arena;
static struct diagnostics all;
static const struct locale *english;

static const struct type date = {.kind = TYPE_DATE};
static const struct type number = {.kind = TYPE_NUMBER};
static const struct type percent = {.kind = TYPE_PERCENT};
static const struct type truth = {.kind = TYPE_BOOLEAN};
static const struct type country = {.kind = TYPE_COUNTRY};
static const struct type pounds = {.kind = TYPE_MONEY, .currency = "GBP"};
static const struct type dollars = {.kind = TYPE_MONEY, .currency = "CAD"};
static const struct type australian_dollars = {.kind = TYPE_MONEY,
                                               .currency = "AUD"};
static const struct type kronor = {.kind = TYPE_MONEY, .currency = "SEK"};

static const char *taken_out(struct buffer *out)
{
    const char *text = str_copy(arena, buffer_str(out)).at;
    buffer_release(out);
    return text;
}

static bool take(const struct locale *locale, const struct type *type,
                 const char *text, struct typed *typed)
{
    struct refusal why = {.arena = arena};
    *typed = (struct typed){0};
    if (type_take(arena, type, locale, str_of(text), typed, &why))
        return true;
    note("'%s': %s", text, why.text);
    return false;
}

static const char *shown(const struct locale *locale, const struct type *type,
                         const struct typed *typed)
{
    struct buffer out = buffer_make(1024);
    type_show(&out, type, locale, typed);
    return taken_out(&out);
}

static const char *rounded(const struct locale *locale, const struct type *type,
                           struct decimal amount)
{
    struct buffer out = buffer_make(1024);
    locale_money_rounded(locale, &out, amount, type->currency);
    return taken_out(&out);
}

/* How many of the days of a year are not read back from how they are shown. */
static int lost_days(const struct locale *locale)
{
    int lost = 0;
    for (struct date day = {2024, 1, 1}; day.year == 2024;) {
        struct typed typed = {.kind = TYPE_DATE, .date = day}, back;
        const char *text = shown(locale, &date, &typed);
        if (!take(locale, &date, text, &back) ||
            date_compare(back.date, day) != 0)
            lost++;
        day.day++;
        if (!date_exists(day))
            day = (struct date){day.year + day.month / 12, day.month % 12 + 1,
                                1};
    }
    return lost;
}

static int lost_numbers(const struct locale *locale)
{
    static const struct type *const types[] = {&number, &percent, &pounds,
                                               &dollars, &kronor};
    static const struct decimal numbers[] = {
        {0, 0},      {5, 0},          {-125, 1},     {999, 0},
        {123450, 2}, {-123456775, 2}, {36000000, 0}, {1230000, 0},
        {36500, 0},  {1240000000, 0}, {25, 2},       {-1000, 0},
    };
    int lost = 0;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        for (size_t t = 0; t < sizeof types / sizeof *types; t++) {
            struct typed typed = {.number = numbers[i]}, back;
            const char *text = shown(locale, types[t], &typed);
            lost += !take(locale, types[t], text, &back) ||
                    decimal_compare(back.number, numbers[i]) != 0;
            if (!types[t]->currency || numbers[i].units % 10)
                continue;
            text = rounded(locale, types[t], numbers[i]);
            lost += !take(locale, types[t], text, &back);
        }
    return lost;
}

/* NULL for a country that only another name has led to, such as UK. */
static const struct country *of_code(const struct locale *locale,
                                     const char *code)
{
    const struct country *one = locale_country(locale, str_of(code));
    return one && !strcmp(one->code, code) ? one : NULL;
}

static int lost_countries(const struct locale *locale)
{
    int lost = 0;
    for (int i = 0; i < 26 * 26; i++) {
        char code[] = {(char)('A' + i / 26), (char)('A' + i % 26), '\0'};
        const struct country *one = of_code(locale, code);
        lost += !one != !of_code(english, code);
        if (!one)
            continue;
        struct typed typed = {.kind = TYPE_COUNTRY, .country = one}, back;
        code[i % 2] = ascii_lower(code[i % 2]);
        lost += locale_country(locale, str_of(code)) != one;
        lost += !take(locale, &country, shown(locale, &country, &typed),
                      &back) ||
                back.country != one;
    }
    return lost;
}

static int lost_truths(const struct locale *locale)
{
    int lost = 0;
    for (int yes = 0; yes < 2; yes++) {
        struct typed typed = {.kind = TYPE_BOOLEAN, .yes = yes}, back;
        lost += !take(locale, &truth, shown(locale, &truth, &typed), &back) ||
                back.yes != typed.yes;
    }
    return lost;
}

/* Words that one of two languages has, and the other has not. */
static int unmatched_words(const struct locale *a, const struct locale *b)
{
    int unmatched = 0;
    for (const struct value *word = locale_words(a)->member; word;
         word = word->next)
        if (!*locale_word(b, word->name)) {
            note("%s has no '%s'", locale_tag(b), word->name);
            unmatched++;
        }
    return unmatched;
}

static void test_whole(const struct locale *locale)
{
    const char *tag = locale_tag(locale);
    ok(!lost_days(locale), "%s: a date that is shown is read back", tag);
    ok(!lost_numbers(locale), "%s: so is a number, an amount, a share", tag);
    ok(!lost_truths(locale), "%s: so is yes, and no", tag);
    ok(!lost_countries(locale), "%s: so is each country of ISO 3166-1", tag);
    ok(!unmatched_words(english, locale) && !unmatched_words(locale, english),
       "%s: its words are those of British English", tag);
}

static void shows(const struct locale *locale, const struct type *type,
                  const char *given, const char *wanted)
{
    struct typed typed;
    const char *text = "";
    if (take(locale, type, given, &typed))
        text = shown(locale, type, &typed);
    if (!ok(!strcmp(text, wanted), "%s: '%s' is shown as '%s'",
            locale_tag(locale), given, wanted))
        note("it is shown as '%s'", text);
}

static void rounds(const struct locale *locale, const struct type *type,
                   int64_t amount, const char *wanted)
{
    const char *text = rounded(locale, type, (struct decimal){amount, 0});
    if (!ok(!strcmp(text, wanted), "%s: about '%s'", locale_tag(locale),
            wanted))
        note("it is shown as '%s'", text);
}

static void lists(const struct locale *locale, const char *wanted)
{
    const struct str items[] = {{"a", 1}, {"b", 1}, {"c", 1}};
    struct buffer out = buffer_make(64);
    locale_list(locale, &out, items, 3);
    ok(!strcmp(taken_out(&out), wanted), "%s: %s", locale_tag(locale), wanted);
}

static void test_welsh(const struct locale *welsh)
{
    static const char *const months[] = {
        "Ionawr",     "Chwefror", "Mawrth", "Ebrill", "Mai",      "Mehefin",
        "Gorffennaf", "Awst",     "Medi",   "Hydref", "Tachwedd", "Rhagfyr"};
    int right = 0;
    for (int i = 0; i < 12; i++)
        right += !strcmp(locale_month_name(welsh, i + 1), months[i]);
    ok(right == 12, "cy-GB: the months, in their order");
    shows(welsh, &date, "2024-08-01", "1 Awst 2024");
    shows(welsh, &date, "1af Fawrth 2024", "1 Mawrth 2024");
    shows(welsh, &date, "7fed Medi 2024", "7 Medi 2024");
    shows(welsh, &date, "21ain tach 2024", "21 Tachwedd 2024");
    shows(welsh, &number, "1,234.5", "1,234.5");
    shows(welsh, &percent, "-12.5%", MINUS "12.5%");
    shows(welsh, &pounds, "36 miliwn", "£36,000,000");
    rounds(welsh, &pounds, 36500000, "£36.5 miliwn");
    rounds(welsh, &pounds, 1240000000, "£1.24 biliwn");
    shows(welsh, &truth, "Oes", "ie");
    shows(welsh, &truth, "nac ydy", "na");
    shows(welsh, &country, "DE", "Yr Almaen");
    shows(welsh, &country, "y du", "Y Deyrnas Unedig");
    lists(welsh, "a, b a c");
    ok(!locale_unit(welsh, str_of("filiwn")),
       "cy-GB: 'filiwn', which may be either, is not guessed at");
}

static void test_australian(const struct locale *australian)
{
    shows(australian, &date, "1 July 2024", "1 July 2024");
    shows(australian, &australian_dollars, "$1,234.5", "A$1,234.50");
    shows(australian, &australian_dollars, "A$100 million", "A$100,000,000");
    rounds(australian, &australian_dollars, 648200000, "A$648 million");
    shows(australian, &dollars, "C$5", "C$5");
    shows(australian, &pounds, "£5", "£5");
    ok(!locale_is_sign_of(australian, str_of("$"), "USD"),
       "en-AU: '$' is no American dollar");
}

static void test_canadian(const struct locale *canadian)
{
    shows(canadian, &date, "2025-01-31", "January 31, 2025");
    shows(canadian, &date, "jan. 1st, 2025", "January 1, 2025");
    shows(canadian, &date, "31 January 2025", "January 31, 2025");
    shows(canadian, &dollars, "C$40 million", "$40,000,000");
    shows(canadian, &dollars, "$1,234.5", "$1,234.50");
    rounds(canadian, &dollars, 40000000, "$40 million");
    shows(canadian, &australian_dollars, "A$5", "A$5");
    ok(!locale_is_sign_of(canadian, str_of("$"), "USD"),
       "en-CA: '$' is no American dollar");
}

static void test_french(const struct locale *french)
{
    shows(french, &date, "2024-08-01", "1er août 2024");
    shows(french, &date, "1er aout 2024", "1er août 2024");
    shows(french, &date, "2 févr. 2024", "2 février 2024");
    shows(french, &date, "31 juil. 2024", "31 juillet 2024");
    ok(!locale_month(french, str_of("jui")),
       "fr-CA: 'jui', which may be either, is not guessed at");
    shows(french, &number, "1234567,5", "1" NARROW "234" NARROW "567,5");
    shows(french, &number, "1 234" NO_BREAK "567",
          "1" NARROW "234" NARROW "567");
    shows(french, &percent, "12,5" NO_BREAK "%", "12,5" NO_BREAK "%");
    shows(french, &dollars, "1234,5", "1" NARROW "234,50" NO_BREAK "$");
    shows(french, &dollars, "36" NARROW "M$",
          "36" NARROW "000" NARROW "000" NO_BREAK "$");
    shows(french, &dollars, "36 millions",
          "36" NARROW "000" NARROW "000" NO_BREAK "$");
    shows(french, &kronor, "5", "5" NO_BREAK "SEK");
    shows(french, &australian_dollars, "100 $ AU", "100" NO_BREAK "$ AU");
    shows(french, &australian_dollars, "A$100", "100" NO_BREAK "$ AU");
    ok(!strcmp(locale_word(french, "colon"), NO_BREAK ":"),
       "fr-CA: a no-break space stands before a colon");
    rounds(french, &dollars, 36500000, "36,5" NO_BREAK "M$");
    rounds(french, &dollars, 1240000000, "1,24" NO_BREAK "G$");
    rounds(french, &kronor, 2000000, "2" NO_BREAK "M" NO_BREAK "SEK");
    shows(french, &country, "etats-unis", "États-Unis");
    lists(french, "a, b et c");
}

int main(void)
{
    arena = arena_new();
    all = diagnostics_make(arena);
    const char *root = getenv("srcdir");
    const char *folder = arena_format(arena, "%s/statements/locales",
                                      root ? root : ".");
    glob_t files;
    if (glob(arena_format(arena, "%s/*.ini", folder), 0, NULL, &files) != 0)
        return 1;
    english = locale_read(arena, arena_format(arena, "%s/en-GB.ini", folder),
                          &all);
    for (size_t i = 0; english && i < files.gl_pathc; i++) {
        const struct locale *one = locale_read(arena, files.gl_pathv[i], &all);
        ok(one != NULL, "%s is read", files.gl_pathv[i] + strlen(folder) + 1);
        if (!one)
            continue;
        test_whole(one);
        if (!strcmp(locale_tag(one), "cy-GB"))
            test_welsh(one);
        if (!strcmp(locale_tag(one), "en-AU"))
            test_australian(one);
        if (!strcmp(locale_tag(one), "en-CA"))
            test_canadian(one);
        if (!strcmp(locale_tag(one), "fr-CA"))
            test_french(one);
    }
    for (struct diagnostic *d = all.first; d; d = d->next)
        note("%s:%zu: %s", d->at.source->path, d->at.line, d->text);
    ok(english && files.gl_pathc >= 3, "there are several");
    globfree(&files);
    arena_free(arena);
    return done();
}

/* SPDX-License-Identifier: BSD-2-Clause */
/* Figures and dates of a text, so that two languages can be compared. */
#include "statement/figures.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "tap.h"

static struct arena *arena;

/* All figures of a text in one line: numbers as plain digits, dates as ISO. */
static const char *read(const struct locale *locale, const char *text)
{
    struct buffer out = buffer_within(arena, 4096);
    struct str rest = str_of(text);
    struct figure figure;
    buffer_add_text(&out, "");
    while (figure_next(arena, locale, &rest, &figure)) {
        if (out.len)
            buffer_add_char(&out, ' ');
        if (figure.is_date)
            buffer_add_format(&out, "%04d-%02d-%02d", figure.date.year,
                              figure.date.month, figure.date.day);
        else
            decimal_write(&out, decimal_tidy(figure.number));
    }
    return str_copy(arena, buffer_str(&out)).at;
}

static const struct locale *locale_of(const char *tag)
{
    const char *root = getenv("srcdir");
    struct diagnostics all = diagnostics_make(arena);
    return locale_read(arena,
                       arena_format(arena, "%s/statements/locales/%s.ini",
                                    root ? root : ".", tag),
                       &all);
}

static void test_texts(void)
{
    static const struct {
        const char *tag, *text, *figures;
    } cases[] = {
        {"en-GB", "", ""},
        {"en-GB", "none at all", ""},
        {"en-GB", "We have 1,250 suppliers in 12 countries.", "1250 12"},
        {"fr-CA", "Nous avons 1 250 fournisseurs dans 12 pays.", "1250 12"},
        {"fr-CA",
         "1\xe2\x80\xaf"
         "250,5 et 1\xc2\xa0"
         "250",
         "1250.5 1250"},
        {"en-GB", "1, 2 and 3; 2024, 150 of them", "1 2 3 2024 150"},
        {"fr-CA", "en 2024 150 fournisseurs", "2024 150"},
        {"en-GB", "£36 million, £1.2m or £950,000", "36000000 1200000 950000"},
        {"fr-CA",
         "36 millions, 1,2\xc2\xa0M$ ou 950\xc2\xa0"
         "000 $",
         "36000000 1200000 950000"},
        {"en-GB", "71%, 12.5 %", "71 12.5"},
        {"en-GB", "section 54(6)(a), B2B and CO2", "54 6"},
        {"en-GB", "2024-25 and 2024–25", "2024 25 2024 25"},
        {"en-GB", "from 1 February 2024 to 31 January 2025.",
         "2024-02-01 2025-01-31"},
        {"en-GB", "On the 31st July 2025, 12 of them", "2025-07-31 12"},
        {"en-GB", "31/07/2025", "2025-07-31"},
        {"en-CA", "on July 31, 2025, and 2025-07-31", "2025-07-31 2025-07-31"},
        {"fr-CA", "du 1er février 2024 au 31 janvier 2025",
         "2024-02-01 2025-01-31"},
        {"fr-CA", "au 1er\xc2\xa0janvier 2025", "2025-01-01"},
        {"cy-GB", "erbyn 31 Gorffennaf 2025", "2025-07-31"},
        {"en-GB", "by July 2025 and on 31 July", "2025-07-00 0000-07-31"},
        {"fr-CA", "d’ici juillet 2025 et le 31 juillet",
         "2025-07-00 0000-07-31"},
        {"en-GB", "nobody under 15 may work; 18 may", "15 18"},
        {"en-GB", "30 February 2025", "0000-02-30 2025"},
        {"en-GB", "99999999999999999999 of 5", "5"},
        {"en-GB", "3.", "3"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct locale *locale = locale_of(cases[i].tag);
        const char *figures = read(locale, cases[i].text);
        if (!ok(!strcmp(figures, cases[i].figures), "%s: %s", cases[i].tag,
                cases[i].text))
            note("read as: %s", figures);
    }
}

/* A word that has no end is no date, and is read in no time. */
static void test_long(void)
{
    size_t len = 400000, count = 0;
    char *text = arena_room(arena, len + 1);
    for (size_t i = 0; i < len; i++)
        text[i] = i % 2 ? '-' : 'a';
    text[len] = '\0';
    struct str rest = {text, len};
    struct figure figure;
    while (figure_next(arena, locale_of("en-GB"), &rest, &figure))
        count++;
    ok(!count, "a word of 400,000 signs holds no figure");
}

static void test_order(void)
{
    const struct locale *locale = locale_of("en-GB");
    struct figure a, b;
    struct str texts[] = {STR_LITERAL("1,200.50"), STR_LITERAL("1200.5"),
                          STR_LITERAL("1 May 2025"), STR_LITERAL("May 2025")};
    figure_next(arena, locale, &texts[0], &a);
    figure_next(arena, locale, &texts[1], &b);
    ok(!figure_compare(&a, &b), "one number in two forms is the same");
    figure_next(arena, locale, &texts[2], &b);
    ok(figure_compare(&a, &b) < 0 && figure_compare(&b, &a) > 0,
       "numbers come before dates");
    figure_next(arena, locale, &texts[3], &a);
    ok(figure_compare(&a, &b) != 0, "a month is not one of its days");
}

int main(void)
{
    arena = arena_new();
    test_texts();
    test_long();
    test_order();
    arena_free(arena);
    return done();
}

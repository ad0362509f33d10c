/* SPDX-License-Identifier: BSD-2-Clause */
/* Decimals: read and written as they stand, added exactly, never wrapped. */
#include "data/decimal.h"

#include "data/number.h"
#include "tap.h"

__extension__ typedef __int128 wide;

static bool writes(struct decimal number, const char *wanted)
{
    struct buffer out = buffer_make(64);
    decimal_write(&out, number);
    bool same = str_is(buffer_str(&out), wanted);
    if (!same)
        note("wrote %.*s, not %s", STR(buffer_str(&out)), wanted);
    buffer_release(&out);
    return same;
}

static void test_reading(void)
{
    static const char *const good[] = {
        "0",
        "7",
        "-7",
        "12.34",
        "-0.5",
        "0.000001",
        "1.500",
        "100",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854.775807",
    };
    static const char *const bad[] = {
        "",
        "-",
        ".",
        "-.",
        ".5",
        "5.",
        "1.2.3",
        "1,5",
        "+5",
        " 5",
        "5 ",
        "1e3",
        "--1",
        "1-",
        "0x10",
        "1.2345678",
        "1.0000000",
        "9223372036854775808",
        "-9223372036854775809",
        "92233720368547758070",
        "9223372036854.7758080",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct decimal number;
        ok(decimal_read(str_of(good[i]), &number) && writes(number, good[i]),
           "'%s' is read and written again", good[i]);
    }
    struct decimal seven;
    ok(decimal_read(str_of("007"), &seven) && writes(seven, "7"), "007 is 7");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct decimal number;
        ok(!decimal_read(str_of(bad[i]), &number), "'%s' is refused", bad[i]);
    }
}

static void test_making(void)
{
    struct decimal n;
    ok(decimal_make(12, -3, &n) && writes(n, "12000"), "12 with -3 places");
    ok(decimal_make(-12, 3, &n) && writes(n, "-0.012"), "-12 with 3 places");
    ok(!decimal_make(1, 7, &n), "seven places are refused");
    ok(!decimal_make(INT64_MAX / 10 + 1, -1, &n), "too many units are refused");
    ok(decimal_make(0, -1000, &n) && writes(n, "0"), "nothing stays nothing");
}

static void test_comparing(void)
{
    static const struct {
        struct decimal a, b;
        int order;
    } cases[] = {
        {{15, 1}, {150, 2}, 0},
        {{-15, 1}, {15, 1}, -1},
        {{1, 6}, {0, 0}, 1},
        {{-1, 6}, {0, 0}, -1},
        {{INT64_MAX, 0}, {INT64_MAX, 6}, 1},
        {{INT64_MIN, 0}, {INT64_MIN, 6}, -1},
        {{-12, 1}, {-13, 1}, 1},
        {{1000001, 6}, {1, 0}, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ok(decimal_compare(cases[i].a, cases[i].b) == cases[i].order &&
               decimal_compare(cases[i].b, cases[i].a) == -cases[i].order,
           "comparison %zu, both ways", i + 1);
}

static void test_rounding(void)
{
    static const struct {
        struct decimal number;
        int places;
        const char *wanted;
    } cases[] = {
        {{25, 1}, 0, "3"},        {{-25, 1}, 0, "-3"},
        {{24, 1}, 0, "2"},        {{-24, 1}, 0, "-2"},
        {{1005, 3}, 2, "1.01"},   {{1004, 3}, 2, "1.00"},
        {{999999, 6}, 2, "1.00"}, {{5, 0}, 2, "5"},
        {{-1, 6}, 0, "0"},        {{INT64_MIN, 6}, 0, "-9223372036855"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ok(writes(decimal_round(cases[i].number, cases[i].places),
                  cases[i].wanted),
           "rounded to %s", cases[i].wanted);
    ok(writes(decimal_tidy((struct decimal){1500, 3}), "1.5"), "1.500 is 1.5");
    ok(writes(decimal_tidy((struct decimal){0, 3}), "0"), "0.000 is 0");
    ok(decimal_is_whole((struct decimal){1200, 2}) &&
           !decimal_is_whole((struct decimal){1210, 2}),
       "12.00 is whole, 12.10 is not");
}

/* Numbers that are the same on every run, spread over all sizes. */
static uint64_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state ^ *state >> 29;
}

static struct decimal random_decimal(uint64_t *state)
{
    int64_t units = (int64_t)(next_random(state) >> next_random(state) % 64);
    int places = (int)(next_random(state) % (DECIMAL_PLACES_MAX + 1));
    return (struct decimal){next_random(state) % 2 ? units : -units, places};
}

/* In millionths, in which every decimal is a whole number. */
static wide millionths(struct decimal number)
{
    wide units = number.units;
    for (int i = number.places; i < DECIMAL_PLACES_MAX; i++)
        units *= 10;
    return units;
}

/* Whether a sum of the places given holds as many millionths. */
static bool fits(wide sum, int places)
{
    for (int i = places; i < DECIMAL_PLACES_MAX; i++)
        sum /= 10;
    return sum >= INT64_MIN && sum <= INT64_MAX;
}

static void test_adding(void)
{
    uint64_t state = 20250731;
    int wrong = 0, sums = 0, refused = 0, misordered = 0;
    for (int i = 0; i < 200000; i++) {
        struct decimal a = random_decimal(&state), b = random_decimal(&state);
        struct decimal sum;
        int places = a.places > b.places ? a.places : b.places;
        wide wanted = millionths(a) + millionths(b);
        wide left = millionths(a), right = millionths(b);
        bool terms_fit = fits(left, places) && fits(right, places);
        bool added = decimal_add(a, b, &sum);
        sums += added;
        refused += !added;
        if (added ? millionths(sum) != wanted
                  : terms_fit && fits(wanted, places))
            wrong++;
        int order = left < right ? -1 : left > right;
        misordered += decimal_compare(a, b) != order;
    }
    ok(!wrong, "200,000 random sums are those of 128 bits");
    ok(sums > 1000 && refused > 1000, "%d of them fit, %d did not", sums,
       refused);
    ok(!misordered, "so is the order of the numbers");
    wide total = 0;
    struct decimal sum = {0, 0};
    bool all_added = true;
    for (int i = 0; i < 100000; i++) {
        struct decimal one = random_decimal(&state);
        one.units %= 100000000;
        total += millionths(one);
        all_added &= decimal_add(sum, one, &sum);
    }
    ok(all_added && millionths(sum) == total,
       "100,000 numbers add up to the same");
}

static const struct number_marks english = {{".", 1}, {",", 1}, false};
static const struct number_marks german = {{",", 1}, {".", 1}, false};
static const struct number_marks french = {{",", 1}, {"\xc2\xa0", 2}, true};

static const struct {
    const struct number_marks *marks;
    const char *text;
    int shift;
    enum number_fault fault;
    const char *wanted;
} number_cases[] = {
    {&english, "1234", 0, NUMBER_OK, "1234"},
    {&english, "1,234", 0, NUMBER_OK, "1234"},
    {&english, "12,345,678.90", 0, NUMBER_OK, "12345678.90"},
    {&english, "-1,234.5", 0, NUMBER_OK, "-1234.5"},
    {&english, "−5", 0, NUMBER_OK, "-5"},
    {&english, "1.2345678", 6, NUMBER_OK, "1234567.8"},
    {&english, "36", 6, NUMBER_OK, "36000000"},
    {&english, "1,23", 0, NUMBER_MARKS, NULL},
    {&english, "1234,567", 0, NUMBER_MARKS, NULL},
    {&english, "1,234.5,6", 0, NUMBER_MARKS, NULL},
    {&english, "1.234,5", 0, NUMBER_MARKS, NULL},
    {&english, "1.234.567", 0, NUMBER_MARKS, NULL},
    {&english, "0,123", 0, NUMBER_MARKS, NULL},
    {&english, "1,,234", 0, NUMBER_MARKS, NULL},
    {&english, "1,2345", 0, NUMBER_MARKS, NULL},
    {&english, ",123", 0, NUMBER_NONE, NULL},
    {&english, ".5", 0, NUMBER_NONE, NULL},
    {&english, "5.", 0, NUMBER_NONE, NULL},
    {&english, "", 0, NUMBER_NONE, NULL},
    {&english, "12a", 0, NUMBER_NONE, NULL},
    {&english, "--5", 0, NUMBER_NONE, NULL},
    {&english, "1 234", 0, NUMBER_NONE, NULL},
    {&english, "1.1234567", 0, NUMBER_PLACES, NULL},
    {&english, "9223372036854775808", 0, NUMBER_LARGE, NULL},
    {&english, "-9223372036854775809", 0, NUMBER_LARGE, NULL},
    {&english, "-9223372036854775808", 0, NUMBER_OK, "-9223372036854775808"},
    {&english, "9223372036854776", 6, NUMBER_LARGE, NULL},
    {&german, "1.234,5", 0, NUMBER_OK, "1234.5"},
    {&german, "1,234.5", 0, NUMBER_MARKS, NULL},
    {&german, "1.5", 0, NUMBER_MARKS, NULL},
    {&french, "1 234,5", 0, NUMBER_OK, "1234.5"},
    {&french,
     "1\xc2\xa0"
     "234,5",
     0, NUMBER_OK, "1234.5"},
    {&french,
     "1\xe2\x80\xaf"
     "234,5",
     0, NUMBER_OK, "1234.5"},
    {&french, "1  234", 0, NUMBER_MARKS, NULL},
};

static void test_number_reading(void)
{
    for (size_t i = 0; i < sizeof number_cases / sizeof *number_cases; i++) {
        struct decimal number;
        enum number_fault fault = number_read(str_of(number_cases[i].text),
                                              number_cases[i].marks,
                                              number_cases[i].shift, &number);
        ok(fault == number_cases[i].fault &&
               (!number_cases[i].wanted ||
                writes(number, number_cases[i].wanted)),
           "'%s' is %s", number_cases[i].text,
           number_cases[i].wanted ? number_cases[i].wanted : "refused");
    }
}

int main(void)
{
    test_reading();
    test_making();
    test_comparing();
    test_rounding();
    test_adding();
    test_number_reading();
    return done();
}

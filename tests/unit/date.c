/* SPDX-License-Identifier: BSD-2-Clause */
/* Dates: which exist, how many days and months lie between them. */
#include "base/date.h"

#include "tap.h"

static bool same(struct date a, int year, int month, int day)
{
    return a.year == year && a.month == month && a.day == day;
}

static void test_existence(void)
{
    static const struct {
        const char *text;
        bool good;
    } cases[] = {
        {"2025-07-31", true},  {"2024-02-29", true},   {"2025-02-29", false},
        {"2000-02-29", true},  {"1900-02-29", false},  {"2025-02-31", false},
        {"2025-04-31", false}, {"2025-12-31", true},   {"2025-13-01", false},
        {"2025-00-10", false}, {"2025-01-00", false},  {"0000-01-01", false},
        {"0001-01-01", true},  {"9999-12-31", true},   {"2025-7-31", false},
        {"2025/07/31", false}, {"2025-07-31 ", false}, {"20250731", false},
        {"", false},           {"2025-0a-01", false},  {"-025-01-01", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct date date;
        ok(date_read(str_of(cases[i].text), &date) == cases[i].good,
           "'%s' is %s date", cases[i].text, cases[i].good ? "a" : "no");
    }
}

static void test_days(void)
{
    ok(date_days((struct date){1970, 1, 1}) == 0, "1 January 1970 is day 0");
    ok(date_days((struct date){1969, 12, 31}) == -1, "the day before is -1");
    ok(date_days((struct date){2000, 3, 1}) == 11017, "1 March 2000");
    /* Each day of twelve centuries follows the one before. */
    int wrong = 0, days = 0;
    struct date date = {1399, 12, 31};
    long first = date_days(date);
    for (; date.year < 2600; days++) {
        struct date next = date_from_days(first + days + 1);
        wrong += !date_exists(next) || date_compare(date, next) >= 0 ||
                 date_days(next) != first + days + 1;
        date = next;
    }
    ok(!wrong && days == 438292, "no day of 1,200 years is left out");
}

static void test_months(void)
{
    ok(same(date_add_months((struct date){2024, 8, 31}, 6), 2025, 2, 28),
       "31 August and six months is 28 February");
    ok(same(date_add_months((struct date){2023, 8, 31}, 6), 2024, 2, 29),
       "in a leap year 29 February");
    ok(same(date_add_months((struct date){2025, 3, 31}, -1), 2025, 2, 28),
       "a month back is clamped too");
    ok(same(date_add_months((struct date){2025, 1, 15}, -1), 2024, 12, 15),
       "a month back passes the new year");
    ok(same(date_add_months((struct date){2024, 2, 29}, 12), 2025, 2, 28),
       "a year after 29 February is 28 February");
    ok(same(date_add_month_ends((struct date){2025, 6, 30}, 6), 2025, 12, 31) &&
           same(date_add_month_ends((struct date){2025, 2, 28}, 6), 2025, 8,
                31) &&
           same(date_add_month_ends((struct date){2024, 8, 31}, 6), 2025, 2,
                28),
       "from the end of a month to the end of another");
    ok(same(date_add_month_ends((struct date){2024, 2, 28}, 6), 2024, 8, 28) &&
           same(date_add_month_ends((struct date){2024, 2, 29}, 6), 2024, 8,
                31) &&
           same(date_add_month_ends((struct date){2024, 8, 30}, 6), 2025, 2,
                28),
       "from a day before it to that day");
    static const struct {
        struct date from, to;
        int months;
    } cases[] = {
        {{2025, 2, 1}, {2026, 1, 31}, 12},  {{2024, 8, 1}, {2025, 7, 31}, 12},
        {{2024, 8, 1}, {2025, 8, 1}, 13},   {{2025, 1, 1}, {2025, 1, 1}, 1},
        {{2025, 1, 1}, {2025, 1, 31}, 1},   {{2025, 1, 1}, {2025, 2, 1}, 2},
        {{2024, 3, 1}, {2025, 2, 28}, 12},  {{2023, 3, 1}, {2024, 2, 29}, 12},
        {{2024, 2, 29}, {2025, 2, 27}, 12}, {{2025, 1, 31}, {2025, 2, 27}, 1},
        {{2024, 4, 6}, {2025, 4, 5}, 12},   {{2024, 4, 6}, {2025, 10, 5}, 18},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char from[11], to[11];
        date_iso(cases[i].from, from);
        date_iso(cases[i].to, to);
        int months = date_months_in(cases[i].from, cases[i].to);
        if (!ok(months == cases[i].months, "%s to %s has %d months", from, to,
                cases[i].months))
            note("counted %d", months);
    }
}

static void test_writing(void)
{
    char iso[11];
    date_iso((struct date){987, 6, 5}, iso);
    ok(str_is(str_of(iso), "0987-06-05"), "every part has its digits");
    ok(date_exists(date_today()), "today is a date");
}

int main(void)
{
    test_existence();
    test_days();
    test_months();
    test_writing();
    return done();
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/date.h"

#include <time.h>

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool date_exists(struct date date)
{
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 &&
           date.month <= 12 && date.day >= 1 &&
           date.day <= days_in_month(date.year, date.month);
}

static int digits(const char *at, int count)
{
    int number = 0;
    for (int i = 0; i < count; i++) {
        if (!is_ascii_digit((unsigned char)at[i]))
            return -1;
        number = number * 10 + (at[i] - '0');
    }
    return number;
}

bool date_read(struct str text, struct date *date)
{
    if (text.len != 10 || text.at[4] != '-' || text.at[7] != '-')
        return false;
    *date = (struct date){digits(text.at, 4), digits(text.at + 5, 2),
                          digits(text.at + 8, 2)};
    return date_exists(*date);
}

int date_compare(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return a.day < b.day ? -1 : a.day > b.day;
}

/*
 * Years are counted from March, so that the leap day is a year's last, and in
 * eras of 400 years, which all have the same 146,097 days.
 */
long date_days(struct date date)
{
    long year = date.year - (date.month <= 2);
    long era = (year >= 0 ? year : year - 399) / 400;
    long year_of_era = year - era * 400;
    long month = (date.month + 9) % 12;
    long day_of_year = (153 * month + 2) / 5 + date.day - 1;
    long day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
                      day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct date date_from_days(long days)
{
    days += 719468;
    long era = (days >= 0 ? days : days - 146096) / 146097;
    long day_of_era = days - era * 146097;
    long year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
                        day_of_era / 146096) /
                       365;
    long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 -
                                     year_of_era / 100);
    long month = (5 * day_of_year + 2) / 153;
    struct date date = {(int)(year_of_era + era * 400),
                        (int)(month < 10 ? month + 3 : month - 9),
                        (int)(day_of_year - (153 * month + 2) / 5 + 1)};
    date.year += date.month <= 2;
    return date;
}

struct date date_add_months(struct date date, int months)
{
    int count = date.year * 12 + date.month - 1 + months;
    date.year = count / 12;
    date.month = count % 12 + 1;
    int last = days_in_month(date.year, date.month);
    if (date.day > last)
        date.day = last;
    return date;
}

struct date date_add_month_ends(struct date date, int months)
{
    if (date.day == days_in_month(date.year, date.month))
        date.day = 31;
    return date_add_months(date, months);
}

static struct date day_in(int year, int month, int day)
{
    struct date date = {year, month, day};
    return date_exists(date) ? date : (struct date){year, month, 28};
}

struct date date_next(struct date date, int month, int day)
{
    struct date next = day_in(date.year, month, day);
    return date_compare(next, date) > 0 ? next
                                        : day_in(date.year + 1, month, day);
}

int date_months_in(struct date from, struct date to)
{
    struct date end = date_from_days(date_days(to) + 1);
    int months = (end.year - from.year) * 12 + end.month - from.month;
    return date_compare(date_add_months(from, months), end) < 0 ? months + 1
                                                                : months;
}

void date_iso(struct date date, char out[11])
{
    const int parts[] = {date.year / 100, date.year % 100, date.month,
                         date.day};
    char *at = out;
    for (int i = 0; i < 4; i++) {
        if (i >= 2)
            *at++ = '-';
        *at++ = (char)('0' + parts[i] / 10 % 10);
        *at++ = (char)('0' + parts[i] % 10);
    }
    *at = '\0';
}

struct date date_today(void)
{
    return date_from_days((long)(time(NULL) / 86400));
}

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Calendar dates of the proleptic Gregorian calendar, years 1 to 9999, with
 * no time of day and no time zone.
 */
#ifndef AVOW_BASE_DATE_H
#define AVOW_BASE_DATE_H

#include <stdbool.h>

#include "base/text.h"

/* A zeroed date is none at all. */
struct date {
    int year;
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

bool date_exists(struct date date); /* 31 February does not */

/* Reads YYYY-MM-DD and nothing else; false when it is not such a date. */
MUST_USE bool date_read(struct str text, struct date *date);

int date_compare(struct date a, struct date b); /* <0, 0, >0 */

/* Days since 1970-01-01, negative before it; and back. */
long date_days(struct date date);
struct date date_from_days(long days);

/*
 * The same day so many months on (or back), or the last day of that month
 * where it is shorter: 31 August + 6 is 28 or 29 February.
 */
struct date date_add_months(struct date date, int months);

/*
 * The same, but the last day of a month becomes the last one of that month:
 * 30 June + 6 is 31 December.
 */
struct date date_add_month_ends(struct date date, int months);

/*
 * The first day after it that is this day of a year; 29 February is the 28th
 * where there is none.
 */
struct date date_next(struct date date, int month, int day);

/*
 * How many months the period from `from` to `to` has, both days in it:
 * 1 February to 31 January is 12. A part of a month counts as one.
 */
int date_months_in(struct date from, struct date to);

/* Writes YYYY-MM-DD and a NUL. */
void date_iso(struct date date, char out[11]);

/* Today by the system's clock, in UTC: the same wherever a test runs. */
struct date date_today(void);

#endif

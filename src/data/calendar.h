/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Calendars as RFC 5545 has them (iCalendar): days, each with what is to be
 * done on it and reminders before it.
 */
#ifndef AVOW_DATA_CALENDAR_H
#define AVOW_DATA_CALENDAR_H

#include "base/buffer.h"
#include "base/date.h"

struct calendar_day {
    struct str uid; /* the same whenever the same day is written again */
    struct date date;
    struct str summary;
    struct str description; /* lines end in '\n'; empty: none */
    struct str address;     /* a URL; empty: none */
    const long *reminders;  /* so many days before it */
    size_t reminder_count;
};

/* Appends what a calendar begins and ends with; it is valid with a day only. */
void calendar_begin(struct buffer *out, const char *version);
void calendar_end(struct buffer *out);

/*
 * Appends a day. `stamp` is the day on which it was written. Texts may hold
 * anything: control characters but line ends are left out.
 */
void calendar_add(struct buffer *out, const struct calendar_day *day,
                  struct date stamp);

#endif

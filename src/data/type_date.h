/* SPDX-License-Identifier: BSD-2-Clause */
/* Dates as people and spreadsheets write them; none is guessed at. */
#ifndef AVOW_DATA_TYPE_DATE_H
#define AVOW_DATA_TYPE_DATE_H

#include "base/date.h"
#include "data/refusal.h"
#include "data/type.h"

/*
 * Reads a date in one of the forms of avow.5, "TYPES". False: `why` says what
 * is wrong with it.
 */
MUST_USE bool type_take_date(const struct locale *locale, enum date_order order,
                             struct str text, struct date *date,
                             struct refusal *why);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/* Integers, numbers, percentages and money as people write them. */
#ifndef AVOW_DATA_TYPE_NUMBER_H
#define AVOW_DATA_TYPE_NUMBER_H

#include "data/refusal.h"
#include "data/type.h"

/*
 * Reads a number of one of these types, without its bounds. False: `why` says
 * what is wrong with it.
 */
MUST_USE bool type_take_number(const struct type *type,
                               const struct locale *locale, struct str text,
                               struct decimal *number, struct refusal *why);

/* A number as the type shows it, for a message. */
const char *type_number_shown(const struct type *type,
                              const struct locale *locale,
                              struct decimal number, struct refusal *why);

#endif

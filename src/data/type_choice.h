/* SPDX-License-Identifier: BSD-2-Clause */
/* Values that are one, or some, of those that are known. */
#ifndef AVOW_DATA_TYPE_CHOICE_H
#define AVOW_DATA_TYPE_CHOICE_H

#include "data/refusal.h"
#include "data/type.h"

/*
 * Reads a choice or choices into `typed`; what is chosen lives in the arena.
 * False: `why` offers the nearest.
 */
MUST_USE bool type_take_choices(struct arena *arena, const struct type *type,
                                struct str text, struct typed *typed,
                                struct refusal *why);

/* The same for yes or no, and for a country. */
MUST_USE bool type_take_boolean(const struct locale *locale, struct str text,
                                bool *yes, struct refusal *why);
MUST_USE bool type_take_country(const struct locale *locale, struct str text,
                                const struct country **country,
                                struct refusal *why);

#endif

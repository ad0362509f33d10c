/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The figures and the dates of a text, read in its language, so that the same
 * text in two languages can be held side by side.
 */
#ifndef AVOW_STATEMENT_FIGURES_H
#define AVOW_STATEMENT_FIGURES_H

#include <stdbool.h>

#include "base/date.h"
#include "base/memory.h"
#include "base/text.h"
#include "data/decimal.h"
#include "data/locale.h"

struct figure {
    struct str text;       /* as it is written there; borrowed */
    bool is_date;          /* else it is a number */
    struct date date;      /* a part that is not told is 0: "July 2025" */
    struct decimal number; /* "36 million" is 36000000; no sign, no unit */
};

/*
 * Takes the next figure off the front of the text: one written in digits, or a
 * date with its month in words. Digits within a word ("B2B") are none. False:
 * there is no further one. `arena` holds what is in the way meanwhile.
 */
bool figure_next(struct arena *arena, const struct locale *locale,
                 struct str *rest, struct figure *figure);

/* An order in which two are equal that say the same: <0, 0, >0. */
int figure_compare(const struct figure *a, const struct figure *b);

#endif

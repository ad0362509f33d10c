/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Why a value is not taken and what to write instead, before anybody has said
 * which value it is: a table names row and column only when it has to.
 */
#ifndef AVOW_DATA_REFUSAL_H
#define AVOW_DATA_REFUSAL_H

#include <stdbool.h>

#include "base/memory.h"
#include "base/text.h"

struct refusal {
    struct arena *arena; /* that the texts live in */
    const char *text;
    const char *remedy;  /* NULL: none */
    const char *section; /* where an order of dates can be declared: "answers",
                            "table:spend"; or NULL */
};

/* Says what is wrong. Returns false, for the caller to pass on. */
bool refuse(struct refusal *why, const char *format, ...) LIKE_PRINTF(2, 3);

/* Says what to do about it. Returns false. */
bool refusal_remedy(struct refusal *why, const char *format, ...)
    LIKE_PRINTF(2, 3);

/*
 * The value in single quotes and in one line, as messages show it; one that
 * is long is cut. Lives in the refusal's arena.
 */
const char *quoted(struct refusal *why, struct str value);

#endif

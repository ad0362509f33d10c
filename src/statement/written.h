/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Where the words of a passage were written: a part may only print them, and
 * who wants to change them needs the value.
 */
#ifndef AVOW_STATEMENT_WRITTEN_H
#define AVOW_STATEMENT_WRITTEN_H

#include "statement/evaluation.h"

/* The statement's values with their words; zeroed until they are wanted. */
struct written {
    const struct concordance *words;
    const struct value **values;
};

/*
 * The place of the value that brings the phrase into the passage, a field's or
 * one in a row of a table; the passage's own where none does, and where only
 * the truth is wanted.
 */
struct place written_at(const struct evaluation *evaluation,
                        const struct passage *passage, struct str phrase);

#endif

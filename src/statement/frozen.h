/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The values that a statement had when it was approved. Its record keeps them,
 * so that what a law says of it does not change with what its files have since.
 */
#ifndef AVOW_STATEMENT_FROZEN_H
#define AVOW_STATEMENT_FROZEN_H

#include "statement/record.h"
#include "statement/statement.h"

/*
 * The fields that have a value, by their names, as data: 2025-07-31, 1234.50, a
 * code. Without those of the approval, which the record has by itself; the
 * addresses of the site, the theme and the choice of laws, which stay the
 * project's; and texts of Markdown, which are frozen as what is printed.
 */
const struct printed *frozen_values(struct arena *arena,
                                    const struct statement *statement);

/* The hash of such a list, which the record has beside it. */
const char *frozen_hash(struct arena *arena, const struct printed *values);

/* A field of which a statement has another value for a while. */
struct frozen {
    struct frozen *next;
    const struct field *field;
    struct value *group;
    struct value *now;
    struct value *then; /* NULL: the pack does not take it any more */
    struct str was;     /* empty: it had no value */
};

/*
 * The fields of an approved statement that have another value than they had
 * then; none where its record does not keep them.
 */
struct frozen *frozen_find(struct arena *arena,
                           const struct statement *statement);

/* Puts the values that were approved into the statement, and takes them out. */
void frozen_put(struct frozen *list);
void frozen_take_back(struct frozen *list);

/* Adds a finding for each of them. */
void frozen_report(struct arena *arena, const struct statement *statement,
                   struct diagnostics *findings);

#endif

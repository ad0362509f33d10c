/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The periods before a statement's, and what they said: of one that was
 * approved what its record prints, of a draft what its files have. What was
 * approved and never printed was not said.
 */
#ifndef AVOW_STATEMENT_EARLIER_H
#define AVOW_STATEMENT_EARLIER_H

#include "statement/project.h"

/* A file that something was taken from. */
struct earlier_file {
    struct earlier_file *next;
    const char *path;
};

/* A period before that of the statement which lists it. */
struct earlier {
    struct earlier *next; /* the one before it */
    size_t years; /* so many years before: at least 1, and more than the one
                     that comes after it */
    const char *period;
    struct date start, end;
    const char *language;
    /* Of these two there is one; neither of a statement that was withdrawn, or
     * whose record cannot be used. */
    const struct record *record;
    const struct statement *statement;
    struct value *facts; /* the record's statement.json; NULL: not read yet */
    struct earlier_file *files; /* that were read so far */
};

/*
 * The periods before that of a member that has a statement, the newest first,
 * as far as a series goes back. Of one in several languages it is the
 * statement in the member's own, where there is one, else the original.
 */
struct earlier *earlier_find(const struct project *project, size_t own);

/* Gives a statement the periods before its own. To be called once, also where
 * there are none: `previous` is a name of templates then. */
void earlier_set(struct statement *statement, struct earlier *earlier);

/* The value that a field had. False: none that is known. */
bool earlier_field(const struct statement *statement, struct earlier *earlier,
                   const struct field *field, struct typed *typed,
                   struct place *at);

/*
 * The rows that a table of the statement had, in its present columns and its
 * own language, none of them required. The table lives as long as the
 * statement; it has no rows where none are known. Where one key stands in
 * several rows that were printed, none of them is known.
 */
struct table *earlier_table(const struct statement *statement,
                            struct earlier *earlier,
                            const struct table_schema *schema);

#endif

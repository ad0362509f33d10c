/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A statement beside what a registry's public download has of it: the row of
 * its organisation, and where the two differ.
 */
#ifndef AVOW_STATEMENT_FILING_COMPARE_H
#define AVOW_STATEMENT_FILING_COMPARE_H

#include "data/csv.h"
#include "statement/filing.h"

/* No more names are offered, and none that is longer. */
#define NEAR_NAMES 5
#define NEAR_BYTES 160

/* A column in which the two differ. */
struct filed_difference {
    struct filed_difference *next;
    const char *column;
    const char *asks;  /* what the form asks there */
    struct str filed;  /* what the download has; empty: nothing */
    struct str here;   /* what the statement answers; empty: nothing */
    bool listed;       /* of several, only those that the other lacks */
    bool told;         /* no field gives it, but what the statement says */
    bool recorded;     /* only an approval gives it */
    const char *write; /* how it is written in the project, or, of what is told,
                          to the form alone; or NULL */
    struct place at;   /* and where */
};

struct comparison {
    /* The row, as Excel numbers it; 0: the organisation has none of the year */
    size_t row;
    bool by_number; /* it was found by its number, not by its name */
    struct str name, number;
    struct place at; /* the row in the download */
    size_t more;     /* rows of the same organisation and year */
    int other_year;  /* one that has a row of it; 0: there is none */
    bool has_year;   /* the download has rows of the statement's year */
    size_t same;     /* columns that do not differ */
    struct filed_difference *first;
    /* Where there is no row at all: names that are near, the nearest first. */
    char near[NEAR_NAMES][NEAR_BYTES];
    size_t near_count;
};

/*
 * The form whose download the file is: the one that has most of its columns.
 * NULL: errors were added.
 */
const struct form *compare_form(struct arena *arena,
                                const struct library *library, const char *path,
                                struct diagnostics *all);

/*
 * Reads the download through, a row at a time, and holds the organisation's
 * row against the filing. NULL: errors were added.
 */
struct comparison *compare_filing(struct arena *arena, const char *path,
                                  const struct filing *filing,
                                  struct diagnostics *all);

#endif

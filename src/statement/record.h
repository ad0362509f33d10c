/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The record of an approval: `PERIOD/record/`, written by `avow approve` and
 * kept for ever (avow.5, "THE RECORD"). What it holds is enough to print the
 * statement again, whatever becomes of packs, parts and tables.
 */
#ifndef AVOW_STATEMENT_RECORD_H
#define AVOW_STATEMENT_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/hash.h"
#include "data/ini.h"

/* The names of a record's files, beside those that are published as they are;
 * and of the folder in which a revision keeps the former ones. */
#define RECORD_APPROVAL   "approval.ini"
#define RECORD_TEXT       "statement.md"
#define RECORD_WITHDRAWAL "withdrawal.ini"
#define RECORD_REVISIONS  "revisions"

/* A value of the approval as it was printed: "approval.date.long". */
struct printed {
    struct printed *next;
    const char *name;
    struct str text;
};

/* A file that the text was made from, as it was then. */
struct record_source {
    struct record_source *next;
    const char *path; /* from the project's folder, or statements/packs/… */
    const char *sha256;
};

/* A file that is put beside the public page as it is. */
struct record_file {
    struct record_file *next;
    const char *name;   /* "statement.json", "spend.csv" */
    struct str caption; /* of the table that it has; empty: it has none */
    const char *sha256; /* NULL in a record that does not say */
    struct str bytes;
};

struct revision {
    struct revision *next;
    const char *id; /* "1" is the first */
    struct date date;
    struct str note;
};

struct record {
    const char *folder;        /* PERIOD/record */
    const struct ini *ini;     /* approval.ini */
    struct date approved;      /* on which day, the last revision counted */
    struct date first;         /* on which day at first */
    const struct source *text; /* statement.md */
    const char *sha256;        /* of the text, as it was recorded */
    struct str id;             /* of its entry in a feed; empty: none is kept */
    struct str title;
    struct str description;
    struct str organisation;
    const char *language;
    const char *theme;
    const char *translation_of; /* a period; "" where it is no translation */
    struct date period_start, period_end;
    const struct printed *printed;
    const struct printed *values; /* of the fields, as data: frozen.h */
    bool keeps_values;            /* older records do not */
    const struct record_source *sources;
    const struct record_file *files;  /* in the order of the page */
    const struct revision *revisions; /* the first one first */
    const char **earlier;  /* periods approved before; ended by NULL */
    struct date withdrawn; /* zeroed: it is not */
    struct str withdrawal; /* why */
    const struct ini *withdrawal_ini; /* NULL: it is not */
    /* Of a statement that was withdrawn and whose record has vanished, or
     * cannot be used, there is no more than this: all else may be empty then.
     */
    bool lost;
};

/*
 * Whether the period in `folder` has a record. False: that cannot be told, and
 * an error was added.
 */
MUST_USE bool record_exists(struct arena *arena, const char *folder,
                            bool *exists, struct diagnostics *all);

/*
 * Reads the record of the period in `folder`. Errors are added for all that is
 * wrong with it: a file that is missing, a text that is not the one that was
 * approved. NULL then. A revision that was broken off has changed nothing: the
 * files that it replaced are taken from where it has put them.
 */
struct record *record_read(struct arena *arena, const char *folder,
                           struct diagnostics *all);

/* The PERIOD/record of a period's folder. */
char *record_folder(struct arena *arena, const char *folder);

/* Whether a file of that name may be put beside a public page. */
bool record_is_public_file(const char *name);

#endif

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

struct revision {
    struct revision *next;
    const char *id; /* "1" is the first */
    struct date date;
    struct str note;
};

struct record {
    const char *folder;        /* PERIOD/record */
    const struct ini *ini;     /* approval.ini */
    struct date approved;      /* on which day */
    const struct source *text; /* statement.md */
    const char *sha256;        /* of the text, as it was recorded */
    struct str title;
    struct str description;
    struct str organisation;
    const char *language;
    const char *theme;
    const char *translation_of; /* a period; "" where it is no translation */
    struct date period_start, period_end;
    const struct printed *printed;
    const struct record_source *sources;
    const struct revision *revisions; /* the first one first */
    const char **earlier;  /* periods approved before; ended by NULL */
    struct date withdrawn; /* zeroed: it is not */
    struct str withdrawal; /* why */
    /* Of a statement whose record has vanished and that was withdrawn there is
     * no more than this: all of the above may be empty then. */
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
 * approved. NULL then.
 */
struct record *record_read(struct arena *arena, const char *folder,
                           struct diagnostics *all);

/*
 * Records that the statement of the period in `folder` was withdrawn, and why;
 * the record itself stays as it is. The folder is made where it has vanished.
 * False: errors were added.
 */
MUST_USE bool record_withdraw(struct arena *arena, const char *folder,
                              struct date date, struct str note,
                              struct diagnostics *all);

/* A file of a record that is put beside the public page as it is. */
struct record_file {
    struct record_file *next;
    const char *name; /* "statement.json", "table-spend.csv" */
    struct str bytes;
};

/* The files beside a public page: those of a record that nothing reads. */
bool record_is_public_file(const char *name);

/*
 * Writes a new record into `record->folder`; the text is `text`. A record that
 * is there already is kept in revisions/ID of it first. False: errors were
 * added.
 */
MUST_USE bool record_write(struct arena *arena, const struct record *record,
                           struct str text, const struct ini_section *approval,
                           const struct record_file *files,
                           struct diagnostics *all);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * One organisation's statement for one reporting period: its values, its
 * tables, its document, and the period before it.
 */
#ifndef AVOW_STATEMENT_STATEMENT_H
#define AVOW_STATEMENT_STATEMENT_H

#include <stddef.h>

#include "base/date.h"
#include "base/diagnostic.h"
#include "data/locale.h"
#include "data/table.h"
#include "data/translation.h"
#include "data/value.h"
#include "document/document.h"
#include "statement/given.h"
#include "statement/schema.h"
#include "statement/shelf.h"

struct earlier;
struct folder;
struct receipt;
struct record;

/* The statement that another one translates, as far as that one needs it. */
struct original {
    const char *folder;          /* where its files are */
    const struct source *source; /* its statement.ini */
    const struct schema *schema; /* in its language */
    struct translation translation;
};

/* A table that is made when it is asked for first. */
struct made_series {
    struct made_series *next;
    const struct schema_series *series;
    struct table *table; /* NULL: it is not made yet */
};

struct statement {
    struct arena *arena; /* that it was loaded into */
    struct shelf *shelf; /* what it was loaded with */
    /*
     * The name of its folder; of a statement in a single file: "2024-25",
     * "2024" or "statement", by what is known of its period.
     */
    const char *period;
    const char *folder;          /* where its files are */
    const struct folder *listed; /* it, as it was when the project was opened;
                                    or NULL */
    const char *root; /* the project's folder; the same in a single file */
    const struct folder *root_listed; /* it, in the same way */
    const struct source *source;      /* statement.ini */
    const struct ini *organisation;   /* avow.ini; NULL in a single file */
    const struct original *original;  /* NULL: it is no translation */
    const struct pack *pack;          /* in its language */
    const struct schema *schema;      /* the same */
    const struct locale *locale;
    const struct theme *theme;
    const struct law **laws; /* every-statement first; ended by NULL; NULL
                                until they are read */
    /*
     * All values: a map a group, with every declared field in it, given or
     * not; and a list a table. A field's place is that of its value, or,
     * where none is given, of the section or file that it belongs in.
     */
    struct value *values;
    struct table *tables;
    size_t table_count;
    struct made_series *series; /* tables that are made of them: over_years.h */
    struct date period_start, period_end; /* zeroed when not given */
    const struct statement *previous;     /* the period before, or NULL */
    struct earlier *earlier; /* the periods before, the newest first, be they
                                approved or not: earlier.h */
    const struct record *record;    /* of its approval, or NULL: record.h */
    const struct receipt *receipts; /* of its publications, the newest first;
                                       NULL: none, or none that counts */
    bool page_only;              /* the document is made for its page alone */
    bool resolving;              /* the document is made with its Markdown */
    const struct filled *filled; /* both NULL until it is made */
    const struct document *document;
};

/*
 * Loads what stands in `file` (statement.ini) and, unless it is NULL, in the
 * project's `organisation` (avow.ini) and answers.csv, with the section
 * [approval] of `approval` over all unless that is NULL. `root` is the
 * project's folder, `folder` that of the file, open, or NULL. Errors are added
 * for all that is wrong.
 * NULL when so little is known (no such file, no pack) that nothing can be
 * made of it; otherwise the caller compares the count of errors.
 */
struct statement *statement_load(struct arena *arena, struct shelf *shelf,
                                 const char *root,
                                 const struct ini *organisation,
                                 const struct folder *folder, const char *file,
                                 const struct ini *approval,
                                 struct diagnostics *all);

/*
 * Reads the laws that the statement is held against, or only looks whether
 * they are there. Errors are added for those that are not, or have faults.
 */
void statement_read_laws(struct arena *arena, struct shelf *shelf,
                         struct statement *statement, struct diagnostics *all);
void statement_find_laws(struct arena *arena, struct shelf *shelf,
                         const struct statement *statement,
                         struct diagnostics *all);

/* "2024-25", or "2024" where both days are in one year. */
const char *statement_period_name(struct arena *arena, struct date start,
                                  struct date end);

/* What tells the ids of a statement's charts from those of any other. */
const char *statement_scope(struct arena *arena, struct str organisation,
                            struct date end, const struct locale *locale);

/*
 * Fills the pack's template and makes the document. False: errors were added.
 */
MUST_USE bool statement_make(struct arena *arena, struct statement *statement,
                             struct diagnostics *all);

/* The value of a field or table by its name, or NULL when none is declared. */
const struct value *statement_value(const struct statement *statement,
                                    struct str name);

/* What is known of texts like its own; NULL: it has no pack. */
struct wordings *statement_wordings(const struct statement *statement);

/* The table of that name, or NULL. */
struct table *statement_table(const struct statement *statement,
                              struct str name);

#endif

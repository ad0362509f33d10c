/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the files of one statement give, as text with its place: of each field
 * the value of the last file that has one, of each table its sections or its
 * file. What is given but not declared is an error here.
 */
#ifndef AVOW_STATEMENT_GIVEN_H
#define AVOW_STATEMENT_GIVEN_H

#include <stdbool.h>

#include "base/diagnostic.h"
#include "data/ini.h"
#include "data/names.h"
#include "statement/schema.h"

struct given_field {
    struct str text; /* empty: not given */
    struct place at; /* of the value, or of the last key that is left empty */
    struct str line; /* at the place, of a file that is not held; or none */
    bool foreign;    /* it stands in a file of another language */
    bool answered;   /* it stands in answers.csv */
};

struct given_table {
    const struct ini_section **sections; /* [table:id], in written order */
    size_t section_count;
    const char *file; /* as the user would type it; NULL: none is named */
    struct place file_at;
    enum date_order date_order;
};

struct given {
    /* Set by who lays files over one another, where they are in two languages:
     * the schema in the language of the file, and whether it is foreign. */
    const struct schema *schema;
    bool foreign;
    struct given_field *fields; /* by field->number */
    struct place *groups;       /* by group->number: the last [group] */
    struct given_table *tables; /* by schema_table->number */
    struct names items;         /* the ids of each table's sections */
    enum date_order date_order; /* of answers.csv, as [answers] says */
};

struct given *given_new(struct arena *arena, const struct schema *schema);

/*
 * Lays an INI file over what is given already. Names of files in it are
 * looked for in `folder`. Errors are added for all that is not declared, and
 * for the fields that only an approval may give.
 */
void given_ini(struct arena *arena, struct given *given, const struct ini *ini,
               const char *folder, struct diagnostics *all);

/* Lays the section [approval] of a record over what is given already. */
void given_approval(struct given *given, const struct ini *record,
                    struct diagnostics *all);

/* Lays the file answers.csv over what is given already. */
void given_answers(struct arena *arena, struct given *given, const char *path,
                   struct diagnostics *all);

#endif

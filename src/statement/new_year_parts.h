/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of new_year.h share. */
#ifndef AVOW_STATEMENT_NEW_YEAR_PARTS_H
#define AVOW_STATEMENT_NEW_YEAR_PARTS_H

#include "base/buffer.h"
#include "base/changes.h"
#include "statement/new_year.h"
#include "statement/new_year_rows.h"

struct carrying {
    struct arena *arena;
    const struct statement *from;
    struct new_year *made;
    struct changes changes;
    const char *stage; /* the new folder, until it takes its place */
    struct diagnostics *all;
};

/* Lists something to do; `name` is a file of the new folder. */
void carrying_task(struct carrying *carrying, const char *path, size_t line,
                   const char *text);

/* Writes a file of the new folder. False: an error was added. */
MUST_USE bool carrying_write(struct carrying *carrying, const char *name,
                             struct str bytes);

/* The path that a file of the new folder will have. */
const char *carrying_path(const struct carrying *carrying, const char *name);

/* The next date or number of what a field was, as it is written; empty where
 * there is none. */
struct str carrying_next(const struct carrying *carrying,
                         const struct field *field);

/* How the rows of a table are given next year. */
enum year_form {
    YEAR_AS_IT_IS, /* nothing of it changes, or it is kept elsewhere */
    YEAR_SECTIONS,
    YEAR_CSV,
};
enum year_form carrying_form(const struct carrying *carrying,
                             const struct table_schema *schema);

/* The name in the new folder of a table's CSV file. */
const char *carrying_csv_name(const struct carrying *carrying,
                              const struct table_schema *schema);

/* The file of a table that is kept in the period's folder; NULL: none is. */
const char *carrying_csv(const struct carrying *carrying,
                         const struct table_schema *schema);

/*
 * An INI file of the period with what it declares, rewritten for the next year.
 * `of_form`: its tables are those of a form, which are sections only.
 */
MUST_USE bool carrying_ini(struct carrying *carrying, const char *name,
                           const struct source *source,
                           const struct schema *schema, bool of_form);

/* The files of tables, and answers.csv. */
MUST_USE bool carrying_tables(struct carrying *carrying);
MUST_USE bool carrying_answers(struct carrying *carrying, const char *path);

#endif

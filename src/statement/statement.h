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
#include "data/value.h"
#include "document/document.h"
#include "statement/schema.h"

struct pack;    /* statement/pack.h */
struct project; /* statement/project.h */

struct statement {
    const struct project *project;
    const char *period; /* the name of its folder; NULL in a single file */
    const char *folder; /* where its files are */
    const struct source *source; /* statement.ini */
    const struct pack *pack;
    const struct schema *schema;
    const struct locale *locale;
    const char *theme;
    const char **laws; /* names, ended by NULL */
    /*
     * All values: a map a group, with every declared field in it, given or
     * not; and a list a table. A field's place is that of its value, or,
     * where none is given, of the section or file that it belongs in.
     */
    struct value *values;
    struct table *tables;
    size_t table_count;
    struct date period_start, period_end; /* zeroed when not given */
    const struct statement *previous;     /* the period before, or NULL */
    const struct document *document;      /* NULL until it is made */
};

/* The value of a field or table by its name, or NULL when none is declared. */
const struct value *statement_value(const struct statement *statement,
                                    struct str name);

/* The table of that name, or NULL. */
struct table *statement_table(const struct statement *statement,
                              struct str name);

#endif

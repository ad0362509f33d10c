/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a statement may hold: fields in groups and tables with columns, as
 * statements/core.ini and a pack's pack.ini declare them (avow.5, "PACKS").
 */
#ifndef AVOW_STATEMENT_SCHEMA_H
#define AVOW_STATEMENT_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostic.h"
#include "data/ini.h"
#include "data/table.h"
#include "data/type.h"
#include "data/yearly.h"

struct field {
    struct field *next;       /* of the same group, as declared */
    size_t number;            /* 0 is the first of the schema */
    const char *name;         /* "organisation.students" */
    const char *key;          /* "students" */
    struct value_name member; /* the key, as values are named by it */
    const char *label;
    const char *help;
    struct type type;
    bool required;
    bool recorded;          /* only an approval may give it */
    const char *decided_by; /* the law that tells "required" from "voluntary"
                               where no value is given; or NULL */
    struct yearly yearly;   /* its group's, where it says nothing itself */
    struct place at;
};

/* A section of a project's INI files. */
struct group {
    struct group *next;
    size_t number; /* 0 is the first of the schema */
    const char *name;
    struct value_name member; /* the same, as values are named by it */
    const char *label;
    const char *help;
    bool lasts; /* written to avow.ini; else to statement.ini */
    struct yearly yearly;
    struct field *first, *last;
    struct place at;
};

struct schema_table {
    struct schema_table *next;
    size_t number; /* 0 is the first of the schema */
    bool lasts;    /* written to avow.ini; else to statement.ini */
    struct table_schema schema;
};

/* More years nobody compares, and no chart draws. */
#define SERIES_YEARS_MAX 12

/* A table that is made of another one: its figures over the years. */
struct schema_series {
    struct schema_series *next;
    const char *name;
    struct table_schema *of;
    size_t years; /* that are shown at most */
    /* The column of this year's figure; of last year's, and so on, as far as
     * `of` has them, else SIZE_MAX. */
    size_t before[SERIES_YEARS_MAX];
    size_t better; /* the column that says which figure is, or SIZE_MAX */
    struct place at;
};

struct schema {
    struct group *first_group, *last_group;
    struct schema_table *first_table, *last_table;
    struct schema_series *first_series, *last_series;
    size_t group_count, field_count, table_count;
    const char *const *areas; /* ended by NULL */
};

/* An empty schema in the arena. */
struct schema *schema_new(struct arena *arena);

/* Whether avow itself uses that name at the top of a theme's values. */
bool schema_reserves(struct str name);

/*
 * Adds what an INI file declares; sections of another kind ([pack]) are left
 * to the caller, any that is unknown is an error. Errors are added for all
 * faults of the file.
 */
void schema_declare(struct arena *arena, struct schema *schema,
                    const struct ini *ini, struct diagnostics *all);

struct group *schema_group(const struct schema *schema, struct str name);
struct field *schema_field(const struct schema *schema, struct str name);
struct table_schema *schema_table(const struct schema *schema, struct str name);
struct schema_series *schema_series(const struct schema *schema,
                                    struct str name);

#endif

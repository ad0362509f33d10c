/* SPDX-License-Identifier: BSD-2-Clause */
/* The part of statement/filing.h that reads a period's own answers. */
#include "statement/filing.h"

#include <string.h>

#include "base/file.h"
#include "statement/given.h"
#include "statement/values.h"

const char *filing_file(struct arena *arena, const struct form *form,
                        const struct statement *statement, const char *ending)
{
    return path_join(arena, statement->folder,
                     arena_format(arena, "registry-%s%s", form->name, ending));
}

static void say_taken(const char *name, struct place form, struct place pack,
                      struct diagnostics *all)
{
    diagnostic_error(all, form, "the name '%s' is taken by the pack", name);
    diagnostic_also(all, pack, "declared here");
    diagnostic_remedy(all, "name the registry's another way");
}

/* No group or table of a form may hide one of the statement's. */
static bool names_are_free(const struct form *form,
                           const struct statement *statement,
                           struct diagnostics *all)
{
    const struct schema *taken = statement->schema;
    size_t errors = all->counts[DIAGNOSTIC_ERROR];
    for (const struct group *g = form->schema->first_group; g; g = g->next) {
        const struct group *group = schema_group(taken, str_of(g->name));
        const struct table_schema *table = schema_table(taken, str_of(g->name));
        if (group || table)
            say_taken(g->name, g->at, group ? group->at : table->at, all);
    }
    for (const struct schema_table *t = form->schema->first_table; t;
         t = t->next) {
        struct str name = str_of(t->schema.name);
        const struct group *group = schema_group(taken, name);
        const struct table_schema *table = schema_table(taken, name);
        if (group || table)
            say_taken(t->schema.name, t->schema.at,
                      group ? group->at : table->at, all);
    }
    return all->counts[DIAGNOSTIC_ERROR] == errors;
}

/* A file that may be left out, unless a link leads it out of the project. */
static bool is_usable(const struct statement *statement, const char *path,
                      struct diagnostics *all)
{
    return file_is_there(path) && file_stays_inside(statement->root, path, all);
}

/* Puts the groups and tables of one statement behind those of another. */
static void join(struct arena *arena, struct statement *statement,
                 const struct statement *own)
{
    size_t count = statement->table_count + own->table_count;
    struct table *tables = arena_array(arena, count, sizeof *tables);
    struct value *value = own->values->member;
    while (value) {
        struct value *next = value->next;
        value->next = NULL;
        value_add(statement->values, value->name, value);
        value = next;
    }
    if (statement->table_count)
        memcpy(tables, statement->tables,
               statement->table_count * sizeof *tables);
    if (own->table_count)
        memcpy(tables + statement->table_count, own->tables,
               own->table_count * sizeof *tables);
    statement->tables = tables;
    statement->table_count = count;
}

bool filing_lay(struct arena *arena, const struct form *form,
                const struct locale *locale, struct statement *statement,
                struct diagnostics *all)
{
    size_t errors = all->counts[DIAGNOSTIC_ERROR];
    const char *path = filing_file(arena, form, statement, ".ini");
    const char *answers = filing_file(arena, form, statement, ".csv");
    if (!names_are_free(form, statement, all))
        return false;
    struct given *given = given_new(arena, form->schema);
    const struct ini *ini = NULL;
    if (is_usable(statement, path, all))
        ini = ini_read(arena, path, all);
    if (ini)
        given_ini(arena, given, ini, statement->folder, all);
    if (is_usable(statement, answers, all))
        given_answers(arena, given, answers, all);
    /* Rows of tables are made of it when they are asked for. */
    struct statement *own = arena_alloc(arena, sizeof *own);
    *own = *statement;
    own->schema = form->schema;
    own->locale = locale;
    own->source = ini ? ini->source : source_new(arena, path, str_of(""));
    own->organisation = NULL;
    values_make(arena, own, given, NULL, all);
    if (all->counts[DIAGNOSTIC_ERROR] != errors)
        return false;
    join(arena, statement, own);
    return true;
}

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The resolved texts of the examples that the packs have: each makes the page
 * that it was made from.
 */
#include "base/path.h"
#include "resolved.h"
#include "statement/project.h"
#include "tap.h"

#include <glob.h>
#include <stdlib.h>

static void test_statement(struct arena *arena, const char *pack,
                           struct statement *statement)
{
    struct diagnostics all = diagnostics_make(arena);
    statement->resolving = true;
    if (!ok(statement_make(arena, statement, &all), "%s, %s, is made", pack,
            statement->period))
        return;
    const struct document *document = statement->document;
    const struct value *name = statement_value(
        statement, STR_LITERAL("organisation.name"));
    struct document_input input = {
        .locale = statement->locale,
        .scope = statement_scope(arena, name->text, statement->period_end,
                                 statement->locale),
        .areas = statement->schema->areas};
    size_t tables = 0;
    for (const struct printed_table *t = document->tables; t; t = t->next)
        tables++;
    ok(document->markdown.len > 5000 && tables && !document->gaps,
       "it has a resolved text, with %zu tables", tables);
    ok(!resolved_wrong(arena, &input, document),
       "which makes the same document again");
}

static void test_pack(const char *data, const char *pack)
{
    struct arena *arena = arena_new();
    struct diagnostics all = diagnostics_make(arena);
    const struct library *library = library_new(arena, data, NULL, NULL);
    struct shelf *shelf = shelf_new(arena, library);
    struct project *project = project_open(
        arena, shelf,
        arena_format(arena, "%s/statements/packs/%s/example", data, pack),
        PROJECT_SOURCES, &all);
    for (const struct diagnostic *d = all.first; d; d = d->next)
        note("%s", d->text);
    size_t count = 0;
    for (size_t i = 0; project && i < project->count; i++) {
        if (!project->members[i].statement)
            continue;
        count++;
        test_statement(arena, pack, project->members[i].statement);
    }
    ok(count, "%s has an example", pack);
    arena_free(arena);
}

int main(void)
{
    const char *data = getenv("AVOW_DATA");
    data = data ? data : ".";
    glob_t packs;
    struct arena *arena = arena_new();
    if (glob(arena_format(arena, "%s/statements/packs/*", data), 0, NULL,
             &packs) != 0)
        return 99;
    for (size_t i = 0; i < packs.gl_pathc; i++)
        test_pack(data, path_name(packs.gl_pathv[i]));
    globfree(&packs);
    arena_free(arena);
    return done();
}

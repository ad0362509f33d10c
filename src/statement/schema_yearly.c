/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/schema_yearly.h"

#include <string.h>

struct yearly yearly_read(struct arena *arena,
                          const struct ini_section *section,
                          struct yearly otherwise, struct diagnostics *all)
{
    static const char *const words[] = {"keep", "empty", "next", "from"};
    const struct ini_entry *entry = ini_entry(section, "each_year");
    if (!entry)
        return otherwise;
    struct str rest = entry->value;
    struct str word = str_word(&rest), name = str_trim(rest);
    for (int i = YEARLY_KEEP; i <= YEARLY_FROM; i++)
        if (str_is(word, words[i]) && (i == YEARLY_FROM) == (name.len > 0))
            return (struct yearly){(enum yearly_kind)i,
                                   name.len ? str_copy(arena, name).at : NULL,
                                   entry->at};
    diagnostic_error(all, entry->at, "'%.*s' is nothing that each year does",
                     STR(entry->value));
    diagnostic_remedy(all, "write keep, empty, next, or 'from' and the name of "
                           "what it was before");
    return otherwise;
}

static bool is_said_in(const struct yearly *yearly, const struct ini *ini)
{
    return yearly->at.source == ini->source;
}

static void refuse_from(const struct yearly *yearly, const char *what,
                        struct diagnostics *all)
{
    diagnostic_error(all, yearly->at, "there is no %s '%s'", what,
                     yearly->from);
    diagnostic_remedy(all, "name one that is declared");
}

static void refuse_next(const struct yearly *yearly, struct diagnostics *all)
{
    diagnostic_error(all, yearly->at,
                     "only a field that is a date or an integer has a next "
                     "one");
    diagnostic_remedy(all, "write 'each_year = empty'");
}

static void check_field(const struct schema *schema, const struct field *field,
                        struct diagnostics *all)
{
    const struct yearly *yearly = &field->yearly;
    if (yearly->from && !schema_field(schema, str_of(yearly->from)))
        refuse_from(yearly, "field", all);
    if (yearly->kind == YEARLY_NEXT && field->type.kind != TYPE_DATE &&
        field->type.kind != TYPE_INTEGER)
        refuse_next(yearly, all);
}

static void check_column(const struct table_schema *table,
                         const struct table_schema *from,
                         const struct column *column, struct diagnostics *all)
{
    const struct yearly *yearly = &column->yearly;
    if (yearly->from &&
        table_column(from ? from : table, str_of(yearly->from)) == SIZE_MAX)
        refuse_from(yearly, "column", all);
    if (yearly->kind == YEARLY_NEXT)
        refuse_next(yearly, all);
}

static void check_table(const struct schema *schema, const struct ini *ini,
                        const struct table_schema *table,
                        struct diagnostics *all)
{
    const struct yearly *yearly = &table->yearly;
    const struct table_schema *from =
        yearly->from ? schema_table(schema, str_of(yearly->from)) : NULL;
    if (is_said_in(yearly, ini) && yearly->from && !from)
        refuse_from(yearly, "table", all);
    if (is_said_in(yearly, ini) && yearly->kind == YEARLY_NEXT)
        refuse_next(yearly, all);
    for (size_t i = 0; i < table->column_count; i++)
        if (is_said_in(&table->columns[i].yearly, ini))
            check_column(table, from, &table->columns[i], all);
}

void yearly_check(const struct schema *schema, const struct ini *ini,
                  struct diagnostics *all)
{
    for (const struct group *g = schema->first_group; g; g = g->next)
        for (const struct field *f = g->first; f; f = f->next)
            if (is_said_in(&f->yearly, ini))
                check_field(schema, f, all);
    for (const struct schema_table *t = schema->first_table; t; t = t->next)
        check_table(schema, ini, &t->schema, all);
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/given.h"

#include <string.h>

#include "base/file.h"

struct given *given_new(struct arena *arena, const struct schema *schema)
{
    struct given *given = arena_alloc(arena, sizeof *given);
    given->schema = schema;
    given->items.arena = arena;
    given->fields = arena_array(arena, schema->field_count,
                                sizeof *given->fields);
    given->groups = arena_array(arena, schema->group_count,
                                sizeof *given->groups);
    given->tables = arena_array(arena, schema->table_count,
                                sizeof *given->tables);
    return given;
}

/* The field of another group whose key is, or looks like, `key`. */
static const struct field *field_elsewhere(const struct schema *schema,
                                           const struct group *group,
                                           const char *key)
{
    struct nearest nearest = nearest_make(str_of(key));
    for (const struct group *g = schema->first_group; g; g = g->next)
        for (const struct field *f = g->first; g != group && f; f = f->next)
            nearest_offer(&nearest, f->key);
    for (const struct group *g = schema->first_group; g; g = g->next)
        for (const struct field *f = g->first; g != group && f; f = f->next)
            if (f->key == nearest.best)
                return f;
    return NULL;
}

/* Says that a key is not a field, with the nearest that is. */
static void unknown_field(const struct given *given, const struct group *group,
                          const struct ini_entry *entry,
                          struct diagnostics *all)
{
    struct nearest nearest = nearest_make(str_of(entry->key));
    for (const struct field *f = group->first; f; f = f->next)
        nearest_offer(&nearest, f->key);
    const struct field *elsewhere = field_elsewhere(given->schema, group,
                                                    entry->key);
    diagnostic_error(all, entry->key_at, "unknown key '%s' in [%s]", entry->key,
                     group->name);
    if (nearest.best)
        diagnostic_remedy(all, "did you mean '%s'?", nearest.best);
    else if (elsewhere)
        diagnostic_remedy(all, "did you mean '%s' in [%.*s]?", elsewhere->key,
                          (int)str_find(str_of(elsewhere->name), '.'),
                          elsewhere->name);
    else
        diagnostic_remedy(all, "'avow show fields' lists what there is");
}

static void refuse_recorded(const struct field *field, struct place at,
                            struct diagnostics *all)
{
    diagnostic_error(all, at, "'%s' is not for you to fill in", field->name);
    diagnostic_remedy(all, "leave it out: 'avow approve' records it");
}

/* The field of that key. Most files have them in the order of the pack, so
 * that it is the next one. */
static const struct field *find_field(const struct group *group,
                                      const struct field *before,
                                      const char *key)
{
    const struct field *field = before ? before->next : NULL;
    if (field && !strcmp(field->key, key))
        return field;
    field = group->first;
    while (field && strcmp(field->key, key) != 0)
        field = field->next;
    return field;
}

static void take_group(struct given *given, const struct group *group,
                       const struct ini_section *section, bool recording,
                       struct diagnostics *all)
{
    given->groups[group->number] = section->at;
    const struct field *field = NULL;
    for (const struct ini_entry *e = section->first; e; e = e->next) {
        field = find_field(group, field, e->key);
        if (!field)
            unknown_field(given, group, e, all);
        else if (field->recorded && !recording && e->value.len)
            refuse_recorded(field, e->key_at, all);
        else if (e->value.len || !given->fields[field->number].text.len)
            given->fields[field->number] = (struct given_field){
                .text = e->value,
                .at = e->value.len ? e->at : e->key_at,
                .foreign = given->foreign};
    }
}

static void take_order(const struct ini_entry *entry, enum date_order *order,
                       struct diagnostics *all)
{
    if (str_is(entry->value, "day-first")) {
        *order = DATE_DAY_FIRST;
    } else if (str_is(entry->value, "month-first")) {
        *order = DATE_MONTH_FIRST;
    } else {
        diagnostic_error(all, entry->at, "'%.*s' is no order of dates",
                         STR(entry->value));
        diagnostic_remedy(all, "write day-first where the file has 31/07/2025, "
                               "month-first where it has 07/31/2025");
    }
}

/* [answers] says how the dates of answers.csv are written. */
static void take_answers_section(struct given *given,
                                 const struct ini_section *section,
                                 struct diagnostics *all)
{
    for (const struct ini_entry *e = section->first; e; e = e->next) {
        if (!strcmp(e->key, "date_order")) {
            take_order(e, &given->date_order, all);
        } else {
            diagnostic_error(all, e->key_at, "unknown key '%s' in [%s]", e->key,
                             section->name);
            diagnostic_remedy(all, "it has 'date_order'");
        }
    }
}

/* [table:NAME] says where the rows are. */
static void take_table_section(struct arena *arena, struct given_table *table,
                               const struct ini_section *section,
                               const char *folder, struct diagnostics *all)
{
    for (const struct ini_entry *e = section->first; e; e = e->next) {
        if (!strcmp(e->key, "file")) {
            if (!path_is_safe(e->value)) {
                diagnostic_error(all, e->at, "'%.*s' leads out of the project",
                                 STR(e->value));
                diagnostic_remedy(all, "name a file in '%s'", folder);
                continue;
            }
            table->file = path_join(arena, folder,
                                    str_copy(arena, e->value).at);
            table->file_at = e->at;
        } else if (!strcmp(e->key, "date_order")) {
            take_order(e, &table->date_order, all);
        } else {
            diagnostic_error(all, e->key_at, "unknown key '%s' in [%s]", e->key,
                             section->name);
            diagnostic_remedy(all, "it has 'file' and 'date_order'");
        }
    }
}

/* A section that has the keys of `over`, and those of `under` beside them. */
static const struct ini_section *overlay(struct arena *arena,
                                         const struct ini_section *under,
                                         const struct ini_section *over)
{
    struct ini_section *both = arena_alloc(arena, sizeof *both);
    *both = *over;
    struct ini_entry **link = &both->first;
    for (const struct ini_entry *e = under->first; e; e = e->next) {
        const struct ini_entry *newer = ini_entry(over, e->key);
        struct ini_entry *copy = arena_alloc(arena, sizeof *copy);
        *copy = newer && newer->value.len ? *newer : *e;
        *link = copy;
        link = &copy->next;
    }
    *link = NULL;
    for (const struct ini_entry *e = over->first; e; e = e->next) {
        if (ini_entry(under, e->key))
            continue;
        struct ini_entry *copy = arena_alloc(arena, sizeof *copy);
        *copy = *e;
        copy->next = NULL;
        *link = copy;
        link = &copy->next;
    }
    return both;
}

static void take_item(struct arena *arena, struct given *given,
                      struct given_table *table,
                      const struct ini_section *section)
{
    size_t *position = arena_alloc(arena, sizeof *position);
    *position = table->section_count;
    size_t *earlier = names_claim(&given->items, table, section->id, position);
    if (earlier) {
        const struct ini_section **slot = &table->sections[*earlier];
        *slot = overlay(arena, *slot, section);
        return;
    }
    /* The array doubles when the count is a power of two. */
    size_t count = table->section_count;
    if (!(count & (count - 1))) {
        const struct ini_section **more = arena_array(
            arena, count ? count * 2 : 1, sizeof *more);
        if (count)
            memcpy(more, table->sections, count * sizeof *more);
        table->sections = more;
    }
    table->sections[table->section_count++] = section;
}

static const struct schema_table *find_table(const struct given *given,
                                             const char *name)
{
    const struct schema_table *table = given->schema->first_table;
    while (table && strcmp(table->schema.name, name) != 0)
        table = table->next;
    return table;
}

static void unknown_section(const struct given *given,
                            const struct ini_section *section,
                            struct diagnostics *all)
{
    bool names_table = section->id && !strcmp(section->kind, "table");
    const char *wanted = names_table ? section->id : section->kind;
    struct nearest nearest = nearest_make(str_of(wanted));
    const struct schema *schema = given->schema;
    if (!section->id)
        for (const struct group *g = schema->first_group; g; g = g->next)
            nearest_offer(&nearest, g->name);
    else
        for (const struct schema_table *t = schema->first_table; t; t = t->next)
            nearest_offer(&nearest, t->schema.name);
    if (!section->id && find_table(given, section->name)) {
        diagnostic_error(all, section->at, "the section [%s] has no id",
                         section->name);
        diagnostic_remedy(all,
                          "each row of the table is a section of its own, such "
                          "as [%s:first]",
                          section->name);
        return;
    }
    diagnostic_error(all, section->at, "unknown section [%s]", section->name);
    if (nearest.best && names_table)
        diagnostic_remedy(all, "did you mean [table:%s]?", nearest.best);
    else if (nearest.best)
        diagnostic_remedy(all, "did you mean [%s%s%s]?", nearest.best,
                          section->id ? ":" : "",
                          section->id ? section->id : "");
    else if (section->id)
        diagnostic_remedy(all, "'avow show data' lists the tables");
    else
        diagnostic_remedy(all, "'avow show fields' lists what there is");
}

/* [publish:NAME] says where to publish, [theme] how pages look, and [export]
 * by what other files are made: no fact of a statement, and read by who
 * publishes, prints and exports. */
static bool is_no_fact(const struct ini_section *section)
{
    return section->id ? !strcmp(section->kind, "publish")
                       : !strcmp(section->name, "theme") ||
                             !strcmp(section->name, "export");
}

void given_ini(struct arena *arena, struct given *given, const struct ini *ini,
               const char *folder, struct diagnostics *all)
{
    for (const struct ini_section *s = ini->first; s; s = s->next) {
        const struct group *group =
            s->id ? NULL : schema_group(given->schema, str_of(s->name));
        const struct schema_table *item = s->id ? find_table(given, s->kind)
                                                : NULL;
        const struct schema_table *table = s->id && !strcmp(s->kind, "table")
                                               ? find_table(given, s->id)
                                               : NULL;
        if (group)
            take_group(given, group, s, false, all);
        else if (item)
            take_item(arena, given, &given->tables[item->number], s);
        else if (table)
            take_table_section(arena, &given->tables[table->number], s, folder,
                               all);
        else if (!strcmp(s->name, "answers"))
            take_answers_section(given, s, all);
        else if (!is_no_fact(s))
            unknown_section(given, s, all);
    }
}

void given_approval(struct given *given, const struct ini *record,
                    struct diagnostics *all)
{
    const struct ini_section *section = ini_section(record, "approval");
    const struct group *group = schema_group(given->schema,
                                             STR_LITERAL("approval"));
    if (section && group)
        take_group(given, group, section, true, all);
}

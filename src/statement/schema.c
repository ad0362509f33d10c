/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/schema.h"

#include <string.h>

#include "base/file.h"
#include "data/csv.h"
#include "statement/schema_series.h"
#include "statement/schema_yearly.h"

/* Maps of a theme's values that no group or table may hide. */
static const char *const reserved[] = {
    "page",  "content", "contents", "style",  "json_ld",
    "years", "words",   "previous", "period", NULL};

static const char *const pack_keys[] = {"title", "summary", "language",
                                        "theme", "laws",    NULL};

/* So much a pack may declare: time grows with the square of it. */
#define DECLARED_MAX 2000

static const char *const group_keys[] = {"label", "help", "kept_in",
                                         "each_year", NULL};
static const char *const field_keys[] = {
    "type",       "label",     "help",    "required", "recorded",
    "min",        "max",       "choices", "currency", "date_order",
    "decided_by", "each_year", NULL};
static const char *const table_keys[] = {"label",    "help",    "file",
                                         "required", "kept_in", "each_year",
                                         "in_paper", NULL};

struct schema *schema_new(struct arena *arena)
{
    struct schema *schema = arena_alloc(arena, sizeof *schema);
    schema->areas = arena_array(arena, 1, sizeof *schema->areas);
    return schema;
}

struct group *schema_group(const struct schema *schema, struct str name)
{
    for (struct group *g = schema->first_group; g; g = g->next)
        if (str_equal(name, g->member.text))
            return g;
    return NULL;
}

struct field *schema_field(const struct schema *schema, struct str name)
{
    size_t dot = str_find(name, '.');
    struct group *group = schema_group(schema, str_slice(name, 0, dot));
    for (struct field *f = group ? group->first : NULL; f; f = f->next)
        if (str_is(name, f->name))
            return f;
    return NULL;
}

struct table_schema *schema_table(const struct schema *schema, struct str name)
{
    for (struct schema_table *t = schema->first_table; t; t = t->next)
        if (str_is(name, t->schema.name))
            return &t->schema;
    return NULL;
}

struct schema_series *schema_series(const struct schema *schema,
                                    struct str name)
{
    for (struct schema_series *s = schema->first_series; s; s = s->next)
        if (str_is(name, s->name))
            return s;
    return NULL;
}

static void offer_keys(const char *const *known, struct diagnostics *all)
{
    struct buffer keys = buffer_make(1024);
    for (const char *const *k = known; *k; k++)
        buffer_add_format(&keys, "%s%s", k == known ? "" : ", ", *k);
    diagnostic_remedy(all, "there are: %.*s", STR(buffer_str(&keys)));
    buffer_release(&keys);
}

static void refuse_key(const struct ini_section *section,
                       const struct ini_entry *entry, const char *const *known,
                       struct diagnostics *all)
{
    struct nearest nearest = nearest_make(str_of(entry->key));
    for (const char *const *k = known; *k; k++)
        nearest_offer(&nearest, *k);
    diagnostic_error(all, entry->key_at, "unknown key '%s' in [%s]", entry->key,
                     section->name);
    if (nearest.best)
        diagnostic_remedy(all, "did you mean '%s'?", nearest.best);
    else
        offer_keys(known, all);
}

static void check_keys(const struct ini_section *section,
                       const char *const *known, struct diagnostics *all)
{
    for (const struct ini_entry *e = section->first; e; e = e->next) {
        const char *const *k = known;
        while (*k && !name_equal(*k, e->key))
            k++;
        if (!*k)
            refuse_key(section, e, known, all);
    }
}

/* A key's value as one line, or `otherwise`. */
static const char *text_of(struct arena *arena,
                           const struct ini_section *section, const char *key,
                           const char *otherwise)
{
    const struct ini_entry *entry = ini_entry(section, key);
    if (!entry || !entry->value.len)
        return otherwise;
    return text_one_line(arena, entry->value).at;
}

/* Says that a key has one of two values. */
static void refuse_value(const struct ini_entry *entry, const char *one,
                         const char *other, struct diagnostics *all)
{
    diagnostic_error(all, entry->at, "'%.*s' is neither '%s' nor '%s'",
                     STR(entry->value), one, other);
    diagnostic_remedy(all, "write '%s = %s' or '%s = %s'", entry->key, one,
                      entry->key, other);
}

/* Which of a project's files it is written into. */
static bool lasts(const struct ini_section *section, struct diagnostics *all)
{
    const struct ini_entry *kept_in = ini_entry(section, "kept_in");
    bool in_organisation = kept_in && str_is(kept_in->value, "organisation");
    if (kept_in && !in_organisation && !str_is(kept_in->value, "period"))
        refuse_value(kept_in, "organisation", "period", all);
    return in_organisation;
}

static bool yes_or_no(const struct ini_section *section, const char *key,
                      struct diagnostics *all)
{
    const struct ini_entry *entry = ini_entry(section, key);
    if (!entry || str_is(entry->value, "no"))
        return false;
    if (!str_is(entry->value, "yes"))
        refuse_value(entry, "yes", "no", all);
    return true;
}

bool schema_reserves(struct str name)
{
    for (const char *const *r = reserved; *r; r++)
        if (str_is(name, *r))
            return true;
    return false;
}

/* Whether a group or table of that name may still be declared. */
static bool name_is_free(const struct schema *schema,
                         const struct ini_section *section, const char *name,
                         struct diagnostics *all)
{
    struct str wanted = str_of(name);
    struct group *group = schema_group(schema, wanted);
    struct table_schema *table = schema_table(schema, wanted);
    struct schema_series *series = schema_series(schema, wanted);
    if (!group && !table && !series && !schema_reserves(wanted))
        return true;
    diagnostic_error(all, section->at, "the name '%s' is taken", name);
    if (group)
        diagnostic_also(all, group->at, "declared here");
    else if (table)
        diagnostic_also(all, table->at, "declared here");
    else if (series)
        diagnostic_also(all, series->at, "declared here");
    diagnostic_remedy(all, "give it another one");
    return false;
}

static void declare_group(struct arena *arena, struct schema *schema,
                          const struct ini_section *section,
                          struct diagnostics *all)
{
    check_keys(section, group_keys, all);
    if (!name_is_free(schema, section, section->id, all))
        return;
    struct group *group = arena_alloc(arena, sizeof *group);
    group->number = schema->group_count++;
    group->name = section->id;
    group->member = value_name(str_of(group->name));
    group->label = text_of(arena, section, "label", section->id);
    group->help = text_of(arena, section, "help", "");
    group->at = section->at;
    group->lasts = lasts(section, all);
    group->yearly = yearly_read(arena, section, (struct yearly){0}, all);
    if (schema->last_group)
        schema->last_group->next = group;
    else
        schema->first_group = group;
    schema->last_group = group;
}

/* Splits "organisation.students" and finds its group; NULL: an error. */
static struct group *group_of_field(const struct schema *schema,
                                    const struct ini_section *section,
                                    struct diagnostics *all)
{
    struct str id = str_of(section->id);
    size_t dot = str_find(id, '.');
    struct group *group = schema_group(schema, str_slice(id, 0, dot));
    if (dot + 1 >= id.len) {
        diagnostic_error(all, section->at, "'%s' names no field", section->id);
        diagnostic_remedy(all, "write [field:group.key]");
        return NULL;
    }
    if (!group) {
        diagnostic_error(all, section->at, "there is no group '%.*s'", (int)dot,
                         section->id);
        diagnostic_remedy(all, "declare [group:%.*s] first", (int)dot,
                          section->id);
    }
    return group;
}

static bool has_code(const struct type *type, const char *code)
{
    for (size_t i = 0; i < type->choice_count; i++)
        if (!strcmp(type->choices[i].code, code))
            return true;
    return false;
}

/* The law that decides a choice, or NULL. */
static const char *decided_by(struct arena *arena,
                              const struct ini_section *section,
                              const struct type *type, struct diagnostics *all)
{
    const struct ini_entry *entry = ini_entry(section, "decided_by");
    if (!entry || !entry->value.len)
        return NULL;
    if (type->kind == TYPE_CHOICE && has_code(type, "required") &&
        has_code(type, "voluntary"))
        return text_one_line(arena, entry->value).at;
    diagnostic_error(all, entry->at,
                     "a law decides between 'required' and 'voluntary', and "
                     "[%s] has no such choices",
                     section->name);
    diagnostic_remedy(all, "write 'type = choice', with these two codes in "
                           "'choices'");
    return NULL;
}

static void declare_field(struct arena *arena, struct schema *schema,
                          const struct ini_section *section,
                          struct diagnostics *all)
{
    check_keys(section, field_keys, all);
    struct group *group = group_of_field(schema, section, all);
    if (!group)
        return;
    struct field *earlier = schema_field(schema, str_of(section->id));
    if (earlier) {
        diagnostic_error(all, section->at, "the field '%s' is declared twice",
                         section->id);
        diagnostic_also(all, earlier->at, "declared here");
        diagnostic_remedy(all, "take one out, or give it another name");
        return;
    }
    struct field *field = arena_alloc(arena, sizeof *field);
    field->name = section->id;
    field->key = section->id + strlen(group->name) + 1;
    field->member = value_name(str_of(field->key));
    field->label = text_of(arena, section, "label", field->key);
    field->help = text_of(arena, section, "help", "");
    field->required = yes_or_no(section, "required", all);
    field->recorded = yes_or_no(section, "recorded", all);
    field->yearly = yearly_read(arena, section, group->yearly, all);
    field->at = section->at;
    if (!type_declare(arena, section, &field->type, all))
        return;
    field->decided_by = decided_by(arena, section, &field->type, all);
    field->number = schema->field_count++;
    if (group->last)
        group->last->next = field;
    else
        group->first = field;
    group->last = field;
}

/* The file that a table's rows are looked for in, or NULL. */
static const char *file_of_table(struct arena *arena,
                                 const struct ini_section *section,
                                 struct diagnostics *all)
{
    const struct ini_entry *entry = ini_entry(section, "file");
    if (!entry || !entry->value.len || path_is_safe(entry->value))
        return text_of(arena, section, "file", NULL);
    diagnostic_error(all, entry->at, "'%.*s' leads out of the project",
                     STR(entry->value));
    diagnostic_remedy(all, "name a file that stands in the period's folder");
    return NULL;
}

static void declare_table(struct arena *arena, struct schema *schema,
                          const struct ini_section *section,
                          struct diagnostics *all)
{
    check_keys(section, table_keys, all);
    if (!name_is_free(schema, section, section->id, all))
        return;
    struct schema_table *table = arena_alloc(arena, sizeof *table);
    table->number = schema->table_count++;
    table->schema.name = section->id;
    table->schema.label = text_of(arena, section, "label", section->id);
    table->schema.help = text_of(arena, section, "help", "");
    table->schema.file = file_of_table(arena, section, all);
    table->lasts = lasts(section, all);
    table->schema.required = yes_or_no(section, "required", all);
    table->schema.in_paper = yes_or_no(section, "in_paper", all);
    table->schema.yearly = yearly_read(arena, section, (struct yearly){0}, all);
    table->schema.at = section->at;
    if (schema->last_table)
        schema->last_table->next = table;
    else
        schema->first_table = table;
    schema->last_table = table;
}

static void add_column(struct arena *arena, struct table_schema *table,
                       struct column column)
{
    struct column *more = arena_array(arena, table->column_count + 1,
                                      sizeof *more);
    if (table->column_count)
        memcpy(more, table->columns, table->column_count * sizeof *more);
    more[table->column_count++] = column;
    table->columns = more;
}

static void declare_column(struct arena *arena, struct schema *schema,
                           const struct ini_section *section,
                           struct diagnostics *all)
{
    check_keys(section, field_keys, all);
    struct str id = str_of(section->id);
    size_t dot = str_find(id, '.');
    struct table_schema *table = schema_table(schema, str_slice(id, 0, dot));
    if (!table || dot + 1 >= id.len) {
        diagnostic_error(all, section->at, "there is no table '%.*s'", (int)dot,
                         section->id);
        diagnostic_remedy(all, "declare [table:NAME], then [column:NAME.key]");
        return;
    }
    struct column column = {.name = section->id + dot + 1, .at = section->at};
    if (table->column_count == CSV_COLUMNS_MAX) {
        diagnostic_error(all, section->at,
                         "the table '%s' has more than %d columns", table->name,
                         CSV_COLUMNS_MAX);
        diagnostic_remedy(all, "make a second table of some of them");
        return;
    }
    if (table_column(table, str_of(column.name)) != SIZE_MAX) {
        diagnostic_error(all, section->at, "the column '%s' is declared twice",
                         section->id);
        diagnostic_remedy(all, "take one out, or give it another name");
        return;
    }
    column.label = text_of(arena, section, "label", column.name);
    column.help = text_of(arena, section, "help", "");
    column.required = yes_or_no(section, "required", all);
    column.yearly = yearly_read(arena, section, (struct yearly){0}, all);
    if (type_declare(arena, section, &column.type, all))
        add_column(arena, table, column);
}

static void declare_series(struct arena *arena, struct schema *schema,
                           const struct ini_section *section,
                           struct diagnostics *all)
{
    if (name_is_free(schema, section, section->id, all))
        series_declare(arena, schema, section, all);
}

static void declare_areas(struct arena *arena, struct schema *schema,
                          const struct ini_section *section,
                          struct diagnostics *all)
{
    static const char *const keys[] = {"names", NULL};
    check_keys(section, keys, all);
    const struct ini_entry *entry = ini_entry(section, "names");
    if (!entry)
        return;
    size_t count = 1;
    for (size_t i = 0; i < entry->value.len; i++)
        count += entry->value.at[i] == ',';
    const char **areas = arena_array(arena, count + 1, sizeof *areas);
    size_t used = 0;
    for (struct str rest = entry->value; rest.at;) {
        struct str name = str_trim(str_split(&rest, ','));
        if (name.len)
            areas[used++] = str_copy(arena, name).at;
    }
    schema->areas = areas;
}

/* Its values are the caller's. */
static void declare_pack(struct arena *arena, struct schema *schema,
                         const struct ini_section *section,
                         struct diagnostics *all)
{
    (void)arena;
    (void)schema;
    check_keys(section, pack_keys, all);
}

typedef void declare(struct arena *, struct schema *,
                     const struct ini_section *, struct diagnostics *);

static const struct declaration {
    const char *kind;
    bool has_id;
    declare *act;
} declarations[] = {
    {"pack", false, declare_pack},    {"areas", false, declare_areas},
    {"group", true, declare_group},   {"field", true, declare_field},
    {"table", true, declare_table},   {"column", true, declare_column},
    {"series", true, declare_series},
};

#define DECLARATIONS (sizeof declarations / sizeof *declarations)

static void refuse_section(const struct ini_section *section,
                           struct diagnostics *all)
{
    struct nearest nearest = nearest_make(str_of(section->kind));
    for (size_t i = 0; i < DECLARATIONS; i++)
        nearest_offer(&nearest, declarations[i].kind);
    diagnostic_error(all, section->at, "unknown section [%s]", section->name);
    if (nearest.best)
        diagnostic_remedy(all, "did you mean [%s%s]?", nearest.best,
                          section->id ? ":…" : "");
}

void schema_declare(struct arena *arena, struct schema *schema,
                    const struct ini *ini, struct diagnostics *all)
{
    size_t count = 0;
    for (const struct ini_section *s = ini->first; s; s = s->next) {
        if (++count > DECLARED_MAX) {
            diagnostic_error(all, s->at, "more than %d things are declared",
                             DECLARED_MAX);
            diagnostic_remedy(all, "declare tables for what is alike");
            return;
        }
        size_t i = 0;
        while (i < DECLARATIONS &&
               (!name_equal(declarations[i].kind, s->kind) ||
                declarations[i].has_id != (s->id != NULL)))
            i++;
        if (i < DECLARATIONS)
            declarations[i].act(arena, schema, s, all);
        else
            refuse_section(s, all);
    }
    yearly_check(schema, ini, all);
    series_check(schema, all);
}

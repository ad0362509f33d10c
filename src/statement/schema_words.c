/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/schema_words.h"

#include <string.h>

/* What a section of the file may change of what it names. */
struct worded {
    const char **label;
    const char **help;
    struct type *type; /* NULL: it has none */
};

static void unknown_section(const struct ini_section *section,
                            struct diagnostics *all)
{
    diagnostic_error(all, section->at, "nothing is declared as [%s]",
                     section->name);
    diagnostic_remedy(all, "a file of words names groups, fields, tables and "
                           "columns that there are");
}

static bool find_group(const struct schema *schema, struct str name,
                       struct worded *worded)
{
    struct group *group = schema_group(schema, name);
    if (group)
        *worded = (struct worded){&group->label, &group->help, NULL};
    return group;
}

static bool find_field(const struct schema *schema, struct str name,
                       struct worded *worded)
{
    struct field *field = schema_field(schema, name);
    if (field)
        *worded = (struct worded){&field->label, &field->help, &field->type};
    return field;
}

static bool find_table(const struct schema *schema, struct str name,
                       struct worded *worded)
{
    struct table_schema *table = schema_table(schema, name);
    if (table)
        *worded = (struct worded){&table->label, &table->help, NULL};
    return table;
}

static bool find_column(const struct schema *schema, struct str name,
                        struct worded *worded)
{
    size_t dot = str_find(name, '.');
    struct table_schema *table = schema_table(schema, str_slice(name, 0, dot));
    size_t at = table && dot < name.len
                    ? table_column(table, str_slice(name, dot + 1, name.len))
                    : SIZE_MAX;
    if (at == SIZE_MAX)
        return false;
    struct column *column = &table->columns[at];
    *worded = (struct worded){&column->label, &column->help, &column->type};
    return true;
}

static bool find(const struct schema *schema, const struct ini_section *section,
                 struct worded *worded)
{
    static const struct {
        const char *kind;
        bool (*find)(const struct schema *, struct str, struct worded *);
    } kinds[] = {{"group", find_group},
                 {"field", find_field},
                 {"table", find_table},
                 {"column", find_column}};
    for (size_t i = 0; section->id && i < sizeof kinds / sizeof *kinds; i++)
        if (!strcmp(section->kind, kinds[i].kind))
            return kinds[i].find(schema, str_of(section->id), worded);
    return false;
}

static struct choice *choice_of_code(struct type *type, struct str code)
{
    for (size_t i = 0; i < type->choice_count; i++)
        if (str_is(code, type->choices[i].code))
            return &type->choices[i];
    return NULL;
}

static void reword_choice(struct arena *arena, struct type *type,
                          struct str line, struct place at,
                          struct diagnostics *all)
{
    struct str rest = line;
    struct str code = str_word(&rest);
    struct str label = str_trim(rest);
    struct choice *choice = choice_of_code(type, code);
    if (choice && label.len) {
        choice->label = str_copy(arena, label).at;
    } else if (choice) {
        diagnostic_error(all, at, "the choice '%s' has no label", choice->code);
        diagnostic_remedy(all, "write its code, a space, and what people read");
    } else if (code.len) {
        diagnostic_error(all, at, "there is no choice '%.*s'", STR(code));
        diagnostic_remedy(all, "write a code that is declared, a space, and "
                               "what people read");
    }
}

static void reword_choices(struct arena *arena, struct type *type,
                           const struct ini_entry *entry,
                           struct diagnostics *all)
{
    struct place at = entry->at;
    for (struct str rest = entry->value; rest.at; at.line++) {
        reword_choice(arena, type, str_split(&rest, '\n'), at, all);
        /* How far further lines are indented is not known. */
        at.column = 0;
    }
}

static void reword(struct arena *arena, const struct worded *worded,
                   const struct ini_section *section, struct diagnostics *all)
{
    for (const struct ini_entry *e = section->first; e; e = e->next) {
        const char **text = !strcmp(e->key, "label")  ? worded->label
                            : !strcmp(e->key, "help") ? worded->help
                                                      : NULL;
        bool choices = worded->type && worded->type->choice_count &&
                       !strcmp(e->key, "choices");
        if (text && e->value.len) {
            *text = text_one_line(arena, e->value).at;
        } else if (choices) {
            reword_choices(arena, worded->type, e, all);
        } else if (!text) {
            diagnostic_error(all, e->key_at, "'%s' is no word of [%s]", e->key,
                             section->name);
            diagnostic_remedy(all, "it may have 'label' and 'help', and "
                                   "'choices' where there are some");
        }
    }
}

void schema_reword(struct arena *arena, struct schema *schema,
                   const struct ini *words, struct diagnostics *all)
{
    for (const struct ini_section *s = words->first; s; s = s->next) {
        struct worded worded;
        if (find(schema, s, &worded))
            reword(arena, &worded, s, all);
        else
            unknown_section(s, all);
    }
}

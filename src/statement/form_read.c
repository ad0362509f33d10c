/* SPDX-License-Identifier: BSD-2-Clause */
/* The part of statement/form.h that reads the file. */
#include "statement/form.h"

#include <string.h>

#include "base/file.h"
#include "statement/form_parts.h"
#include "statement/keys.h"

/* Each is looked for by its name among all others. */
#define QUESTIONS_MAX 500
#define COLUMNS_MAX   CSV_COLUMNS_MAX

static const char *const kinds[] = {
    "registry", "group",    "field",  "table", "column",   "part",    "section",
    "page",     "question", "derive", "rule",  "download", "compare", NULL,
};

static const char *const registry_keys[] = {
    "title",    "jurisdiction", "source", "as_of",    "note", "language",
    "counting", "year",         "dates",  "contacts", NULL,
};

/* "statement.period_end 6" */
static void read_year(struct form_reader *reader,
                      const struct ini_section *section)
{
    const char *text = keys_text(&reader->keys, section, "year");
    struct str rest = str_of(text);
    struct str field = str_word(&rest), months = str_word(&rest);
    if (!text)
        return;
    int count = 0;
    bool sound = months.len && months.len <= 2 && !str_word(&rest).len;
    for (size_t i = 0; i < months.len && sound; i++) {
        sound = is_ascii_digit((unsigned char)months.at[i]);
        count = count * 10 + (months.at[i] - '0');
    }
    reader->form->year_field = str_copy(reader->keys.arena, field).at;
    reader->form->year_months = count;
    if (sound)
        return;
    diagnostic_error(reader->keys.all, ini_entry(section, "year")->at,
                     "'%s' is no field with a number of months", text);
    diagnostic_remedy(reader->keys.all, "write it as 'statement.period_end 6'");
}

static void read_registry(struct form_reader *reader,
                          const struct ini_section *section)
{
    static const char *const units[] = {"characters", "utf-16", "utf-16-crlf",
                                        NULL};
    static const char *const contacts[] = {"may-be", "none", NULL};
    const struct keys *keys = &reader->keys;
    struct form *form = reader->form;
    keys_check(keys, section, registry_keys);
    form->title = keys_needed(keys, section, "title", "name the registry");
    form->jurisdiction = keys_text(keys, section, "jurisdiction");
    form->source = keys_text(keys, section, "source");
    form->as_of = keys_text(keys, section, "as_of");
    form->note = keys_text(keys, section, "note");
    form->language = keys_text(keys, section, "language");
    form->date_pattern = keys_text(keys, section, "dates");
    form->unit = (enum form_unit)keys_word(keys, section, "counting", units);
    form->no_contacts = keys_word(keys, section, "contacts", contacts) == 1;
    read_year(reader, section);
}

/* The file as a pack's would be: what it declares of fields and tables. */
static void declare_fields(struct form_reader *reader, const struct ini *ini)
{
    static const char *const declared[] = {"group", "field", "table", "column"};
    struct ini fields = {.source = ini->source};
    struct ini_section **end = &fields.first;
    for (const struct ini_section *s = ini->first; s; s = s->next)
        for (size_t i = 0; i < sizeof declared / sizeof *declared; i++) {
            if (strcmp(s->kind, declared[i]) != 0)
                continue;
            *end = arena_alloc(reader->keys.arena, sizeof **end);
            **end = *s;
            (*end)->next = NULL;
            end = &(*end)->next;
        }
    schema_declare(reader->keys.arena, reader->form->schema, &fields,
                   reader->keys.all);
}

static void read_download(struct form_reader *reader,
                          const struct ini_section *section)
{
    struct form_column **end = &reader->form->first_column;
    size_t count = 0;
    for (const struct ini_entry *e = section->first; e; e = e->next) {
        if (++count > COLUMNS_MAX) {
            diagnostic_error(reader->keys.all, e->key_at,
                             "the download has more than %d columns",
                             COLUMNS_MAX);
            diagnostic_remedy(reader->keys.all,
                              "leave out columns that nobody fills in");
            return;
        }
        *end = arena_alloc(reader->keys.arena, sizeof **end);
        (*end)->name = e->key;
        (*end)->pattern = text_one_line(reader->keys.arena, e->value).at;
        (*end)->at = e->at;
        end = &(*end)->next;
    }
}

static void read_compare(struct form_reader *reader,
                         const struct ini_section *section)
{
    static const char *const known[] = {"name", "number", "year",
                                        "yes",  "no",     NULL};
    const struct keys *keys = &reader->keys;
    struct form_compare *compare = &reader->form->compare;
    keys_check(keys, section, known);
    compare->name = keys_needed(keys, section, "name",
                                "say which column has the organisation's name");
    compare->number = keys_text(keys, section, "number");
    compare->year = keys_text(keys, section, "year");
    compare->yes = keys_names(keys, section, "yes");
    compare->no = keys_names(keys, section, "no");
}

static void read_part(struct form_reader *reader,
                      const struct ini_section *section)
{
    static const char *const known[] = {"title", "required", NULL};
    struct form_part *part = arena_alloc(reader->keys.arena, sizeof *part);
    keys_check(&reader->keys, section, known);
    part->id = section->id;
    part->title = keys_needed(&reader->keys, section, "title",
                              "write the title that the form has there");
    part->required = keys_yes(&reader->keys, section, "required");
    if (reader->part)
        reader->part->next = part;
    else
        reader->form->first = part;
    reader->part = part;
    reader->section = NULL;
    reader->page = NULL;
}

static void out_of_place(struct form_reader *reader,
                         const struct ini_section *section, const char *above)
{
    diagnostic_error(reader->keys.all, section->at, "[%s] is in no %s",
                     section->name, above);
    diagnostic_remedy(reader->keys.all, "write its [%s:NAME] above it", above);
}

static void read_section(struct form_reader *reader,
                         const struct ini_section *section)
{
    static const char *const known[] = {"title", NULL};
    struct form_section *one = arena_alloc(reader->keys.arena, sizeof *one);
    if (!reader->part) {
        out_of_place(reader, section, "part");
        return;
    }
    keys_check(&reader->keys, section, known);
    one->id = section->id;
    one->title = keys_needed(&reader->keys, section, "title",
                             "write the title that the form has there");
    if (reader->section)
        reader->section->next = one;
    else
        reader->part->first = one;
    reader->section = one;
    reader->page = NULL;
}

static void too_many_questions(struct form_reader *reader,
                               const struct ini_section *section)
{
    diagnostic_error(reader->keys.all, section->at,
                     "the form has more than %d questions", QUESTIONS_MAX);
    diagnostic_remedy(reader->keys.all, "make two forms of it");
}

/* What may be asked of the statement, in the order of the form. */
static void read_step(struct form_reader *reader,
                      const struct ini_section *section)
{
    if (!strcmp(section->kind, "part"))
        read_part(reader, section);
    else if (!strcmp(section->kind, "section"))
        read_section(reader, section);
    else if (!strcmp(section->kind, "page"))
        reader->section ? form_read_page(reader, section)
                        : out_of_place(reader, section, "section");
    else if (!reader->page)
        out_of_place(reader, section, "page");
    else if (!strcmp(section->kind, "rule"))
        form_read_rule(reader, section);
    else if (++reader->questions <= QUESTIONS_MAX)
        form_read_question(reader, section);
    else if (reader->questions == QUESTIONS_MAX + 1)
        too_many_questions(reader, section);
}

static void read_sections(struct form_reader *reader, const struct ini *ini)
{
    static const char *const steps[] = {"part", "section", "page", "rule",
                                        "question"};
    for (const struct ini_section *s = ini->first; s; s = s->next) {
        bool step = false, known = false;
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
            step = step || !strcmp(s->kind, steps[i]);
        for (const char *const *kind = kinds; *kind; kind++)
            known = known || !strcmp(s->kind, *kind);
        bool alone = !strcmp(s->kind, "registry") ||
                     !strcmp(s->kind, "download") ||
                     !strcmp(s->kind, "compare");
        if (!known || alone == (s->id != NULL))
            keys_refuse_section(&reader->keys, s, kinds);
        else if (step)
            read_step(reader, s);
        else if (!strcmp(s->kind, "registry"))
            read_registry(reader, s);
        else if (!strcmp(s->kind, "download"))
            read_download(reader, s);
        else if (!strcmp(s->kind, "compare"))
            read_compare(reader, s);
    }
}

static const char *name_of(struct arena *arena, const char *path)
{
    struct str name = str_of(path_name(path));
    const struct str ending = STR_LITERAL(".ini");
    if (name.len > ending.len)
        name.len -= ending.len;
    return str_copy(arena, name).at;
}

const struct form *form_read(struct arena *arena, const char *path,
                             struct diagnostics *all)
{
    size_t errors = all->counts[DIAGNOSTIC_ERROR];
    struct ini *ini = ini_read(arena, path, all);
    if (!ini)
        return NULL;
    struct form *form = arena_alloc(arena, sizeof *form);
    struct form_reader reader = {.keys = {arena, all, "REGISTRIES"},
                                 .form = form};
    form->name = name_of(arena, path);
    form->schema = schema_new(arena);
    form->compare.yes = form->compare.no = arena_array(
        arena, 1, sizeof *form->compare.yes);
    declare_fields(&reader, ini);
    read_sections(&reader, ini);
    form_connect(&reader, ini);
    if (!ini_section(ini, "registry")) {
        diagnostic_error(all, place_line(ini->source, 0),
                         "there is no section [registry]");
        diagnostic_remedy(all, "begin with [registry] and 'title = …'");
    }
    return all->counts[DIAGNOSTIC_ERROR] == errors ? form : NULL;
}

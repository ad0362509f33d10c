/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/statement.h"

#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "statement/decided.h"
#include "statement/early.h"
#include "statement/over_years.h"
#include "statement/previous.h"
#include "statement/values.h"

/* Held against every statement, whatever its laws. */
#define EVERY_STATEMENT "every-statement"

const struct value *statement_value(const struct statement *statement,
                                    struct str name)
{
    return value_at(statement->values, name);
}

struct wordings *statement_wordings(const struct statement *statement)
{
    return statement->pack ? statement->pack->wordings : NULL;
}

struct table *statement_table(const struct statement *statement,
                              struct str name)
{
    for (size_t i = 0; i < statement->table_count; i++)
        if (str_is(name, statement->tables[i].schema->name))
            return &statement->tables[i];
    return NULL;
}

static const struct pack *choose_pack(struct arena *arena, struct shelf *shelf,
                                      const struct early *early, bool faulty,
                                      struct diagnostics *all)
{
    struct given_field name = early_value(early, "pack");
    if (name.text.len)
        return shelf_pack(shelf, str_copy(arena, name.text).at, name.at, all);
    if (faulty)
        return NULL; /* the line that names it may be among the faults */
    diagnostic_error(all, name.at, "no pack is named");
    diagnostic_remedy(all, "write 'pack = NAME' in its section [statement]; "
                           "'avow list packs' says which there are");
    return NULL;
}

static const struct locale *
choose_locale(struct arena *arena, struct shelf *shelf, const struct pack *pack,
              const struct early *early, bool faulty, struct diagnostics *all)
{
    struct given_field tag = early_value(early, "language");
    if (!tag.text.len && pack)
        tag.text = str_of(pack->language);
    if (tag.text.len)
        return shelf_locale(shelf, str_copy(arena, tag.text).at, tag.at, all);
    if (faulty || !pack)
        return NULL; /* the line that names it may be among the faults */
    diagnostic_error(all, tag.at,
                     "no language is named, nor does the pack '%s' name one",
                     pack->name);
    diagnostic_remedy(all, "write 'language = TAG' in its section [statement]; "
                           "'avow list languages' says which there are");
    return NULL;
}

/* Refuses one that a file names which is read only when it has been chosen. */
static void refuse_late(const struct given *given, const char *name,
                        const char *chosen, struct diagnostics *all)
{
    const struct field *field = schema_field(given->schema, str_of(name));
    if (!field)
        return;
    const struct given_field *late = &given->fields[field->number];
    if (!late->text.len || str_is(late->text, chosen))
        return;
    if (*chosen)
        diagnostic_error(all, late->at, "'%.*s' comes too late: '%s' is chosen",
                         STR(late->text), chosen);
    else
        diagnostic_error(all, late->at, "'%.*s' comes too late",
                         STR(late->text));
    diagnostic_remedy(all, "write it in [statement] of statement.ini");
    if (late->line.len)
        diagnostic_excerpt(all, late->line);
}

/* The text of a field of [statement], else what the pack says. */
static struct given_field or_pack(const struct statement *statement,
                                  const char *field, const char *of_pack)
{
    const struct value *value = statement_value(statement, str_of(field));
    if (value && value->typed)
        return (struct given_field){.text = value->typed->text,
                                    .at = value->at};
    return (struct given_field){.text = str_of(of_pack),
                                .at = place_line(statement->source, 0)};
}

/* The place of a name in a list of them; of the list where it has lines. */
static struct place place_of_name(const struct given_field *names,
                                  struct str name)
{
    struct place at = names->at;
    if (at.column && str_find(names->text, '\n') == names->text.len)
        at.column += (size_t)(name.at - names->text.at);
    return at;
}

static bool has_law(const struct law *const *laws, const struct law *law)
{
    while (*laws && *laws != law)
        laws++;
    return *laws;
}

/* Goes to the next of some names of laws. */
static bool next_law(struct arena *arena, struct str *rest, const char **name,
                     struct str *at)
{
    *at = (struct str){"", 0};
    while (rest->at && !at->len)
        *at = str_trim(str_split(rest, ','));
    *name = str_copy(arena, *at).at;
    return at->len;
}

/* Sees that each law that is named is there. */
static void look_for_laws(struct arena *arena, struct shelf *shelf,
                          const struct given_field *names,
                          struct diagnostics *all)
{
    const char *name;
    struct str rest = names->text, at;
    while (next_law(arena, &rest, &name, &at))
        (void)shelf_has_law(shelf, name, place_of_name(names, at), all);
}

static size_t count_names(struct str names)
{
    size_t count = 1;
    for (size_t i = 0; i < names.len; i++)
        count += names.at[i] == ',';
    return count;
}

static struct given_field names_of_laws(const struct statement *statement)
{
    return or_pack(statement, "statement.laws", statement->pack->laws);
}

void statement_find_laws(struct arena *arena, struct shelf *shelf,
                         const struct statement *statement,
                         struct diagnostics *all)
{
    struct given_field names = names_of_laws(statement);
    look_for_laws(arena, shelf, &names, all);
}

void statement_read_laws(struct arena *arena, struct shelf *shelf,
                         struct statement *statement, struct diagnostics *all)
{
    struct given_field names = names_of_laws(statement);
    const struct law **laws = arena_array(arena, count_names(names.text) + 2,
                                          sizeof *laws);
    size_t count = 0;
    const struct law *law = shelf_law(shelf, EVERY_STATEMENT,
                                      place_line(statement->source, 0), all);
    if (law)
        laws[count++] = law;
    const char *name;
    struct str rest = names.text, at;
    while (next_law(arena, &rest, &name, &at)) {
        law = shelf_law(shelf, name, place_of_name(&names, at), all);
        if (law && !has_law((const struct law *const *)laws, law))
            laws[count++] = law;
    }
    statement->laws = laws;
}

/* Where nothing can be made: what else is named and is not there. */
static void look_up_others(struct arena *arena, struct shelf *shelf,
                           const struct early *early, struct diagnostics *all)
{
    struct given_field theme = early_value(early, "theme");
    struct given_field laws = early_value(early, "laws");
    if (theme.text.len)
        (void)shelf_theme(shelf, str_copy(arena, theme.text).at, theme.at, all);
    look_for_laws(arena, shelf, &laws, all);
}

static void choose_theme(struct arena *arena, struct shelf *shelf,
                         struct statement *statement, struct diagnostics *all)
{
    struct given_field name = or_pack(statement, "statement.theme",
                                      statement->pack->theme);
    const char *theme = name.text.len ? str_copy(arena, name.text).at
                                      : shelf_usual_theme(shelf, all);
    statement->theme = theme ? shelf_theme(shelf, theme, name.at, all) : NULL;
}

static struct date date_of(const struct statement *statement, const char *field)
{
    const struct value *value = statement_value(statement, str_of(field));
    return value && value->typed ? value->typed->date : (struct date){0};
}

const char *statement_period_name(struct arena *arena, struct date start,
                                  struct date end)
{
    if (!start.year || !end.year)
        return "statement";
    if (start.year == end.year)
        return arena_format(arena, "%04d", start.year);
    return arena_format(arena, "%04d-%02d", start.year, end.year % 100);
}

/* What one period's folder gives. */
static void lay_folder(struct arena *arena, struct given *given,
                       const struct ini *ini, const char *folder,
                       const struct folder *listed, const char *root,
                       struct diagnostics *all)
{
    given_ini(arena, given, ini, folder, all);
    if (folder_lacks(listed, "answers.csv"))
        return;
    char *answers = path_join(arena, folder, "answers.csv");
    if (file_is_there(answers) && file_stays_inside(root, answers, all))
        given_answers(arena, given, answers, all);
}

static void lay_over(struct arena *arena, struct given *given,
                     const struct statement *statement,
                     const struct early *early, const struct ini *approval,
                     struct diagnostics *all)
{
    const struct original *original = statement->original;
    given->schema = original ? original->schema : statement->schema;
    given->foreign = original;
    if (early->organisation)
        given_ini(arena, given, early->organisation, statement->root, all);
    if (original)
        lay_folder(arena, given, early->original, original->folder, NULL,
                   statement->root, all);
    given->schema = statement->schema;
    given->foreign = false;
    lay_folder(arena, given, early->period, statement->folder,
               statement->listed, statement->root, all);
    if (approval)
        given_approval(given, approval, all);
}

/*
 * What a translation needs of the statement that it translates: the words and
 * the language of its values, and how they are translated. NULL: errors.
 */
static const struct original *
make_original(struct arena *arena, struct shelf *shelf,
              const struct statement *statement, const struct early *early,
              const struct pack *pack, struct diagnostics *all)
{
    const struct early of_original = {early->organisation, NULL,
                                      early->original};
    const struct locale *from = choose_locale(arena, shelf, pack, &of_original,
                                              false, all);
    if (from)
        pack = shelf_edition(shelf, pack, locale_tag(from),
                             place_line(early->original->source, 0), all);
    if (!from || !pack)
        return NULL;
    struct original *original = arena_alloc(arena, sizeof *original);
    original->source = early->original->source;
    original->folder = path_folder(arena, original->source->path);
    original->schema = pack->schema;
    original->translation.from = from;
    original->translation.to = statement->locale;
    const char *const folders[] = {statement->folder, statement->root};
    char *name = arena_format(arena, "terms.%s.csv",
                              locale_tag(statement->locale));
    for (size_t i = 0; i < 2; i++) {
        char *path = path_join(arena, folders[i], name);
        if (file_is_there(path) &&
            file_stays_inside(statement->root, path, all))
            translation_read(arena, &original->translation, path, all);
    }
    return original;
}

/* Pages of all periods look alike: also that of an approved one, which is not
 * made of its statement.ini. */
static void refuse_theme(const struct early *early, struct diagnostics *all)
{
    const struct ini_section *theme = ini_section(early->period, "theme");
    if (!theme || !early->organisation)
        return;
    diagnostic_error(all, theme->at, "[theme] does not belong to one period");
    diagnostic_remedy(all, "move it into avow.ini");
}

struct statement *statement_load(struct arena *arena, struct shelf *shelf,
                                 const char *root,
                                 const struct ini *organisation,
                                 const struct folder *folder, const char *file,
                                 const struct ini *approval,
                                 struct diagnostics *all)
{
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    /* A single file is the one that was asked for, whatever leads to it. */
    struct ini *period = organisation
                             ? ini_read_in(arena, folder, root, file, all)
                             : ini_read(arena, file, all);
    if (!period)
        return NULL;
    bool faulty = all->counts[DIAGNOSTIC_ERROR] > before;
    struct early early = {.organisation = organisation, .period = period};
    bool found = early_find_original(arena, root, &early, all);
    const struct pack *plain = choose_pack(arena, shelf, &early,
                                           faulty || !found, all);
    const struct locale *locale = choose_locale(arena, shelf, plain, &early,
                                                faulty || !found, all);
    const struct pack *pack =
        plain && locale ? shelf_edition(shelf, plain, locale_tag(locale),
                                        place_line(period->source, 0), all)
                        : NULL;
    if (!pack || !found) {
        look_up_others(arena, shelf, &early, all);
        return NULL;
    }
    struct statement *statement = arena_alloc(arena, sizeof *statement);
    statement->arena = arena;
    statement->shelf = shelf;
    statement->listed = folder;
    statement->root_listed = folder ? folder->above : NULL;
    statement->locale = locale;
    statement->folder = path_folder(arena, file);
    statement->root = root;
    statement->source = period->source;
    statement->organisation = organisation;
    statement->pack = pack;
    statement->schema = pack->schema;
    if (early.original)
        statement->original = make_original(arena, shelf, statement, &early,
                                            plain, all);
    if (early.original && !statement->original)
        return NULL;
    struct given *given = given_new(arena, statement->schema);
    lay_over(arena, given, statement, &early, approval, all);
    refuse_theme(&early, all);
    refuse_late(given, "statement.pack", pack->name, all);
    refuse_late(given, "statement.language", locale_tag(locale), all);
    refuse_late(
        given, "statement.translation_of",
        statement->original ? path_name(statement->original->folder) : "", all);
    values_make(arena, statement, given, organisation, all);
    statement->period_start = date_of(statement, "statement.period_start");
    statement->period_end = date_of(statement, "statement.period_end");
    statement->period = organisation
                            ? path_name(statement->folder)
                            : statement_period_name(arena,
                                                    statement->period_start,
                                                    statement->period_end);
    decided_make(arena, shelf, statement, all);
    choose_theme(arena, shelf, statement, all);
    return statement;
}

static struct table *table_for_document(void *context, struct str name)
{
    struct statement *statement = context;
    struct table *table = statement_table(statement, name);
    if (!table)
        table = over_years_table(statement, name);
    return table ? table : previous_table(statement, name);
}

static void offer_tables(void *context, struct nearest *nearest)
{
    const struct statement *statement = context;
    for (size_t i = 0; i < statement->table_count; i++)
        nearest_offer(nearest, statement->tables[i].schema->name);
    for (const struct schema_series *s = statement->schema->first_series; s;
         s = s->next)
        nearest_offer(nearest, s->name);
}

/* The folders of parts that stand in `folder`: the language's own first. */
static void add_part_folders(struct arena *arena,
                             const struct statement *statement,
                             const char *folder, struct part_search *search,
                             size_t *count)
{
    char *path = path_join(arena, folder, "parts");
    struct part_folder *parts = part_folder_new(arena, path, statement->root);
    if (!parts->missing)
        search->folders[(*count)++] = part_folder_new(
            arena, path_join(arena, path, locale_tag(statement->locale)),
            statement->root);
    search->folders[(*count)++] = parts;
}

static void find_part_folders(struct arena *arena,
                              const struct statement *statement,
                              struct part_search *search)
{
    size_t count = 0;
    if (!folder_lacks(statement->listed, "parts"))
        add_part_folders(arena, statement, statement->folder, search, &count);
    if (statement->original)
        add_part_folders(arena, statement, statement->original->folder, search,
                         &count);
    if (!folder_lacks(statement->root_listed, "parts") &&
        strcmp(statement->folder, statement->root) != 0)
        add_part_folders(arena, statement, statement->root, search, &count);
    if (statement->pack->language_parts)
        search->folders[count++] = statement->pack->language_parts;
    search->folders[count] = statement->pack->parts;
}

const char *statement_scope(struct arena *arena, struct str organisation,
                            struct date end, const struct locale *locale)
{
    const char *name = arena_format(arena, "%.*s %d-%02d-%02d %s",
                                    STR(organisation), end.year, end.month,
                                    end.day, locale_tag(locale));
    return text_slug(arena, str_of(name));
}

bool statement_make(struct arena *arena, struct statement *statement,
                    struct diagnostics *all)
{
    struct part_search search = {.all = all,
                                 .errors = all->counts[DIAGNOSTIC_ERROR]};
    find_part_folders(arena, statement, &search);
    struct parts parts = part_search_parts(&search);
    const struct value *organisation = statement_value(
        statement, STR_LITERAL("organisation.name"));
    struct document_input input = {
        .locale = statement->locale,
        .table = table_for_document,
        .offer_tables = offer_tables,
        .context = statement,
        .scope = statement_scope(arena,
                                 organisation ? organisation->text : str_of(""),
                                 statement->period_end, statement->locale),
        .areas = statement->schema->areas,
        .trees = statement->pack->trees,
        .page_only = statement->page_only,
        .markdown = statement->resolving,
    };
    input.root = template_fill_statement(arena, statement->pack->statement,
                                         statement->values, &parts, all);
    part_search_end(&search);
    statement->filled = input.root;
    if (!input.root)
        return false;
    statement->document = document_make(arena, &input, all);
    return statement->document != NULL;
}

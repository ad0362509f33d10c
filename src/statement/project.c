/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/project.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "statement/earlier.h"
#include "statement/stand_in.h"

#define ORGANISATION_FILE "avow.ini"
#define PERIOD_FILE       "statement.ini"

/* What a path names. */
struct named {
    const char *folder; /* of the project, or of the single file */
    const char *file;   /* the one statement that is wanted, or NULL */
    bool single;
};

static bool has(struct arena *arena, const char *folder, const char *name)
{
    return file_is_there(path_join(arena, folder, name));
}

/* The folder above one that may be ".". */
static char *folder_above(struct arena *arena, const char *folder)
{
    if (!strcmp(folder, "."))
        return arena_copy(arena, "..", 2);
    if (!strcmp(path_name(folder), ".."))
        return path_join(arena, folder, "..");
    return path_folder(arena, folder);
}

/* A period's folder by its name, also when the path is "." */
static const char *file_of_period(struct arena *arena, const char *project,
                                  const char *folder)
{
    const char *name = path_name(folder);
    if (!strcmp(name, ".") || !strcmp(name, "..")) {
        char *whole = realpath(folder, NULL);
        if (whole)
            name = arena_copy(arena, path_name(whole),
                              strlen(path_name(whole)));
        free(whole);
    }
    return path_join(arena, path_join(arena, project, name), PERIOD_FILE);
}

static bool name_folder(struct arena *arena, const char *folder,
                        struct named *named)
{
    *named = (struct named){.folder = folder};
    if (has(arena, folder, ORGANISATION_FILE))
        return true;
    /* A record may outlive the sources. */
    bool has_sources = has(arena, folder, PERIOD_FILE);
    if (!has_sources && !has(arena, folder, "record"))
        return false;
    char *above = folder_above(arena, folder);
    named->single = !has(arena, above, ORGANISATION_FILE);
    if (named->single && !has_sources)
        return false;
    if (named->single) {
        named->file = path_join(arena, folder, PERIOD_FILE);
    } else {
        named->folder = above;
        named->file = file_of_period(arena, above, folder);
    }
    return true;
}

static bool name_path(struct arena *arena, const char *path,
                      struct named *named)
{
    *named = (struct named){.folder = path};
    if (has(arena, path, ORGANISATION_FILE))
        return true; /* as nearly always */
    if (file_is_folder(path))
        return name_folder(arena, path, named);
    if (!file_is_regular(path))
        return false;
    char *folder = path_folder(arena, path);
    const char *name = path_name(path);
    if (!strcmp(name, ORGANISATION_FILE) || !strcmp(name, PERIOD_FILE))
        return name_folder(arena, folder, named);
    *named = (struct named){.folder = folder, .file = path, .single = true};
    return true;
}

static void say_no_project(const char *path, struct diagnostics *all)
{
    struct source *source = source_new(
        all->arena, arena_copy(all->arena, path, strlen(path)), str_of(""));
    struct str ignored;
    const char *remedy = "'avow new DIR --pack PACK' makes a project";
    if (file_is_folder(path))
        diagnostic_error(all, place_line(source, 0),
                         "is no project: it has no avow.ini and no "
                         "statement.ini");
    else if (file_is_there(path) &&
             !file_read(all->arena, source->path, FILE_MAX, &ignored, all))
        return;
    else {
        diagnostic_error(all, place_line(source, 0),
                         "there is no such file or folder");
        remedy = "'ls' lists what is where you are; 'avow new DIR --pack PACK' "
                 "makes a project";
    }
    diagnostic_remedy(all, "%s", remedy);
}

/*
 * Whether what is in a project's folder is a period: it has sources, or a
 * record that outlived them. False: that cannot be told; an error was added.
 */
static bool is_period(struct arena *arena, const char *folder, bool *is_one,
                      struct diagnostics *all)
{
    return file_look(path_join(arena, folder, PERIOD_FILE), is_one, all) &&
           (*is_one || record_exists(arena, folder, is_one, all));
}

bool project_may_be_period(const char *name)
{
    static const char *const others[] = {"draft", "public", "parts"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (!strcmp(name, others[i]))
            return false;
    return true;
}

/* Lists the statements of a project's folder. False: an error was added. */
static bool list_members(struct arena *arena, struct project *project,
                         struct diagnostics *all)
{
    struct folder *listed = &project->listed;
    if (!folder_list(arena, project->folder, &listed->names, &listed->count,
                     all))
        return false;
    project->members = arena_array(arena, listed->count,
                                   sizeof *project->members);
    for (size_t i = 0; i < listed->count; i++) {
        const char *name = listed->names[i];
        char *folder = path_join(arena, project->folder, name);
        bool is_one;
        if (!strcmp(name, ORGANISATION_FILE))
            continue; /* it was read, and so is no folder */
        if (!project_may_be_period(name))
            continue;
        if (!is_period(arena, folder, &is_one, all))
            return false;
        if (is_one)
            project->members[project->count++].file = path_join(arena, folder,
                                                                PERIOD_FILE);
    }
    if (project->count)
        return true;
    diagnostic_error(all, place_line(project->organisation->source, 0),
                     "the project has no period");
    diagnostic_remedy(all, "make a folder such as 2024-25 with a "
                           "statement.ini in it");
    return false;
}

/* Addresses that stand on public pages, whatever becomes of the sources that
 * declare them. */
static void check_addresses(struct arena *arena, const struct ini *ini,
                            struct diagnostics *all)
{
    static const char *const keys[] = {"url", "homepage"};
    static const char *const fields[][2] = {
        {"site.url", "site.homepage"}, {"earlier.url", "earlier.homepage"}};
    static const struct type url = {.kind = TYPE_URL};
    for (const struct ini_section *s = ini->first; s; s = s->next) {
        bool site = !strcmp(s->name, "site");
        if (!site && (!s->id || strcmp(s->kind, "earlier") != 0))
            continue;
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            const struct ini_entry *entry = ini_entry(s, keys[i]);
            struct typed typed;
            if (entry && entry->value.len &&
                !type_read(arena, &url, NULL, fields[site ? 0 : 1][i],
                           entry->value, entry->at, &typed, all))
                continue; /* so much was said */
        }
    }
}

/* Loads the sources of a statement. False: errors were added. */
static bool load_sources(struct arena *arena, struct shelf *shelf,
                         const struct project *project, struct member *member,
                         enum project_need need, struct diagnostics *all)
{
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    member->statement = statement_load(
        arena, shelf, project->folder, project->organisation, member->listed,
        member->file, member->record ? member->record->ini : NULL, all);
    if (member->statement)
        member->statement->record = member->record;
    /* Nothing is held against them for a page. */
    if (member->statement && need == PROJECT_PUBLIC)
        statement_find_laws(arena, shelf, member->statement, all);
    else if (member->statement)
        statement_read_laws(arena, shelf, member->statement, all);
    return member->statement && all->counts[DIAGNOSTIC_ERROR] == before;
}

void project_tell_faults(struct arena *arena, struct shelf *shelf,
                         const struct project *project, struct member *member,
                         struct diagnostics *all)
{
    (void)load_sources(arena, shelf, project, member, PROJECT_SOURCES, all);
    member->statement = NULL;
    if (!member->record || member->record->lost)
        return;
    diagnostic_note(all, place_line(member->record->ini->source, 0),
                    "the text that was approved is here, and stays as it was");
    diagnostic_remedy(all, "mend the files that it was made from, or take them "
                           "back from a copy");
}

static void load_record(struct arena *arena, struct member *member,
                        struct diagnostics *all)
{
    member->record = record_read(arena, path_folder(arena, member->file), all);
    member->usable = member->record != NULL;
    if (!member->record)
        return;
    member->period_start = member->record->period_start;
    member->period_end = member->record->period_end;
    member->language = member->record->language;
    member->translation_of = member->record->translation_of;
}

/* False: it cannot be told whether it is approved; an error was added. */
static bool load_files(struct arena *arena, struct shelf *shelf,
                       const struct project *project, struct member *member,
                       enum project_need need, struct diagnostics *all)
{
    struct diagnostics unsaid = diagnostics_make(arena);
    struct diagnostics *told = member->wanted ? all : &unsaid;
    const char *folder = path_folder(arena, member->file);
    /* Of several files in one folder, a record would be of none or all. */
    if (project->organisation && !folder_lacks(member->listed, "record") &&
        !record_exists(arena, folder, &member->approved, all))
        return false;
    if (member->approved) {
        load_record(arena, member, told);
        if (need == PROJECT_PUBLIC)
            return true;
        if (!receipts_read(arena, folder, &member->receipts, told))
            member->usable = false;
        if (!load_sources(arena, shelf, project, member, need, &unsaid))
            member->statement = NULL;
        else
            member->statement->receipts = member->receipts;
        if (!member->statement)
            member->stand_in = stand_in(arena, shelf, project, member);
        return true;
    }
    member->usable = load_sources(arena, shelf, project, member, need, told);
    if (!member->statement)
        return true;
    member->period = member->statement->period;
    member->period_start = member->statement->period_start;
    member->period_end = member->statement->period_end;
    member->language = locale_tag(member->statement->locale);
    if (member->statement->original)
        member->translation_of = path_name(member->statement->original->folder);
    return true;
}

/* The same, with the folder of its files open. */
static bool load_member(struct arena *arena, struct shelf *shelf,
                        const struct project *project, struct member *member,
                        enum project_need need, struct diagnostics *all)
{
    struct folder *folder = arena_alloc(arena, sizeof *folder);
    member->period = path_name(path_folder(arena, member->file));
    member->language = member->translation_of = "";
    member->listed = folder;
    if (project->organisation)
        folder_open(arena, project->folder, member->period, folder);
    folder->above = &project->listed;
    bool loaded = load_files(arena, shelf, project, member, need, all);
    folder_close(folder);
    return loaded;
}

/* Earlier periods first; those without dates by the names of their folders. */
static int by_period(const void *a, const void *b)
{
    const struct member *x = a, *y = b;
    int order = date_compare(x->period_end, y->period_end);
    if (!order)
        order = !*x->translation_of - !*y->translation_of;
    return order ? order : strcmp(x->file, y->file);
}

bool member_is_same_statement(const struct member *member,
                              const struct member *other)
{
    const char *of = *member->translation_of ? member->translation_of
                                             : member->period;
    return !strcmp(
        *other->translation_of ? other->translation_of : other->period, of);
}

/*
 * The statement before that of a member: the last one that is no translation;
 * for a translation rather the last one in its language.
 */
static const struct statement *previous_of(const struct project *project,
                                           size_t own)
{
    const struct member *member = &project->members[own];
    const struct statement *previous = NULL;
    for (size_t i = own; i-- > 0;) {
        const struct member *other = &project->members[i];
        const struct statement *it = other->statement ? other->statement
                                                      : other->stand_in;
        if (!it || !other->period_end.year ||
            member_is_same_statement(member, other))
            continue;
        if (*member->translation_of &&
            !strcmp(member->language, other->language))
            return it;
        if (!*other->translation_of && !previous)
            previous = it;
        if (previous && !*member->translation_of)
            return previous;
    }
    return previous;
}

static void set_previous(struct project *project)
{
    for (size_t i = 0; i < project->count; i++) {
        struct statement *statement = project->members[i].statement;
        if (project->members[i].stand_in)
            project->members[i].stand_in->previous = previous_of(project, i);
        if (!statement)
            continue;
        if (statement->period_end.year)
            statement->previous = previous_of(project, i);
        earlier_set(statement, earlier_find(project, i));
    }
}

static void say_not_in_project(const struct named *named,
                               struct diagnostics *all)
{
    struct source *source = source_new(all->arena, named->file, str_of(""));
    diagnostic_error(all, place_line(source, 0),
                     "is not one of the project's statements");
    diagnostic_remedy(
        all, "name the folder of a period that has a statement.ini or a "
             "record");
}

/* The theme that the newest page has; NULL: it is not known. */
static const struct theme *newest_theme(struct arena *arena,
                                        struct shelf *shelf,
                                        const struct project *project)
{
    struct diagnostics untold = diagnostics_make(arena);
    struct str name = project_text(project, "statement", "theme");
    for (size_t i = project->count; i && !name.len; i--) {
        const struct member *member = &project->members[i - 1];
        if (member->statement && member->statement->theme)
            return member->statement->theme;
        if (member->record && member->record->theme)
            name = str_of(member->record->theme);
    }
    return name.len ? shelf_theme(shelf, str_copy(arena, name).at,
                                  (struct place){0}, &untold)
                    : NULL;
}

static const struct appearance *read_appearance(struct arena *arena,
                                                struct shelf *shelf,
                                                const struct project *project,
                                                struct diagnostics *all)
{
    const struct ini *ini = project->organisation;
    const struct theme *theme = NULL;
    struct diagnostics untold = diagnostics_make(arena);
    if (!ini && project->members[0].statement)
        ini = ini_read_text(arena, project->members[0].statement->source,
                            &untold);
    if (ini && ini_section(ini, "theme"))
        theme = newest_theme(arena, shelf, project);
    return appearance_read(arena, ini, project->folder, theme, all);
}

static const struct ini *read_organisation(struct arena *arena,
                                           const char *folder, bool *is_there,
                                           struct diagnostics *all)
{
    return ini_read_inside(arena, folder,
                           path_join(arena, folder, ORGANISATION_FILE),
                           is_there, all);
}

struct project *project_open(struct arena *arena, struct shelf *shelf,
                             const char *path, enum project_need need,
                             struct diagnostics *all)
{
    const char *tidy = path_tidy(arena, path);
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    struct named named = {.folder = tidy};
    bool is_folder; /* of a project, as nearly always */
    const struct ini *organisation = read_organisation(arena, tidy, &is_folder,
                                                       all);
    if (!is_folder && !name_path(arena, tidy, &named)) {
        say_no_project(path, all);
        return NULL;
    }
    struct project *project = arena_alloc(arena, sizeof *project);
    project->folder = named.folder;
    if (named.single) {
        project->members = arena_array(arena, 1, sizeof *project->members);
        project->members[project->count++].file = named.file;
    } else {
        project->organisation = is_folder ? organisation
                                          : read_organisation(
                                                arena, named.folder, NULL, all);
        if (!project->organisation || !list_members(arena, project, all))
            return NULL;
        check_addresses(arena, project->organisation, all);
    }
    project->sound = all->counts[DIAGNOSTIC_ERROR] == before;
    bool found = !named.file;
    for (size_t i = 0; i < project->count; i++) {
        struct member *member = &project->members[i];
        member->wanted = !named.file || !strcmp(member->file, named.file);
        found = found || member->wanted;
        if (!load_member(arena, shelf, project, member, need, all))
            return NULL;
        member->usable = member->usable && project->sound;
    }
    if (!found)
        say_not_in_project(&named, all);
    qsort(project->members, project->count, sizeof *project->members,
          by_period);
    set_previous(project);
    before = all->counts[DIAGNOSTIC_ERROR];
    project->appearance = read_appearance(arena, shelf, project, all);
    if (all->counts[DIAGNOSTIC_ERROR] != before) {
        project->sound = false;
        for (size_t i = 0; i < project->count; i++)
            project->members[i].usable = false;
    }
    return project;
}

const char *project_folder(struct arena *arena, const char *path)
{
    struct named named;
    return name_path(arena, path_tidy(arena, path), &named) ? named.folder
                                                            : NULL;
}

bool project_may_have(const struct project *project, const char *name)
{
    return !folder_lacks(&project->listed, name);
}

const char *project_path(const struct project *project,
                         const struct member *member)
{
    return project->organisation ? project->folder : member->file;
}

struct str project_text(const struct project *project, const char *section,
                        const char *key)
{
    const struct ini_section *s = project->organisation
                                      ? ini_section(project->organisation,
                                                    section)
                                      : NULL;
    const struct ini_entry *entry = s ? ini_entry(s, key) : NULL;
    return entry ? entry->value : str_of("");
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/years.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/uri.h"

/* A folder of public/ that holds it is that of a statement of avow's. */
#define FRAGMENT "fragment.html"

/* No address of a file is longer. */
#define ADDRESS_MAX ((size_t)16 * 1024)

static const char *address_of(struct arena *arena, const char *folder,
                              const char *name)
{
    struct buffer url = buffer_within(arena, ADDRESS_MAX);
    uri_add_path(&url, str_of(folder));
    buffer_add_char(&url, '/');
    uri_add_path(&url, str_of(name));
    return str_copy(arena, buffer_str(&url)).at;
}

const char *years_folder(struct arena *arena, const char *period)
{
    return address_of(arena, period, "");
}

struct str years_address(struct arena *arena, const struct project *project,
                         const char *period)
{
    struct str url = project_text(project, "site", "url");
    if (!url.len)
        return url;
    return str_of(arena_format(arena, "%.*s%s%s", STR(url),
                               url.at[url.len - 1] == '/' ? "" : "/",
                               period ? years_folder(arena, period) : ""));
}

/* Whether a name can be that of an earlier statement's folder. */
static bool is_free(const struct project *project,
                    const struct ini_section *section, struct diagnostics *all)
{
    static const char *const ours[] = {"feed.xml", "index.html"};
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (!strcmp(section->id, ours[i])) {
            diagnostic_error(all, section->at,
                             "'%s' is the name of a file in public/", ours[i]);
            diagnostic_remedy(all, "name the period, such as 2019-20");
            return false;
        }
    for (size_t i = 0; i < project->count; i++)
        if (!strcmp(section->id, project->members[i].period)) {
            diagnostic_error(all, section->at,
                             "'%s' is a period of the project as well",
                             section->id);
            diagnostic_remedy(all, "an earlier statement is one that avow did "
                                   "not make");
            return false;
        }
    return true;
}

/* Adds a file of the project that is put beside the others. */
static void add_file(struct arena *arena, const struct project *project,
                     const struct ini_entry *file, struct years *years,
                     struct diagnostics *all)
{
    struct year *year = &years->list[years->count];
    char *name = arena_copy(arena, file->value.at, file->value.len);
    char *path = path_join(arena, project->folder, name);
    if (all && (!path_is_safe(file->value) || !file_is_there(path))) {
        diagnostic_error(all, file->at, "there is no file '%s' in the project",
                         name);
        diagnostic_remedy(all, "copy it there, or give its url");
        return;
    }
    if (all && !file_stays_inside(project->folder, path, all))
        return;
    if (all && (file_is_folder(path) || !strcmp(path_name(name), FRAGMENT))) {
        diagnostic_error(all, file->at, "'%s' cannot be an earlier statement",
                         name);
        diagnostic_remedy(all, "name a PDF or HTML file, other than " FRAGMENT);
        return;
    }
    year->file = path;
    year->path = path_join(arena, year->name, path_name(name));
    year->url = address_of(arena, year->name, path_name(name));
    years->count++;
}

/* A statement that avow did not make: [earlier:2019-20] in avow.ini. */
static void add_earlier(struct arena *arena, const struct project *project,
                        const struct ini_section *section, struct years *years,
                        struct diagnostics *all)
{
    const struct ini_entry *url = ini_entry(section, "url");
    const struct ini_entry *file = ini_entry(section, "file");
    bool has_url = url && url->value.len, has_file = file && file->value.len;
    struct year *year = &years->list[years->count];
    *year = (struct year){.name = section->id};
    if (all && !is_free(project, section, all))
        return;
    if (has_url == has_file && !all)
        return;
    if (has_url == has_file) {
        diagnostic_error(all, section->at, "[%s] needs a url or a file%s",
                         section->name, has_url ? ", and has both" : "");
        diagnostic_remedy(all, "write one of the two");
        return;
    }
    if (has_file) {
        add_file(arena, project, file, years, all);
        return;
    }
    year->url = str_copy(arena, url->value).at;
    years->count++;
}

/* Earlier statements have no dates: their names are their order. */
static int latest_first(const void *a, const void *b)
{
    const struct year *x = a, *y = b;
    return -strcmp(x->name, y->name);
}

const struct years *years_list(struct arena *arena,
                               const struct project *project,
                               struct diagnostics *all)
{
    struct years *years = arena_alloc(arena, sizeof *years);
    const struct ini *ini = project->organisation;
    size_t most = project->count;
    for (const struct ini_section *s = ini ? ini->first : NULL; s; s = s->next)
        most++;
    years->list = arena_array(arena, most, sizeof *years->list);
    for (size_t i = project->count; i-- > 0;) {
        const struct member *member = &project->members[i];
        if (!member->record)
            continue;
        years->list[years->count++] = (struct year){
            .name = member->period,
            .url = years_folder(arena, member->period),
            .member = member,
        };
        bool withdrawn = member->record->withdrawn.year;
        if (!years->root || (years->root->record->withdrawn.year && !withdrawn))
            years->root = member;
    }
    size_t own = years->count;
    for (const struct ini_section *s = ini ? ini->first : NULL; s; s = s->next)
        if (s->id && !strcmp(s->kind, "earlier"))
            add_earlier(arena, project, s, years, all);
    if (years->count > own)
        qsort(years->list + own, years->count - own, sizeof *years->list,
              latest_first);
    years->feed = own && project_text(project, "site", "url").len;
    return years;
}

static bool in_project(const struct project *project, const char *period)
{
    for (size_t i = 0; i < project->count; i++)
        if (project->members[i].approved &&
            !strcmp(project->members[i].period, period))
            return true;
    return false;
}

static void say_vanished(const struct project *project, struct place at,
                         const char *period, struct diagnostics *all)
{
    diagnostic_error(all, at, "the approved statement of %s has vanished",
                     period);
    diagnostic_remedy(all,
                      "bring back '%s/%s/record' from a copy; 'avow "
                      "withdraw' takes a statement back",
                      project->folder, period);
}

void years_look_for_vanished(struct arena *arena, const struct project *project,
                             const char *folder, struct diagnostics *all)
{
    char **names = NULL;
    size_t count = 0;
    if (project_may_have(project, path_name(folder)) &&
        file_is_folder(folder) &&
        !folder_list(arena, folder, &names, &count, all))
        return;
    for (size_t i = 0; i < count; i++) {
        char *page = path_join(arena, path_join(arena, folder, names[i]),
                               FRAGMENT);
        if (!file_is_regular(page) || in_project(project, names[i]))
            continue;
        struct source *source = source_new(arena, page, str_of(""));
        say_vanished(project, place_line(source, 0), names[i], all);
    }
    for (size_t i = 0; i < project->count; i++) {
        const struct record *record = project->members[i].record;
        for (const char **name = record ? record->earlier : NULL; name && *name;
             name++)
            if (!in_project(project, *name))
                say_vanished(project, place_line(record->ini->source, 0), *name,
                             all);
    }
}

bool years_has_vanished(struct arena *arena, const struct project *project,
                        const char *period)
{
    char *folder = path_join(arena, path_join(arena, project->folder, "public"),
                             period);
    if (in_project(project, period))
        return false;
    if (file_is_regular(path_join(arena, folder, FRAGMENT)))
        return true;
    for (size_t i = 0; i < project->count; i++) {
        const struct record *record = project->members[i].record;
        for (const char **name = record ? record->earlier : NULL; name && *name;
             name++)
            if (!strcmp(*name, period))
                return true;
    }
    return false;
}

/* Whether a list may have that statement: one of public pages has records. */
static bool may_list(const struct member *member, bool drafts)
{
    return member->record || (drafts && (member->approved || member->usable));
}

/*
 * Whether a page lists that statement: of one that there is in several
 * languages, the one in the page's own, else the one that the others translate.
 */
static bool is_listed(const struct project *project, const struct member *own,
                      const struct member *member, bool drafts)
{
    if (member == own || !may_list(member, drafts))
        return member == own;
    if (*member->translation_of)
        return !strcmp(member->language, own->language) &&
               !member_is_same_statement(member, own);
    for (size_t i = 0; i < project->count; i++) {
        const struct member *other = &project->members[i];
        if (may_list(other, drafts) && *other->translation_of &&
            member_is_same_statement(member, other) &&
            !strcmp(other->language, own->language))
            return false;
    }
    return true;
}

/* Lists a year; what is beside it in the list are its neighbours. */
static void list_year(struct page *page, struct page_year *list,
                      const char *title, const char *url, bool current)
{
    size_t i = page->year_count++;
    list[i] = (struct page_year){title, url, current};
    page->years = list;
    if (current && i)
        page->next = list[i - 1].url;
    if (i && list[i - 1].current)
        page->previous = url;
}

const char *years_link(struct arena *arena, const struct member *member,
                       bool from_draft, const char *to_public)
{
    return arena_format(arena, "%s%s%s", member->approved ? to_public : "../",
                        years_folder(arena, member->period),
                        from_draft ? "index.html" : "");
}

/* Lists what the project has, and then what avow did not make. */
static void list_years(struct arena *arena, const struct project *project,
                       const struct years *years, const struct member *own,
                       bool drafts, const char *to_public, struct page *page)
{
    struct page_year *list = arena_array(arena, project->count + years->count,
                                         sizeof *list);
    for (size_t i = project->count; i-- > 0;) {
        const struct member *member = &project->members[i];
        if (!is_listed(project, own, member, drafts))
            continue;
        bool translation = *member->translation_of;
        list_year(page, list,
                  translation ? member->translation_of : member->period,
                  years_link(arena, member, drafts, to_public), member == own);
    }
    for (size_t i = 0; i < years->count; i++) {
        const struct year *year = &years->list[i];
        if (!year->member)
            list_year(page, list, year->name,
                      arena_format(arena, "%s%s", year->file ? to_public : "",
                                   year->url),
                      false);
    }
}

void years_for_page(struct arena *arena, const struct project *project,
                    const struct years *years, const struct member *own,
                    bool at_root, struct page *page)
{
    list_years(arena, project, years, own, false, at_root ? "" : "../", page);
}

void years_for_draft(struct arena *arena, const struct project *project,
                     const struct statement *own, struct page *page)
{
    const struct years *years = years_list(arena, project, NULL);
    const struct member *member = project->members;
    while (member->statement != own)
        member++;
    list_years(arena, project, years, member, true, "../../public/", page);
}

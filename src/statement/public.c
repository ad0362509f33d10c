/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/public.h"

#include <string.h>

#include "base/file.h"
#include "base/uri.h"
#include "statement/corrections.h"
#include "statement/feed.h"
#include "statement/languages.h"
#include "statement/page.h"
#include "statement/reprint.h"
#include "statement/unlisted.h"
#include "statement/withdrawn.h"
#include "statement/years.h"

#define FEED_FILE "feed.xml"

/* What is the same for all pages of one project. */
struct press {
    struct arena *arena;
    struct shelf *shelf;
    const struct project *project;
    const char *folder; /* public/ */
    const struct years *years;
    struct public_file **link;
    struct diagnostics *all;
};

static bool put(struct press *press, const char *path, struct str bytes,
                bool withdrawn)
{
    struct public_file *file = arena_alloc(press->arena, sizeof *file);
    file->path = path;
    file->withdrawn = withdrawn;
    if (!file_replace_inside(press->project->folder, path, bytes, &file->wrote,
                             press->all))
        return false;
    *press->link = file;
    press->link = &file->next;
    return true;
}

/* What stands beside a page is not told of. */
static bool put_quietly(struct press *press, const char *path, struct str bytes)
{
    bool wrote;
    return file_replace_inside(press->project->folder, path, bytes, &wrote,
                               press->all);
}

/* The caption of a table's file: one of a record that does not say is named by
 * the table's id. */
static struct str caption_of(const struct record_file *file,
                             const struct document *document)
{
    struct str stem = str_of(file->name);
    const struct printed_table *table = document->tables;
    stem = str_slice(stem, 0, str_find(stem, '.'));
    if (file->caption.len)
        return file->caption;
    while (table && !str_is(stem, table->id))
        table = table->next;
    return table && table->caption.len ? table->caption : str_of(file->name);
}

static void add_tables(struct press *press, const struct record *record,
                       const struct document *document, struct page *page)
{
    size_t count = 0;
    for (const struct record_file *f = record->files; f; f = f->next)
        count++;
    struct page_table *list = arena_array(press->arena, count, sizeof *list);
    count = 0;
    for (const struct record_file *f = record->files; f; f = f->next) {
        struct buffer url = buffer_within(press->arena, PAGE_MAX);
        if (strcmp(strrchr(f->name, '.'), ".csv") != 0)
            continue;
        buffer_add_text(&url, page->files);
        uri_add_path(&url, str_of(f->name));
        list[count].caption = caption_of(f, document);
        list[count++].url = str_copy(press->arena, buffer_str(&url)).at;
    }
    page->tables = list;
    page->table_count = count;
}

/* The theme is the project's to change; else it is the one it was. */
static const struct theme *choose_theme(struct press *press,
                                        const struct record *record)
{
    struct str name = project_text(press->project, "statement", "theme");
    if (!name.len)
        name = str_of(record->theme);
    if (!name.len)
        name = str_of(shelf_usual_theme(press->shelf, press->all));
    if (!name.len)
        return NULL;
    return shelf_theme(press->shelf, str_copy(press->arena, name).at,
                       place_line(record->ini->source, 0), press->all);
}

/* The page of a record, as it stands in its folder or at the root. False: an
 * error was added. */
static bool lay_page(struct press *press, const struct member *member,
                     const struct document *document,
                     const struct locale *locale, bool at_root,
                     struct page *page)
{
    const struct record *record = member->record;
    const struct theme *theme = choose_theme(press, record);
    if (!theme)
        return false;
    *page = (struct page){
        .theme = theme,
        .appearance = press->project->appearance,
        .locale = locale,
        .document = document,
        .title = record->title,
        .description = record->withdrawn.year ? str_of("")
                                              : record->description,
        .organisation = record->lost ? project_text(press->project,
                                                    "organisation", "name")
                                     : record->organisation,
        .homepage = project_text(press->project, "site", "homepage"),
        .canonical = years_address(press->arena, press->project,
                                   at_root ? NULL : member->period),
        .period_start = record->period_start,
        .period_end = record->period_end,
        .approved = record->first,
        .files = record->withdrawn.year ? NULL
                 : at_root ? years_folder(press->arena, member->period)
                           : "./",
        .feed = press->years->feed ? (at_root ? "feed.xml" : "../feed.xml")
                                   : NULL,
    };
    years_for_page(press->arena, press->project, press->years, member, at_root,
                   page);
    if (!languages_for_page(press->arena, press->shelf, press->project, member,
                            at_root, page, press->all))
        return false;
    for (const struct revision *r = record->revisions; r; r = r->next)
        page->revised = r->date;
    if (record->withdrawn.year)
        page->revised = record->withdrawn;
    if (page->files)
        add_tables(press, record, document, page);
    return true;
}

static bool print_page(struct press *press, const struct member *member,
                       const struct document *document,
                       const struct locale *locale, const char *path,
                       bool at_root)
{
    struct page page;
    struct buffer html = buffer_make(PAGE_MAX);
    bool done = lay_page(press, member, document, locale, at_root, &page) &&
                page_make(press->arena, &html, &page, press->all) &&
                put(press, path, buffer_str(&html),
                    member->record->withdrawn.year);
    buffer_release(&html);
    return done;
}

/* Puts the statement's text beside its page, and its files as they are. */
static bool put_files(struct press *press, const struct record *record,
                      struct str text, const char *folder)
{
    for (const struct record_file *f = record->files; f; f = f->next)
        if (!put_quietly(press, path_join(press->arena, folder, f->name),
                         f->bytes))
            return false;
    return put_quietly(press, path_join(press->arena, folder, RECORD_TEXT),
                       text);
}

static bool has_file(const struct record *record, const char *name)
{
    const struct record_file *file = record->files;
    while (file && strcmp(file->name, name) != 0)
        file = file->next;
    return file || !strcmp(name, RECORD_TEXT);
}

/*
 * Takes away what stands beside a page and is not the statement's any more: a
 * table that a revision left out, everything of one that was withdrawn.
 */
static bool remove_stale(struct press *press, const struct record *record,
                         const char *folder)
{
    char **names;
    size_t count;
    if (!folder_list(press->arena, folder, &names, &count, press->all))
        return false;
    for (size_t i = 0; i < count; i++) {
        bool ours = record_is_public_file(names[i]) ||
                    !strcmp(names[i], RECORD_TEXT);
        bool kept = !record->withdrawn.year && has_file(record, names[i]);
        if (ours && !kept &&
            !file_remove(path_join(press->arena, folder, names[i]), press->all))
            return false;
    }
    return true;
}

/* Makes the document of a record, and its text unless it was withdrawn. */
static const struct document *print(struct press *press,
                                    const struct record *record,
                                    const struct locale *locale,
                                    struct str *text)
{
    if (record->withdrawn.year)
        return withdrawn_document(press->arena, record, locale);
    const char *const *areas = shelf_areas(press->shelf, press->all);
    if (!areas ||
        !reprint_text(press->arena, record, locale, areas, text, press->all))
        return NULL;
    const struct document *document = reprint(press->arena, record, locale,
                                              areas, press->all);
    return document ? corrections_add(press->arena, record, locale, document)
                    : NULL;
}

/* The fragment without drawings, for what takes none; only where it differs. */
static bool put_plain(struct press *press, const struct document *document,
                      const char *folder)
{
    const char *path = path_join(press->arena, folder, "fragment-plain.html");
    bool there;
    if (!str_equal(document->html, document->plain))
        return put_quietly(press, path, document->plain);
    return file_look(path, &there, press->all) &&
           (!there || file_remove(path, press->all));
}

static bool print_member(struct press *press, const struct member *member,
                         bool current)
{
    const struct record *record = member->record;
    const struct locale *locale = withdrawn_locale(
        press->arena, press->shelf, press->project, record, press->all);
    struct str text = {"", 0};
    const struct document *document = locale
                                          ? print(press, record, locale, &text)
                                          : NULL;
    if (!document)
        return false;
    char *folder = path_join(press->arena, press->folder, member->period);
    bool done = print_page(press, member, document, locale,
                           path_join(press->arena, folder, "index.html"),
                           false) &&
                put_quietly(press,
                            path_join(press->arena, folder, "fragment.html"),
                            document->html);
    done = done && put_plain(press, document, folder);
    if (done && !record->withdrawn.year)
        done = put_files(press, record, text, folder);
    done = done && remove_stale(press, record, folder);
    if (done && current)
        done = print_page(press, member, document, locale,
                          path_join(press->arena, press->folder, "index.html"),
                          true);
    return done;
}

bool public_page(struct arena *arena, struct shelf *shelf,
                 const struct project *project, const struct member *member,
                 struct page *page, struct diagnostics *all)
{
    struct press press = {
        .arena = arena,
        .shelf = shelf,
        .project = project,
        .years = years_list(arena, project, NULL),
        .all = all,
    };
    struct str text;
    const struct locale *locale = withdrawn_locale(arena, shelf, project,
                                                   member->record, all);
    const struct document *document =
        locale ? print(&press, member->record, locale, &text) : NULL;
    return document && lay_page(&press, member, document, locale, false, page);
}

static bool copy_earlier(struct press *press, const struct year *year)
{
    bool wrote;
    char *path = path_join(press->arena, press->folder, year->path);
    return folder_make_inside(press->project->folder,
                              path_folder(press->arena, path), press->all) &&
           file_copy(year->file, path, &wrote, press->all);
}

/* One that was made while the project named an address. */
static bool drop_feed(struct press *press)
{
    if (!project_may_have(press->project, "public"))
        return true; /* as before the first statement is approved */
    const char *path = path_join(press->arena, press->folder, FEED_FILE);
    bool is_there;
    return file_look(path, &is_there, press->all) &&
           (!is_there || file_remove(path, press->all));
}

static bool put_feed(struct press *press)
{
    struct str feed = feed_make(press->arena, press->shelf, press->project,
                                press->years, press->all);
    return feed.at &&
           put_quietly(press, path_join(press->arena, press->folder, FEED_FILE),
                       feed);
}

/*
 * Whether every record of the project is sound. Pages link to one another, so
 * that none is made while one cannot be: nothing in public/ is touched then.
 */
static bool all_sound(const struct project *project, struct diagnostics *all)
{
    bool sound = true;
    for (size_t i = 0; i < project->count; i++) {
        const struct member *member = &project->members[i];
        if (!member->approved || member->record)
            continue;
        sound = false;
        if (member->wanted)
            continue; /* what is wrong with it has been said */
        struct source *source = source_new(all->arena, member->file,
                                           str_of(""));
        diagnostic_error(all, place_line(source, 0),
                         "the record of %s cannot be used", member->period);
        diagnostic_remedy(all, "'avow build %s' says what is wrong with it",
                          project->folder);
    }
    return sound;
}

bool public_build(struct arena *arena, struct shelf *shelf,
                  const struct project *project, struct public_file **files,
                  struct diagnostics *all)
{
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    *files = NULL;
    struct press press = {
        .arena = arena,
        .shelf = shelf,
        .project = project,
        .folder = path_join(arena, project->folder, "public"),
        .link = files,
        .all = all,
    };
    bool sound = all_sound(project, all);
    years_look_for_vanished(arena, project, press.folder, all);
    press.years = years_list(arena, project, all);
    if (!project->sound || !sound || all->counts[DIAGNOSTIC_ERROR] != before)
        return false;
    for (size_t i = 0; i < project->count; i++) {
        const struct member *member = &project->members[i];
        if (member->record &&
            !print_member(&press, member, member == press.years->root))
            break;
    }
    for (size_t i = 0; i < press.years->count; i++)
        if (press.years->list[i].file &&
            !copy_earlier(&press, &press.years->list[i]))
            return false;
    if (press.years->feed ? !put_feed(&press) : !drop_feed(&press))
        return false;
    unlisted_report(arena, project, press.years, press.folder, all);
    return all->counts[DIAGNOSTIC_ERROR] == before;
}

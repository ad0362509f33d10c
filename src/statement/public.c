/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/public.h"

#include <string.h>

#include "base/file.h"
#include "statement/feed.h"
#include "statement/page.h"
#include "statement/reprint.h"
#include "statement/years.h"
#include "template/escape.h"

/* No earlier statement, a PDF say, is larger (64 MiB). */
#define EARLIER_MAX ((size_t)64 * 1024 * 1024)

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
    if (!folder_make_inside(press->project->folder,
                            path_folder(press->arena, path), press->all) ||
        !file_replace(path, bytes, &file->wrote, press->all))
        return false;
    *press->link = file;
    press->link = &file->next;
    return true;
}

/* What stands beside a page is not told of. */
static bool put_quietly(struct press *press, const char *path, struct str bytes)
{
    bool wrote;
    return folder_make_inside(press->project->folder,
                              path_folder(press->arena, path), press->all) &&
           file_replace(path, bytes, &wrote, press->all);
}

static void add_revisions(struct press *press, const struct record *record,
                          const struct locale *locale, struct page *page)
{
    size_t count = 0;
    for (const struct revision *r = record->revisions; r; r = r->next)
        count++;
    struct page_revision *list = arena_array(press->arena, count, sizeof *list);
    count = 0;
    for (const struct revision *r = record->revisions; r; r = r->next) {
        struct buffer date = buffer_make(256);
        locale_date_long(locale, &date, r->date);
        list[count].date = str_copy(press->arena, buffer_str(&date));
        list[count++].note = r->note;
        page->revised = r->date;
        buffer_release(&date);
    }
    page->revisions = list;
    page->revision_count = count;
}

/* In the place of a statement that was withdrawn stands what became of it. */
static const struct document *withdrawal(struct press *press,
                                         const struct record *record,
                                         const struct locale *locale)
{
    struct document *document = arena_alloc(press->arena, sizeof *document);
    const struct value *word = value_member(locale_words(locale),
                                            STR_LITERAL("withdrawn"));
    struct buffer html = buffer_make(PAGE_MAX);
    buffer_add_text(&html, "<h1>");
    escape_html(&html, record->title);
    buffer_add_text(&html, "</h1>\n<p>");
    escape_html(&html, word ? word->text : str_of(""));
    buffer_add_text(&html, " ");
    locale_date_long(locale, &html, record->withdrawn);
    buffer_add_text(&html, ": ");
    escape_html(&html, record->withdrawal);
    buffer_add_text(&html, "</p>\n");
    document->html = str_copy(press->arena, buffer_str(&html));
    document->title = record->title;
    buffer_release(&html);
    return document;
}

/* The theme is the project's to change; else it is the one it was. */
static const struct theme *choose_theme(struct press *press,
                                        const struct record *record)
{
    struct str name = project_text(press->project, "statement", "theme");
    if (!name.len)
        name = str_of(*record->theme ? record->theme : "plain");
    return shelf_theme(press->shelf, str_copy(press->arena, name).at,
                       place_line(record->ini->source, 0), press->all);
}

/* The page of a record, as it stands `below` the root: "../" or "". */
static bool print_page(struct press *press, const struct member *member,
                       const struct document *document,
                       const struct locale *locale, const char *path,
                       bool at_root)
{
    const struct record *record = member->record;
    const struct theme *theme = choose_theme(press, record);
    if (!theme)
        return false;
    struct page page = {
        .theme = theme,
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
        .approved = record->approved,
        .files = record->withdrawn.year ? NULL
                 : at_root ? arena_format(press->arena, "%s/", member->period)
                           : "./",
        .feed = press->years->feed ? (at_root ? "feed.xml" : "../feed.xml")
                                   : NULL,
    };
    years_for_page(press->arena, press->years, member, at_root, &page);
    add_revisions(press, record, locale, &page);
    struct buffer html = buffer_make(PAGE_MAX);
    bool done = page_make(press->arena, &html, &page, press->all) &&
                put(press, path, buffer_str(&html), record->withdrawn.year);
    buffer_release(&html);
    return done;
}

/* The statement's text with the approval's values in it. */
static bool public_text(struct press *press, const struct record *record,
                        struct str *bytes)
{
    struct buffer text = buffer_make(PAGE_MAX);
    struct str rest = record->text->text;
    while (rest.len) {
        size_t brace = str_find(rest, '{');
        buffer_add_str(&text, str_slice(rest, 0, brace));
        rest = str_slice(rest, brace, rest.len);
        const struct printed *found = NULL;
        for (const struct printed *p = record->printed; p && !found;
             p = p->next) {
            char *tag = arena_format(press->arena, "{{%s}}", p->name);
            if (str_starts(rest, tag)) {
                found = p;
                buffer_add_str(&text, p->text);
                rest = str_slice(rest, strlen(tag), rest.len);
            }
        }
        if (found || !rest.len)
            continue;
        buffer_add_char(&text, rest.at[0]);
        rest = str_slice(rest, 1, rest.len);
    }
    *bytes = str_copy(press->arena, buffer_str(&text));
    if (text.full)
        diagnostic_error(press->all, place_line(record->text, 0),
                         "is longer than %zu bytes with its values",
                         text.ceiling);
    bool whole = !text.full;
    buffer_release(&text);
    return whole;
}

/* Puts what a record has to be published beside its page, as it is. */
static bool put_files(struct press *press, const struct record *record,
                      const char *folder)
{
    char **names;
    size_t count;
    if (!folder_list(press->arena, record->folder, &names, &count, press->all))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct str bytes;
        if (!record_is_public_file(names[i]))
            continue;
        char *from = path_join(press->arena, record->folder, names[i]);
        if (!file_stays_inside(record->folder, from, press->all) ||
            !file_read(press->arena, from, FILE_MAX, &bytes, press->all) ||
            !put_quietly(press, path_join(press->arena, folder, names[i]),
                         bytes))
            return false;
    }
    struct str text;
    return public_text(press, record, &text) &&
           put_quietly(press, path_join(press->arena, folder, "statement.md"),
                       text);
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
        bool text = !strcmp(names[i], "statement.md");
        bool kept = !record->withdrawn.year &&
                    (text || file_is_there(path_join(
                                 press->arena, record->folder, names[i])));
        if ((text || record_is_public_file(names[i])) && !kept &&
            !file_remove(path_join(press->arena, folder, names[i]), press->all))
            return false;
    }
    return true;
}

static bool print_member(struct press *press, const struct member *member,
                         bool current)
{
    const struct record *record = member->record;
    const char *language = *record->language ? record->language : "en-GB";
    const struct locale *locale = shelf_locale(
        press->shelf, language, place_line(record->ini->source, 0), press->all);
    const char *const *areas = shelf_areas(press->shelf, press->all);
    if (!locale || !areas)
        return false;
    const struct document *document = record->withdrawn.year
                                          ? withdrawal(press, record, locale)
                                          : reprint(press->arena, record,
                                                    locale, areas, press->all);
    if (!document)
        return false;
    char *folder = path_join(press->arena, press->folder, member->period);
    bool done = print_page(press, member, document, locale,
                           path_join(press->arena, folder, "index.html"),
                           false) &&
                put_quietly(press,
                            path_join(press->arena, folder, "fragment.html"),
                            document->html);
    if (done && !record->withdrawn.year)
        done = put_files(press, record, folder);
    done = done && remove_stale(press, record, folder);
    if (done && current)
        done = print_page(press, member, document, locale,
                          path_join(press->arena, press->folder, "index.html"),
                          true);
    return done;
}

static bool copy_earlier(struct press *press, const struct year *year)
{
    struct str bytes;
    return file_read(press->arena, year->file, EARLIER_MAX, &bytes,
                     press->all) &&
           put_quietly(press, path_join(press->arena, press->folder, year->url),
                       bytes);
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
    if (!sound || all->counts[DIAGNOSTIC_ERROR] != before)
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
    if (press.years->feed &&
        !put_quietly(&press, path_join(arena, press.folder, "feed.xml"),
                     feed_make(arena, project, press.years)))
        return false;
    return all->counts[DIAGNOSTIC_ERROR] == before;
}

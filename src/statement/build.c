/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/build.h"

#include <string.h>

#include "base/file.h"
#include "statement/export_settings.h"
#include "statement/languages.h"
#include "statement/page.h"
#include "statement/years.h"

static struct str field_text(const struct statement *statement,
                             const char *name)
{
    const struct value *value = statement_value(statement, str_of(name));
    return value ? value->text : str_of("");
}

static const char *draft_folder(struct arena *arena,
                                const struct project *project,
                                const char *period)
{
    return path_join(arena, path_join(arena, project->folder, "draft"), period);
}

const char *build_draft_path(struct arena *arena, const struct project *project,
                             const struct statement *statement)
{
    return path_join(arena, draft_folder(arena, project, statement->period),
                     "index.html");
}

static const char *markdown_path(struct arena *arena, const char *folder)
{
    return path_join(arena, folder, "statement.md");
}

/* Removes a file where there is one: `path` is the first that was. False: an
 * error was added. */
static bool drop(const char *file, const char **path, struct diagnostics *all)
{
    bool is_there;
    if (!file_look(file, &is_there, all))
        return false;
    if (!is_there)
        return true;
    if (!*path)
        *path = file;
    return file_remove(file, all);
}

/* The page goes first, and what was made of its text with it. */
static bool drop_all(struct arena *arena, const char *folder, const char **path,
                     struct diagnostics *all)
{
    if (!drop(path_join(arena, folder, "index.html"), path, all))
        return false;
    for (size_t i = 0; i < EXPORT_FORMATS; i++)
        if (!drop(path_join(arena, folder,
                            export_file(arena, (enum export_format)i)),
                  path, all))
            return false;
    return drop(markdown_path(arena, folder), path, all);
}

bool build_drop_draft(struct arena *arena, const struct project *project,
                      const char *period, const char **path,
                      struct diagnostics *all)
{
    const char *folder = draft_folder(arena, project, period);
    bool is_there;
    *path = NULL;
    if (!file_find_inside(project->folder, folder, &is_there, all))
        return false;
    if (!is_there)
        return true;
    if (!drop_all(arena, folder, path, all))
        return false;
    if (*path)
        folder_remove_empty(folder);
    return true;
}

bool build_draft_page(struct arena *arena, struct shelf *shelf,
                      const struct project *project,
                      struct statement *statement, struct page *page,
                      struct diagnostics *all)
{
    if (!statement_make(arena, statement, all))
        return false;
    const struct document *document = statement->document;
    size_t gaps = 0;
    for (const struct gap *g = document->gaps; g; g = g->next)
        gaps++;
    *page = (struct page){
        .theme = statement->theme,
        .appearance = project->appearance,
        .locale = statement->locale,
        .document = document,
        .title = document->title,
        .description = page_description(arena, document),
        .organisation = field_text(statement, "organisation.name"),
        .homepage = field_text(statement, "site.homepage"),
        .period_start = statement->period_start,
        .period_end = statement->period_end,
        .draft = true,
        .gaps = gaps,
    };
    years_for_draft(arena, project, statement, page);
    return languages_for_draft(arena, shelf, project, statement, page, all);
}

/* The text of a draft, which says that it is one. */
static bool write_markdown(struct arena *arena,
                           const struct statement *statement, const char *path,
                           struct built *built, struct diagnostics *all)
{
    const struct locale *locale = statement->locale;
    struct str text = statement->document->markdown;
    const char *mark = arena_format(arena, "> **%s** %s\n\n",
                                    locale_word(locale, "draft"),
                                    locale_word(locale, "draft_note"));
    struct buffer out = buffer_within(arena, strlen(mark) + text.len + 1);
    buffer_add_text(&out, mark);
    buffer_add_str(&out, text);
    return file_replace_in(built->is_new, path, buffer_str(&out),
                           &built->wrote_markdown, all);
}

/* Removes the text of what is a draft with gaps now. */
static bool drop_markdown(const char *path, struct built *built,
                          struct diagnostics *all)
{
    bool is_there;
    if (!file_look(path, &is_there, all) ||
        (is_there && !file_remove(path, all)))
        return false;
    if (is_there)
        built->removed_markdown = path;
    return true;
}

/* Whether a draft's text is made with its page: it is wanted, or is there to be
 * kept. False: an error was added. */
static bool look_for_markdown(struct arena *arena,
                              const struct project *project,
                              const struct build_wanted *wanted,
                              struct statement *statement,
                              struct diagnostics *all)
{
    const char *folder = draft_folder(arena, project, statement->period);
    statement->resolving = wanted->markdown;
    return wanted->markdown || !project_may_have(project, "draft") ||
           file_look(markdown_path(arena, folder), &statement->resolving, all);
}

/* Sees to the text beside the page, once that is written. It may be of another
 * text though the page is not: where writing it failed after the page. */
static bool settle_markdown(struct arena *arena, const struct project *project,
                            struct statement *statement,
                            const struct build_wanted *wanted,
                            struct built *built, struct diagnostics *all)
{
    const char *path = markdown_path(
        arena, draft_folder(arena, project, statement->period));
    if (!statement->resolving)
        return true;
    if (built->gaps)
        return built->is_new || drop_markdown(path, built, all);
    if (!write_markdown(arena, statement, path, built, all))
        return false;
    if (wanted->markdown || built->wrote || built->wrote_markdown)
        built->markdown = path;
    return true;
}

bool build_draft(struct arena *arena, struct shelf *shelf,
                 const struct project *project, struct statement *statement,
                 const struct build_wanted *wanted, struct built *built,
                 struct diagnostics *all)
{
    struct page page;
    *built = (struct built){0};
    statement->page_only = !wanted->whole;
    if (!look_for_markdown(arena, project, wanted, statement, all) ||
        !build_draft_page(arena, shelf, project, statement, &page, all))
        return false;
    struct buffer html = buffer_within(arena, PAGE_MAX);
    built->gaps = page.gaps;
    built->path = build_draft_path(arena, project, statement);
    bool done = page_make(arena, &html, &page, all) &&
                folder_ready_inside(
                    project->folder, path_folder(arena, built->path),
                    !project_may_have(project, "draft"), &built->is_new, all) &&
                file_replace_in(built->is_new, built->path, buffer_str(&html),
                                &built->wrote, all);
    buffer_release(&html);
    return done &&
           settle_markdown(arena, project, statement, wanted, built, all);
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/build.h"

#include "base/file.h"
#include "statement/page.h"

static size_t list_years(struct arena *arena, const struct project *project,
                         const struct statement *own, struct page_year *years)
{
    size_t count = 0;
    for (size_t i = project->count; i-- > 0;) {
        const struct statement *statement = project->members[i].statement;
        if (!statement || !project->members[i].usable)
            continue;
        years[count++] = (struct page_year){
            .title = statement->period,
            .url = arena_format(arena, "../%s/index.html", statement->period),
            .current = statement == own,
        };
    }
    return count;
}

static struct str field_text(const struct statement *statement,
                             const char *name)
{
    const struct value *value = statement_value(statement, str_of(name));
    return value ? value->text : str_of("");
}

static const char *draft_folder(struct arena *arena,
                                const struct project *project,
                                const struct statement *statement)
{
    return path_join(arena, path_join(arena, project->folder, "draft"),
                     statement->period);
}

const char *build_draft_path(struct arena *arena, const struct project *project,
                             const struct statement *statement)
{
    return path_join(arena, draft_folder(arena, project, statement),
                     "index.html");
}

bool build_draft(struct arena *arena, const struct project *project,
                 struct statement *statement, struct built *built,
                 struct diagnostics *all)
{
    *built = (struct built){0};
    statement->page_only = true;
    if (!statement_make(arena, statement, all))
        return false;
    const struct document *document = statement->document;
    for (const struct gap *g = document->gaps; g; g = g->next)
        built->gaps++;
    struct page_year *years = arena_array(arena, project->count, sizeof *years);
    struct page page = {
        .theme = statement->theme,
        .locale = statement->locale,
        .document = document,
        .title = document->title,
        .description = page_description(arena, document),
        .organisation = field_text(statement, "organisation.name"),
        .homepage = field_text(statement, "site.homepage"),
        .period_start = statement->period_start,
        .period_end = statement->period_end,
        .draft = true,
        .gaps = built->gaps,
        .years = years,
        .year_count = list_years(arena, project, statement, years),
    };
    struct buffer html = buffer_make(PAGE_MAX);
    const char *folder = draft_folder(arena, project, statement);
    built->path = build_draft_path(arena, project, statement);
    bool done = page_make(arena, &html, &page, all) &&
                folder_make_inside(project->folder, folder, all) &&
                file_replace(built->path, buffer_str(&html), &built->wrote,
                             all);
    buffer_release(&html);
    return done;
}

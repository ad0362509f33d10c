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
            .url = arena_format(arena, "../%s/", statement->period),
            .current = statement == own,
        };
    }
    return count;
}

bool build_draft(struct arena *arena, const struct project *project,
                 struct statement *statement, struct built *built,
                 struct diagnostics *all)
{
    *built = (struct built){0};
    if (!statement_make(arena, statement, all))
        return false;
    for (const struct gap *g = statement->document->gaps; g; g = g->next)
        built->gaps++;
    struct page_year *years = arena_array(arena, project->count, sizeof *years);
    struct page_input input = {
        .statement = statement,
        .draft = true,
        .years = years,
        .year_count = list_years(arena, project, statement, years),
    };
    struct buffer page = buffer_make(PAGE_MAX);
    char *folder = path_join(arena, path_join(arena, project->folder, "draft"),
                             statement->period);
    built->path = path_join(arena, folder, "index.html");
    bool done = page_make(arena, &page, &input, all) &&
                folder_make(folder, all) &&
                file_replace(built->path, buffer_str(&page), &built->wrote,
                             all);
    buffer_release(&page);
    return done;
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/theme_page.h"

#include "base/file.h"
#include "base/uri.h"
#include "statement/build.h"

static const char *theme_file(struct arena *arena, struct shelf *shelf,
                              const char *theme, const char *name)
{
    return library_find(arena, shelf_library(shelf),
                        arena_format(arena, "themes/%s/%s", theme, name));
}

const struct template *theme_template(struct arena *arena, struct shelf *shelf,
                                      const struct statement *statement,
                                      const char *name,
                                      const struct theme **theme,
                                      struct diagnostics *all)
{
    const char *path = NULL;
    *theme = statement ? statement->theme : NULL;
    if (*theme)
        path = theme_file(arena, shelf, (*theme)->name, name);
    if (*theme && !path && (*theme)->over)
        path = theme_file(arena, shelf, (*theme)->over->name, name);
    if (path)
        return template_read(arena, path, all);
    const char *usual = shelf_usual_theme(shelf, all);
    if (!usual)
        return NULL;
    *theme = shelf_theme(shelf, usual, (struct place){0}, all);
    path = theme_file(arena, shelf, usual, name);
    if (!path && *theme) {
        diagnostic_error(all, (struct place){0}, "the theme '%s' has no %s",
                         usual, name);
        diagnostic_remedy(all,
                          "install avow anew, or give the theme that file");
    }
    return path && *theme ? template_read(arena, path, all) : NULL;
}

const char *theme_page_href(struct arena *arena, const struct project *project,
                            const struct member *member, const char *base,
                            const char *folder)
{
    const char *path = NULL;
    if (member->record)
        path = path_join(
            arena, project->folder,
            arena_format(arena, "public/%s/index.html", member->period));
    else if (member->statement)
        path = build_draft_path(arena, project, member->statement);
    return path && file_is_there(path) ? uri_between(arena, base, folder, path)
                                       : NULL;
}

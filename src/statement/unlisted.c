/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/unlisted.h"

#include <string.h>

#include "base/file.h"

static bool is_one_of(const char *name, const char *const *list)
{
    while (*list && strcmp(name, *list) != 0)
        list++;
    return *list;
}

/* What an earlier statement may be; pictures and the like stand in public/ for
 * the pages that somebody else made. */
static bool is_document(const char *name)
{
    static const char *const endings[] = {".pdf",  ".html", ".htm", ".doc",
                                          ".docx", ".odt",  ".rtf"};
    const char *ending = strrchr(name, '.');
    for (size_t i = 0; ending && i < sizeof endings / sizeof *endings; i++)
        if (str_equal_nocase(str_of(ending), str_of(endings[i])))
            return true;
    return false;
}

/* Whether a page of the project's own, or an earlier statement, is there. */
static bool is_listed(const struct project *project, const struct years *years,
                      const char *folder, const char *name)
{
    static const char *const own[] = {"index.html", "fragment.html",
                                      "fragment-plain.html", NULL};
    size_t len = strlen(folder);
    for (size_t i = 0; i < project->count; i++)
        if (project->members[i].approved &&
            !strcmp(project->members[i].period, folder) && is_one_of(name, own))
            return true;
    for (size_t i = 0; i < years->count; i++) {
        const char *path = years->list[i].path;
        if (path && !strncmp(path, folder, len) && path[len] == '/' &&
            !strcmp(path + len + 1, name))
            return true;
    }
    return false;
}

static void look_at_folder(struct arena *arena, const struct project *project,
                           const struct years *years, const char *folder,
                           struct diagnostics *all)
{
    struct diagnostics unsaid = diagnostics_make(arena);
    char **names;
    size_t count;
    if (!file_is_folder(folder) ||
        !file_stays_inside(project->folder, folder, &unsaid) ||
        !folder_list(arena, folder, &names, &count, &unsaid))
        return;
    for (size_t i = 0; i < count; i++) {
        char *path = path_join(arena, folder, names[i]);
        const char *period = path_name(folder);
        if (!is_document(names[i]) ||
            is_listed(project, years, period, names[i]) ||
            !file_is_regular(path))
            continue;
        diagnostic_note(all, place_line(source_new(arena, path, str_of("")), 0),
                        "nothing lists it, and it is published with the rest");
        diagnostic_remedy(all,
                          "remove it, from the host with 'avow publish "
                          "--prune'; or list it in avow.ini, in a section such "
                          "as [earlier:%s]",
                          period);
    }
}

void unlisted_report(struct arena *arena, const struct project *project,
                     const struct years *years, const char *folder,
                     struct diagnostics *all)
{
    struct diagnostics unsaid = diagnostics_make(arena);
    char **names;
    size_t count;
    if (!project_may_have(project, path_name(folder)) ||
        !folder_list(arena, folder, &names, &count, &unsaid))
        return;
    for (size_t i = 0; i < count; i++)
        look_at_folder(arena, project, years,
                       path_join(arena, folder, names[i]), all);
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cmd/avow/commands.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "statement/form.h"
#include "statement/shelf.h"

/* What a thing of avow's library is called in a line; NULL: it has faults. */
typedef const char *titler(struct shelf *shelf, const char *name,
                           struct diagnostics *all);

static const char *pack_title(struct shelf *shelf, const char *name,
                              struct diagnostics *all)
{
    const struct pack *pack = shelf_pack(shelf, name, (struct place){0}, all);
    return !pack ? NULL : pack->summary ? pack->summary : "";
}

static const char *law_title(struct shelf *shelf, const char *name,
                             struct diagnostics *all)
{
    const struct law *law = shelf_law(shelf, name, (struct place){0}, all);
    return law ? law->title : NULL;
}

static const char *theme_title(struct shelf *shelf, const char *name,
                               struct diagnostics *all)
{
    return shelf_theme(shelf, name, (struct place){0}, all) ? "" : NULL;
}

static const char *locale_title(struct shelf *shelf, const char *name,
                                struct diagnostics *all)
{
    const struct locale *locale = shelf_locale(shelf, name, (struct place){0},
                                               all);
    return locale ? locale_name(locale) : NULL;
}

static const char *registry_title(struct shelf *shelf, const char *name,
                                  struct diagnostics *all)
{
    const struct form *form = form_find(all->arena, shelf_library(shelf), name,
                                        all);
    return form ? form->title : NULL;
}

static const struct kind {
    const char *name, *folder, *ending;
    titler *title;
} kinds[] = {
    {"packs", "statements/packs", "", pack_title},
    {"themes", "themes", "", theme_title},
    {"laws", "statements/laws", ".ini", law_title},
    {"languages", "statements/locales", ".ini", locale_title},
    {"registries", "statements/registries", ".ini", registry_title},
};

#define KINDS (sizeof kinds / sizeof *kinds)

static void say(const char *name, const char *title)
{
    size_t width = utf8_count(str_of(name));
    report_text(stdout, str_of(name));
    if (*title) {
        printf("%*s ", width < 28 ? (int)(28 - width) : 0, "");
        report_text(stdout, str_of(title));
    }
    fputc('\n', stdout);
}

static enum status list_kind(const struct invocation *invocation,
                             const struct kind *kind)
{
    struct arena *arena = invocation->arena;
    struct diagnostics all = diagnostics_make(arena);
    char **names;
    size_t count;
    library_names(arena, shelf_library(invocation->shelf), kind->folder,
                  kind->ending, &names, &count);
    for (size_t i = 0; i < count; i++) {
        /* A folder of themes may hold a licence beside them. */
        char *path = arena_format(arena, "%s/%s%s", kind->folder, names[i],
                                  kind->ending);
        path = library_find(arena, shelf_library(invocation->shelf), path);
        if (!path || (!*kind->ending && !file_is_folder(path)))
            continue;
        const char *title = kind->title(invocation->shelf, names[i], &all);
        if (title)
            say(names[i], title);
    }
    diagnostics_sort(&all);
    report_print(stderr, &all);
    return all.counts[DIAGNOSTIC_ERROR] ? STATUS_UNUSABLE : STATUS_DONE;
}

static enum status run_list(const struct invocation *invocation)
{
    const char *wanted = invocation->arguments[0];
    for (size_t i = 0; i < KINDS; i++)
        if (!strcmp(kinds[i].name, wanted))
            return list_kind(invocation, &kinds[i]);
    return usage_error(invocation->command,
                       "there is no list of '%s'; there are packs, themes, "
                       "laws, languages and registries",
                       wanted);
}

static const struct option options[] = {{NULL, NULL, NULL}};

const struct command command_list = {
    .name = "list",
    .arguments = "packs|themes|laws|languages|registries",
    .least = 1,
    .most = 1,
    .summary =
        "list the packs, themes, laws, languages or registries there are",
    .options = options,
    .run = run_list,
};

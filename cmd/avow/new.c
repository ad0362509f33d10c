/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "base/changes.h"
#include "base/date.h"
#include "base/file.h"
#include "cmd/avow/commands.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "statement/new_year.h"
#include "statement/skeleton.h"

/* No file that a project begins with is larger. */
#define SKELETON_MAX ((size_t)1024 * 1024)

/* The financial year that ended last, for a folder's name: "2024-25". */
static char *period_by_clock(struct arena *arena)
{
    int year = date_today().year;
    return arena_format(arena, "%04d-%02d", year - 1, year % 100);
}

/* A name from the command line in a line of output. */
static void say(const char *before, const char *name, const char *after)
{
    fputs(before, stdout);
    report_text(stdout, str_of(name));
    fputs(after, stdout);
}

/* A project in the making, which is there whole or not at all. */
struct beginning {
    struct changes changes;
    struct arena *arena;
    const char *root;
    const char *wrote[3]; /* the files, as the user would type them */
    size_t count;
    struct diagnostics *all;
};

static bool write_text(struct beginning *project, struct buffer *text,
                       const char *folder, const char *name)
{
    char *path = path_join(project->arena, folder, name);
    bool whole = !text->full;
    struct str bytes = str_copy(project->arena, buffer_str(text));
    buffer_release(text);
    if (!whole) {
        struct source *source = source_new(project->arena, path, str_of(""));
        diagnostic_error(project->all, place_line(source, 0),
                         "would be larger than %zu bytes", SKELETON_MAX);
        diagnostic_remedy(project->all,
                          "the pack has more than fits: take fields out of it");
        return false;
    }
    project->wrote[project->count++] = path;
    return changes_folder(&project->changes, project->root, folder,
                          project->all) &&
           changes_write(&project->changes, path, bytes, project->all);
}

static bool write_one(struct beginning *project, const struct pack *pack,
                      const char *folder, const char *name, bool lasting)
{
    struct buffer text = buffer_make(SKELETON_MAX);
    skeleton_write(&text, pack, lasting);
    return write_text(project, &text, folder, name);
}

/* What only the form of a registry asks for, where one is named. */
static bool write_form(struct beginning *project, const struct form *form,
                       const char *folder)
{
    if (!form)
        return true;
    struct buffer text = buffer_make(SKELETON_MAX);
    skeleton_write_form(&text, form);
    return write_text(
        project, &text, folder,
        arena_format(project->arena, "registry-%s.ini", form->name));
}

static bool write_project(struct beginning *project, const struct pack *pack,
                          const struct form *form, const char *of_period)
{
    changes_begin(&project->changes, project->arena);
    bool done = write_one(project, pack, project->root, "avow.ini", true) &&
                write_one(project, pack, of_period, "statement.ini", false) &&
                write_form(project, form, of_period);
    if (done)
        done = changes_commit(&project->changes, project->all);
    else
        changes_drop(&project->changes);
    for (size_t i = 0; done && i < project->count; i++)
        say("wrote ", project->wrote[i], "\n");
    return done;
}

/* Nothing that somebody wrote is ever written over. */
static bool is_new(struct arena *arena, const char *path,
                   struct diagnostics *all)
{
    if (!file_is_there(path))
        return true;
    struct source *source = source_new(arena, path, str_of(""));
    diagnostic_error(all, place_line(source, 0), "is there already");
    diagnostic_remedy(all, "name a folder that is new or empty");
    return false;
}

/* The pack that is asked for, in the language that is; NULL: errors. */
static const struct pack *choose_pack(const struct invocation *invocation,
                                      struct diagnostics *all)
{
    const struct place nowhere = {0};
    const char *language = option_value(invocation, "language");
    const struct pack *pack = shelf_pack(
        invocation->shelf, option_value(invocation, "pack"), nowhere, all);
    if (pack && !language)
        language = pack->language;
    if (!pack || !language)
        return pack;
    if (!shelf_locale(invocation->shelf, language, nowhere, all))
        return NULL;
    pack = shelf_edition(invocation->shelf, pack, language, nowhere, all);
    if (!pack)
        return NULL;
    struct pack *edition = arena_alloc(invocation->arena, sizeof *edition);
    *edition = *pack;
    edition->language = language;
    return edition;
}

static bool make_project(const struct invocation *invocation,
                         struct diagnostics *all)
{
    struct arena *arena = invocation->arena;
    const char *folder = invocation->arguments[0];
    const char *period = option_value(invocation, "period");
    const struct pack *pack = choose_pack(invocation, all);
    const char *registry = option_value(invocation, "registry");
    const struct form *form = NULL;
    if (registry)
        form = form_find(arena, shelf_library(invocation->shelf), registry,
                         all);
    if (!period)
        period = period_by_clock(arena);
    const char *of_period = path_join(arena, folder, period);
    if (!pack || (registry && !form) ||
        !is_new(arena, path_join(arena, folder, "avow.ini"), all) ||
        !is_new(arena, path_join(arena, of_period, "statement.ini"), all))
        return false;
    struct beginning project = {.arena = arena, .root = folder, .all = all};
    return write_project(&project, pack, form, of_period);
}

static enum status run_new(const struct invocation *invocation)
{
    const char *period = option_value(invocation, "period");
    if (!option_value(invocation, "pack"))
        return usage_error(invocation->command,
                           "'--pack' is needed, such as --pack uk-university");
    if (period && !new_year_may_be_named(period))
        return usage_error(invocation->command,
                           "'--period %s' cannot name a period's folder; "
                           "2024-25 can",
                           period);
    struct diagnostics all = diagnostics_make(invocation->arena);
    bool done = make_project(invocation, &all);
    report_print(stderr, &all);
    if (!done)
        return STATUS_UNUSABLE;
    say("fill them in, then run 'avow build ", invocation->arguments[0], "'");
    say(" and 'avow check ", invocation->arguments[0], "'\n");
    return STATUS_DONE;
}

static const struct option options[] = {
    {"pack", "PACK", "the pack to begin with, such as uk-university; needed"},
    {"language", "TAG", "write it in that language, such as fr-CA"},
    {"period", "NAME", "the folder of the first period, such as 2024-25"},
    {"registry", "REGISTRY", "with a file for what only its form asks for"},
    {NULL, NULL, NULL},
};

const struct command command_new = {
    .name = "new",
    .arguments = "DIR",
    .least = 1,
    .most = 1,
    .summary = "start a project: files to fill in",
    .details = "Writes DIR/avow.ini and DIR/PERIOD/statement.ini with every "
               "field of the pack\nand its help. It builds as it is: what is "
               "required and missing is a marked gap.",
    .options = options,
    .run = run_new,
};

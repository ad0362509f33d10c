/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "base/date.h"
#include "base/file.h"
#include "cmd/avow/options.h"
#include "cmd/avow/report.h"
#include "statement/skeleton.h"

/* No file that a project begins with is larger. */
#define SKELETON_MAX ((size_t)1024 * 1024)

/* The financial year that ended last, for a folder's name: "2024-25". */
static char *period_by_clock(struct arena *arena)
{
    int year = date_today().year;
    return arena_format(arena, "%04d-%02d", year - 1, year % 100);
}

static bool write_one(struct arena *arena, const struct pack *pack,
                      const char *folder, const char *name, bool lasting,
                      struct diagnostics *all)
{
    char *path = path_join(arena, folder, name);
    struct buffer text = buffer_make(SKELETON_MAX);
    skeleton_write(&text, pack, lasting);
    bool wrote;
    bool done = folder_make(folder, all) &&
                file_replace(path, buffer_str(&text), &wrote, all);
    buffer_release(&text);
    if (done)
        printf("wrote %s\n", path);
    return done;
}

/* Nothing that somebody wrote is ever written over. */
static bool is_new(struct arena *arena, const char *folder,
                   struct diagnostics *all)
{
    char *path = path_join(arena, folder, "avow.ini");
    if (!file_is_there(path))
        return true;
    struct source *source = source_new(arena, path, str_of(""));
    diagnostic_error(all, place_line(source, 0), "is there already");
    diagnostic_remedy(all, "name a folder that is new or empty");
    return false;
}

static bool make_project(const struct invocation *invocation,
                         struct diagnostics *all)
{
    struct arena *arena = invocation->arena;
    const char *folder = invocation->arguments[0];
    const char *period = option_value(invocation, "period");
    const struct pack *pack = shelf_pack(invocation->shelf,
                                         option_value(invocation, "pack"),
                                         (struct place){0}, all);
    if (!pack || !is_new(arena, folder, all))
        return false;
    if (!period)
        period = period_by_clock(arena);
    return write_one(arena, pack, folder, "avow.ini", true, all) &&
           write_one(arena, pack, path_join(arena, folder, period),
                     "statement.ini", false, all);
}

static enum status run_new(const struct invocation *invocation)
{
    const char *period = option_value(invocation, "period");
    if (!option_value(invocation, "pack"))
        return usage_error(invocation->command,
                           "'--pack' is needed, such as --pack uk-university");
    if (period && (!path_is_safe(str_of(period)) ||
                   str_find(str_of(period), '/') < str_of(period).len))
        return usage_error(invocation->command,
                           "'--period %s' is not the name of a folder", period);
    struct diagnostics all = diagnostics_make(invocation->arena);
    bool done = make_project(invocation, &all);
    report_print(stderr, &all);
    if (!done)
        return STATUS_UNUSABLE;
    printf("fill them in, then run 'avow build %s' and 'avow check %s'\n",
           invocation->arguments[0], invocation->arguments[0]);
    return STATUS_DONE;
}

static const struct option options[] = {
    {"pack", "PACK", "the pack to begin with, such as uk-university"},
    {"period", "NAME", "the folder of the first period, such as 2024-25"},
    {NULL, NULL, NULL},
};

const struct command command_new = {
    .name = "new",
    .arguments = "DIR",
    .least = 1,
    .most = 1,
    .summary = "make a project to fill in",
    .details = "Writes DIR/avow.ini and DIR/PERIOD/statement.ini with every "
               "field of the pack and\nits help. It builds as it is: what is "
               "required and missing is a marked gap.",
    .options = options,
    .run = run_new,
};

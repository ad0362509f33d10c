/* SPDX-License-Identifier: BSD-2-Clause */
#include "cmd/avow-publish/opened.h"

#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "publish/target.h"

/* Faults of a draft are for `avow build` to tell: what is approved counts, and
 * nothing but avow.ini where only a target is wanted. */
static bool open_project(struct opened *opened, const char *path,
                         bool target_only)
{
    const struct invocation *invocation = opened->invocation;
    struct diagnostics faults = diagnostics_make(opened->arena);
    const char *folder = project_folder(opened->arena, path);
    opened->project = project_open(opened->arena, invocation->shelf,
                                   folder ? folder : path, PROJECT_SOURCES,
                                   &faults);
    bool sound = opened->project != NULL;
    for (size_t i = 0; sound && i < opened->project->count; i++) {
        const struct member *member = &opened->project->members[i];
        sound = target_only || !member->approved || member->usable;
    }
    if (sound && opened->project->organisation)
        return true;
    if (!sound || faults.counts[DIAGNOSTIC_ERROR]) {
        opened->all = faults;
        return false;
    }
    struct source *source = source_new(opened->arena, path, str_of(""));
    diagnostic_error(&opened->all, place_line(source, 0),
                     "is a single statement: only a project can be published");
    diagnostic_remedy(&opened->all, "'avow new DIR --pack PACK' makes one");
    return false;
}

static void begin(struct opened *opened, const struct invocation *invocation)
{
    *opened = (struct opened){
        .invocation = invocation,
        .arena = invocation->arena,
        .secrets = secrets_new(),
        .all = diagnostics_make(invocation->arena),
    };
}

static bool read_settings(struct opened *opened, const char *name)
{
    opened->settings = settings_read(opened->arena, opened->project->folder,
                                     opened->project->organisation, name,
                                     &opened->all);
    return opened->settings;
}

bool opened_target(struct opened *opened, const struct invocation *invocation,
                   const char *path, const char *name)
{
    begin(opened, invocation);
    return open_project(opened, path, true) && read_settings(opened, name);
}

static void find_current(struct opened *opened)
{
    struct project *project = opened->project;
    for (size_t i = 0; i < project->count; i++)
        if (&project->members[i] == opened->years->root)
            opened->current = &project->members[i];
}

/* The public address that the target has, or the project: of a folder, or of
 * the one page that it takes. */
static const char *find_site(const struct opened *opened)
{
    struct str site = settings_text(opened->settings, "public");
    if (!site.len)
        site = project_text(opened->project, "site", "url");
    bool slash = site.len && site.at[site.len - 1] != '/' &&
                 !opened_takes_page(opened);
    return arena_format(opened->arena, "%.*s%s", STR(site), slash ? "/" : "");
}

bool opened_begin(struct opened *opened, const struct invocation *invocation)
{
    const char *path = invocation->argument_count ? invocation->arguments[0]
                                                  : ".";
    begin(opened, invocation);
    if (!open_project(opened, path, false))
        return false;
    size_t before = opened->all.counts[DIAGNOSTIC_ERROR];
    opened->years = years_list(opened->arena, opened->project, &opened->all);
    if (!read_settings(opened, option_value(invocation, "to")) ||
        opened->all.counts[DIAGNOSTIC_ERROR] != before)
        return false;
    find_current(opened);
    opened->folder = path_join(opened->arena, opened->project->folder,
                               "public");
    opened->site = find_site(opened);
    return true;
}

const struct member *opened_member(struct opened *opened)
{
    const char *period = settings_string(opened->arena, opened->settings,
                                         "period");
    const struct project *project = opened->project;
    for (size_t i = 0; period && i < project->count; i++)
        if (project->members[i].record &&
            !strcmp(project->members[i].period, period))
            return &project->members[i];
    if (!period)
        return opened->current;
    diagnostic_error(&opened->all, settings_place(opened->settings, "period"),
                     "no statement of '%s' is approved", period);
    diagnostic_remedy(&opened->all, "leave it out to publish the current one");
    return NULL;
}

const char *opened_fragment(const struct opened *opened, const char *period)
{
    struct arena *arena = opened->arena;
    struct str word = settings_text(opened->settings, "fragment");
    bool plain = str_is(word, "plain") ||
                 (!word.len && opened->settings->how == TARGET_WORDPRESS);
    char *path = path_join(arena, period, "fragment-plain.html");
    if (plain && file_is_there(path_join(arena, opened->folder, path)))
        return path;
    return path_join(arena, period, "fragment.html");
}

bool opened_takes_page(const struct opened *opened)
{
    const struct settings *settings = opened->settings;
    return target_kind_of(settings)->page;
}

void opened_say(struct opened *opened)
{
    diagnostics_sort(&opened->all);
    report_print(stderr, &opened->all);
    diagnostics_forget(&opened->all);
}

enum status opened_close(struct opened *opened, enum status status)
{
    if (opened->all.counts[DIAGNOSTIC_ERROR] && status == STATUS_DONE)
        status = STATUS_UNUSABLE;
    opened_say(opened);
    secrets_forget(opened->secrets);
    return status;
}

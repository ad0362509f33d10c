/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/avow/commands.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "statement/build.h"
#include "statement/export.h"
#include "statement/public.h"

extern char **environ;

/* What is exported. */
struct chosen {
    struct project *project;
    const struct member *member;
    bool draft;
};

/* Whether a member can be exported at all. */
static bool fits(const struct member *member, bool draft)
{
    const struct record *record = member->record;
    if (draft)
        return !member->approved && member->statement;
    return record && !record->lost && !record->withdrawn.year;
}

/* The latest that is wanted and fits, no translation where there is another. */
static const struct member *latest(const struct project *project, bool draft)
{
    const struct member *latest = NULL;
    for (size_t i = 0; i < project->count; i++) {
        const struct member *member = &project->members[i];
        if (member->wanted && fits(member, draft) &&
            (!latest || !*member->translation_of))
            latest = member;
    }
    return latest;
}

/* Says why there is nothing to export. */
static enum status refuse_export(const struct project *project,
                                 const char *path, bool draft,
                                 struct diagnostics *all)
{
    bool withdrawn = false;
    for (size_t i = 0; i < project->count; i++)
        if (project->members[i].wanted && project->members[i].record)
            withdrawn = true;
    struct place at = place_line(source_new(all->arena, path, str_of("")), 0);
    if (draft) {
        diagnostic_error(all, at, "is approved: there is no draft of it");
        diagnostic_remedy(all, "leave '--draft' out");
    } else if (withdrawn) {
        diagnostic_error(all, at, "was withdrawn: there is nothing to export");
    } else {
        diagnostic_error(all, at, "is not approved, so it is not exported");
        diagnostic_remedy(all, "'--draft' exports it as it is, and each page "
                               "says that it is a draft");
    }
    return STATUS_FOUND;
}

/* Faults of statements other than the one that is chosen do not matter. */
static enum status choose(const struct invocation *invocation,
                          struct chosen *chosen, struct diagnostics *all)
{
    const char *path = invocation->argument_count > 1 ? invocation->arguments[1]
                                                      : ".";
    struct diagnostics found = diagnostics_make(invocation->arena);
    chosen->draft = option_value(invocation, "draft");
    chosen->project = project_open(invocation->arena, invocation->shelf, path,
                                   PROJECT_PUBLIC, &found);
    if (!chosen->project) {
        *all = found;
        return STATUS_UNUSABLE;
    }
    chosen->member = latest(chosen->project, chosen->draft);
    if (!chosen->member && !found.counts[DIAGNOSTIC_ERROR])
        return refuse_export(chosen->project, path, chosen->draft, all);
    if (chosen->member && chosen->project->sound &&
        (!chosen->draft || chosen->member->usable))
        return STATUS_DONE;
    *all = found;
    return STATUS_UNUSABLE;
}

static bool make_page(const struct invocation *invocation,
                      const struct chosen *chosen, struct page *page,
                      struct diagnostics *all)
{
    const struct member *member = chosen->member;
    if (chosen->draft)
        return build_draft_page(invocation->arena, invocation->shelf,
                                chosen->project, member->statement, page, all);
    return public_page(invocation->arena, invocation->shelf, chosen->project,
                       member, page, all);
}

/* Where the file goes. NULL: an error was added. */
static const char *place_to(const struct invocation *invocation,
                            const struct chosen *chosen,
                            enum export_format format, struct diagnostics *all)
{
    struct arena *arena = invocation->arena;
    const char *given = option_value(invocation, "output");
    const char *name = export_file(arena, format);
    if (given)
        return given;
    if (!chosen->draft)
        return path_join(arena, path_folder(arena, chosen->member->file), name);
    char *folder = path_folder(
        arena,
        build_draft_path(arena, chosen->project, chosen->member->statement));
    return folder_make_inside(chosen->project->folder, folder, all)
               ? path_join(arena, folder, name)
               : NULL;
}

static const char *variable(const char *name, const char *otherwise)
{
    const char *value = getenv(name);
    return value && *value ? value : otherwise;
}

static bool export_member(const struct invocation *invocation,
                          const struct chosen *chosen,
                          enum export_format format, struct diagnostics *all)
{
    struct arena *arena = invocation->arena;
    const struct project *project = chosen->project;
    const struct ini *ini = project->organisation;
    struct export_settings settings;
    struct export_tool tool;
    struct page page;
    if (!ini)
        ini = ini_read_text(arena, chosen->member->statement->source, all);
    if (!export_settings_read(arena, ini, project->folder, &settings, all) ||
        !export_tool_find(arena, &settings, format, variable("PATH", ""),
                          place_line(ini->source, 0), &tool, all) ||
        !make_page(invocation, chosen, &page, all))
        return false;
    const char *to = place_to(invocation, chosen, format, all);
    const char *temporary = variable("TMPDIR", "/tmp");
    struct export export = {
        .shelf = invocation->shelf,
        .page = &page,
        .format = format,
        .settings = &settings,
        .tool = &tool,
        .temporary = *temporary == '/' ? temporary : "/tmp",
        .environment = environ,
        .as_root = !geteuid(),
        .path = to,
    };
    if (!to || !export_make(arena, &export, all))
        return false;
    report_line(arena_format(arena, "wrote %s: %s, made by %s", to,
                             chosen->draft ? "a draft" : "approved",
                             tool.path));
    if (tool.kind == EXPORT_CHROMIUM && export.as_root)
        diagnostic_note(all, (struct place){0},
                        "Chromium ran without its sandbox, which it has not "
                        "for root");
    return true;
}

static enum status run_export(const struct invocation *invocation)
{
    enum export_format format = 0;
    while (format < EXPORT_FORMATS &&
           strcmp(invocation->arguments[0], export_format_names[format]) != 0)
        format++;
    if (format == EXPORT_FORMATS)
        return usage_error(invocation->command,
                           "'%s' is no format: it is pdf or docx",
                           invocation->arguments[0]);
    struct diagnostics all = diagnostics_make(invocation->arena);
    struct chosen chosen;
    enum status status = choose(invocation, &chosen, &all);
    if (status == STATUS_DONE &&
        !export_member(invocation, &chosen, format, &all))
        status = STATUS_UNUSABLE;
    report_print(stderr, &all);
    return status;
}

static const struct option options[] = {
    {"draft", NULL, "what is not approved, marked as a draft on each page"},
    {"output", "FILE", "write it to FILE, not into the period's folder"},
    {NULL, NULL, NULL},
};

const struct command command_export = {
    .name = "export",
    .arguments = "pdf|docx [PATH]",
    .least = 1,
    .most = 2,
    .summary = "make a PDF or a Word file of a statement",
    .details = "The text is the one that was approved, of the latest period "
               "unless PATH names\nanother. A program that is installed makes "
               "the file: for pdf, Chromium (with\ntags, headings and outline) "
               "or WeasyPrint; for docx, pandoc. Which one, avow.ini\ncan say "
               "under [export].",
    .options = options,
    .run = run_export,
};

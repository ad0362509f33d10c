/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cmd/avow/commands.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "data/ini_write.h"
#include "statement/withdrawal.h"

/* A period by its name, also where it is named ".", or was, and has vanished.
 */
static char *period_folder(struct arena *arena, const char *path)
{
    char *folder = path_tidy(arena, path);
    char *whole = file_is_folder(folder) ? realpath(folder, NULL) : NULL;
    const char *project = project_folder(arena, folder);
    if (whole && project && strcmp(project, folder) != 0)
        folder = path_join(arena, project, path_name(whole));
    free(whole);
    return folder;
}

/* Whether the folder above is a project; an error was added otherwise. */
static bool is_in_project(struct arena *arena, const char *folder,
                          struct diagnostics *all)
{
    char *project = path_folder(arena, folder);
    bool is_project;
    if (!file_look(path_join(arena, folder, "avow.ini"), &is_project, all))
        return false;
    if (!is_project && file_is_there(path_join(arena, project, "avow.ini")))
        return true;
    struct source *source = source_new(arena, folder, str_of(""));
    if (is_project)
        diagnostic_error(all, place_line(source, 0),
                         "is a project, and no period of one");
    else
        diagnostic_error(all, place_line(source, 0),
                         "is no period of a project: there is no '%s/avow.ini'",
                         project);
    diagnostic_remedy(all, "name the period's folder, such as "
                           "exampleford/2019-20");
    return false;
}

/* The options as they will be read back. False: an error was added. */
static bool read_withdrawal(const struct invocation *invocation,
                            struct withdrawal *withdrawal,
                            struct diagnostics *all)
{
    struct buffer text = buffer_make(FILE_MAX);
    size_t before = all->counts[DIAGNOSTIC_ERROR];
    buffer_add_text(&text, "[withdrawal]\n");
    ini_write_entry(&text, "date", str_of(option_value(invocation, "date")));
    ini_write_entry(&text, "note", str_of(option_value(invocation, "note")));
    struct source *source = source_new(
        invocation->arena, "the options of avow withdraw",
        str_copy(invocation->arena, buffer_str(&text)));
    buffer_release(&text);
    const struct ini *ini = ini_read_text(invocation->arena, source, all);
    const struct ini_section *section = ini_section(ini, "withdrawal");
    const struct ini_entry *note = section ? ini_entry(section, "note") : NULL;
    const struct ini_entry *date = section ? ini_entry(section, "date") : NULL;
    if (all->counts[DIAGNOSTIC_ERROR] != before || !note || !date)
        return false;
    withdrawal->note = note->value;
    withdrawal->date_at = date->at;
    return date_read(date->value, &withdrawal->date);
}

static enum status run_withdraw(const struct invocation *invocation)
{
    struct arena *arena = invocation->arena;
    const char *note = option_value(invocation, "note");
    const char *given = option_value(invocation, "date");
    struct date date;
    if (!note || !given || str_is_blank(str_of(note)))
        return usage_error(invocation->command,
                           "'--note' and '--date' are needed: why it is "
                           "withdrawn, and when");
    if (!date_read(str_of(given), &date))
        return usage_error(invocation->command,
                           "'--date %s' is not a date such as 2025-11-27",
                           given);
    struct diagnostics all = diagnostics_make(arena);
    /* What is wrong with other statements, or with this one's record, does not
     * stand in the way of taking it back. */
    struct diagnostics unsaid = diagnostics_make(arena);
    struct withdrawal withdrawal;
    char *folder = period_folder(arena, invocation->arguments[0]);
    bool done = read_withdrawal(invocation, &withdrawal, &all) &&
                is_in_project(arena, folder, &all);
    if (done) {
        char *path = path_folder(arena, folder);
        struct project *project = project_open(arena, invocation->shelf, path,
                                               PROJECT_PUBLIC, &unsaid);
        done = project &&
               withdraw(arena, project, path_name(folder), &withdrawal, &all);
        if (!project)
            all = unsaid;
    }
    report_print(stderr, &all);
    if (!done)
        return STATUS_UNUSABLE;
    report_line(arena_format(arena,
                             "recorded that %s is withdrawn; 'avow build %s' "
                             "puts the note in its place",
                             folder, path_folder(arena, folder)));
    return STATUS_DONE;
}

static const struct option options[] = {
    {"note", "TEXT", "why it is withdrawn, for the page to say; needed"},
    {"date", "DATE", "since which day, such as 2025-11-27; needed"},
    {NULL, NULL, NULL},
};

const struct command command_withdraw = {
    .name = "withdraw",
    .arguments = "PERIOD",
    .least = 1,
    .most = 1,
    .summary = "take an approved statement back, with a note in its place",
    .details = "PERIOD is the folder of the period, such as "
               "exampleford/2024-25. Its record "
               "and\nits address stay; the page says that it was withdrawn, "
               "when, and why. A period\nwhose folder has vanished is "
               "withdrawn in this way as well. A revision puts a\nstatement "
               "that was withdrawn back.",
    .options = options,
    .run = run_withdraw,
};

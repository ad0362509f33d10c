/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

#include "base/file.h"
#include "cmd/avow/commands.h"
#include "cmd/common/options.h"
#include "cmd/common/report.h"
#include "statement/record.h"

/* Whether the folder above is a project; an error was added otherwise. */
static bool is_in_project(struct arena *arena, const char *folder,
                          struct diagnostics *all)
{
    char *project = path_folder(arena, folder);
    if (file_is_there(path_join(arena, project, "avow.ini")))
        return true;
    struct source *source = source_new(arena, folder, str_of(""));
    diagnostic_error(all, place_line(source, 0),
                     "is no period of a project: there is no '%s/avow.ini'",
                     project);
    diagnostic_remedy(all, "name the period's folder, such as "
                           "exampleford/2019-20");
    return false;
}

static enum status run_withdraw(const struct invocation *invocation)
{
    struct arena *arena = invocation->arena;
    const char *note = option_value(invocation, "note");
    const char *given = option_value(invocation, "date");
    struct date date;
    if (!note || !given || !str_trim(str_of(note)).len)
        return usage_error(invocation->command,
                           "'--note' and '--date' are needed: why it is "
                           "withdrawn, and when");
    if (!date_read(str_of(given), &date))
        return usage_error(invocation->command,
                           "'--date %s' is not a date such as 2025-11-27",
                           given);
    struct diagnostics all = diagnostics_make(arena);
    char *folder = path_tidy(arena, invocation->arguments[0]);
    bool done = is_in_project(arena, folder, &all) &&
                record_withdraw(arena, folder, date, str_of(note), &all);
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
               "withdrawn in this way as well.",
    .options = options,
    .run = run_withdraw,
};

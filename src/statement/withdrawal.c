/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/withdrawal.h"

#include <string.h>

#include "base/file.h"
#include "statement/record_write.h"
#include "statement/years.h"

static const struct member *find_approved(const struct project *project,
                                          const char *name)
{
    for (size_t i = 0; i < project->count; i++)
        if (project->members[i].approved &&
            !strcmp(project->members[i].period, name))
            return &project->members[i];
    return NULL;
}

/* Whether there is something to withdraw. False: an error was added. */
static bool was_public(struct arena *arena, const struct project *project,
                       const char *name, const char *folder,
                       struct diagnostics *all)
{
    if (years_has_vanished(arena, project, name))
        return true;
    diagnostic_error(all, place_line(source_new(arena, folder, str_of("")), 0),
                     "was never approved, so there is nothing to withdraw");
    diagnostic_remedy(all,
                      "name the folder of a period that was, or that has "
                      "a page in '%s/public'",
                      project->folder);
    return false;
}

/* Whether a sound record may be withdrawn then. False: an error was added. */
static bool may_be(const struct record *record,
                   const struct withdrawal *withdrawal, struct diagnostics *all)
{
    char date[11];
    if (record->withdrawn.year) {
        date_iso(record->withdrawn, date);
        diagnostic_error(all, place_line(record->ini->source, 0),
                         "was withdrawn already, on %s", date);
        diagnostic_remedy(all, "its note stays; to put the statement back, "
                               "approve a revision: 'avow approve --revision'");
        return false;
    }
    if (date_compare(withdrawal->date, record->approved) >= 0)
        return true;
    date_iso(record->approved, date);
    diagnostic_error(all, withdrawal->date_at,
                     "is before the statement was approved (%s)", date);
    diagnostic_remedy(all, "give the day since which it is withdrawn");
    return false;
}

bool withdraw(struct arena *arena, const struct project *project,
              const char *name, const struct withdrawal *withdrawal,
              struct diagnostics *all)
{
    const struct member *member = find_approved(project, name);
    const char *folder = path_join(arena, project->folder, name);
    if (!member && !was_public(arena, project, name, folder, all))
        return false;
    if (member && member->record && !may_be(member->record, withdrawal, all))
        return false;
    return record_withdraw(arena, folder, withdrawal->date, withdrawal->note,
                           all);
}

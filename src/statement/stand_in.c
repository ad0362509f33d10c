/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/stand_in.h"

#include <string.h>

#include "base/path.h"
#include "statement/withdrawn.h"

struct statement *stand_in(struct arena *arena, struct shelf *shelf,
                           const struct project *project,
                           const struct member *member)
{
    struct diagnostics untold = diagnostics_make(arena);
    const struct record *record = member->record;
    if (!record || record->lost)
        return NULL;
    const struct locale *locale = withdrawn_locale(arena, shelf, project,
                                                   record, &untold);
    struct schema *schema = arena_alloc(arena, sizeof *schema);
    schema->areas = shelf_areas(shelf, &untold);
    if (!locale || !schema->areas)
        return NULL;
    struct statement *statement = arena_alloc(arena, sizeof *statement);
    *statement = (struct statement){
        .arena = arena,
        .shelf = shelf,
        .period = member->period,
        .folder = path_folder(arena, member->file),
        .root = project->folder,
        .source = record->ini->source,
        .organisation = project->organisation,
        .schema = schema,
        .locale = locale,
        .values = value_map(arena),
        .period_start = record->period_start,
        .period_end = record->period_end,
        .record = record,
    };
    return statement;
}

/* One whose dates are not known can be told only by its name. */
static bool is_passed_over(const struct member *other,
                           const struct member *member)
{
    const struct statement *previous = member->statement->previous;
    return !other->period_end.year &&
           strcmp(other->period, member->period) < 0 &&
           (!previous || strcmp(other->period, previous->period) > 0);
}

void stand_in_report_none(const struct project *project,
                          const struct member *member, struct diagnostics *all)
{
    for (size_t i = 0; i < project->count; i++) {
        const struct member *other = &project->members[i];
        if (other == member || !is_passed_over(other, member))
            continue;
        const char *folder = path_folder(all->arena, other->file);
        diagnostic_note(
            all, place_line(source_new(all->arena, folder, str_of("")), 0),
            "cannot be read, so that %s is not compared with it",
            member->period);
        diagnostic_remedy(all, "'avow check %s' says what is wrong with it",
                          folder);
    }
}

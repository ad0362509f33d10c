/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/moved.h"

#include "statement/frozen.h"
#include "statement/reprint.h"
#include "statement/sources.h"

static const struct record_source *find(const struct record_source *list,
                                        const char *path)
{
    while (list && !str_is(str_of(list->path), path))
        list = list->next;
    return list;
}

static void report(const struct record *record, const char *path,
                   const char *what, struct diagnostics *findings)
{
    diagnostic_note(findings, place_line(record->ini->source, 0),
                    "'%s' %s since the approval", path, what);
    diagnostic_id(findings, "moved");
    diagnostic_remedy(findings, "the page still shows what was approved; a "
                                "correction is a revision: 'avow approve "
                                "--revision'");
}

/* Looks at each file that the approved text was made from. */
static void compare(struct arena *arena, const struct library *library,
                    const char *root, const struct record *record,
                    struct diagnostics *findings)
{
    for (const struct record_source *s = record->sources; s; s = s->next) {
        char hash[HASH_LENGTH + 1];
        if (!sources_hash(arena, library, root, s->path, hash))
            report(record, s->path, "is gone", findings);
        else if (!str_is(str_of(hash), s->sha256))
            report(record, s->path, "has changed", findings);
    }
}

/* Whether the files still make the text that was approved; `now` lists them
 * as far as that could be done. The statement's document stays what was
 * approved: others are compared with it. */
static bool is_same(struct arena *arena, struct member *member,
                    const struct record_source **now)
{
    /* What is wrong with files that nothing is printed from any more is not
     * said: that they have moved is enough. */
    struct diagnostics unsaid = diagnostics_make(arena);
    const struct printed *printed;
    struct str text;
    struct statement *statement = arena_alloc(arena, sizeof *statement);
    *now = NULL;
    if (!member->statement)
        return false;
    *statement = *member->statement;
    return statement_make(arena, statement, &unsaid) &&
           sources_list(arena, statement, now, &unsaid) &&
           resolve(arena, statement, &text, &printed, &unsaid) &&
           str_equal(text, member->record->text->text);
}

void moved_report(struct arena *arena, struct shelf *shelf,
                  const struct project *project, struct member *member,
                  struct diagnostics *findings)
{
    const struct record *record = member->record;
    const struct record_source *now;
    if (member->statement)
        frozen_report(arena, member->statement, findings);
    if (record->lost || is_same(arena, member, &now))
        return;
    compare(arena, shelf_library(shelf), project->folder, record, findings);
    for (; now; now = now->next)
        if (!find(record->sources, now->path))
            report(record, now->path, "is new", findings);
}

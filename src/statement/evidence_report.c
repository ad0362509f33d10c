/* SPDX-License-Identifier: BSD-2-Clause */
/* What is to be said of evidence, and how its files are known again. */
#include "statement/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/path.h"

#define SUMS_MAX ((size_t)4 * 1024 * 1024)

static void say_state(const struct evidence *one, struct diagnostics *findings)
{
    const char *id = "evidence-missing";
    switch (one->state) {
    case EVIDENCE_RECORDED:
        return;
    case EVIDENCE_CHANGED:
        diagnostic_warning(findings, one->file_at,
                           "'%s', which stands behind '%s', has changed since "
                           "its hash was recorded",
                           one->file, one->what);
        diagnostic_remedy(findings, "see that it still says the same, then "
                                    "'avow evidence --record'");
        id = "evidence-changed";
        break;
    case EVIDENCE_GONE:
        diagnostic_warning(findings, one->file_at,
                           "'%s', which stands behind '%s', is not there",
                           one->file, one->what);
        diagnostic_remedy(findings, "put it back, or name another file");
        id = "evidence-gone";
        break;
    case EVIDENCE_UNRECORDED:
        diagnostic_note(findings, one->file_at,
                        "the hash of '%s' has not been recorded", one->file);
        diagnostic_remedy(findings, "record it: 'avow evidence --record'");
        id = "evidence-unrecorded";
        break;
    case EVIDENCE_UNFILED:
    case EVIDENCE_NONE:
        diagnostic_note(findings, one->at, "no file stands behind '%s'",
                        one->what);
        diagnostic_remedy(findings, "name a 'file' for it in evidence.ini");
        break;
    }
    diagnostic_id(findings, id);
}

static void say_incomplete(const struct evidence *one,
                           struct diagnostics *findings)
{
    if (one->state == EVIDENCE_NONE || (*one->owner && one->date.year))
        return;
    diagnostic_note(findings, one->at, "the evidence for '%s' has no %s",
                    one->what,
                    *one->owner      ? "date"
                    : one->date.year ? "owner"
                                     : "owner and no date");
    diagnostic_remedy(findings, "say who can show it, and of which day it is");
    diagnostic_id(findings, "evidence-incomplete");
}

void evidence_report(const struct evidence *list, struct diagnostics *findings)
{
    for (const struct evidence *e = list; e; e = e->next) {
        if (!e->known) {
            diagnostic_note(findings, e->at,
                            "there is evidence for '%s', which the statement "
                            "does not have",
                            e->what);
            diagnostic_remedy(findings, "correct its 'for', or take it out");
            diagnostic_id(findings, "evidence-unused");
        }
        say_state(e, findings);
        say_incomplete(e, findings);
    }
}

static int by_file(const void *a, const void *b)
{
    const struct evidence *const *one = a, *const *other = b;
    return strcmp((*one)->file, (*other)->file);
}

bool evidence_record(struct arena *arena, const struct member *member,
                     const struct evidence *list, size_t *count,
                     struct diagnostics *all)
{
    size_t most = 0, found = 0;
    for (const struct evidence *e = list; e; e = e->next)
        most++;
    const struct evidence **sorted = arena_array(arena, most + 1,
                                                 sizeof *sorted);
    for (const struct evidence *e = list; e; e = e->next)
        if (*e->sha256)
            sorted[found++] = e;
    qsort(sorted, found, sizeof *sorted, by_file);
    struct buffer sums = buffer_within(arena, SUMS_MAX);
    *count = 0;
    for (size_t i = 0; i < found; i++) {
        if (i && !strcmp(sorted[i]->file, sorted[i - 1]->file))
            continue;
        buffer_add_format(&sums, "%s  %s\n", sorted[i]->sha256,
                          sorted[i]->file);
        (*count)++;
    }
    bool wrote;
    char *path = path_join(arena, path_folder(arena, member->file),
                           "evidence.sums");
    return file_replace(path, buffer_str(&sums), &wrote, all);
}

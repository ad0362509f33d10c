/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/examine.h"

#include "base/path.h"
#include "statement/accepted.h"
#include "statement/adapted.h"
#include "statement/evidence.h"
#include "statement/moved.h"
#include "statement/pair.h"
#include "statement/pasted.h"
#include "statement/pending.h"
#include "statement/reprint.h"
#include "statement/review.h"
#include "statement/series.h"

static size_t count_laws(const struct law *const *laws)
{
    size_t count = 0;
    while (laws[count])
        count++;
    return count;
}

/* False: errors were added. */
static bool
hold_against_laws(struct arena *arena, struct shelf *shelf,
                  struct statement *statement, const struct examination *wanted,
                  enum check_telling telling, struct checked *checked,
                  struct diagnostics *findings, struct diagnostics *pending,
                  struct diagnostics *all)
{
    if (wanted->scope == CHECK_PENDING_TOO &&
        !pending_laws(arena, shelf, statement, all))
        return false;
    const struct law *const *laws = (const struct law *const *)statement->laws;
    checked->verdicts = check_statement(arena, statement, laws,
                                        count_laws(laws), wanted->today,
                                        wanted->scope, telling);
    if (telling == CHECK_TELL_NONE) {
        check_report_counts(checked->verdicts, findings);
        return true;
    }
    check_report(checked->verdicts, findings);
    check_report_pending(checked->verdicts, pending);
    return true;
}

/* What is disclosed. False: errors were added. */
static bool cover(struct arena *arena, struct shelf *shelf,
                  const struct statement *statement, struct checked *checked,
                  struct diagnostics *all)
{
    struct scale *scales;
    if (!scales_read(arena, shelf_library(shelf), &scales, all))
        return false;
    checked->coverage = coverage_of(arena, scales, statement, checked->today);
    return true;
}

static struct diagnostics *new_collection(struct arena *arena)
{
    struct diagnostics *collection = arena_alloc(arena, sizeof *collection);
    *collection = diagnostics_make(arena);
    return collection;
}

bool examine(struct arena *arena, struct shelf *shelf,
             const struct project *project, struct member *member,
             const struct examination *wanted, struct checked *checked,
             struct diagnostics *all)
{
    struct statement *statement = member->statement;
    struct diagnostics *findings = new_collection(arena);
    struct diagnostics *pending = new_collection(arena);
    struct acceptance *accepted;
    *checked = (struct checked){.project = project,
                                .member = member,
                                .today = wanted->today,
                                .findings = findings,
                                .pending = pending};
    if (!accepted_read(arena, project, member, &accepted, all))
        return false;
    /* What is accepted is told by its words from what is not. */
    enum check_telling telling = wanted->telling;
    if (telling == CHECK_TELL_NONE && accepted)
        telling = CHECK_TELL_UNMET;
    /* Nothing is printed of one that was withdrawn. */
    bool withdrawn = member->record && member->record->withdrawn.year;
    if (statement && !withdrawn) {
        /* A draft that was built has been made. */
        bool made = statement->document && !statement->page_only;
        if ((!made && !reprint_or_make(arena, member, all)) ||
            !hold_against_laws(arena, shelf, statement, wanted, telling,
                               checked, findings, pending, all))
            return false;
        checked->document = statement->document;
        checked->filled = member->record ? NULL : statement->filled;
        if (!member->record) {
            series_report(arena, statement, findings);
            series_report_text(arena, statement, findings);
            adapted_report(arena, statement, findings);
            review_report(statement, findings);
            pasted_report(statement, findings);
        }
        pair_report(arena, shelf, project, member, findings);
        if (wanted->coverage && !cover(arena, shelf, statement, checked, all))
            return false;
    }
    struct evidence *evidence;
    if (!withdrawn) {
        if (!evidence_read(arena, project, member, checked->document, &evidence,
                           all))
            return false;
        evidence_report(evidence, findings);
    }
    if (member->record && !withdrawn)
        moved_report(arena, shelf, project, member, findings);
    accepted_apply(accepted, wanted->today, findings);
    return true;
}

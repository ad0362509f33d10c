/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/ready.h"

#include "base/path.h"
#include "statement/accepted.h"
#include "statement/check.h"
#include "statement/reprint.h"

bool ready_to_publish(struct arena *arena, const struct project *project,
                      struct member *member, struct date today,
                      struct diagnostics *findings, struct diagnostics *all)
{
    struct statement *statement = member->statement;
    struct acceptance *accepted;
    if (!statement || !statement->laws)
        return true;
    if (!accepted_read(arena, project, member, &accepted, all))
        return false;
    statement->document = reprint(arena, member->record, statement->locale,
                                  statement->schema->areas, all);
    if (!statement->document)
        return false;
    /* As if it had never been published: what its page lacks is mended by
     * publishing it. */
    statement->receipts = NULL;
    const struct law *const *laws = (const struct law *const *)statement->laws;
    size_t count = 0;
    while (laws[count])
        count++;
    check_report(check_statement(arena, statement, laws, count, today,
                                 CHECK_IN_FORCE, CHECK_TELL_UNMET),
                 findings);
    accepted_apply(accepted, today, findings);
    return !accepted_open(findings, DIAGNOSTIC_ERROR);
}

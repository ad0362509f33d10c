/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/review.h"

#include <string.h>

/* Whether a part is the pack's, and not the institution's to edit. */
static bool is_of_pack(const struct statement *statement,
                       const struct review *review)
{
    size_t len = strlen(statement->pack->folder);
    const char *path = review->at.source ? review->at.source->path : "";
    return review->part && !strncmp(path, statement->pack->folder, len) &&
           path[len] == '/';
}

static void say(const struct statement *statement, const struct review *review,
                struct diagnostics *findings)
{
    if (review->part)
        diagnostic_error(findings, review->at,
                         "the part '%s' is marked for review: %s", review->part,
                         review->why);
    else
        diagnostic_error(findings, review->at,
                         "this text is marked for review: %s", review->why);
    diagnostic_id(findings, "review-wanted");
    if (is_of_pack(statement, review))
        diagnostic_remedy(findings,
                          "copy the part with 'avow adapt %s %s'; have it "
                          "reviewed, then take the mark out of the copy",
                          review->part, statement->folder);
    else
        diagnostic_remedy(findings, "have it reviewed, then take the mark out");
}

void review_report(const struct statement *statement,
                   struct diagnostics *findings)
{
    const struct review *review = statement->document->reviews;
    for (; review; review = review->next)
        say(statement, review, findings);
}

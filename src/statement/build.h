/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Building: a statement's page, and its place in the project's draft/.
 */
#ifndef AVOW_STATEMENT_BUILD_H
#define AVOW_STATEMENT_BUILD_H

#include "base/diagnostic.h"
#include "statement/page.h"
#include "statement/project.h"

/* What is wanted of a draft beside its page. */
struct build_wanted {
    bool whole;    /* all that a check wants to know of the text */
    bool markdown; /* its text as Markdown */
};

/* What became of one statement. */
struct built {
    const char *path; /* of its page, as the user would type it */
    size_t gaps;      /* required values that are missing on it */
    bool wrote;       /* the page is new or was replaced */
    bool is_new;      /* so is its folder: nothing was in it */
    /* Of its text as Markdown; NULL: none was written, and there is none, or
     * neither it nor the page has changed. */
    const char *markdown;
    bool wrote_markdown;
    const char *removed_markdown; /* that had no gaps; NULL: none */
};

/* Where the draft's page is, as the user would type it. */
const char *build_draft_path(struct arena *arena, const struct project *project,
                             const struct statement *statement);

/*
 * Removes the draft of a period that is approved, where there is one: `*path`
 * names it then, and is NULL otherwise. False: an error was added.
 */
MUST_USE bool build_drop_draft(struct arena *arena,
                               const struct project *project,
                               const char *period, const char **path,
                               struct diagnostics *all);

/*
 * The page of a usable member's draft, which is written nowhere. False: errors
 * were added.
 */
MUST_USE bool build_draft_page(struct arena *arena, struct shelf *shelf,
                               const struct project *project,
                               struct statement *statement, struct page *page,
                               struct diagnostics *all);

/*
 * Makes the draft of a usable member's statement and writes it to
 * draft/PERIOD/index.html in the project's folder; and its text to statement.md
 * beside it where that is wanted, or is there already, so that it never tells
 * another story. There is none of a draft with gaps. False: errors were added,
 * and each of the two files is as it was or whole and new.
 */
MUST_USE bool build_draft(struct arena *arena, struct shelf *shelf,
                          const struct project *project,
                          struct statement *statement,
                          const struct build_wanted *wanted,
                          struct built *built, struct diagnostics *all);

#endif

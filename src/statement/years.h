/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * All statements of an organisation that are public, avow's own and earlier
 * ones, with their addresses; and what has vanished from them.
 */
#ifndef AVOW_STATEMENT_YEARS_H
#define AVOW_STATEMENT_YEARS_H

#include "statement/page.h"
#include "statement/project.h"

struct year {
    const char *name; /* of the period */
    const char *url;  /* from public/, or absolute */
    const char *file; /* to be copied to `path` there, or NULL */
    const char *path;
    const struct member *member; /* NULL: avow did not make it */
};

struct years {
    struct year *list; /* the latest first */
    size_t count;
    /* The one at the root: the latest that is not withdrawn; where all are, the
     * latest, so that the root says so too. NULL: there is none. */
    const struct member *root;
    bool feed; /* there is an address to make one for */
};

/*
 * Lists what is public. Errors are added for what cannot be; where `all` is
 * NULL, what is named is listed without a look at it, for a page on which it
 * does not matter yet.
 */
const struct years *years_list(struct arena *arena,
                               const struct project *project,
                               struct diagnostics *all);

/*
 * Adds an error for each approved period that is in public/ or in another
 * record but no longer in the project.
 */
void years_look_for_vanished(struct arena *arena, const struct project *project,
                             const char *folder, struct diagnostics *all);

/* Whether that period is one of those. */
bool years_has_vanished(struct arena *arena, const struct project *project,
                        const char *period);

/* Sets the list of years and the neighbours of a page. */
void years_for_page(struct arena *arena, const struct project *project,
                    const struct years *years, const struct member *own,
                    bool at_root, struct page *page);

/*
 * The same of a draft: it lists and links the other drafts, and what is public
 * as it will stand in public/. No public page links to a draft.
 */
void years_for_draft(struct arena *arena, const struct project *project,
                     const struct statement *own, struct page *page);

/*
 * The address of a member's page for one in a folder of its own: a public one
 * from `to_public` on, a draft beside it. Drafts are looked at as files, where
 * a folder alone opens no page.
 */
const char *years_link(struct arena *arena, const struct member *member,
                       bool from_draft, const char *to_public);

/* The address of a period's folder from the one that holds it: "2024-25/". */
const char *years_folder(struct arena *arena, const char *period);

/*
 * The public address of a period's page, or of the root where `period` is
 * NULL; empty where the project names none.
 */
struct str years_address(struct arena *arena, const struct project *project,
                         const char *period);

#endif

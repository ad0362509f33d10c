/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Parts that were copied out of a pack to be edited (adapt.h), and whose pack
 * has another wording by now.
 */
#ifndef AVOW_STATEMENT_ADAPTED_H
#define AVOW_STATEMENT_ADAPTED_H

#include "base/hash.h"
#include "statement/statement.h"

/* A part that was copied. All texts are without the comment that says so. */
struct adapted {
    struct adapted *next;
    const char *path;   /* of the copy */
    const char *origin; /* of the pack's part */
    struct str own;     /* what the institution made of it */
    struct str now;     /* what the pack has; empty: nothing any more */
    struct str then;    /* what was copied; empty: that was not kept */
    bool in_period;     /* it is one year's, not the project's */
    bool in_pack;       /* the pack has the part still */
    bool changed;       /* and it is not what was copied */
    /* For the finding, and for adapted_take(): */
    const char *kept;           /* where `then` stands, or would */
    const struct source *whole; /* the copy with its comment */
    size_t hash_at;             /* of the hash in it */
    char hash[HASH_LENGTH + 1]; /* of `now` */
    struct place at;            /* of the comment */
};

/*
 * The copies of a pack's part, of all languages, in the period's folder and
 * then in the project's; those of every part where `name` is NULL. NULL: there
 * are none. What cannot be read is passed over.
 */
struct adapted *adapted_find(struct arena *arena,
                             const struct statement *statement,
                             const char *name);

/*
 * Has the copy count as made from what the pack has now: its comment names the
 * hash of that, and its text is kept. False: an error was added, and nothing
 * was changed.
 */
MUST_USE bool adapted_take(struct arena *arena, const struct adapted *adapted,
                           const char *root, struct diagnostics *all);

/* Adds a finding for each part of the period and of the project whose pack's
 * part is not the one any more that it was copied from. */
void adapted_report(struct arena *arena, const struct statement *statement,
                    struct diagnostics *findings);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What stands behind a statement: a file, an owner and a day for an indicator,
 * a policy, a value or a sentence of it (avow.5, "EVIDENCE"). Nothing of it is
 * ever printed in a statement, recorded with an approval or published.
 */
#ifndef AVOW_STATEMENT_EVIDENCE_H
#define AVOW_STATEMENT_EVIDENCE_H

#include "base/hash.h"
#include "statement/project.h"

enum evidence_state {
    EVIDENCE_RECORDED,   /* its file is as it was when its hash was recorded */
    EVIDENCE_UNRECORDED, /* its hash has not been recorded */
    EVIDENCE_CHANGED,    /* its file is another one since */
    EVIDENCE_GONE,       /* its file is not there */
    EVIDENCE_UNFILED,    /* it names no file */
    EVIDENCE_NONE,       /* there is none */
};

/* One thing, with what stands behind it. */
struct evidence {
    struct evidence *next;
    const char *what;  /* "kpis/Buyers trained", "organisation.turnover", or a
                          sentence in quotes */
    const char *file;  /* as it is given; "" */
    const char *path;  /* where it is; NULL */
    const char *owner; /* "" */
    struct date date;  /* zeroed: none is given */
    char sha256[HASH_LENGTH + 1]; /* of the file as it is now; or empty */
    enum evidence_state state;
    bool known; /* the statement has what it is for */
    struct place at, file_at;
};

/*
 * Reads evidence.ini of a member's period, and what was recorded of it in
 * evidence.sums. The list has its entries, in written order, and then what has
 * none although others of its table have, or the file says that all are to
 * have some. NULL where there is no such file. False: errors were added.
 * `document` is the statement's text, for sentences that are looked for; or
 * NULL.
 */
MUST_USE bool evidence_read(struct arena *arena, const struct project *project,
                            const struct member *member,
                            const struct document *document,
                            struct evidence **list, struct diagnostics *all);

/* Adds a finding for each that has changed, is gone, not recorded or missing,
 * or is for nothing that the statement has. */
void evidence_report(const struct evidence *list, struct diagnostics *findings);

/*
 * Records the hashes of all files as they are now, in evidence.sums of the
 * member's period, in the form of sha256sum. False: an error was added.
 */
MUST_USE bool evidence_record(struct arena *arena, const struct member *member,
                              const struct evidence *list, size_t *count,
                              struct diagnostics *all);

/* "recorded", "not recorded", "changed", "gone", "no file", "none". */
const char *evidence_word(enum evidence_state state);

#endif

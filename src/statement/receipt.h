/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Receipts: what was published, where to, and what was seen of it there. Each
 * publication and each look afterwards writes one into the record of the
 * statement that was current, PERIOD/record/receipts/TIME-TARGET.json (avow.5,
 * "RECEIPTS"), and none is ever changed.
 */
#ifndef AVOW_STATEMENT_RECEIPT_H
#define AVOW_STATEMENT_RECEIPT_H

#include "base/diagnostic.h"
#include "data/value.h"

/* How something that was looked at turned out. */
enum look_outcome {
    LOOK_MET,
    LOOK_DIFFERS,
    LOOK_UNKNOWN, /* it could not be looked at: neither good nor bad */
};

/* "met", "differs", "could not check": as receipts and reports have it. */
const char *look_word(enum look_outcome outcome);

struct receipt {
    struct receipt *next;
    const struct source *source;
    const char *time;         /* "2025-11-28T12:13:14Z" */
    const char *target;       /* "web" */
    const struct value *json; /* all of it (statements/schemas/receipt.json) */
};

/*
 * The receipts of the period in `folder`, the newest first; NULL in *list
 * where there are none. False: errors were added for those that cannot be
 * read.
 */
MUST_USE bool receipts_read(struct arena *arena, const char *folder,
                            struct receipt **list, struct diagnostics *all);

/* A text of a receipt by its dotted path, such as "public"; or empty. */
struct str receipt_text(const struct receipt *receipt, const char *path);

/*
 * What a receipt says of one thing that was looked at, such as
 * "homepage-link". False: it was not looked at. `says` may be NULL.
 */
bool receipt_look(const struct receipt *receipt, const char *what,
                  enum look_outcome *outcome, struct str *says);

/*
 * Writes a receipt of `json` into the period's record; `time` is as above, and
 * another receipt of that second gets a number. `path` is where it is. False:
 * an error was added.
 */
MUST_USE bool receipt_write(struct arena *arena, const char *folder,
                            const char *time, const char *target,
                            const struct value *json, const char **path,
                            struct diagnostics *all);

#endif

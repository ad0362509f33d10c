/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Whether an approved statement may go before the public: its text is held
 * against its laws once more.
 */
#ifndef AVOW_STATEMENT_READY_H
#define AVOW_STATEMENT_READY_H

#include "statement/project.h"

/*
 * Adds to `findings` what must be mended first and is not accepted
 * (accepted.ini). What only a publication can meet does not count. True: there
 * is none, or nothing can be held against laws any more, since the statement's
 * sources are gone. Where errors were added to `all`, nothing is known.
 */
MUST_USE bool ready_to_publish(struct arena *arena,
                               const struct project *project,
                               struct member *member, struct date today,
                               struct diagnostics *findings,
                               struct diagnostics *all);

#endif

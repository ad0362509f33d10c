/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Whether what a download has is what the statement answers, however it is
 * written: other dates, quotation marks and orders are the same.
 */
#ifndef AVOW_STATEMENT_FILING_SAME_H
#define AVOW_STATEMENT_FILING_SAME_H

#include "statement/filing.h"

/*
 * Writes a text in small letters, with white space single and typewriter's
 * quotation marks, and a NUL. False: it does not fit, or is empty.
 */
bool same_fold(struct str text, char *out, size_t room);

/* Whether two texts are the same but for that. Empty ones are not. */
bool same_text(struct str a, struct str b);

/* Whether two registration numbers are: leading zeros get lost in Excel. */
bool same_number(struct str a, struct str b);

/* Whether the answers to a question stand on lines, in any order. */
bool same_is_listed(const struct filed_answer *answer);

/* Whether a text is a line of the other; and whether it stands in it. */
bool same_has_line(struct str lines, struct str wanted);
bool same_within(struct str text, struct str wanted);

/* Whether a cell is what the statement answers; both may be empty. */
bool same_cell(const struct filing *filing, const struct filed_answer *answer,
               struct str filed, struct str here);

#endif

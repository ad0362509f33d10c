/* SPDX-License-Identifier: BSD-2-Clause */
/* Which passage of a statement's page answers a requirement. */
#ifndef AVOW_STATEMENT_ANSWER_H
#define AVOW_STATEMENT_ANSWER_H

#include "statement/checked.h"

/*
 * The heading over the passage that shows what stands at the place: a line of
 * a part, a value, or a value of the approval. NULL: the page shows it nowhere,
 * or before its first heading.
 */
const struct heading *answer_heading(const struct checked *checked,
                                     struct place at);

#endif

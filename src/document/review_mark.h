/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The mark of a text that somebody has yet to read, `<!-- review: WHY -->`, on
 * a line of its own. It is not shown; the document lists it.
 */
#ifndef AVOW_DOCUMENT_REVIEW_MARK_H
#define AVOW_DOCUMENT_REVIEW_MARK_H

#include "document/make.h"

/* Lists the inside of a comment where it is a mark. An error is added for one
 * that gives no reason. */
void review_mark_read(struct make *make, const struct piece *piece,
                      struct str text, struct place at);

/* An error where the inside of a comment within a line is a mark. */
void review_mark_refuse(struct make *make, struct str text, struct place at);

#endif

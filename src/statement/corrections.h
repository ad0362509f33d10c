/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is said of a statement's corrections, below its text: it belongs to the
 * content, so that it stands on whatever page that is put into.
 */
#ifndef AVOW_STATEMENT_CORRECTIONS_H
#define AVOW_STATEMENT_CORRECTIONS_H

#include "document/document.h"
#include "statement/record.h"

/*
 * The document of a record with a section that names the day of each revision
 * and what it changed; the document itself where there was none.
 */
const struct document *corrections_add(struct arena *arena,
                                       const struct record *record,
                                       const struct locale *locale,
                                       const struct document *document);

#endif

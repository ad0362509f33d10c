/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A statement's document made from its record, and a record made from a
 * statement's document: the text that was approved, with the approval's own
 * values as tags in it.
 */
#ifndef AVOW_STATEMENT_REPRINT_H
#define AVOW_STATEMENT_REPRINT_H

#include "document/document.h"
#include "statement/project.h"
#include "statement/record.h"
#include "statement/statement.h"

/*
 * Makes the document of a record. `areas` as document/document.h wants them.
 * NULL: errors were added.
 */
const struct document *reprint(struct arena *arena, const struct record *record,
                               const struct locale *locale,
                               const char *const *areas,
                               struct diagnostics *all);

/*
 * Makes the document of a member that has a statement: of an approved one the
 * text that was approved, unless that is lost, not what its files would make
 * now. False: errors were added.
 */
MUST_USE bool reprint_or_make(struct arena *arena, const struct member *member,
                              struct diagnostics *all);

/*
 * The text of a statement that is compared with another: as it was approved,
 * else as its files make it now; the statement is left as it is. NULL: it
 * cannot be made; its faults are told where it is checked.
 */
const struct document *reprint_as_it_stands(struct arena *arena,
                                            const struct statement *statement);

/*
 * The same text as Markdown, with the approval's values in it. False: errors
 * were added.
 */
MUST_USE bool reprint_text(struct arena *arena, const struct record *record,
                           const struct locale *locale,
                           const char *const *areas, struct str *text,
                           struct diagnostics *all);

/*
 * The text of a statement as its record keeps it, and the approval's values
 * that are printed in it. The statement's document has marks for them
 * afterwards. False: errors were added.
 */
MUST_USE bool resolve(struct arena *arena, struct statement *statement,
                      struct str *text, const struct printed **printed,
                      struct diagnostics *all);

#endif

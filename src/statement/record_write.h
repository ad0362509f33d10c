/* SPDX-License-Identifier: BSD-2-Clause */
/* Writing a record, whole or not at all. */
#ifndef AVOW_STATEMENT_RECORD_WRITE_H
#define AVOW_STATEMENT_RECORD_WRITE_H

#include "statement/record.h"

/*
 * Writes a new record, with its files, into `record->folder`; the text is
 * `text`. What it replaces, `former`, is kept in its next revision's folder;
 * NULL: there is none. Whenever the program ends, the record is the former one
 * or the new one. False: errors were added.
 */
MUST_USE bool record_write(struct arena *arena, const struct record *record,
                           const struct record *former, struct str text,
                           const struct ini_section *approval,
                           struct diagnostics *all);

/*
 * Records that the statement of the period in `folder` was withdrawn, and why;
 * the record itself stays as it is. The folder is made where it has vanished.
 * False: errors were added.
 */
MUST_USE bool record_withdraw(struct arena *arena, const char *folder,
                              struct date date, struct str note,
                              struct diagnostics *all);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The files of a record, each known again by its hash. A revision that was
 * broken off may have replaced some of them: those are taken from the folder
 * in which it has put what it was going to replace.
 */
#ifndef AVOW_STATEMENT_RECORD_FILES_H
#define AVOW_STATEMENT_RECORD_FILES_H

#include "statement/record.h"

/* What can be done about a record that is not what it was. */
#define RECORD_TAKE_BACK                                                       \
    "take the file back from a copy: a record is never edited; a correction "  \
    "is a revision: 'avow approve --revision'"

/* The folder of a revision, and that of the next one. */
char *record_revision_folder(struct arena *arena, const struct record *record,
                             const char *id);
char *record_next_folder(struct arena *arena, const struct record *record);

/* The text that was approved. NULL: an error was added. */
const struct source *record_text(struct arena *arena,
                                 const struct record *record,
                                 struct diagnostics *all);

/*
 * The files that are published, as `record->ini` lists them; of a record that
 * lists none, those that are there. False: errors were added.
 */
MUST_USE bool record_files(struct arena *arena, const struct record *record,
                           const struct record_file **files,
                           struct diagnostics *all);

#endif

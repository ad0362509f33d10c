/* SPDX-License-Identifier: BSD-2-Clause */
/* The section [export] of avow.ini, or of a statement in a single file: which
 * programs make other files of a statement (avow.5, "EXPORTED FILES"). */
#ifndef AVOW_STATEMENT_EXPORT_SETTINGS_H
#define AVOW_STATEMENT_EXPORT_SETTINGS_H

#include <stdbool.h>

#include "base/diagnostic.h"
#include "data/ini.h"

enum export_format {
    EXPORT_PDF,
    EXPORT_DOCX,
    EXPORT_FORMATS,
};

/* What each is called: "pdf". */
extern const char *const export_format_names[EXPORT_FORMATS];

/* "statement.pdf": what the file of a statement is called. */
const char *export_file(struct arena *arena, enum export_format format);

/* Whether a file of that name may be one of those. */
bool export_is_file(const char *name);

struct export_settings {
    /* The program for each: a name, or an absolute path; NULL: any. */
    const char *program[EXPORT_FORMATS];
    struct place program_at[EXPORT_FORMATS];
    const char *reference; /* the Word file whose styles are used, or NULL */
    unsigned seconds;      /* that a program may take */
};

/*
 * Reads it from `ini`, which may be NULL; `folder` is that of the project.
 * False: errors were added.
 */
MUST_USE bool export_settings_read(struct arena *arena, const struct ini *ini,
                                   const char *folder,
                                   struct export_settings *settings,
                                   struct diagnostics *all);

#endif

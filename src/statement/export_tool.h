/* SPDX-License-Identifier: BSD-2-Clause */
/* The programs that make a PDF or a Word file, and how each is called. */
#ifndef AVOW_STATEMENT_EXPORT_TOOL_H
#define AVOW_STATEMENT_EXPORT_TOOL_H

#include "statement/export_settings.h"

enum export_kind {
    EXPORT_CHROMIUM,
    EXPORT_WEASYPRINT,
    EXPORT_PANDOC,
};

struct export_tool {
    enum export_kind kind;
    const char *path;
};

/*
 * Takes the program that the settings name, or the first that is found in
 * `path` (PATH). False: there is none, and an error was added that says what
 * was looked for; `at` is its place where the settings name none.
 */
MUST_USE bool export_tool_find(struct arena *arena,
                               const struct export_settings *settings,
                               enum export_format format, const char *path,
                               struct place at, struct export_tool *tool,
                               struct diagnostics *all);

/* The files that a call is about; all in a folder of its own. */
struct export_call {
    const char *folder;    /* absolute */
    const char *input;     /* an HTML page */
    const char *output;    /* what is made */
    const char *style;     /* a style sheet more for WeasyPrint, or NULL */
    const char *reference; /* the Word file whose styles are used, or NULL */
    bool as_root;
};

/* The words to run it with, ended by NULL. */
char *const *export_tool_words(struct arena *arena,
                               const struct export_tool *tool,
                               const struct export_call *call);

#endif

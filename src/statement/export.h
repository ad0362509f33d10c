/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A statement as a file for who does not read web pages: a PDF or a Word file,
 * made by a program that is installed. Nothing that such a file says of itself
 * claims that it keeps a standard of accessibility.
 */
#ifndef AVOW_STATEMENT_EXPORT_H
#define AVOW_STATEMENT_EXPORT_H

#include "statement/export_tool.h"
#include "statement/page.h"
#include "statement/shelf.h"

/* What an export is made of, and with. */
struct export
{
    struct shelf *shelf;
    const struct page *page;
    enum export_format format;
    const struct export_settings *settings;
    const struct export_tool *tool;
    const char *temporary;    /* the folder for temporary files */
    char *const *environment; /* "NAME=VALUE" each, ended by NULL */
    bool as_root;
    const char *path; /* of the file that is made; its folder exists */
};

/*
 * Makes it; the file is replaced whole, or as it was. Where somebody wants this
 * program to end, it does so when all is cleaned up. False: errors were added.
 */
MUST_USE bool export_make(struct arena *arena, const struct export *export,
                          struct diagnostics *all);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What an organisation has its theme show: the section [theme] of avow.ini, or
 * of a statement in a single file (avow.5, "THEMES"). It belongs to the page
 * and never to the text that is approved.
 */
#ifndef AVOW_STATEMENT_APPEARANCE_H
#define AVOW_STATEMENT_APPEARANCE_H

#include "base/diagnostic.h"
#include "data/ini.h"
#include "statement/shelf.h"

struct appearance_link {
    struct appearance_link *next;
    struct str text;
    struct str address;
};

/* Texts are empty where nothing is said. */
struct appearance {
    struct str name;          /* instead of the organisation's */
    struct str logo;          /* the picture as a data: address */
    struct str style;         /* the rules of its colours */
    struct str accessibility; /* addresses */
    struct str contact;
    struct str contact_text; /* how it is shown */
    const struct appearance_link *links;
};

/*
 * Reads it. `theme` is what colours are held against, or NULL. Errors are
 * added for what cannot be used, and a warning for a colour that cannot be
 * read well, with the nearest one that can. Never NULL.
 */
const struct appearance *
appearance_read(struct arena *arena, const struct ini *ini, const char *folder,
                const struct theme *theme, struct diagnostics *all);

#endif

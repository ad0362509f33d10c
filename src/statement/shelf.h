/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a run reads once and uses for every statement: packs, locales, themes
 * and laws, taken from the library by name.
 */
#ifndef AVOW_STATEMENT_SHELF_H
#define AVOW_STATEMENT_SHELF_H

#include "base/diagnostic.h"
#include "data/locale.h"
#include "statement/law.h"
#include "statement/library.h"
#include "statement/part.h"
#include "statement/schema.h"

struct pack {
    const char *name;
    const char *folder;
    const char *title;
    const char *summary;
    const char *language; /* these three: NULL where the pack says nothing */
    const char *theme;
    const char *laws;                 /* names separated by commas */
    const struct schema *schema;      /* core.ini's and its own */
    const struct template *statement; /* statement.md */
    struct part_folder *parts;
    struct trees *trees;       /* of its parts, as they are filled */
    struct wordings *wordings; /* of the passages that they print */
    /* Its parts in the language of an edition (parts/TAG); NULL: it has none */
    struct part_folder *language_parts;
};

/* One without a page.html is laid over the usual theme: it has that one's
 * templates, and that one's style sheet before its own. */
struct theme {
    const char *name;
    const struct template *page; /* page.html */
    struct str style;            /* style.css */
    const struct theme *over;    /* what it is laid over, or NULL */
};

struct shelf;

/* An empty shelf; all that it will hold lives in the arena. */
struct shelf *shelf_new(struct arena *arena, const struct library *library);

const struct library *shelf_library(const struct shelf *shelf);

/*
 * How often a fault of what the shelf holds, or of a pack's part, was told or
 * had been told before.
 */
size_t shelf_told(const struct shelf *shelf);

/* The names of areas that core.ini has, ended by NULL; NULL: errors. */
const char *const *shelf_areas(struct shelf *shelf, struct diagnostics *all);

/* The theme that core.ini names, for where nothing else does; NULL: errors. */
const char *shelf_usual_theme(struct shelf *shelf, struct diagnostics *all);

/*
 * Each takes a thing by name, reading it when it is wanted first. `asked_at`
 * is the place that names it. NULL: an error was added: there is none of that
 * name (the nearest is offered), or it has faults of its own.
 */
const struct pack *shelf_pack(struct shelf *shelf, const char *name,
                              struct place asked_at, struct diagnostics *all);
/*
 * The pack in that language: with the labels of core.TAG.ini and pack.TAG.ini,
 * and with the parts in parts/TAG, as far as they are there. It is the pack
 * itself where nothing is. NULL: an error was added.
 */
const struct pack *shelf_edition(struct shelf *shelf, const struct pack *pack,
                                 const char *tag, struct place asked_at,
                                 struct diagnostics *all);

const struct locale *shelf_locale(struct shelf *shelf, const char *tag,
                                  struct place asked_at,
                                  struct diagnostics *all);
const struct theme *shelf_theme(struct shelf *shelf, const char *name,
                                struct place asked_at, struct diagnostics *all);
const struct law *shelf_law(struct shelf *shelf, const char *name,
                            struct place asked_at, struct diagnostics *all);

/* Whether there is such a law, which is not read. False: an error was added. */
bool shelf_has_law(struct shelf *shelf, const char *name, struct place asked_at,
                   struct diagnostics *all);

#endif

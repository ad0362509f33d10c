/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The outline: headings with their ids, the sections that they begin, and the
 * areas that sections are marked with.
 */
#ifndef AVOW_DOCUMENT_OUTLINE_H
#define AVOW_DOCUMENT_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "document/document.h"
#include "document/ids.h"
#include "document/tree.h"

struct outline_entry;
struct stencil;
struct table_print;

/* What a block that avow made stands for: the mark of its node. */
struct made_block {
    const struct outline_entry *heading;
    const struct table_print *table;
    const char *foreign; /* a mark of document/foreign.h, as it is written */
};

/* A section in the making. The section comes first, so that one is the
 * other. */
struct outline_entry {
    struct section section;
    struct heading heading;
    struct outline_entry *next;
    struct cmark_node *made; /* that prints the heading's tags … */
    struct stencil *stencil; /* … or what is printed between them */
    struct made_block block;
    struct place areas_at[8];
};

struct outline {
    struct outline_entry *first;
    struct outline_entry *last; /* the innermost section too */
    bool fresh;                 /* nothing stands under the last heading yet */
    bool has_title;             /* a heading of level 1 was there */
};

/*
 * Begins a section: `heading` is put into a node that prints its tags, with an
 * id of its own. Where it is a stencil, it stays where it is, and its mark is
 * what it stands for. Warns of a level that is passed over and of a second
 * title.
 */
void outline_add(struct outline *outline, struct arena *arena, struct ids *ids,
                 struct cmark_node *heading, struct stencil *stencil,
                 struct str text, struct place at, struct diagnostics *all);

/* The section that is open, or NULL. */
struct section *outline_section(const struct outline *outline);

/*
 * Marks the last section with the areas that a comment names, separated by
 * commas. Adds errors where one is not among `known` or stands there already.
 */
void outline_mark(struct outline *outline, struct arena *arena,
                  struct str areas, const char *const *known, struct place at,
                  struct diagnostics *all);

/* An error: an area mark that stands anywhere else. */
void outline_refuse_mark(struct place at, struct diagnostics *all);

/* Writes the headings' tags, now that their areas are known, but for those of
 * stencils; and the one that opens such a one. */
void outline_write(const struct outline *outline);
void outline_open(const struct outline_entry *entry, struct buffer *out);

#endif

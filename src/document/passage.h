/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The passages of a document: what a person reads as one, each with its place
 * and the section that it stands in, and what is counted of them.
 */
#ifndef AVOW_DOCUMENT_PASSAGE_H
#define AVOW_DOCUMENT_PASSAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "document/document.h"

struct passages {
    struct passage *first;
    struct passage *last;
    size_t words;    /* of prose: headings and cells left out */
    bool first_only; /* nothing is added behind the first of prose */
    bool has_prose;
    const char *language; /* of those that are added now; NULL: the page's */
};

enum passage_kind {
    PASSAGE_PROSE,
    PASSAGE_HEADING,
    PASSAGE_CELL,
    PASSAGE_COLUMN, /* the name of a table's column: a cell without figures */
};

/* What a look at a text's bytes tells. */
struct passage_look {
    struct str text; /* its white space single, none at the ends */
    size_t words;    /* as text_words() counts them */
    bool figure;     /* passage_has_figure() */
    size_t number;   /* that passages of it get: see struct passage; or 0 */
};

/* Looks at a text; what is told of it lives in the arena. */
struct passage_look passage_look(struct arena *arena, struct str text);

/*
 * Adds one with its white space made single; nothing where no text is left.
 * The section and those that hold it count its words and figures.
 */
void passage_add(struct arena *arena, struct passages *passages,
                 enum passage_kind kind, struct str text, struct place at,
                 struct section *section);

/* Whether nothing more is added, since only the first of prose is wanted. */
bool passages_are_enough(const struct passages *passages);

/* The same with a text that was looked at before, and lasts. */
void passage_add_looked(struct arena *arena, struct passages *passages,
                        enum passage_kind kind, const struct passage_look *look,
                        struct place at, struct section *section);

/*
 * The same for a cell, whose words are not counted: its text is in one line and
 * lives in the arena already; `digit`: it may have one.
 */
void passage_add_cell(struct arena *arena, struct passages *passages,
                      enum passage_kind kind, struct str text, bool digit,
                      struct place at, struct section *section);

/*
 * Whether the text holds a number that is not a year: 1900 to 2099, also as
 * 2024-25 or 2024/2025.
 */
bool passage_has_figure(struct str text);

#endif

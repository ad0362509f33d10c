/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A statement's document: the filled parts, parsed as Markdown one by one,
 * grafted into one tree, looked over for what Markdown would drop or bend in
 * silence, and written as HTML. Beside the HTML stands what a check wants to
 * know: headings, areas, passages of text with their places, gaps.
 *
 * document/markdown.c is the only file that includes cmark.h.
 */
#ifndef AVOW_DOCUMENT_DOCUMENT_H
#define AVOW_DOCUMENT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "base/memory.h"
#include "data/locale.h"
#include "data/table.h"
#include "template/fill.h"

/* Block quotes, lists and parts nested deeper than this are an error: cmark
 * takes seconds over some tens of thousands. */
#define DOCUMENT_DEPTH_MAX 40

/*
 * A value may hold the name of one that is not known yet, between these two:
 * noncharacters, which no input may hold. document->markdown has "{{name}}" in
 * its place, and no other "{{".
 */
#define TOKEN_OPEN  "\xef\xb7\xa0" /* U+FDE0 */
#define TOKEN_CLOSE "\xef\xb7\xa1" /* U+FDE1 */

struct trees;

/* What a document is made with. */
struct document_input {
    const struct filled *root;
    const struct locale *locale;
    /* The table of that name, or NULL; `offer` gets all names. */
    struct table *(*table)(void *context, struct str name);
    void (*offer_tables)(void *context, struct nearest *nearest);
    void *context;
    /* What the ids of charts end in, so that those of two statements on one
     * page differ; NULL: nothing. */
    const char *scope;
    /* The names that an area mark may have, ended by NULL. */
    const char *const *areas;
    struct trees *trees; /* (document/trees.h) NULL: all parts are parsed */
    /* Whether only the page is wanted: passages end with the first of prose,
     * which describes it, and words and figures are not counted. */
    bool page_only;
    /* Whether document->markdown is wanted. What could not be written there is
     * an error then: "{{" in code. */
    bool markdown;
};

/* A heading, in document order. */
struct heading {
    struct heading *next;
    int level;      /* 1 to 6 */
    const char *id; /* unique in the document */
    struct str text;
    struct place at;
};

/* A run of text that a person reads as one: a paragraph, a heading, a cell. */
struct passage {
    struct passage *next;
    struct str text;         /* plain, values in, white space single */
    struct place at;         /* the line of its template or value */
    struct section *section; /* that it stands in, the innermost; or NULL */
    const char *language;    /* that it is marked to be in; NULL: the page's */
    bool heading;
    bool cell;
    /* Texts of documents made with the same `trees` that have the same one are
     * the same; 0: nothing is known of it. */
    size_t number;
};

/*
 * A heading with all that follows it up to the next heading of its level or
 * a higher one; so a section holds its subsections.
 */
struct section {
    struct section *next;   /* in document order */
    struct section *parent; /* that holds it, or NULL */
    const struct heading *heading;
    const char **areas; /* that it is marked with */
    size_t area_count;
    /* Of the whole section, subsections included, headings left out: */
    size_t words; /* of prose: cells left out as well */
    size_t tables;
    size_t figures; /* passages or cells with a number that is not a year */
};

/* A required value or table that is missing, where it would be printed. */
struct gap {
    struct gap *next;
    const char *label;
    struct place at;           /* the tag */
    const struct value *value; /* that is missing; NULL for a table */
};

/* A text that is marked as one that somebody has yet to read. */
struct review {
    struct review *next; /* in document order */
    const char *part;    /* that the mark stands in; NULL: in none */
    const char *why;     /* what the mark says, in one line */
    struct place at;
};

/*
 * A table as it is printed, whether of data or written with pipes. Texts are
 * plain; the rows are one after the other, each of `column_count` cells.
 */
struct printed_table {
    struct printed_table *next;    /* in document order */
    const char *id;                /* unique in the document */
    const char *data;              /* the table that its rows are of, or NULL */
    const char *group;             /* the column that sums them up, or NULL */
    struct str caption;            /* empty: none */
    const struct section *section; /* that it stands in, the innermost; or
                                    * NULL */
    size_t column_count;
    const struct str *head;
    const bool *numbers; /* one a column */
    const struct str *cells;
    size_t row_count;
    bool total; /* the last row adds up the others */
    bool other; /* the last row, but for the total, is of what has none */
};

struct document {
    struct str html; /* the body's HTML; lives in the arena */
    /* The same with a table in the place of each drawing. */
    struct str plain;
    struct str title; /* of the first heading of level 1; empty: none */
    /* The text with all that went into it, as one Markdown text that makes the
     * same document; empty where it was not wanted, and where there are gaps.
     */
    struct str markdown;
    const struct heading *headings;
    struct section *sections;
    const struct passage *passages;
    const struct printed_table *tables;
    const struct gap *gaps;
    const struct review *reviews;
    size_t words; /* of prose: headings and cells left out */
};

/*
 * Makes the document; everything lives in the arena. NULL: errors were added,
 * all that there are.
 */
const struct document *document_make(struct arena *arena,
                                     const struct document_input *input,
                                     struct diagnostics *all);

/* The version of cmark that is at work, such as "0.30.2". */
const char *document_cmark_version(void);

/* Whether a section, not one that holds it, is marked with the area. */
bool section_discloses(const struct section *section, struct str area);

#endif

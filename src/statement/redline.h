/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is different between two texts, paragraph by paragraph and word by word.
 */
#ifndef AVOW_STATEMENT_REDLINE_H
#define AVOW_STATEMENT_REDLINE_H

#include "base/memory.h"
#include "base/text.h"
#include "document/document.h"

/* A paragraph, a heading or a cell of a table. */
struct redline_text {
    struct str text;
    const char *under; /* the heading above it, or "" */
    bool heading, cell;
    const struct heading *in; /* that it stands under, or NULL: not known */
};

struct redline_texts {
    struct redline_text *list;
    size_t count;
};

enum redline_kind {
    REDLINE_SAME,
    REDLINE_GONE, /* in the old text alone */
    REDLINE_NEW,  /* in the new one alone */
    REDLINE_CHANGED,
};

/* Some words, divided by spaces. */
struct redline_piece {
    struct redline_piece *next;
    enum redline_kind kind; /* never REDLINE_CHANGED */
    struct str text;
};

struct redline_block {
    struct redline_block *next;
    enum redline_kind kind;
    const struct redline_text *of; /* the new text's where it has it */
    struct redline_piece *first;
};

struct redline {
    struct redline_block *first; /* in the order of both texts */
    size_t counts[REDLINE_CHANGED + 1];
};

/* The paragraphs of a document, and those of a plain text: a line, or what
 * stands between two tabs of it, is one, without the mark of a list. */
struct redline_texts redline_of_document(struct arena *arena,
                                         const struct document *document);
struct redline_texts redline_of_text(struct arena *arena, struct str text);

/* Those of a part as it is written: lines of one paragraph are one, tags,
 * items and the lines of fences and tables stand alone. */
struct redline_texts redline_of_part(struct arena *arena, struct str text);

/* Compares them; everything lives in the arena. White space does not count. */
struct redline *redline_make(struct arena *arena, struct redline_texts before,
                             struct redline_texts after);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A document in the making: what the files of document/ share while one
 * document_make() runs.
 */
#ifndef AVOW_DOCUMENT_MAKE_H
#define AVOW_DOCUMENT_MAKE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "document/document.h"
#include "document/ids.h"
#include "document/limit.h"
#include "document/link.h"
#include "document/outline.h"
#include "document/passage.h"
#include "document/piece.h"

/* All values that are put in, together: a value may be printed often. */
#define MAKE_VALUES_MAX ((size_t)16 * 1024 * 1024)

/* What has been parsed, each piece by itself. */
struct pieces {
    struct piece *piece;
    struct pieces *next;
};

struct chart;
struct drawn;

struct made_list {
    struct cmark_node *list;
    struct made_list *next;
};

struct make {
    struct arena *arena;   /* of the document */
    struct arena *scratch; /* of the tree and all that goes with it */
    const struct document_input *input;
    struct diagnostics *all;
    bool failed; /* also where the error had been added before */

    struct ids ids;
    struct outline outline;
    struct passages passages;
    struct fragments fragments;
    struct printed_table *first_table, *last_table;
    size_t table_count;
    size_t cell_count;          /* of all tables */
    struct cmark_node *caption; /* a paragraph that the next table takes */
    struct chart *chart;        /* that is drawn of the next table */
    struct drawn *drawn;        /* what a page without drawings leaves out */
    struct made_list *lists;    /* that have been gone through */
    struct gap *first_gap, *last_gap;
    struct review *first_review, *last_review;
    struct pieces *pieces;
    const struct piece *foreign; /* that a passage in another language was
                                    opened in; NULL: none is open */
    struct place foreign_at;
    size_t value_bytes; /* put in so far */
    struct limit_total total;

    /* The text of the block that is being gone through: as a passage has it,
     * and with the labels of gaps. */
    struct buffer text;
    struct buffer shown;
    struct buffer html; /* of a paragraph that is a stencil */
};

/* Lists a gap: of a required value, or of a table (NULL). */
void make_gap(struct make *make, const char *label, struct place at,
              const struct value *value);

/* The HTML of a gap, in the scratch arena. */
const char *make_gap_html(struct make *make, const char *label);

#endif

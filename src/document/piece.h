/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A piece of Markdown that is parsed by itself: a part, or a value of type
 * markdown. Knows where each of its lines was written.
 */
#ifndef AVOW_DOCUMENT_PIECE_H
#define AVOW_DOCUMENT_PIECE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "base/source.h"
#include "template/fill.h"

struct piece {
    struct arena *arena;
    struct str text;             /* as cmark gets it */
    const struct filled *filled; /* the part; NULL: a value */
    const struct value *value;   /* NULL: a part */
    struct place tag;            /* that put it in; nowhere for the statement */
    size_t depth;                /* of parts in parts */
    bool code_is_whole;          /* each fence is closed, as is known already */
    bool in_list;                /* or in a quote: its blocks go into that */
    unsigned char *slots;        /* what became of each slot: SLOT_SEEN … */
    size_t *line_starts;         /* found when first asked for */
    size_t line_count;
    /* Lines that were not written but put in: so many at the front, and these
     * further on, in order. */
    size_t line_shift;
    size_t *inserted;
    size_t inserted_count;
};

/* What became of a slot. */
#define SLOT_SEEN   1u /* it was met in the tree */
#define SLOT_LISTED 2u /* its gap is in the list */
#define SLOT_WORDS  4u /* its value is words, in its place (words.h) … */
#define SLOT_SIGNS  8u /* … with signs that HTML has references for */

/* A piece in the arena. `tag` and `depth` are those of what put it in. */
struct piece *piece_part(struct arena *arena, const struct filled *filled,
                         struct place tag, size_t depth);
struct piece *piece_value(struct arena *arena, const struct value *value,
                          struct place tag, size_t depth);

/* Has the piece be parsed as another text, whose lines differ as line_shift and
 * `inserted` say. */
void piece_set_text(struct piece *piece, struct str text);

/* The text of a line, without its end; empty beyond the last. */
struct str piece_line(struct piece *piece, size_t line);

/* Where a line was written. */
struct place piece_place(const struct piece *piece, size_t line);

/*
 * Where `token` was written, which stands somewhere on the lines from `first`
 * to `last`: the search begins at `cursor`, a line and a byte in it, and moves
 * it behind what was found. Where it is not found, the place is `first` as a
 * whole line and the result is false.
 */
struct cursor {
    size_t line;
    size_t byte;
};
bool piece_find(struct piece *piece, size_t first, size_t last,
                struct str token, struct cursor *cursor, struct place *place);

#endif

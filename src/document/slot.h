/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Slots in the text of a node, and the values that are put in their place.
 * Since a value goes into a node of the tree and never into Markdown, nothing
 * in it is ever markup.
 */
#ifndef AVOW_DOCUMENT_SLOT_H
#define AVOW_DOCUMENT_SLOT_H

#include "document/make.h"
#include "document/piece.h"

struct slot_mark {
    size_t from; /* its bytes in the text */
    size_t to;
    const struct slot *slot;
    size_t index;
};

/*
 * The next slot in `text` at or after `from`; false when there is none. The
 * piece remembers that it was seen.
 */
bool slot_find(struct piece *piece, struct str text, size_t from,
               struct slot_mark *mark);

/*
 * Counts a value as put in once more. False: there are too many by now, which
 * was an error the first time.
 */
bool slot_within_budget(struct make *make, const struct slot *slot);

/* Appends a value as it is, but for its line ends, which become '\n'. */
void slot_add_value(struct make *make, struct buffer *out,
                    const struct slot *slot);

/* The same for a value that has been put in and counted. */
void slot_add_again(struct buffer *out, const struct slot *slot);

/* What a gap says: its value's label or name, in one line, in the arena. */
const char *slot_label(struct make *make, const struct slot *slot);

/* Lists a slot's gap, once however often the slot is met. */
void slot_gap(struct make *make, struct piece *piece,
              const struct slot_mark *mark);

/*
 * `text` with its values in, in the scratch arena; a gap is its label in
 * brackets. NULL when it has no slot. A part or a Markdown value in it is an
 * error that says that it cannot stand in `what`, such as "code".
 */
const char *slot_filled(struct make *make, struct piece *piece, struct str text,
                        const char *what);

/*
 * Whether text that cannot be escaped, of code, has "{{" in it, which would be
 * a tag in the resolved Markdown; and the error that it is there.
 */
bool slot_has_tag(struct str text);
void slot_refuse_tag(struct make *make, struct place at);

/* An error: this slot cannot stand in `what`. */
void slot_refuse(struct make *make, const struct slot *slot, const char *what);

/* An error for each slot of the piece that the tree does not hold. */
void slot_unseen(struct make *make, const struct piece *piece);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Passages in another language than the page: `<div lang="cy">` and `</div>`,
 * the only HTML that a text may have, each on a line of its own between blank
 * lines. Whoever has the page read aloud hears them in their language (WCAG
 * 2.2, 3.1.2).
 */
#ifndef AVOW_DOCUMENT_FOREIGN_H
#define AVOW_DOCUMENT_FOREIGN_H

#include "document/make.h"
#include "document/tree.h"

/*
 * Makes of a block of HTML the mark that it is; false: it is none, and is left
 * as it was. Errors are added for a mark that stands in a list, a quote or
 * another passage, that does not pair, or that is more than a mark.
 */
bool foreign_mark(struct make *make, struct piece *piece,
                  struct cmark_node *block);

/* Adds an error for a passage that was not closed. */
void foreign_end(struct make *make);

/* Puts the two marks around what is in `root`, a value in another language, but
 * for passages that it marks itself, for foreign_mark() to meet; none where the
 * value stands in a passage that is marked. */
void foreign_enclose(struct make *make, struct cmark_node *root,
                     const char *language);

/* Whether a text is the tag of a language, such as "cy" or "fr-CA". */
bool foreign_is_tag(struct str text);

#endif

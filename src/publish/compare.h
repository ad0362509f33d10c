/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Whether a page shows an approved statement: word for word, wherever on the
 * page it stands, and whatever mark, id or hash the page claims to have.
 *
 * Both are read the same way (publish/words.h). What is around the statement
 * does not matter; nor do white space, wrappers, ids, classes, the level of a
 * heading, or where a picture is loaded from. Within it a menu, a form, an
 * aside and the like may stand between two paragraphs, and is told; a title
 * that a content management system prints itself may stand apart. All other
 * text in it is a difference, as is a link that leads elsewhere, and a figure
 * in another cell of its table. So is typography: a system that makes curved
 * quotation marks of straight ones has changed the text. It is named as such.
 *
 * A page that shows the statement a second time, and not as it was approved,
 * differs. A text that shares only some of its passages is no second copy.
 */
#ifndef AVOW_PUBLISH_COMPARE_H
#define AVOW_PUBLISH_COMPARE_H

#include "publish/pairing.h"

enum comparison_state {
    COMPARISON_SAME,
    COMPARISON_DIFFERS, /* the statement is there, and something of it is not
                           as it was approved */
    COMPARISON_ABSENT,  /* another text, or none of it */
    COMPARISON_UNSEEN,  /* the page shows next to nothing, and has scripts that
                           may show it */
};

struct comparison {
    enum comparison_state state;
    struct differences differences;
    struct asides asides;
    size_t words;          /* of the statement */
    size_t copies;         /* how often it stands on the page, if it is same */
    size_t passages;       /* of the statement; and those of them that the */
    size_t passages_shown; /* page shows: where it is COMPARISON_ABSENT */
};

/* Everything lives in the arena. Both have one vocabulary. */
void compare_words(struct arena *arena, const struct words *approved,
                   const struct words *shown, struct comparison *comparison);

/* Whether it differs, and in typography alone. */
bool comparison_is_typographic(const struct comparison *comparison);

#endif

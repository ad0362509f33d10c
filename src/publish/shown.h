/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What of a page a person can see, as far as the page itself tells: what a
 * style sheet or a script does to it is not known here. What opens at a click
 * counts as seen: `details`, and a hidden block that a button names by
 * aria-controls, as the menus and accordions of accessible sites do.
 */
#ifndef AVOW_PUBLISH_SHOWN_H
#define AVOW_PUBLISH_SHOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "publish/html.h"

/* The ids that buttons and links of a page open. */
struct shown {
    struct str *opened;
    size_t count;
};

/* Lives in the arena. */
struct shown shown_make(struct arena *arena, const struct html_node *page);

/*
 * Whether the element, and so all that is in it, is not shown: by its kind
 * (script, template, noscript, head …), by `hidden`, or by its own style.
 * Those around it are not asked.
 */
bool shown_is_hidden(const struct shown *shown, const struct html_node *node);

/* Whether a text is one that a drawing would show, where it is in one. */
bool shown_is_drawn(const struct html_node *text);

/* Whether it stands within a line, and does not end the word before it. */
bool shown_is_inline(const struct html_node *node);

/*
 * Whether it is no text of the page's but something to find or do things with,
 * such as a menu, a form or an aside, that may stand between two paragraphs.
 */
bool shown_is_furniture(const struct html_node *node);

/* Whether one of the words of a list, such as a role or a class, is that. */
bool shown_has_word(struct str list, const char *word);

#endif

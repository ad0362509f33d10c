/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The links of a homepage that have to do with a statement: those that lead to
 * it, those that lead to a page on the way to it, and those that are called so
 * and lead elsewhere; where on the page each stands, and whether a person can
 * see it.
 */
#ifndef AVOW_PUBLISH_HOMEPAGE_H
#define AVOW_PUBLISH_HOMEPAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "publish/html.h"

enum link_place {
    PLACE_HEADER,
    PLACE_MENU,
    PLACE_FOOTER,
    PLACE_MAIN,
    PLACE_ASIDE,
    PLACE_BODY, /* none of these, as far as the page tells */
};

enum link_goal {
    GOAL_STATEMENT,
    GOAL_INDEX,     /* a page that is known to lead on to it */
    GOAL_ELSEWHERE, /* it is only called so */
};

struct homepage_link {
    struct homepage_link *next;
    const struct html_node *node;
    struct str address; /* resolved */
    struct str text;    /* as it is seen, in one line; may be empty */
    enum link_place place;
    enum link_goal goal;
    bool seen;  /* no element around it hides it */
    bool named; /* the text names what the statement is about */
};

/* What is looked for. Addresses are whole (publish/address.h). */
struct homepage_wanted {
    const struct str *statement; /* all addresses of the statement */
    size_t statement_count;
    const struct str *index; /* of pages that lead on to it */
    size_t index_count;
    const struct str *phrases; /* that name it; none: any text does */
    size_t phrase_count;
};

/* No more links are kept. */
#define HOMEPAGE_LINKS_MAX 100

struct homepage {
    struct homepage_link *first; /* in the order of the page */
    size_t count;
    size_t links; /* of any kind that can be seen */
    bool scripts; /* that may show more */
};

/* Lives in the arena. `address` is where the page was fetched. */
struct homepage homepage_look(struct arena *arena, const struct html_node *page,
                              struct str address,
                              const struct homepage_wanted *wanted);

/* The link that serves a person best; NULL: there is none. */
const struct homepage_link *homepage_best(const struct homepage *homepage);

/* "in the footer" */
const char *homepage_place(enum link_place place);

#endif

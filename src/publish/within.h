/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What words of a page stand in, while the page is gone through: a link, a
 * heading, a cell of a table, an item of a list, and whether they are struck
 * out.
 */
#ifndef AVOW_PUBLISH_WITHIN_H
#define AVOW_PUBLISH_WITHIN_H

#include <stdbool.h>

#include "publish/html.h"

/* The innermost element of each kind counts. */
struct within {
    const struct html_node *link; /* the element, or NULL */
    struct str href;              /* where it leads, resolved; may be empty */
    const struct html_node *heading; /* the element, or NULL */
    const struct html_node *cell;    /* of a table, or NULL */
    unsigned row, column;            /* of the cell, from 1 */
    const struct html_node *item;    /* of a list, or NULL */
    bool numbered;                   /* the list is */
    long number;                     /* of the item, then */
    bool struck;                     /* struck out */
};

/* A walk through a page; zeroed but for the first three, it is at its
 * beginning. */
struct within_walk {
    struct arena *arena;
    struct str base;         /* that links are relative to */
    const struct within *in; /* what a word here stands in; not NULL */
    struct within_frame *frame;
    struct within_grid *grid;
    struct within_list *list;
};

/* The walk goes into an element, and leaves it. */
void within_enter(struct within_walk *walk, const struct html_node *node);
void within_leave(struct within_walk *walk, const struct html_node *node);

#endif

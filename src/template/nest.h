/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is open while a template is parsed: sections, parents and blocks whose
 * end has not come yet, and what is wrong with an end that does not fit.
 */
#ifndef AVOW_TEMPLATE_NEST_H
#define AVOW_TEMPLATE_NEST_H

#include <stdbool.h>
#include <stddef.h>

#include "template/builder.h"

struct open {
    struct node *node;
    struct node *lead;   /* the white space before it on its line, or NULL */
    struct node **after; /* where the node after it goes */
    bool line_blank;     /* there was nothing else before it on its line */
    bool argument;       /* a block that stands in a parent */
    bool blamed;         /* a fault with it was reported */
};

struct nest {
    struct builder *builder;
    struct diagnostics *all;
    bool faulty;
    size_t depth;
    size_t too_deep; /* so many more are open than are kept */
    struct open open[PARSE_DEPTH_MAX];
};

/* What follows stands in `open.node`, up to nest_pop(). */
void nest_push(struct nest *nest, struct open open);
void nest_pop(struct nest *nest);

/* The innermost section of that name that is open, or NULL. */
const struct node *nest_section(const struct nest *nest, struct str name);

/*
 * The opening that the end `tag` belongs to, now the innermost; those in it
 * that were not closed are reported, with both ends. NULL: the end belongs to
 * none, and that was reported.
 */
struct open *nest_find(struct nest *nest, const struct tag *tag);

/* Reports what is open at the end of the source. */
void nest_finish(struct nest *nest);

#endif

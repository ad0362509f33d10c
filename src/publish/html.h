/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A page as a browser would understand it: HTML5, through libgumbo, which is
 * known here alone. What comes out is a plain tree without comments, without
 * what stands in a template or a noscript, and without a script's or a style's
 * text.
 *
 * A page comes from a host that nobody vouches for, so what it may cost has
 * bounds: its bytes and the memory that its tree takes. The parser's time can
 * grow with the square of a page that was made for that; only who may look at
 * a clock can end it.
 */
#ifndef AVOW_PUBLISH_HTML_H
#define AVOW_PUBLISH_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "base/text.h"

/* No page that is looked at is larger (8 MiB, as those that avow makes). */
#define HTML_MAX ((size_t)8 * 1024 * 1024)

/* Nor does any take more memory while it is parsed (512 MiB). */
#define HTML_MEMORY_MAX ((size_t)512 * 1024 * 1024)

struct html_attribute {
    const struct html_attribute *next;
    struct str name; /* in lower case */
    struct str value;
};

/* An element, or text where it has no name. */
struct html_node {
    struct html_node *parent; /* NULL: it is the page */
    struct html_node *first, *last;
    struct html_node *next;
    struct str name; /* of an element, in lower case; empty: it is text */
    struct str text; /* UTF-8 */
    const struct html_attribute *attributes;
    bool foreign; /* of SVG or MathML */
};

/* Asks now and then whether to go on; NULL: always. */
struct html_patience {
    bool (*go_on)(void *own);
    void *own;
};

/*
 * Parses UTF-8 into a tree that lives in the arena; its root is the page,
 * which holds `html`. NULL: it is too large, needs too much memory, or took
 * longer than the patience; `why` says so: "the page is larger than 8 MiB".
 */
const struct html_node *html_parse(struct arena *arena, struct str page,
                                   const struct html_patience *patience,
                                   const char **why);

/* The value of an attribute; its `at` is NULL where there is none. */
struct str html_attribute(const struct html_node *node, const char *name);

/* Whether it has that attribute, be it empty. */
static inline bool html_has(const struct html_node *node, const char *name)
{
    return html_attribute(node, name).at != NULL;
}

/* Whether it is an element of that name. */
static inline bool html_is(const struct html_node *node, const char *name)
{
    return node->name.len && str_is(node->name, name);
}

/*
 * The next node in the order of the page, within `root`; NULL at its end.
 * html_next() goes into the node first, html_after() goes past it.
 */
const struct html_node *html_next(const struct html_node *node,
                                  const struct html_node *root);
const struct html_node *html_after(const struct html_node *node,
                                   const struct html_node *root);

/* The first element of that name in the page, or NULL. */
const struct html_node *html_find(const struct html_node *root,
                                  const char *name);

#endif

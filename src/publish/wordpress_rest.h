/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * WordPress' own interface (REST, wp/v2), as far as pages go: with permalinks
 * below /wp-json/, without them at ?rest_route=. What it refuses is told in
 * its words, and what may be behind it.
 */
#ifndef AVOW_PUBLISH_WORDPRESS_REST_H
#define AVOW_PUBLISH_WORDPRESS_REST_H

#include "data/value.h"
#include "publish/target.h"
#include "publish/transfer.h"

struct wordpress_rest {
    struct arena *arena;
    struct transfer *transfer;
    const char *base;    /* the site's address, ending in a slash */
    bool plain;          /* it has no permalinks */
    bool application_ok; /* it says that it takes application passwords */
};

/* A page as who may edit it sees it. */
struct wordpress_page {
    struct wordpress_page *next;
    const char *id;     /* digits */
    struct str slug;    /* the last part of its address */
    struct str status;  /* "publish", "draft", "private", … */
    struct str link;    /* its address */
    struct str title;   /* as it was written */
    struct str content; /* the same */
    struct str rendered;
};

/* Finds the interface and tries the login. Its `arena`, `transfer` and `base`
 * are given. Writes nothing. */
MUST_USE struct result wordpress_begin(struct wordpress_rest *rest);

/* The pages that have one of the names (separated by commas), in a list. */
MUST_USE struct result wordpress_find(struct wordpress_rest *rest,
                                      const char *slugs,
                                      struct wordpress_page **pages);

/* The page of that id; NULL where it is not there. */
MUST_USE struct result wordpress_get(struct wordpress_rest *rest,
                                     const char *id,
                                     struct wordpress_page **page);

/*
 * Changes the page of that id, or makes one (NULL), with fields such as title
 * and content. It is sent once: RESULT_UNCERTAIN where it may have arrived.
 */
MUST_USE struct result wordpress_write(struct wordpress_rest *rest,
                                       const char *id,
                                       const struct value *fields,
                                       struct wordpress_page **page);

/* Removes a page for ever; one that is not there is fine. */
MUST_USE struct result wordpress_delete(struct wordpress_rest *rest,
                                        const char *id);

#endif

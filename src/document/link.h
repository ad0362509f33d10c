/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Where links may lead to: the web, a mailbox, a telephone, the statement's
 * own site (relative) and a heading of the page itself (#id). All else is
 * refused, since a browser may do anything with it, and cmark would empty
 * some of it in silence.
 */
#ifndef AVOW_DOCUMENT_LINK_H
#define AVOW_DOCUMENT_LINK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostic.h"
#include "document/ids.h"

/* A link into the page; looked at when all ids are known. */
struct fragment {
    struct fragment *next;
    struct str id;
    struct place at;
};

struct fragments {
    struct fragment *first;
    struct fragment *last;
};

enum link_kind {
    LINK_GOOD,
    LINK_FRAGMENT, /* to a heading of the page */
    LINK_EMPTY,
    LINK_HOST_ONLY, /* "//host", which takes the page's own scheme */
    LINK_SCHEME,    /* one that is not allowed */
};

/* What an address is, its values in. */
enum link_kind link_kind(struct str url);

/* Adds the error that an address of this kind is, if any. */
void link_refuse(enum link_kind kind, struct str url, struct place at,
                 struct diagnostics *all);

/* Keeps an address of kind LINK_FRAGMENT for link_check_fragments(). */
void link_keep_fragment(struct arena *arena, struct fragments *fragments,
                        struct str url, struct place at);

struct heading;

/* Adds an error for each fragment that is no id of the page. */
void link_check_fragments(const struct fragments *fragments,
                          const struct ids *ids, const struct heading *headings,
                          struct diagnostics *all);

#endif

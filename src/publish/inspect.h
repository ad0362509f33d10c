/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A published page as it was fetched, and what it says of itself: how it is
 * written, whether robots may list it, what it is called. It reaches no
 * network: somebody has fetched the page.
 */
#ifndef AVOW_PUBLISH_INSPECT_H
#define AVOW_PUBLISH_INSPECT_H

#include <stdbool.h>

#include "publish/charset.h"
#include "publish/compare.h"
#include "publish/html.h"

struct fetched {
    struct str bytes;        /* the body of the answer */
    struct str address;      /* where it came from, after redirects */
    struct str content_type; /* the header, or empty */
};

/* Texts live in the arena that it was made in. */
struct inspected {
    const struct html_node *page; /* NULL: it could not be read, and `why` */
    const char *why;
    struct str address;
    struct charset charset;
    struct str title;     /* one line; may be empty */
    struct str language;  /* of the html element; may be empty */
    struct str robots;    /* what forbids to list the page, as it is written in
                             its meta element; empty: nothing */
    struct str canonical; /* the address that it gives as its own, resolved;
                             may be empty */
    struct str refresh;   /* where it sends a browser on to, resolved; empty */
};

/* Never NULL; see `page`. `patience` may be NULL (publish/html.h). */
const struct inspected *inspect(struct arena *arena,
                                const struct fetched *fetched,
                                const struct html_patience *patience);

/*
 * Whether a header X-Robots-Tag, or the content of such a meta element, keeps
 * robots from listing the page: "noindex", "none", "somebot: noindex".
 */
bool inspect_forbids_robots(struct str directives);

/*
 * Holds the page against the text of a statement, an HTML fragment as it was
 * approved. False: one of them has more words than are looked at, or could not
 * be read; `why` says so.
 */
bool inspect_text(struct arena *arena, const struct inspected *inspected,
                  struct str approved, const struct html_patience *patience,
                  struct comparison *comparison, const char **why);

#endif

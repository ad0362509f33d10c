/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What was looked at after a publication, and what was seen: each thing is
 * met, differs, or could not be checked, which is neither. The words are for
 * people; nothing here fetches anything or looks at a clock.
 */
#ifndef AVOW_PUBLISH_VERIFICATION_H
#define AVOW_PUBLISH_VERIFICATION_H

#include <stdbool.h>
#include <stddef.h>

#include "publish/compare.h"
#include "publish/homepage.h"
#include "publish/inspect.h"
#include "statement/receipt.h"

struct look_detail {
    struct look_detail *next;
    const char *text;
};

/* One thing that was looked at. */
struct look {
    struct look *next;
    const char *what; /* "text", "homepage-link"; receipts have it */
    const char *url;  /* where */
    enum look_outcome outcome;
    bool warned;                 /* it is met, and something should be mended */
    const char *says;            /* "the text is as it was approved" */
    const char *remedy;          /* NULL: none */
    struct look_detail *details; /* differences one by one, and asides */
};

struct verification {
    struct arena *arena;
    const char *url; /* of what is added from now on */
    struct look *first, **link;
    size_t counts[LOOK_UNKNOWN + 1]; /* by outcome */
};

/* Nothing yet; all that is added lives in the arena. */
void verification_begin(struct verification *v, struct arena *arena);

/* Adds one thing, to be said more of. Never NULL. */
struct look *verification_add(struct verification *v, const char *what,
                              enum look_outcome outcome, const char *remedy,
                              const char *format, ...) LIKE_PRINTF(5, 6);
void look_detail(const struct verification *v, struct look *look,
                 const char *format, ...) LIKE_PRINTF(3, 4);

/* What a page says, in quotation marks; cut where it is long. */
const char *verification_quote(const struct verification *v, struct str text);

/*
 * What all of it comes to: it differs where one thing does; else it is met,
 * unless the text of the statement, or everything, could not be checked.
 */
enum look_outcome verification_outcome(const struct verification *v);

/* How an address answered. */
struct reply {
    const char *address; /* that was asked for */
    const char *from;    /* where the answer came from, after redirects */
    long status;         /* of HTTP; 0: there was no answer, `fault` says why */
    const char *fault;
    bool untrusted;                  /* for its certificate */
    struct str content_type, robots; /* the headers, or empty */
};

/*
 * Whether a page is there for the public: 200 is; 404 and 410 are not, nor is
 * what asks for a login, or a certificate that nobody trusts; what refuses or
 * fails for a robot, or for now, could not be checked. `subject` is "the page"
 * or the like. True: there is a page to look at.
 */
bool verify_reply(struct verification *v, const char *what, const char *subject,
                  const struct reply *reply);

/* That it is HTTPS, HTML, in the characters that it says, not kept from
 * search, and does not give another address as its own. */
void verify_page(struct verification *v, const struct reply *reply,
                 const struct inspected *inspected);

/* What came of holding the page against the approved text; `subject` is "the
 * statement" or the like. */
struct look *verify_text(struct verification *v, const char *what,
                         const char *subject,
                         const struct comparison *comparison);

/* Says of a text that is met how the page around it differs from the one that
 * was sent: a warning. */
void verify_surroundings(const struct verification *v, struct look *look,
                         const struct comparison *comparison);

/* The link on the homepage; `address` is the homepage's. */
void verify_homepage(struct verification *v, const char *address,
                     const struct homepage *homepage);

/* A thing that could not be checked. */
void verify_unknown(struct verification *v, const char *what,
                    const char *subject, const char *why);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Fetching a page as the public does: without login, cookie or password, by
 * redirects where there are some, and not from a cache where that can be
 * helped. What may pass is tried again.
 */
#ifndef AVOW_PUBLISH_VISIT_H
#define AVOW_PUBLISH_VISIT_H

#include "publish/attempt.h"
#include "publish/inspect.h"
#include "publish/secret.h"
#include "publish/transfer.h"
#include "publish/verification.h"

struct visitor {
    struct arena *arena;
    struct transfer *transfer;
    struct patience patience;
    struct str silent;   /* the last host that cannot be reached; or empty */
    const char *silence; /* why */
    bool untrusted;      /* for its certificate */
};

/* Only `ca_file`, `timeout` and the like of the settings matter; `secrets` are
 * what must not be printed. Ended by visitor_end(). */
void visitor_begin(struct visitor *visitor, struct arena *arena,
                   const struct settings *settings,
                   const struct secrets *secrets, const struct watch *watch);
void visitor_end(struct visitor *visitor);

/* What came back; it lives in the visitor's arena. */
struct visit {
    struct reply reply;
    struct fetched fetched; /* where reply.status is 200 */
};

/* No more redirects are followed. */
#define VISIT_REDIRECTS_MAX 10

/*
 * Fetches up to `max` bytes of a page. A host that cannot be reached is not
 * asked again by the next call. An address that is none of the web's, or that
 * has a login in it, is not fetched: `fault` says so.
 */
void visit(struct visitor *visitor, const char *address, size_t max,
           struct visit *visit);

#endif

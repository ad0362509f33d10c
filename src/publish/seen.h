/* SPDX-License-Identifier: BSD-2-Clause */
/* What a connection has shown of a host, for who wants to know. */
#ifndef AVOW_PUBLISH_SEEN_H
#define AVOW_PUBLISH_SEEN_H

/* Texts that live in the target's arena; NULL: it was not to be seen. */
struct seen {
    const char *address;     /* "192.0.2.1" */
    const char *valid_until; /* of its certificate, which was found good */
    const char *key;         /* where its key of SSH is known from */
};

#endif

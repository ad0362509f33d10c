/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * One connection to one host, through libcurl: requests, one at a time, and
 * what came back. The settings that must hold for every one of them are made
 * here: certificates are checked, TLS is 1.2 at least, no protocol but the
 * target's is spoken, no redirect is followed, what comes back has a ceiling.
 *
 * A target sets what only it needs by `prepare`, with libcurl's own functions
 * (the only code outside that knows them).
 */
#ifndef AVOW_PUBLISH_TRANSFER_H
#define AVOW_PUBLISH_TRANSFER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostic.h"
#include "base/text.h"
#include "publish/result.h"
#include "publish/secret.h"
#include "publish/seen.h"
#include "publish/settings.h"
#include "publish/watch.h"

struct transfer;

/* What a connection is for. The strings are borrowed as long as it lives. */
struct transfer_plan {
    const char *protocols; /* "https": the only ones that are spoken */
    const char *ca_file;   /* certificates to trust; NULL: the system's */
    long timeout;          /* seconds without a byte; 0: 60 */
    const struct secrets *secrets;
    const struct watch *watch; /* or NULL */
    struct seen *seen;         /* is filled in; or NULL */
    /* Sets what else libcurl has to know, for every request; `handle` is a
     * CURL *. NULL: nothing. */
    void (*prepare)(void *handle, void *own);
    void *own;
};

/*
 * Nothing is sent yet. Ended by transfer_close(). Texts live in `arena`. Never
 * NULL.
 */
struct transfer *transfer_open(struct arena *arena,
                               const struct transfer_plan *plan);
void transfer_close(struct transfer *transfer);

/* The plan that a target's settings make. */
struct transfer_plan transfer_plan_of(struct arena *arena,
                                      const struct settings *settings,
                                      const struct secrets *secrets,
                                      const struct watch *watch,
                                      const char *protocols);

struct request {
    const char *url;    /* whole, percent-encoded */
    const char *method; /* of HTTP: "PUT"; NULL: a download, or an upload where
                           there is a body */
    const char *const *headers; /* "Name: value", ended by NULL; or NULL */
    const struct str *body;     /* that is sent; NULL: none */
    const char *const *before;  /* FTP's or SFTP's commands, ended by NULL */
    const char *const *after;   /* the same once a file has been sent */
    size_t answer_max; /* bytes that are kept of what comes back; 0: 64 KiB */
    bool once; /* must not be sent twice: fails as RESULT_UNCERTAIN once it
                  may have arrived */
    bool any_status; /* a status of HTTP that is no success is no failure */
};

struct answer {
    long status;     /* of HTTP, or the last of FTP; 0: none */
    struct str body; /* what was kept of it */
    bool cut;        /* there was more than answer_max */
    long long size;  /* that the host says the body has; -1: it does not */
    struct answer_header *headers; /* of the last answer of HTTP */
    const char *entry; /* of FTP: the folder that a session begins in, or "" */
    const char *address; /* of the host, such as "192.0.2.1", or "" */
    int code;            /* libcurl's, for who must tell more */
    bool hung_up;        /* it has failed, and the host is no longer there */
};

struct answer_header {
    struct answer_header *next;
    struct str name, value;
};

/* The value of a header without regard to case, or an empty text. */
struct str answer_header(const struct answer *answer, const char *name);

/*
 * Sends the request and reads the answer, which lives in the transfer's arena.
 * A status of HTTP of 300 and more has failed, by what
 * may pass (408, 429, 500, 502, 503, 504, 522, 524) or will not, with a piece
 * of what the host said in the text.
 */
MUST_USE struct result transfer_run(struct transfer *transfer,
                                    const struct request *request,
                                    struct answer *answer);

/* Forgets the connection, so that the next request makes a new one. */
void transfer_reconnect(struct transfer *transfer);

/*
 * Appends one text to an address, percent-encoded but for the slashes of a
 * path (base/uri.h does so).
 */
const char *transfer_url(struct arena *arena, const struct settings *settings,
                         const char *scheme, const char *path);

/* The versions of libcurl, its TLS and its SSH: a line each. */
struct transfer_version {
    const char *name;
    const char *version;
};
size_t transfer_versions(struct arena *arena,
                         struct transfer_version versions[4]);

/* Whether libcurl is at least that version: 8, 9, 0. */
bool transfer_is_at_least(unsigned major, unsigned minor, unsigned patch);

/*
 * A text that a host sent, as it may stand in a message: its first bytes in
 * one line, without control characters, markup and secrets.
 */
const char *transfer_quote(const struct transfer *transfer, struct str body);

#endif

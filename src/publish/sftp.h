/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The two ways in which SFTP is spoken, one file each: sftp_batch.c has
 * OpenSSH's own program do it, sftp_curl.c libcurl. What is done with them is
 * the same, and stands in target_sftp.c.
 *
 * A path is as the host is asked for it: whole, or from the folder in which a
 * session begins. Each function does one thing, once, and returns when the
 * host has answered; a connection that was lost is made anew by the next one.
 */
#ifndef AVOW_PUBLISH_SFTP_H
#define AVOW_PUBLISH_SFTP_H

#include <stdbool.h>

#include "publish/host_key.h"
#include "publish/key_file.h"
#include "publish/sftp_listing.h"
#include "publish/target.h"

struct sftp {
    struct target *target;
    struct arena *arena;
    const struct sftp_way *way;
    struct host_check host; /* whom we talk to */
    const char *key_file;   /* NULL: none */
    struct key_facts key;   /* what is in it */
    bool agent;             /* the keys of an agent are tried */
    void *own;              /* the way's */
    /* Of target_sftp.c. */
    const char *root; /* the folder that public/ is put into */
    struct sftp_folder *folders;
    const char
        *moved; /* the path whose file may be out of its place, or NULL */
    bool away;  /* it is */
};

struct sftp_way {
    bool replaces; /* where the host can: rename puts a file over another */

    /* Logs in. */
    struct result (*open)(struct sftp *sftp);

    /* What is in a folder; one that is not there is `known` and no fault. */
    struct result (*list)(struct sftp *sftp, const char *folder,
                          struct sftp_listing *listing);

    /* The size of a file; -1: there is none; SFTP_UNTOLD: the host does not
     * say. */
    struct result (*size)(struct sftp *sftp, const char *path, long long *size);

    /* The bytes of a file; `there` is false where there is none, and they are
     * cut where there are more than are compared. */
    struct result (*fetch)(struct sftp *sftp, const char *path,
                           struct str *bytes, bool *there, bool *cut);

    /* Makes a file hold the bytes; one that fails may hold some of them. */
    struct result (*send)(struct sftp *sftp, const char *path,
                          struct str bytes);

    struct result (*rename)(struct sftp *sftp, const char *from,
                            const char *to);

    /* A file that is not there is a fault here. */
    struct result (*remove)(struct sftp *sftp, const char *path);

    /* Makes one folder; one that is there is a fault here. */
    struct result (*make)(struct sftp *sftp, const char *folder);

    void (*close)(struct sftp *sftp);
};

#define SFTP_UNTOLD -2

/* What to do where a host takes a part of a file only: it seldom says why. */
#define SFTP_FULL                                                              \
    "is the host's disk full, or the account's share of it? Make room, and "   \
    "publish again"

/* What is to be said where the host refuses a login. */
struct result sftp_refuse_login(const struct sftp *sftp);

/* Whether libcurl's SSH signs with RSA keys by SHA-1 only, as libssh2 did
 * before 1.11. */
bool sftp_signs_by_sha1(void);

extern const struct sftp_way sftp_curl;

#endif

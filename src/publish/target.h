/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A place that statements are published to, and what can be done there. Each
 * kind is one file, target_….c, with a const struct target_kind at its foot; a
 * plan (publish/plan.h) decides what is done, publish/apply.h does it, tries
 * again what may pass, and tells what has failed.
 *
 * No function here adds a diagnostic or tries twice by itself: it returns a
 * result. Each may be called again after a result that is not done, and then
 * has to begin from nothing: what an earlier try left behind is no obstacle.
 */
#ifndef AVOW_PUBLISH_TARGET_H
#define AVOW_PUBLISH_TARGET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/hash.h"
#include "base/memory.h"
#include "base/text.h"
#include "data/value.h"
#include "publish/result.h"
#include "publish/secret.h"
#include "publish/seen.h"
#include "publish/settings.h"
#include "publish/watch.h"

/* What a host holds in the place of one of our files. */
struct held {
    bool known; /* the host could tell; if not, all else is as zeroed */
    bool there;
    bool forbidden; /* it may not be looked at: the result is not done then */
    long long size; /* bytes; -1: it does not say */
    char sha256[HASH_LENGTH + 1]; /* of its bytes; "": not asked, or not said */
    bool unfinished; /* an earlier publication of it was cut off, and has left
                        something beside it */
};

/* A file on its way. */
struct upload {
    const char *path; /* from public/: "2024-25/index.html" */
    struct str bytes;
    const char *sha256;     /* of the bytes, in lower-case hexadecimal */
    const char *type;       /* "text/html; charset=utf-8" */
    const char *public_url; /* where the world will see it; "" if not known */
    const char *title;  /* of the statement; for a page in somebody's system */
    const char *period; /* that it is of: "2024-25" */
};

/* What a target says beside doing what it is asked. Lives in its arena. */
struct remark {
    struct remark *next;
    const char *text;
    const char *remedy; /* or NULL */
};

struct target {
    const struct target_kind *kind;
    const struct settings *settings;
    struct secrets *secrets;
    struct login login; /* found when it is opened */
    const struct watch *watch;
    const struct value *facts; /* what templates may name, or NULL */
    struct arena *arena;
    const char *page_url; /* where the page was found to be, or NULL */
    bool missing; /* the folder of files is not there: `put` would make it */
    const char *tried; /* what `examine` has seen to be possible, or NULL */
    struct remark *remarks, **remark_link; /* target_remark() */
    struct seen seen;
    void *own; /* the kind's */
};

struct target_kind {
    const char *name; /* "SFTP" */
    bool page;        /* takes one page, as a fragment; else files by path */
    bool cannot_be_asked; /* nobody can tell what it holds */
    bool by_hand;         /* a person does it */

    /* Logs in. Writes nothing: a folder that is missing is made by `put`. */
    struct result (*open)(struct target *target);

    /*
     * Says what the host holds under a path; with `content`, its hash too,
     * which may mean that it is fetched. What is not there is `known`.
     */
    struct result (*look)(struct target *target, const char *path, bool content,
                          struct held *held);

    /*
     * Makes the host hold the bytes under that path, folders and all. Whoever
     * looks at the page meanwhile sees the old one or the new one, as far as
     * the host can do that. Returns when the host has confirmed them (size or
     * hash). One that fails leaves the old file, or says so in `absent`.
     */
    struct result (*put)(struct target *target, const struct upload *upload);

    /* Removes a file; one that is not there is fine. NULL: it cannot. */
    struct result (*remove)(struct target *target, const char *path);

    /*
     * For `avow doctor`: looks at what is particular to the kind, adds
     * remarks, and sets `missing`; nothing stays that it writes. NULL: what
     * `put` does with a scratch file is all there is to see.
     */
    struct result (*examine)(struct target *target);

    /* Ends the connection; also after an open that has failed. */
    void (*close)(struct target *target);
};

/* The kind that a section asks for. */
const struct target_kind *target_kind_of(const struct settings *settings);

/* A target that is not open yet; it and all that it says live in the arena. */
struct target *target_make(struct arena *arena, const struct settings *settings,
                           struct secrets *secrets, const struct watch *watch);

void target_remark(struct target *target, const char *remedy,
                   const char *format, ...) LIKE_PRINTF(3, 4);

/* The path of a file below the target's own: "/srv/www/2024-25/index.html". */
const char *target_path(const struct target *target, const char *path);

/* The path with an ending that only avow uses, for a file that is on its way
 * or about to be removed: "index.html.avow-new", "index.html.avow-old". */
#define TARGET_NEW ".avow-new"
#define TARGET_OLD ".avow-old"

extern const struct target_kind target_folder;
extern const struct target_kind target_ftp;
extern const struct target_kind target_http;
extern const struct target_kind target_http_files;
extern const struct target_kind target_manual;
extern const struct target_kind target_s3;
extern const struct target_kind target_sftp;
extern const struct target_kind target_webdav;
extern const struct target_kind target_wordpress;

#endif

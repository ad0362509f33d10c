/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Where a statement is published to: a [publish:NAME] section of avow.ini
 * (avow.5, "PUBLISHING"). The scheme of its url says how.
 */
#ifndef AVOW_PUBLISH_SETTINGS_H
#define AVOW_PUBLISH_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostic.h"
#include "data/ini.h"

enum target_how {
    TARGET_MANUAL,    /* manual:           a person pastes the text */
    TARGET_FOLDER,    /* file:///…, a path */
    TARGET_SFTP,      /* sftp:// */
    TARGET_FTP,       /* ftps:// (ftp://)  explicit TLS */
    TARGET_WEBDAV,    /* davs:// (dav://) */
    TARGET_S3,        /* s3://BUCKET/PREFIX */
    TARGET_WORDPRESS, /* wordpress://      its REST API over https */
    TARGET_HTTP,      /* https:// (http://) any endpoint, by a template */
};

struct settings {
    const char *name; /* "web" in [publish:web] */
    const struct ini_section *section;
    const char *root; /* the project's folder */
    enum target_how how;
    bool insecure; /* what is sent can be read and changed on its way */
    /* Of the url: what stands in it, percent-encoding undone; "" if nothing. */
    const char *user;
    const char *host;  /* "[::1]" has its brackets */
    const char *port;  /* digits */
    const char *path;  /* begins with a slash, or is empty; of a folder: the
                          path from where avow runs */
    const char *query; /* as written, without the question mark */
    /* For messages and receipts: the url without user and query. */
    const char *shown;
};

/*
 * Reads the sections [publish:…] of avow.ini. With a name, that one; NULL: the
 * only one there is. Errors are added for a section with faults, a name that
 * no section has (the nearest is offered), none or several where none was
 * named. NULL then.
 */
const struct settings *settings_read(struct arena *arena, const char *root,
                                     const struct ini *organisation,
                                     const char *name, struct diagnostics *all);

/* The text of a key, or an empty one; its place, or the section's. */
struct str settings_text(const struct settings *settings, const char *key);
struct place settings_place(const struct settings *settings, const char *key);

/* The same ended by a NUL in the arena; NULL where nothing is given. */
const char *settings_string(struct arena *arena,
                            const struct settings *settings, const char *key);

/* Whether a key says yes; `otherwise` where nothing is given. */
bool settings_flag(const struct settings *settings, const char *key,
                   bool otherwise);

/* A whole number; `otherwise` where nothing is given. */
long settings_number(const struct settings *settings, const char *key,
                     long otherwise);

/*
 * The path of a file that a key names: from the project's folder, or from the
 * home folder where it begins with "~/". NULL where nothing is given.
 */
const char *settings_file(struct arena *arena, const struct settings *settings,
                          const char *key);

#endif

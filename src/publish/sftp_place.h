/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a host holds in the place of a file, and beside it. A folder is asked
 * once for all that is in it, so that many files do not mean many questions.
 */
#ifndef AVOW_PUBLISH_SFTP_PLACE_H
#define AVOW_PUBLISH_SFTP_PLACE_H

#include "publish/sftp.h"

/* One file with the names beside it, and what is there of them. */
struct sftp_place {
    const char *path, *fresh, *old;
    bool is_there, has_fresh, has_old;
};

MUST_USE struct result sftp_find_place(struct sftp *sftp, const char *path,
                                       struct sftp_place *place);

/* The size of a file that is there, as its folder tells it; -1: it cannot be
 * told. */
MUST_USE struct result sftp_size_of(struct sftp *sftp, const char *path,
                                    long long *size);

/* What a folder holds. One that may not be looked into is not understood. */
MUST_USE struct result sftp_look_into(struct sftp *sftp, const char *path,
                                      const struct sftp_listing **listing);

/* Notes that a file is another one now, or gone. */
void sftp_touch(struct sftp *sftp, const char *path);

/* Notes that a folder was made. */
void sftp_made(struct sftp *sftp, const char *path);

/* All will be asked for anew. */
void sftp_forget(struct sftp *sftp);

#endif

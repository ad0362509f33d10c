/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is in a folder of a host, from lines as `ls -l` writes them: neither
 * libcurl nor OpenSSH's sftp hands out what the host has told in numbers.
 */
#ifndef AVOW_PUBLISH_SFTP_LISTING_H
#define AVOW_PUBLISH_SFTP_LISTING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "base/text.h"

struct sftp_entry {
    struct str name; /* without its folder */
    char kind;       /* '-' a file, 'd' a folder, 'l' a link */
    long long size;  /* bytes; of a link, nothing that helps */
};

struct sftp_listing {
    bool there; /* there is such a folder */
    bool whole; /* all of it was understood: what is not in here is not there */
    struct sftp_entry *entries; /* by name, in byte order */
    size_t count;
};

/*
 * Reads lines of a listing of a folder that is there; a name may have a path
 * before it. Names are borrowed from the text, the rest lives in the arena.
 */
struct sftp_listing sftp_listing_read(struct arena *arena, struct str text);

/* The entry of a name, or NULL. */
const struct sftp_entry *sftp_listing_find(const struct sftp_listing *listing,
                                           struct str name);

#endif

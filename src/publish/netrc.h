/* SPDX-License-Identifier: BSD-2-Clause */
/* The file ~/.netrc, in which many programs look for passwords. */
#ifndef AVOW_PUBLISH_NETRC_H
#define AVOW_PUBLISH_NETRC_H

#include <stdbool.h>

#include "base/text.h"

/* Both are borrowed from the file's text; quoted ones are as they stand
 * between their quotes. */
struct netrc_entry {
    struct str login;
    struct str password;
};

/*
 * Finds the entry of a host, else the default one; where `user` is not empty,
 * only one of that login. False: there is none with a password. The text may
 * be changed: backslashes in quoted words are taken out in place.
 */
bool netrc_find(struct str text, const char *host, const char *user,
                struct netrc_entry *entry);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/* Asking a host for its key, and for nothing else. */
#ifndef AVOW_PUBLISH_HOST_PROBE_H
#define AVOW_PUBLISH_HOST_PROBE_H

#include "publish/host_key.h"
#include "publish/secret.h"
#include "publish/watch.h"

/*
 * Connects, notes the key that the host shows (host_key.h), and hangs up
 * before any login. A host has several: one is asked for of the type that is
 * known of it, if it has that. Not done where no key came.
 */
MUST_USE struct result host_probe(struct host_check *check,
                                  const struct secrets *secrets,
                                  const struct watch *watch);

/* The address of a path of the host, for libcurl: one that does not begin
 * with a slash is from where a session begins. */
const char *host_url(struct arena *arena, const struct settings *settings,
                     const char *path);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The file in which OpenSSH keeps the keys of hosts (sshd(8), "SSH_KNOWN_HOSTS
 * FILE FORMAT"): what it says of a key, and the line that makes one known.
 * Nothing here touches a disk or a network.
 */
#ifndef AVOW_PUBLISH_KNOWN_HOSTS_H
#define AVOW_PUBLISH_KNOWN_HOSTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "base/text.h"

/* A public key of a host. All lives in the arena it was made in. */
struct host_key {
    const char *type;        /* "ssh-ed25519" */
    const char *base64;      /* of the whole key, with its padding */
    const char *fingerprint; /* "SHA256:…", as OpenSSH shows it */
};

/* Takes a key as it is sent. False: it is none. */
MUST_USE bool host_key_make(struct arena *arena, struct str sent,
                            struct host_key *key);

enum known_state {
    KNOWN_NOT,     /* no line names the host */
    KNOWN_SAME,    /* a line has this key */
    KNOWN_OTHER,   /* lines have other keys of the host, and none has this */
    KNOWN_REVOKED, /* a line says that nobody may trust this key */
};

struct known_host {
    enum known_state state;
    size_t line;      /* that says so, from 1; of several the first; 0: none */
    const char *type; /* of the key in it, or NULL */
};

/*
 * What the text of a file says of a host's key. A name may be one of several,
 * a pattern, or hashed; one without a port counts for another port only where
 * no line names that port. Lines of certificate authorities say nothing of a
 * key itself. The port is digits; an empty one is 22.
 */
struct known_host known_hosts_find(struct arena *arena, struct str text,
                                   const char *host, const char *port,
                                   const struct host_key *key);

/* The line that makes the key known: "[www.example.org]:2222 TYPE BASE64", or
 * the host alone for port 22. Without an end of line. */
const char *known_hosts_line(struct arena *arena, const char *host,
                             const char *port, const struct host_key *key);

#endif

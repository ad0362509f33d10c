/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * OpenSSH's sftp(1) as a child that does one command after another. Each is
 * followed by a comment, which sftp repeats when it comes to it: so it is
 * known when a command has ended, and what was said of it.
 */
#ifndef AVOW_PUBLISH_SFTP_CHILD_H
#define AVOW_PUBLISH_SFTP_CHILD_H

#include <stdbool.h>

#include "base/memory.h"
#include "base/text.h"
#include "publish/watch.h"

struct sftp_child;

/*
 * Starts the words, ended by NULL, which hold nothing secret. What the child
 * does with `file` it does under the name SFTP_CHILD_FILE. NULL: it cannot be
 * started. Ended by sftp_child_end().
 */
struct sftp_child *sftp_child_start(struct arena *arena, char *const *words,
                                    int file, const struct watch *watch);
#define SFTP_CHILD_FILE "/dev/fd/3"

enum sftp_said {
    SFTP_SAID,    /* the command has ended */
    SFTP_GONE,    /* the child has */
    SFTP_SILENT,  /* it says nothing for too long */
    SFTP_STOPPED, /* somebody wants it to end */
};

/*
 * Has it do a command, whatever comes of it. What it says, but for repeating
 * the command, is put into `said` and lives in the arena. An empty command
 * waits until there is a connection.
 */
enum sftp_said sftp_child_do(struct sftp_child *child, const char *command,
                             double seconds, struct str *said);

/* Lets it say goodbye, and ends it if it does not. NULL is allowed. */
void sftp_child_end(struct sftp_child *child);

#endif

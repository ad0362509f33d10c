/* SPDX-License-Identifier: BSD-2-Clause */
/* How OpenSSH's sftp is started, and what it means by its last words. */
#ifndef AVOW_PUBLISH_SFTP_SSH_H
#define AVOW_PUBLISH_SFTP_SSH_H

#include "publish/sftp.h"

/* Seconds that a connection may take to be made. */
#define SFTP_SSH_CONNECT 30

/* Whether it is installed, wanted, and can log in without a secret that we
 * would have to give it: by an agent, or by a key without a passphrase. */
bool sftp_ssh_fits(const struct sftp *sftp);

/* What `ssh -V` prints. */
const char *sftp_ssh_version(const struct sftp *sftp);

/* Its command line, ended by NULL. */
char *const *sftp_ssh_words(const struct sftp *sftp);

/* Seconds after which a host that is silent counts as lost. */
long sftp_ssh_patience(const struct sftp *sftp);

/* Whether the words stand in what was said. */
bool sftp_ssh_says(struct str said, const char *words);

/* What was said in one line, fit to be shown: without what ssh adds to every
 * failure. */
const char *sftp_ssh_said(const struct sftp *sftp, struct str said);

/* Why the connection has ended, or never was. A host whose key is refused is
 * asked for it once more, so that it can be shown. */
struct result sftp_ssh_judge(struct sftp *sftp, struct str said);

#endif

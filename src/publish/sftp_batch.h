/* SPDX-License-Identifier: BSD-2-Clause */
/* SFTP by OpenSSH's own program: see sftp.h. */
#ifndef AVOW_PUBLISH_SFTP_BATCH_H
#define AVOW_PUBLISH_SFTP_BATCH_H

#include "publish/sftp.h"

/* Whether it is installed, wanted, and can log in without a secret that we
 * would have to give it: by an agent, or by a key without a passphrase. */
bool sftp_batch_fits(const struct sftp *sftp);

extern const struct sftp_way sftp_batch;

#endif

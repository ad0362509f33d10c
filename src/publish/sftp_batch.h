/* SPDX-License-Identifier: BSD-2-Clause */
/* SFTP by OpenSSH's own program: see sftp.h. */
#ifndef AVOW_PUBLISH_SFTP_BATCH_H
#define AVOW_PUBLISH_SFTP_BATCH_H

#include "publish/sftp.h"

extern const struct sftp_way sftp_batch;

#endif

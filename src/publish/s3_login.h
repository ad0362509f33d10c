/* SPDX-License-Identifier: BSD-2-Clause */
/* Where the keys of S3 come from when avow.ini names no password: a
 * credentials file as Amazon's own programs have it, or the environment. */
#ifndef AVOW_PUBLISH_S3_LOGIN_H
#define AVOW_PUBLISH_S3_LOGIN_H

#include "publish/target.h"

struct s3_login {
    const char *id; /* of the key */
    const char *secret;
    const char *token; /* of a session; NULL: none */
};

/*
 * Finds them: user and password of the target where they are given; else
 * credentials_file with profile (or "default"); else AWS_ACCESS_KEY_ID,
 * AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN; token_env names another
 * variable for the last. RESULT_LASTING where there are none.
 */
MUST_USE struct result s3_login_find(struct target *target,
                                     struct s3_login *login);

#endif

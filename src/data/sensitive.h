/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What people write down in a file that is a secret, so that it can be refused
 * there, and so that no message repeats it: by the names that secrets have.
 */
#ifndef AVOW_DATA_SENSITIVE_H
#define AVOW_DATA_SENSITIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/* Whether what is called so is a secret: a key such as "password", a header
 * such as "Authorization", but not "password_file", which tells where one is.
 */
bool sensitive_name(struct str name);

/*
 * Whether an address, or what somebody meant to be one, has a password in it,
 * "https://NAME:PASSWORD@www.example.org/", from which byte and up to which.
 */
bool sensitive_address(struct str text, size_t *from, size_t *to);

/* From which byte on a line of an INI file is not to be shown; its length
 * where all of it may be. */
size_t sensitive_from(struct str line);

#endif

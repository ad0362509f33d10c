/* SPDX-License-Identifier: BSD-2-Clause */
/* The forms that a secret takes in what is sent, and may be found in. */
#ifndef AVOW_PUBLISH_SECRET_FORMS_H
#define AVOW_PUBLISH_SECRET_FORMS_H

#include "base/buffer.h"

#define SECRET_FORMS 10

/*
 * Appends form number `form` (below SECRET_FORMS) of a secret: as it is,
 * percent-encoded in either case, as a form has it, in JSON with and without
 * code points beyond ASCII escaped, in hexadecimal of either case, in base64.
 */
void secret_form(struct buffer *out, struct str secret, int form);

#endif

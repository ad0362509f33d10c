/* SPDX-License-Identifier: BSD-2-Clause */
/* E-mail addresses and telephone numbers in a text. */
#ifndef AVOW_STATEMENT_CONTACT_H
#define AVOW_STATEMENT_CONTACT_H

#include "base/text.h"

/* The first in the text, or an empty one. */
struct str contact_in(struct str text);

#endif

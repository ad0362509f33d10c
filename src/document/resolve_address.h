/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a link has beside its text, as Markdown; and the language of a fence,
 * which is written in the same way.
 */
#ifndef AVOW_DOCUMENT_RESOLVE_ADDRESS_H
#define AVOW_DOCUMENT_RESOLVE_ADDRESS_H

#include <stdbool.h>

#include "base/buffer.h"

/* Whether a browser is given it as it is in an address: all else is
 * percent-encoded there too. */
bool resolve_is_safe(char c);

/* Whether nothing in an address has to be encoded. */
bool resolve_is_safe_url(struct str url);

void resolve_url(struct buffer *out, struct str url);

/* A title, without the quotes around it. */
void resolve_title(struct buffer *out, struct str title);

void resolve_info(struct buffer *out, struct str info);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Escapers: how a value becomes text that cannot turn into markup. Which one
 * is used is the caller's choice (template/fill.h).
 */
#ifndef AVOW_TEMPLATE_ESCAPE_H
#define AVOW_TEMPLATE_ESCAPE_H

#include "base/buffer.h"

typedef void escaper(struct buffer *out, struct str text);

/* & < > " ' as character references: for HTML text and attributes. */
void escape_html(struct buffer *out, struct str text);

/* As it is. */
void escape_nothing(struct buffer *out, struct str text);

/*
 * As the inside of a JSON string that may stand in an HTML script element:
 * quotes, backslashes, controls, and also < > & U+2028 U+2029 as \uXXXX.
 */
void escape_json(struct buffer *out, struct str text);

#endif

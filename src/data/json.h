/* SPDX-License-Identifier: BSD-2-Clause */
/* JSON out of the value tree, through jansson; the only code that knows it. */
#ifndef AVOW_DATA_JSON_H
#define AVOW_DATA_JSON_H

#include "base/buffer.h"
#include "data/value.h"

/*
 * Appends a value as indented JSON with a line break at its end: a map as an
 * object in written order, a list as an array, a text as a string. Numbers are
 * texts too, since JSON's own are not exact; but for counts and flags, which
 * value_count() and value_flag() make. All text must be UTF-8.
 */
void json_write(struct buffer *out, const struct value *value);

#endif

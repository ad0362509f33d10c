/* SPDX-License-Identifier: BSD-2-Clause */
/* JSON in and out of the value tree, through jansson; the only code that knows
 * it. */
#ifndef AVOW_DATA_JSON_H
#define AVOW_DATA_JSON_H

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "data/value.h"

/*
 * Appends a value as indented JSON with a line break at its end: a map as an
 * object in written order, a list as an array, a text as a string. Numbers are
 * texts too, since JSON's own are not exact; but for counts and flags, which
 * value_count() and value_flag() make. All text must be UTF-8.
 */
void json_write(struct buffer *out, const struct value *value);

/*
 * Reads a JSON text into a tree in the arena: objects as maps, arrays as
 * lists, strings as texts; numbers and true and false as texts that are bare;
 * null as an empty text. Nothing has a place but the whole, which is at the
 * source's beginning. NULL: an error was added that says where the text is
 * wrong.
 */
struct value *json_read(struct arena *arena, const struct source *source,
                        struct diagnostics *all);

/*
 * The same for a text that came from elsewhere and is no file of the user's:
 * NULL where it is not JSON, and nothing is said.
 */
struct value *json_read_quietly(struct arena *arena, struct str text);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The encodings that office programs save text in: how to tell them apart, and
 * how to make them UTF-8.
 */
#ifndef AVOW_DATA_ENCODING_H
#define AVOW_DATA_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

enum encoding {
    ENCODING_UTF8,
    ENCODING_WINDOWS_1252,
    ENCODING_UTF16LE,
    ENCODING_UTF16BE,
};

struct encoding_mark {
    enum encoding encoding;
    size_t bom; /* bytes of the byte order mark; 0 when there is none */
};

/*
 * What the first bytes of a file say (four are enough): its byte order mark,
 * or, where NULs stand among the first characters, UTF-16 without one.
 * Anything else is taken for UTF-8.
 */
struct encoding_mark encoding_mark(struct str start);

/* How many characters beyond ASCII are UTF-8, and how many bytes are not. */
struct encoding_weight {
    size_t good;
    size_t bad;
};

/*
 * Adds what `bytes` hold to `weight`. Returns how many were looked at: a
 * character that may go on in the next piece is left, unless this is the last.
 */
size_t encoding_weigh(struct str bytes, bool last,
                      struct encoding_weight *weight);

/* No encoding makes more bytes of UTF-8 of one of its own. */
#define ENCODING_GROWTH 3

/*
 * Decodes `bytes` into `out`, which has room for ENCODING_GROWTH times as
 * many, and returns how many it wrote. `used` is how many were taken: part of a
 * character at the end is left, unless this is the last piece. Half a
 * character or surrogate becomes U+FFFF, which text_fault() refuses; UTF-8 goes
 * through as it is.
 */
size_t encoding_decode(enum encoding encoding, struct str bytes, bool last,
                       char *out, size_t *used);

#endif

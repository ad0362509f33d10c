/* SPDX-License-Identifier: BSD-2-Clause */
/* An archive in the format ZIP (APPNOTE.TXT), as Word's files are; its members
 * are put in as they are, without being packed. */
#ifndef AVOW_BASE_ZIP_H
#define AVOW_BASE_ZIP_H

#include "base/buffer.h"

struct zip {
    struct buffer *out;
    struct buffer directory;
    unsigned count;
};

/* Begins one at the start of `out`, which is empty. */
struct zip zip_begin(struct buffer *out);

/* Puts a member in; its name is of ASCII, with slashes between folders. */
void zip_add(struct zip *zip, const char *name, struct str bytes);

/* Ends it: `out` is whole then, unless it is full. */
void zip_end(struct zip *zip);

#endif

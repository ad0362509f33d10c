/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * One look at the bytes of a table's cell: most are short and plain, and what
 * is told of them here is asked for no more.
 */
#ifndef AVOW_DOCUMENT_TABLE_LOOK_H
#define AVOW_DOCUMENT_TABLE_LOOK_H

#include <stdbool.h>

#include "base/text.h"

/* So many bytes behind a text have to be there; the first of them is a NUL. */
#define TABLE_LOOK_BEYOND ((size_t)17)

/* What is not told of a text may be so all the same. */
struct table_look {
    bool text;     /* there may be more than white space in it */
    bool one_line; /* text_is_one_line() */
    bool html;     /* it is the same text in HTML */
    bool markdown; /* it is ASCII and resolve_is_plain() */
    size_t digits; /* how many there are */
};

struct table_look table_look(struct str text);

#endif

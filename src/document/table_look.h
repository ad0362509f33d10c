/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * One look at the bytes of a table's cell: most are short and plain, and what
 * is told of them here is asked for no more.
 */
#ifndef AVOW_DOCUMENT_TABLE_LOOK_H
#define AVOW_DOCUMENT_TABLE_LOOK_H

#include <stdbool.h>

#include "base/text.h"

struct table_look {
    bool blank;    /* there is nothing but white space in it, or nothing */
    bool one_line; /* text_is_one_line() */
    bool html;     /* it is the same text in HTML */
    size_t digits; /* how many there are */
};

struct table_look table_look(struct str text);

#endif

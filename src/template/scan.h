/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The tags of a template, one after another: delimiters and their changes,
 * sigils and names. What a tag means and what it belongs to is parse.c's
 * matter.
 */
#ifndef AVOW_TEMPLATE_SCAN_H
#define AVOW_TEMPLATE_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostic.h"
#include "base/source.h"
#include "base/text.h"

struct tag {
    char sigil;      /* # ^ / > < $ & ! =, { for {{{, 0 for a value */
    struct str name; /* none for a comment and a change of delimiters */
    size_t from, to; /* its bytes in the source */
    size_t line;     /* where it begins … */
    size_t column;
    size_t end_line; /* … and ends */
};

struct scanner {
    const struct source *source;
    struct diagnostics *all;
    struct str open, close; /* the delimiters now */
    size_t at;
    size_t next;    /* the next tag is here, unless that was passed */
    size_t counted; /* lines are counted up to this byte */
    size_t line;
    size_t line_from;
    bool no_close;        /* the delimiter does not come again */
    bool no_triple_close; /* nor does }}} */
    bool faulty;
};

struct scanner scanner_make(const struct source *source,
                            struct diagnostics *all);

/*
 * Finds the next tag. One that has a fault is reported; where it is clear
 * what was meant it is returned all the same, so that one slip gives one
 * message. False at the end.
 */
bool scan_tag(struct scanner *scanner, struct tag *tag);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Text as Markdown in which nothing of it is markup: what would mean something
 * has a backslash before it, white space that would be lost is written as a
 * reference. A token becomes its tag.
 */
#ifndef AVOW_DOCUMENT_RESOLVE_TEXT_H
#define AVOW_DOCUMENT_RESOLVE_TEXT_H

#include <stdbool.h>

#include "base/buffer.h"

/* Where a run of text stands. */
struct resolve_text {
    bool begins;     /* nothing stands before it in its line or element */
    bool ends;       /* nothing stands after it there */
    bool line_start; /* it begins a line of a paragraph */
    bool paragraph;  /* it begins a paragraph */
    bool heading;
    bool one_line;    /* a line break in it cannot be one in the Markdown */
    bool before_link; /* a link follows */
    bool link;        /* it begins the text of one */
};

/* What stands before a line that is begun within the text. */
void resolve_text(struct buffer *out, struct str text,
                  const struct resolve_text *place, struct str margin);

/* Text that is alone in its cell or caption; and whether it is written as it
 * is, then with how many characters it has. */
void resolve_text_alone(struct buffer *out, struct str text);
bool resolve_is_plain(struct str text, size_t *count);

/* Text that nothing can be escaped in, of code; `cell` has '|' as "\|". */
void resolve_code(struct buffer *out, struct str code, bool cell);

/* The length of a token that the text begins with, or 0; and its tag. */
size_t resolve_token(struct str text);
size_t resolve_token_write(struct buffer *out, struct str text);

/* Whether the sign `{` there would be one of a tag's: another one or a token
 * stands beside it. */
bool resolve_is_tag_brace(struct str text, size_t i);

/* The longest run of backticks. */
size_t resolve_backticks(struct str code);

#endif

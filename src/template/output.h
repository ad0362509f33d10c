/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The text that a filling writes: indented as the parts that it comes from
 * are, and, where that is wanted, with the place that each line came from.
 */
#ifndef AVOW_TEMPLATE_OUTPUT_H
#define AVOW_TEMPLATE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/source.h"
#include "template/fill.h"
#include "template/tree.h"

struct output {
    struct buffer *text;
    struct buffer indent; /* owned: what each line begins with … */
    size_t dedent;        /* … instead of so much white space */
    bool pending;         /* at the beginning of a line of the template */

    bool mapped;               /* lines are kept */
    struct filled_line *lines; /* owned */
    size_t line_count;
    size_t line_room;
    bool blank; /* the line has nothing but white space so far */
    struct filled_line blank_due; /* a blank line must follow, from here */
};

struct output output_make(struct buffer *text, bool mapped);
void output_release(struct output *out);

/* Begins another text in the room of one that is done. */
void output_again(struct output *out);

/* A text of a template. */
void output_text(struct output *out, const struct node *node,
                 const struct source *source);

/* What stands around a block, at the beginning of a line or within it. */
void output_around(struct output *out, struct str text, bool line_start,
                   struct filled_line from);

/* What comes next is a value: a line that begins with it is indented. */
void output_value(struct output *out, struct filled_line from);

/* A mark for a value, written at once. */
void output_mark(struct output *out, size_t index, struct filled_line from);

/* A mark for a part, on a line of its own between blank lines. */
void output_part(struct output *out, struct str indent, size_t index,
                 struct filled_line from);

/* Lines are indented by so much more, up to output_unindent(the result). */
size_t output_indent(struct output *out, struct str indent);
void output_unindent(struct output *out, size_t before);

/* White space at the beginning of a tag's line, without what is taken off. */
struct str output_dedented(const struct output *out, struct str indent);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A parsed template: what parse.c makes and the fillers walk over. Known to
 * the files of this folder only.
 */
#ifndef AVOW_TEMPLATE_TREE_H
#define AVOW_TEMPLATE_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"
#include "base/text.h"
#include "data/value.h"
#include "template/parse.h"

/* Sections and blocks that stand in one another deeper are an error. */
#define PARSE_DEPTH_MAX 64

enum node_kind {
    NODE_TEXT,
    NODE_VALUE,    /* {{name}} */
    NODE_RAW,      /* {{{name}}}, {{&name}} */
    NODE_SECTION,  /* {{#name}} */
    NODE_INVERTED, /* {{^name}} */
    NODE_PART,     /* {{>name}} */
    NODE_PARENT,   /* {{<name}}: its children of kind NODE_BLOCK replace */
    NODE_BLOCK,    /* {{$name}} */
};

struct node {
    struct node *next;
    struct node *child; /* the first, of what holds others */
    enum node_kind kind;
    bool line_start;  /* it is the first thing on a line of the source */
    bool standalone;  /* it has its line or lines to itself: their white space
                         and ends are no part of the text */
    bool own_lines;   /* a block: its content begins on a line of its own */
    bool first_blank; /* a text: its piece of the first line is but … */
    bool last_blank;  /* … white space, and that of the last */
    struct str text;  /* of a text; of a tag its name */
    size_t lines;     /* of a text: how many it has a piece of */
    const struct value_name *path; /* the name cut at its dots; none for "." */
    size_t path_count;
    const struct node *within; /* of a value or section: the innermost section
                                  of the same name that it stands in, or NULL */
    struct str indent; /* what is standalone: its white space. A block with
                          own_lines: that of its default content */
    struct str end;    /* a standalone block: the line end that goes with it */
    size_t dedent;     /* a block in a parent: so much white space is taken
                          off each of its lines */
    size_t line;       /* of the tag, or of the text's first byte */
    size_t column;
};

struct template
{
    const struct source *source;
    struct node *first;
};

/*
 * The least white space that lines of these nodes begin with. Lines that have
 * nothing but tags of sections or nothing at all do not count. False when
 * none does.
 */
bool nodes_indent(const struct node *first, struct str *indent);

/* How a tag is written: the sigil is "" for a value. */
const char *node_sigil(enum node_kind kind);

#endif

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Going through a template with values: which sections are taken, how often,
 * what stands in a block. What becomes of a value and of a part is the
 * filler's choice (fill.c, slots.c).
 */
#ifndef AVOW_TEMPLATE_WALK_H
#define AVOW_TEMPLATE_WALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostic.h"
#include "template/context.h"
#include "template/fill.h"
#include "template/output.h"
#include "template/tree.h"

/* A filling may look at so many nodes; a part counts as more. It stops loops
 * over loops and parts that multiply within a fraction of a second. */
#define FILL_STEPS_MAX  ((size_t)4 * 1024 * 1024)
#define FILL_PART_STEPS 64

/* The blocks that a parent's tag gives to the parent's template. */
struct overrides {
    struct overrides *outer;
    const struct node *parent;
    const struct source *source; /* that the tag stands in */
    uint64_t used;               /* a bit for each of the first 64 blocks */
};

struct walk {
    const struct parts *parts; /* NULL: there are none */
    struct diagnostics *all;
    bool strict;
    bool statement; /* a value or a part is a mark in the text */

    /* What becomes of a value, and of a part, filled by walk_part(). */
    void (*print)(struct walk *walk, const struct node *tag,
                  const struct value *value);
    void (*part)(struct walk *walk, const struct node *tag,
                 const struct template *part);
    void *filler; /* of print and part */

    struct context *context; /* the filler's; its stack is large */
    struct output *out;
    struct overrides *overrides;
    const struct source *source; /* that the nodes stand in */
    size_t part_depth;
    size_t level;
    size_t steps;
    bool dry;     /* a section is looked over that is not taken */
    bool failed;  /* an error was added */
    bool stopped; /* a limit was met: all is left as it is */
    const struct node *reported[DIAGNOSTICS_KEPT];
    size_t reported_count;
};

/* Begins at the root with nothing but that; end with walk_end(). */
void walk_begin(struct walk *walk, const struct value *root);
void walk_end(struct walk *walk);

/* Writes a template to walk->out. */
void walk_template(struct walk *walk, const struct template *template);

/*
 * The same for a part or a parent that a tag stands for, with the blocks that
 * the tag gives to it.
 */
void walk_part(struct walk *walk, const struct node *tag,
               const struct template *part);

/* Where a tag stands. */
static inline struct place walk_place(const struct walk *walk,
                                      const struct node *tag)
{
    return (struct place){walk->source, tag->line, tag->column};
}

static inline struct filled_line walk_line(const struct walk *walk,
                                           const struct node *tag)
{
    return (struct filled_line){walk->source, tag->line};
}

#endif

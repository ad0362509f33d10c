/* SPDX-License-Identifier: BSD-2-Clause */
#include "template/nest.h"

const char *node_sigil(enum node_kind kind)
{
    static const char *const sigils[] = {
        [NODE_TEXT] = "",     [NODE_VALUE] = "",     [NODE_RAW] = "&",
        [NODE_SECTION] = "#", [NODE_INVERTED] = "^", [NODE_PART] = "> ",
        [NODE_PARENT] = "<",  [NODE_BLOCK] = "$",
    };
    return sigils[kind];
}

static struct open *top(struct nest *nest)
{
    return &nest->open[nest->depth - 1];
}

static struct place place_of(const struct nest *nest, const struct node *node)
{
    return (struct place){nest->builder->source, node->line, node->column};
}

static bool is_parent(const struct nest *nest)
{
    return nest->depth && nest->open[nest->depth - 1].node->kind == NODE_PARENT;
}

void nest_push(struct nest *nest, struct open open)
{
    if (nest->depth == PARSE_DEPTH_MAX) {
        if (nest->too_deep++)
            return;
        nest->faulty = true;
        diagnostic_error(nest->all, place_of(nest, open.node),
                         "'{{%s%.*s}}' stands in more than %d others",
                         node_sigil(open.node->kind), STR(open.node->text),
                         PARSE_DEPTH_MAX);
        diagnostic_remedy(nest->all, "close what is open before it, or make a "
                                     "part of what it stands in");
        return;
    }
    open.after = nest->builder->link;
    nest->open[nest->depth++] = open;
    nest->builder->link = &open.node->child;
    nest->builder->in_parent = is_parent(nest);
}

void nest_pop(struct nest *nest)
{
    nest->builder->link = top(nest)->after;
    nest->depth--;
    nest->builder->in_parent = is_parent(nest);
}

const struct node *nest_section(const struct nest *nest, struct str name)
{
    for (size_t i = nest->depth; i > 0; i--) {
        const struct node *node = nest->open[i - 1].node;
        if (node->kind == NODE_SECTION && str_equal(node->text, name))
            return node;
    }
    return NULL;
}

static void fault_open(struct nest *nest, struct open *open, struct place at,
                       const char *when)
{
    nest->faulty = true;
    if (open->blamed)
        return;
    struct str name = open->node->text;
    diagnostic_error(nest->all, at, "'{{%s%.*s}}' is not closed before %s",
                     node_sigil(open->node->kind), STR(name), when);
    diagnostic_remedy(nest->all, "write {{/%.*s}} where it ends", STR(name));
    diagnostic_also(nest->all, place_of(nest, open->node), "it begins here");
}

/*
 * An end without a beginning is taken for a slip of the end that is due, which
 * stays open and is not reported again: its right end may yet come.
 */
static void fault_end(struct nest *nest, const struct tag *tag)
{
    struct place at = {nest->builder->source, tag->line, tag->column};
    struct str name = tag->name;
    nest->faulty = true;
    if (!nest->depth) {
        diagnostic_error(nest->all, at, "'{{/%.*s}}' closes nothing",
                         STR(name));
        diagnostic_remedy(nest->all,
                          "take it out, or write {{#%.*s}} where it begins",
                          STR(name));
        return;
    }
    struct open *open = top(nest);
    struct str due = open->node->text;
    open->blamed = true;
    diagnostic_error(nest->all, at, "'{{/%.*s}}' does not close '{{%s%.*s}}'",
                     STR(name), node_sigil(open->node->kind), STR(due));
    diagnostic_remedy(nest->all, "write {{/%.*s}}", STR(due));
    diagnostic_also(nest->all, place_of(nest, open->node), "it begins here");
}

struct open *nest_find(struct nest *nest, const struct tag *tag)
{
    if (nest->too_deep) {
        nest->too_deep--;
        return NULL;
    }
    size_t i = nest->depth;
    while (i && !str_equal(nest->open[i - 1].node->text, tag->name))
        i--;
    if (!i) {
        fault_end(nest, tag);
        return NULL;
    }
    struct place at = {nest->builder->source, tag->line, tag->column};
    for (; nest->depth > i; nest_pop(nest))
        fault_open(nest, top(nest), at, "this end");
    return top(nest);
}

/* The end of the last line, which is where an end is missing. */
static struct place end_place(const struct source *source)
{
    size_t len = source->text.len;
    if (len && source->text.at[len - 1] == '\n')
        len--;
    if (len && source->text.at[len - 1] == '\r')
        len--;
    return source_place(source, len);
}

void nest_finish(struct nest *nest)
{
    if (!nest->depth)
        return;
    struct place at = end_place(nest->builder->source);
    for (; nest->depth; nest_pop(nest))
        fault_open(nest, top(nest), at, "the end of the file");
}

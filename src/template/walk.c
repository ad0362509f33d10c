/* SPDX-License-Identifier: BSD-2-Clause */
#include "template/walk.h"

#include "template/fault.h"
#include "template/override.h"

void walk_begin(struct walk *walk, const struct value *root)
{
    context_begin(walk->context, root);
}

void walk_end(struct walk *walk)
{
    context_release(walk->context);
}

static void walk_nodes(struct walk *walk, const struct node *first);

static void walk_value(struct walk *walk, const struct node *tag)
{
    const struct value *untested;
    if (walk->statement && tag->kind == NODE_RAW) {
        fault_raw(walk, tag);
        return;
    }
    const struct value *value = context_find(walk->context, tag, &untested);
    if (value && value->kind == VALUE_TEXT && !(walk->strict && untested)) {
        if (!walk->dry)
            walk->print(walk, tag, value);
    } else if (!walk->strict)
        return;
    else if (!value)
        fault_unknown(walk, tag);
    else if (value->kind != VALUE_TEXT)
        fault_not_text(walk, tag, value);
    else if (!walk->dry || untested->optional) /* else it is but empty */
        fault_untested(walk, tag, untested);
}

/* Fills what a section holds with `value` on top of the stack, which is what
 * its name is, or an item of it. */
static void walk_with(struct walk *walk, const struct node *section,
                      const struct value *found, const struct value *value)
{
    struct context *context = walk->context;
    size_t tested = context->tested_count;
    context_push(context, (struct level){value, section, found});
    walk_nodes(walk, section->child);
    context->depth--;
    context_forget(context, tested);
}

/* What a section would be filled with if its value were there; NULL: that
 * cannot be told. */
static const struct value *would_be(const struct value *value)
{
    if (value->kind != VALUE_LIST)
        return value;
    return value->model ? value->model : value_items(value);
}

/* Looks a section that is not taken over for names that there are not: they
 * would come to light with the first value that takes it. */
static void look_over(struct walk *walk, const struct node *tag,
                      const struct value *found)
{
    bool dry = walk->dry;
    if (!walk->strict)
        return;
    walk->dry = true;
    if (!found)
        walk_nodes(walk, tag->child);
    else if (would_be(found))
        walk_with(walk, tag, found, would_be(found));
    walk->dry = dry;
}

static void walk_found(struct walk *walk, const struct node *tag,
                       const struct value *value)
{
    if (walk->strict && value->withheld && !walk->dry)
        fault_withheld(walk, tag);
    else if (walk->dry || !value->truth)
        look_over(walk, tag, value);
    else if (value->kind == VALUE_LIST)
        for (const struct value *item = value_items(value);
             item && !walk->stopped; item = item->next)
            walk_with(walk, tag, value, item);
    else
        walk_with(walk, tag, value, value);
}

static void walk_section(struct walk *walk, const struct node *tag)
{
    size_t tested = walk->context->tested_count;
    const struct value *value = context_test(walk->context, tag);
    if (value)
        walk_found(walk, tag, value);
    else if (walk->strict)
        fault_unknown(walk, tag);
    context_forget(walk->context, tested);
}

static void walk_inverted(struct walk *walk, const struct node *tag)
{
    const struct value *untested;
    const struct value *value = context_find(walk->context, tag, &untested);
    if (!value && walk->strict)
        fault_unknown(walk, tag);
    else if (!value || !value->truth)
        walk_nodes(walk, tag->child);
    else
        look_over(walk, tag, NULL);
}

/* A block with lines of its own ends with the end of a line. */
static void end_block(struct walk *walk, const struct node *tag, size_t before)
{
    struct output *out = walk->out;
    struct str text = buffer_str(out->text);
    if (!tag->standalone || text.len == before)
        return;
    if (text.at[text.len - 1] == '\n')
        out->pending = true;
    else
        output_around(out, tag->end, false, walk_line(walk, tag));
}

static void walk_block(struct walk *walk, const struct node *tag)
{
    struct output *out = walk->out;
    struct overrides *from;
    const struct node *instead = override_find(walk, tag->text, &from);
    size_t before = out->text->len;

    if (walk->dry) {
        walk_nodes(walk, tag->child);
        return;
    }
    if (!instead) {
        if (tag->child && tag->standalone && !tag->own_lines)
            output_around(out, tag->indent, true, walk_line(walk, tag));
        walk_nodes(walk, tag->child);
        end_block(walk, tag, before);
        return;
    }
    /* The blocks in it are those of the template that it stands in. */
    struct overrides *overrides = walk->overrides;
    const struct source *source = walk->source;
    size_t dedent = out->dedent;
    bool own = tag->standalone || tag->own_lines;
    size_t indent = output_indent(out, own ? tag->indent : STR_LITERAL(""));
    walk->overrides = from->outer;
    walk->source = from->source;
    out->dedent = instead->dedent;
    walk_nodes(walk, instead->child);
    out->dedent = dedent;
    walk->source = source;
    walk->overrides = overrides;
    output_unindent(out, indent);
    end_block(walk, tag, before);
}

static void walk_tag_of_part(struct walk *walk, const struct node *tag)
{
    if (walk->statement && !tag->standalone) {
        fault_part_in_line(walk, tag);
        return;
    }
    bool faulty = false;
    const struct parts *parts = walk->parts;
    const struct template *part =
        parts ? parts->find(parts->context, tag->text, &faulty) : NULL;
    if (faulty)
        walk->failed = true;
    else if (!part && walk->strict)
        fault_no_part(walk, tag);
    if (!part || walk->dry)
        return;
    walk->steps += FILL_PART_STEPS;
    if (walk->part_depth == FILL_DEPTH_MAX) {
        fault_too_deep(walk, tag);
        return;
    }
    walk->part(walk, tag, part);
}

void walk_part(struct walk *walk, const struct node *tag,
               const struct template *part)
{
    struct overrides own = {walk->overrides, tag, walk->source, 0};
    if (tag->child)
        walk->overrides = &own;
    walk->source = part->source;
    walk->part_depth++;
    walk_nodes(walk, part->first);
    walk->part_depth--;
    walk->source = own.source;
    walk->overrides = own.outer;
    if (walk->strict)
        override_check(walk, &own, part);
}

static void walk_node(struct walk *walk, const struct node *node)
{
    switch (node->kind) {
    case NODE_TEXT:
        if (!walk->dry)
            output_text(walk->out, node, walk->source);
        break;
    case NODE_VALUE:
    case NODE_RAW:
        walk_value(walk, node);
        break;
    case NODE_SECTION:
        walk_section(walk, node);
        break;
    case NODE_INVERTED:
        walk_inverted(walk, node);
        break;
    case NODE_PART:
    case NODE_PARENT:
        walk_tag_of_part(walk, node);
        break;
    case NODE_BLOCK:
        walk_block(walk, node);
        break;
    }
}

static void walk_nodes(struct walk *walk, const struct node *first)
{
    /* The steps of an empty section count as well: it may be a loop's. */
    walk->steps++;
    if (!first)
        return;
    if (walk->level == FILL_LEVEL_MAX) {
        fault_too_deep(walk, first);
        return;
    }
    walk->level++;
    for (const struct node *n = first; n && !walk->stopped; n = n->next) {
        walk->steps++;
        walk_node(walk, n);
        if (walk->steps > FILL_STEPS_MAX || walk->out->text->full)
            fault_too_much(walk, n);
    }
    walk->level--;
}

void walk_template(struct walk *walk, const struct template *template)
{
    walk->source = template->source;
    walk_nodes(walk, template->first);
}

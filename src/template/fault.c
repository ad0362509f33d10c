/* SPDX-License-Identifier: BSD-2-Clause */
#include "template/fault.h"

#include "template/suggest.h"

/* False when this tag's fault was said before. */
static bool is_new(struct walk *walk, const struct node *tag)
{
    walk->failed = true;
    for (size_t i = 0; i < walk->reported_count; i++)
        if (walk->reported[i] == tag)
            return false;
    /* Nobody is shown more than these; looking for more only takes time. */
    if (walk->reported_count == DIAGNOSTICS_KEPT) {
        walk->stopped = true;
        return false;
    }
    walk->reported[walk->reported_count++] = tag;
    return true;
}

void fault_unknown(struct walk *walk, const struct node *tag)
{
    if (!is_new(walk, tag))
        return;
    struct diagnostics *all = walk->all;
    const struct context *context = walk->context;
    diagnostic_error(all, walk_place(walk, tag), "'%.*s' is not known",
                     STR(tag->text));
    const char *meant = suggest_name(all->arena, context, tag);
    if (meant) {
        diagnostic_remedy(all, "did you mean '%s'?", meant);
        return;
    }
    size_t parts;
    const struct value *reached = context_reach(context, tag, &parts);
    const struct value *outer = reached
                                    ? reached
                                    : context->stack[context->depth - 1].value;
    struct str prefix = {0};
    if (reached)
        prefix = context_name(context, tag, reached);
    const char *members = suggest_members(all->arena, outer, prefix);
    if (!members && !reached)
        members = suggest_members(all->arena, context->stack[0].value, prefix);
    if (members)
        diagnostic_remedy(all, "there are: %s", members);
}

void fault_untested(struct walk *walk, const struct node *tag,
                    const struct value *optional)
{
    if (!is_new(walk, tag))
        return;
    struct str name = context_name(walk->context, tag, optional);
    diagnostic_error(walk->all, walk_place(walk, tag),
                     "'%.*s' is optional, and nothing around it tests whether "
                     "there is a value",
                     STR(name));
    diagnostic_remedy(walk->all, "put it between {{#%.*s}} and {{/%.*s}}",
                      STR(name), STR(name));
}

void fault_not_text(struct walk *walk, const struct node *tag,
                    const struct value *value)
{
    if (!is_new(walk, tag))
        return;
    struct diagnostics *all = walk->all;
    struct str name = tag->text;
    bool list = value->kind == VALUE_LIST;
    bool here = str_is(name, ".");
    const struct value *has = value;
    if (list && (value->model || value_items(value)))
        has = value->model ? value->model : value_items(value);
    const char *members = suggest_members(
        all->arena, has, list || here ? STR_LITERAL("") : name);

    diagnostic_error(all, walk_place(walk, tag), "'%.*s' is %s, not one value",
                     STR(name), list ? "a list" : "a group");
    if (list)
        diagnostic_remedy(
            all, "go through it between {{#%.*s}} and {{/%.*s}}%s%s", STR(name),
            STR(name), members ? ", with " : "", members ? members : "");
    else if (members)
        diagnostic_remedy(all, "print one of these: %s", members);
}

void fault_withheld(struct walk *walk, const struct node *tag)
{
    if (!is_new(walk, tag))
        return;
    struct str name = tag->text;
    diagnostic_error(walk->all, walk_place(walk, tag),
                     "'%.*s' has too many rows to go through", STR(name));
    diagnostic_remedy(walk->all,
                      "show it in a fenced block that begins with ```table "
                      "%.*s, or test it with {{#%.*s.given}}",
                      STR(name), STR(name));
}

void fault_raw(struct walk *walk, const struct node *tag)
{
    if (!is_new(walk, tag))
        return;
    diagnostic_error(walk->all, walk_place(walk, tag),
                     "'%.*s' would go in as Markdown", STR(tag->text));
    diagnostic_remedy(walk->all,
                      "write {{%.*s}}; what is meant to be Markdown is a "
                      "field of type markdown",
                      STR(tag->text));
}

void fault_no_part(struct walk *walk, const struct node *tag)
{
    if (!is_new(walk, tag))
        return;
    struct nearest nearest = nearest_make(tag->text);
    diagnostic_error(walk->all, walk_place(walk, tag),
                     "there is no part '%.*s'", STR(tag->text));
    if (walk->parts && walk->parts->offer)
        walk->parts->offer(walk->parts->context, &nearest);
    if (nearest.best)
        diagnostic_remedy(walk->all, "did you mean '%s'?", nearest.best);
    else if (walk->statement)
        diagnostic_remedy(walk->all,
                          "write it as parts/%.*s.md, or take the tag out",
                          STR(tag->text));
}

void fault_part_in_line(struct walk *walk, const struct node *tag)
{
    if (!is_new(walk, tag))
        return;
    diagnostic_error(walk->all, walk_place(walk, tag),
                     "part '%.*s' stands within a line", STR(tag->text));
    diagnostic_remedy(walk->all, "put {{%s%.*s}} on a line of its own",
                      node_sigil(tag->kind), STR(tag->text));
}

static void offer_blocks(struct nearest *nearest, struct arena *arena,
                         const struct node *first, bool in_parent)
{
    for (const struct node *n = first; n; n = n->next) {
        if (n->kind == NODE_BLOCK && !in_parent)
            nearest_offer(nearest, str_copy(arena, n->text).at);
        offer_blocks(nearest, arena, n->child, n->kind == NODE_PARENT);
    }
}

void fault_no_block(struct walk *walk, const struct node *block,
                    const struct node *tag, const struct template *part)
{
    if (!is_new(walk, block))
        return;
    struct nearest nearest = nearest_make(block->text);
    diagnostic_error(walk->all, walk_place(walk, block),
                     "part '%.*s' has no block '%.*s'", STR(tag->text),
                     STR(block->text));
    offer_blocks(&nearest, walk->all->arena, part->first, false);
    if (nearest.best)
        diagnostic_remedy(walk->all, "did you mean '%s'?", nearest.best);
    else
        diagnostic_remedy(walk->all,
                          "write a part of your own in place of '%.*s'",
                          STR(tag->text));
}

void fault_stray(struct walk *walk, const struct node *stray,
                 const struct node *tag)
{
    if (!is_new(walk, stray))
        return;
    struct place at = walk_place(walk, stray);
    if (stray->kind == NODE_TEXT) {
        const char *first = str_trim(stray->text).at;
        at = source_place(walk->source,
                          (size_t)(first - walk->source->text.at));
    }
    diagnostic_error(walk->all, at, "this stands in no block of '{{<%.*s}}'",
                     STR(tag->text));
    diagnostic_remedy(walk->all,
                      "put it between {{$name}} and {{/name}}, where 'name' is "
                      "a block of the part, or take it out");
}

void fault_too_deep(struct walk *walk, const struct node *tag)
{
    if (walk->stopped)
        return;
    walk->failed = walk->stopped = true;
    diagnostic_error(walk->all, walk_place(walk, tag),
                     "parts stand too deep in one another");
    diagnostic_remedy(walk->all, "see whether a part holds itself, if only "
                                 "by way of another");
}

void fault_too_much(struct walk *walk, const struct node *tag)
{
    if (walk->stopped)
        return;
    walk->failed = walk->stopped = true;
    if (walk->out->text->full)
        diagnostic_error(walk->all, walk_place(walk, tag),
                         "the text gets longer than %zu MiB",
                         FILL_OUTPUT_MAX / 1024 / 1024);
    else
        diagnostic_error(walk->all, walk_place(walk, tag),
                         "the text takes too long to fill");
    diagnostic_remedy(walk->all, "see whether a part stands in itself, or "
                                 "loops in loops");
}

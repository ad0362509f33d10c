/* SPDX-License-Identifier: BSD-2-Clause */
#include "template/fill.h"

#include "template/output.h"
#include "template/walk.h"

static void print(struct walk *walk, const struct node *tag,
                  const struct value *value)
{
    escaper *escape = *(escaper **)walk->filler;
    output_value(walk->out, walk_line(walk, tag));
    if (tag->kind == NODE_RAW)
        escape = escape_nothing;
    escape(walk->out->text, value->text);
}

/* A part stands where its tag does, each of its lines indented as that is. */
static void put_part(struct walk *walk, const struct node *tag,
                     const struct template *part)
{
    struct output *out = walk->out;
    size_t dedent = out->dedent;
    size_t indent = output_indent(out, tag->standalone ? tag->indent
                                                       : STR_LITERAL(""));
    out->dedent = 0;
    walk_part(walk, tag, part);
    out->dedent = dedent;
    output_unindent(out, indent);
}

bool template_fill(struct buffer *out, const struct template *template,
                   const struct value *root, const struct parts *parts,
                   escaper *escape, bool strict, struct diagnostics *all)
{
    size_t ceiling = out->ceiling;
    struct output output = output_make(out, false);
    struct context context;
    struct walk walk = {
        .context = &context,
        .parts = parts,
        .all = all,
        .strict = strict,
        .print = print,
        .part = put_part,
        .filler = &escape,
        .out = &output,
    };
    if (ceiling - out->len > FILL_OUTPUT_MAX)
        out->ceiling = out->len + FILL_OUTPUT_MAX;
    walk_begin(&walk, root);
    walk_template(&walk, template);
    walk_end(&walk);
    output_release(&output);
    out->ceiling = ceiling;
    return !walk.failed;
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "template/parse.h"

#include "template/builder.h"
#include "template/nest.h"
#include "template/scan.h"
#include "template/tree.h"

struct parser {
    struct scanner scanner;
    struct builder builder;
    struct nest nest;
};

static void open_section(struct parser *p, const struct tag *tag)
{
    struct own_line line;
    bool own = take_tag(&p->builder, tag, &line);
    struct node *node = build_tag(
        &p->builder, tag->sigil == '#' ? NODE_SECTION : NODE_INVERTED, tag);
    node->standalone = own;
    node->within = nest_section(&p->nest, tag->name);
    nest_push(&p->nest, (struct open){.node = node});
}

/*
 * A parent, or a block that is not alone on its line so far: whether the
 * white space before it belongs to the text shows at its end, so it becomes a
 * text of its own.
 */
static void open_undecided(struct parser *p, enum node_kind kind,
                           const struct tag *tag)
{
    struct builder *b = &p->builder;
    size_t space;
    struct open open = {.line_blank = blank_before(b, tag->from, &space)};
    if (open.line_blank) {
        build_text(b, tag->from - space);
        open.lead = build_text(b, tag->from);
    } else {
        build_text(b, tag->from);
    }
    build_go_on(b, tag->to, tag->end_line);
    open.node = build_tag(b, kind, tag);
    open.node->indent = str_slice(b->source->text, tag->from - space,
                                  tag->from);
    nest_push(&p->nest, open);
}

/* A block in a parent: what stands around it does not matter. */
static void open_argument(struct parser *p, const struct tag *tag)
{
    struct builder *b = &p->builder;
    struct str end;
    size_t next;
    build_text(b, tag->from);
    struct node *node = build_tag(b, NODE_BLOCK, tag);
    node->own_lines = blank_after(b, tag->to, &end, &next) && end.len;
    if (node->own_lines)
        build_go_on(b, next, tag->end_line + 1);
    else
        build_go_on(b, tag->to, tag->end_line);
    nest_push(&p->nest, (struct open){.node = node, .argument = true});
}

static void open_block(struct parser *p, const struct tag *tag)
{
    struct own_line line;
    if (p->builder.in_parent) {
        open_argument(p, tag);
    } else if (has_own_line(&p->builder, tag, &line)) {
        take_tag(&p->builder, tag, &line);
        struct node *node = build_tag(&p->builder, NODE_BLOCK, tag);
        node->own_lines = true;
        node->indent = line.indent;
        nest_push(&p->nest, (struct open){.node = node, .line_blank = true});
    } else {
        open_undecided(p, NODE_BLOCK, tag);
    }
}

/* What was opened and ends here has its lines to itself after all. */
static void take_lines(struct builder *b, struct open *open,
                       const struct tag *tag, struct str end, size_t next)
{
    open->node->standalone = true;
    if (open->lead)
        open->lead->text.len = 0;
    build_go_on(b, next, tag->end_line + (end.len > 0));
}

static void close_parent(struct builder *b, struct open *open,
                         const struct tag *tag)
{
    struct str end;
    size_t next;
    build_text(b, tag->from);
    build_go_on(b, tag->to, tag->end_line);
    if (open->line_blank && blank_after(b, tag->to, &end, &next))
        take_lines(b, open, tag, end, next);
}

static void close_argument(struct builder *b, struct open *open,
                           const struct tag *tag)
{
    size_t space;
    struct str indent;
    bool blank = blank_before(b, tag->from, &space);
    build_text(b, tag->from - (blank ? space : 0));
    build_go_on(b, tag->to, tag->end_line);
    if (open->node->own_lines && nodes_indent(open->node->child, &indent))
        open->node->dedent = indent.len;
}

static void close_block(struct builder *b, struct open *open,
                        const struct tag *tag)
{
    struct node *node = open->node;
    struct str end, indent;
    size_t space, next;
    bool blank = blank_before(b, tag->from, &space);
    bool last = blank_after(b, tag->to, &end, &next);
    bool whole = last && (node->own_lines ? blank : open->line_blank);

    build_text(b, tag->from - (blank && whole ? space : 0));
    build_go_on(b, tag->to, tag->end_line);
    if (whole) {
        node->end = end;
        take_lines(b, open, tag, end, next);
    }
    if (node->own_lines && nodes_indent(node->child, &indent))
        node->indent = indent;
}

static void close_tag(struct parser *p, const struct tag *tag)
{
    struct own_line line;
    struct builder *b = &p->builder;
    struct open *open = nest_find(&p->nest, tag);
    if (!open) {
        take_tag(b, tag, &line);
        return;
    }
    if (open->node->kind == NODE_PARENT)
        close_parent(b, open, tag);
    else if (open->argument)
        close_argument(b, open, tag);
    else if (open->node->kind == NODE_BLOCK)
        close_block(b, open, tag);
    else
        take_tag(b, tag, &line);
    nest_pop(&p->nest);
}

static void add_part(struct builder *b, const struct tag *tag)
{
    struct own_line line;
    bool own = take_tag(b, tag, &line);
    struct node *node = build_tag(b, NODE_PART, tag);
    node->standalone = own;
    if (own)
        node->indent = line.indent;
}

static void add_value(struct parser *p, const struct tag *tag)
{
    struct builder *b = &p->builder;
    build_text(b, tag->from);
    struct node *node = build_tag(b, tag->sigil ? NODE_RAW : NODE_VALUE, tag);
    node->within = nest_section(&p->nest, tag->name);
    build_go_on(b, tag->to, tag->end_line);
}

static void parse_tag(struct parser *p, const struct tag *tag)
{
    struct own_line line;
    /* A tag without a name is a fault already, a comment, or delimiters. */
    switch (tag->name.len ? tag->sigil : '!') {
    case '!':
    case '=':
        take_tag(&p->builder, tag, &line);
        break;
    case '#':
    case '^':
        open_section(p, tag);
        break;
    case '/':
        close_tag(p, tag);
        break;
    case '>':
        add_part(&p->builder, tag);
        break;
    case '<':
        open_undecided(p, NODE_PARENT, tag);
        break;
    case '$':
        open_block(p, tag);
        break;
    default:
        add_value(p, tag);
        break;
    }
}

const struct template *template_parse(struct arena *arena,
                                      const struct source *source,
                                      struct diagnostics *all)
{
    struct template *template = arena_alloc(arena, sizeof *template);
    struct parser p = {
        .scanner = scanner_make(source, all),
        .builder = {arena, source, &template->first, 0, 1, false},
        .nest = {.all = all},
    };
    struct tag tag;

    p.nest.builder = &p.builder;
    template->source = source;
    while (scan_tag(&p.scanner, &tag))
        parse_tag(&p, &tag);
    build_text(&p.builder, source->text.len);
    nest_finish(&p.nest);
    return p.scanner.faulty || p.nest.faulty ? NULL : template;
}

const struct source *template_source(const struct template *template)
{
    return template->source;
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/resolve.h"

#include "document/limit.h"
#include "document/resolve_address.h"
#include "document/resolve_inline.h"
#include "document/resolve_table.h"
#include "document/resolve_text.h"
#include "document/stretch.h"

/* The largest number that a list's item can have. */
#define NUMBER_MAX 999999999

struct writing {
    struct make *make;
    struct buffer *out;
    struct buffer margin; /* what stands before each further line */
    bool cutting;         /* a stretch, whose values are left out */
};

/* The blocks that one block holds. */
struct blocks {
    struct cmark_node *first;
    bool apart;  /* a blank line is between them */
    char bullet; /* of the item that holds them, or '\0' */
};

static void write_blocks(struct writing *w, struct blocks blocks);

static struct str margin_of(const struct writing *w)
{
    return buffer_str(&w->margin);
}

static void end_line(struct writing *w)
{
    buffer_add_char(w->out, '\n');
    buffer_add_str(w->out, margin_of(w));
}

static void shorten_margin(struct writing *w, size_t len)
{
    w->margin.len = len;
    w->margin.bytes[len] = '\0';
}

static void write_lines(struct writing *w, struct str text)
{
    for (;;) {
        buffer_add_str(w->out, str_split(&text, '\n'));
        if (!text.at)
            return;
        end_line(w);
    }
}

/* The Markdown of a stencil with what goes into its holes, or, of one that is
 * cut, without; where that is is noted then. */
static void write_holes(struct writing *w, struct stencil *stencil)
{
    size_t from = 0;
    for (size_t i = 0; i < stencil->hole_count; i++) {
        struct hole *hole = &stencil->holes[i];
        write_lines(w, str_slice(stencil->markdown, from, hole->markdown));
        from = hole->markdown;
        if (w->cutting)
            hole->whole_markdown = w->out->len;
        else
            stencil_value_markdown(w->out, stencil->piece, hole);
    }
    write_lines(w, str_slice(stencil->markdown, from, stencil->markdown.len));
}

static void cut_stencil(struct writing *w, struct stencil *stencil)
{
    stencil->from = w->out->len;
    stencil->margin = stencil_keep(margin_of(w));
    if (stencil->markdown.at)
        write_holes(w, stencil);
    stencil->to = w->out->len;
}

static void write_stencil(struct writing *w, struct stencil *stencil,
                          enum resolve_kind kind)
{
    if (w->cutting)
        cut_stencil(w, stencil);
    else if (stencil_is_written(stencil))
        write_holes(w, stencil);
    else
        resolve_inline(w->make, stencil->piece, w->out, stencil->nodes, kind,
                       margin_of(w));
}

static void write_heading(struct writing *w, const struct outline_entry *entry)
{
    const struct section *section = &entry->section;
    for (int i = 0; i < entry->heading.level; i++)
        buffer_add_char(w->out, '#');
    size_t len = w->out->len;
    buffer_add_char(w->out, ' ');
    if (entry->stencil)
        write_stencil(w, entry->stencil, RESOLVE_HEADING);
    else
        resolve_inline(w->make, NULL, w->out, entry->made, RESOLVE_HEADING,
                       margin_of(w));
    if (w->out->len == len + 1)
        w->out->len = len; /* a heading of nothing */
    for (size_t i = 0; i < section->area_count; i++) {
        if (!i)
            end_line(w);
        buffer_add_text(w->out, i ? ", " : "<!-- area: ");
        buffer_add_text(w->out, section->areas[i]);
    }
    if (section->area_count)
        buffer_add_text(w->out, " -->");
}

static void write_made(struct writing *w, const struct made_block *made)
{
    if (made && made->heading)
        write_heading(w, made->heading);
    else if (made && made->foreign)
        buffer_add_text(w->out, made->foreign);
    else if (made && made->table)
        resolve_table(w->make, w->out, made->table, margin_of(w));
}

static void write_paragraph(struct writing *w, struct cmark_node *paragraph)
{
    struct stencil *stencil = stencil_of(paragraph);
    if (stencil)
        write_stencil(w, stencil, RESOLVE_PARAGRAPH);
    else
        resolve_inline(w->make, NULL, w->out, paragraph, RESOLVE_PARAGRAPH,
                       margin_of(w));
}

static void write_fence(struct writing *w, size_t length)
{
    for (size_t i = 0; i < length; i++)
        buffer_add_char(w->out, '`');
}

static void write_code(struct writing *w, struct cmark_node *block)
{
    struct str rest = node_literal(block);
    size_t backticks = resolve_backticks(rest);
    size_t length = backticks < 3 ? 3 : backticks + 1;
    write_fence(w, length);
    resolve_info(w->out, node_info(block));
    while (rest.len) {
        struct str line = str_split(&rest, '\n');
        struct str margin = margin_of(w);
        if (!line.len)
            margin = resolve_trimmed(margin);
        buffer_add_char(w->out, '\n');
        buffer_add_str(w->out, margin);
        resolve_code(w->out, line, false);
    }
    end_line(w);
    write_fence(w, length);
}

static void write_quote(struct writing *w, struct cmark_node *quote)
{
    struct blocks blocks = {.first = node_first(quote), .apart = true};
    size_t len = w->margin.len;
    buffer_add_text(w->out, blocks.first ? "> " : ">");
    buffer_add_text(&w->margin, "> ");
    write_blocks(w, blocks);
    shorten_margin(w, len);
}

/* Writes an item of a list behind its sign; `number` is -1 where it has none.
 */
static void write_item(struct writing *w, struct cmark_node *item, char sign,
                       int number)
{
    struct blocks blocks = {
        .first = node_first(item),
        .apart = node_is_loose(node_parent(item)),
        .bullet = number < 0 ? sign : '\0',
    };
    size_t len = w->margin.len, from = w->out->len;
    if (number >= 0)
        buffer_add_format(w->out, "%d", number);
    buffer_add_char(w->out, sign);
    if (blocks.first)
        buffer_add_char(w->out, ' ');
    for (size_t i = from; i < w->out->len; i++)
        buffer_add_char(&w->margin, ' ');
    write_blocks(w, blocks);
    shorten_margin(w, len);
}

static void write_list(struct writing *w, struct cmark_node *list, char sign)
{
    struct cmark_node *item = node_first(list);
    int number = node_list_start(list);
    for (; item; item = node_next(item)) {
        write_item(w, item, sign, number);
        number += number >= 0 && number < NUMBER_MAX;
        if (node_next(item) && node_is_loose(list))
            resolve_blank(w->out, margin_of(w));
        else if (node_next(item))
            end_line(w);
    }
}

/*
 * The sign of a list's items: another one than that of a list right before it,
 * which would go on, and than that of an item that it begins, since three
 * hyphens are a rule. `before` is the sign of the list before, or '\0'.
 */
static char sign_of(struct cmark_node *list, char before, char outer)
{
    if (node_list_start(list) >= 0)
        return before == '.' ? ')' : '.';
    if (!before)
        before = node_previous(list) ? '\0' : outer;
    return before == '-' ? '+' : '-';
}

static void write_block(struct writing *w, struct cmark_node *block)
{
    switch (node_kind(block)) {
    case NODE_QUOTE:
        write_quote(w, block);
        break;
    case NODE_CODE_BLOCK:
        write_code(w, block);
        break;
    case NODE_PARAGRAPH:
        write_paragraph(w, block);
        break;
    case NODE_RULE:
        buffer_add_text(w->out, "***");
        break;
    case NODE_HEADING: /* a stencil */
    case NODE_MADE_BLOCK:
        write_made(w, node_mark(block));
        break;
    default:
        break;
    }
}

/* Writes a block, whatever it is; `sign` is that of the list right before it,
 * or '\0'. Returns its own. */
static char write_any(struct writing *w, struct cmark_node *block, char sign,
                      char outer)
{
    struct stretch *stretch = NULL;
    if (node_kind(block) == NODE_LIST) {
        sign = sign_of(block, sign, outer);
        write_list(w, block, sign);
        return sign;
    }
    if (!w->cutting && node_kind(block) == NODE_PARAGRAPH)
        stretch = stretch_of(block);
    if (stretch)
        return stretch_markdown(w->make, w->out, stretch, sign);
    write_block(w, block);
    return '\0';
}

static void write_blocks(struct writing *w, struct blocks blocks)
{
    char sign = '\0';
    struct cmark_node *block = blocks.first;
    for (; block; block = node_next(block)) {
        if (block != blocks.first && blocks.apart)
            resolve_blank(w->out, margin_of(w));
        else if (block != blocks.first)
            end_line(w);
        sign = write_any(w, block, sign, blocks.bullet);
    }
}

char resolve_cut(struct make *make, struct buffer *out,
                 struct cmark_node *first, struct cmark_node *end, char before)
{
    struct writing w = {.make = make, .out = out, .cutting = true};
    w.margin = buffer_make((size_t)64 * DOCUMENT_DEPTH_MAX);
    buffer_add_text(&w.margin, "");
    for (struct cmark_node *n = first; n != end; n = node_next(n)) {
        if (n != first)
            resolve_blank(out, margin_of(&w));
        before = write_any(&w, n, before, '\0');
    }
    buffer_release(&w.margin);
    return before;
}

/* Whether the text is one that can be read again: values and tables of data
 * are more markup there than they were. */
static bool is_readable(struct make *make, struct str text)
{
    struct diagnostics ignored = diagnostics_make(make->scratch);
    struct value *value = value_text(make->scratch, text);
    struct place nowhere = {.source = NULL};
    struct limit_total total = {0};
    return limit_check(piece_value(make->scratch, value, nowhere, 0), &total,
                       &ignored);
}

bool resolve_tree(struct make *make, struct cmark_node *root,
                  struct buffer *out)
{
    struct writing w = {.make = make, .out = out};
    w.margin = buffer_make((size_t)64 * DOCUMENT_DEPTH_MAX);
    buffer_add_text(&w.margin, "");
    write_blocks(&w, (struct blocks){.first = node_first(root), .apart = true});
    buffer_add_char(out, '\n');
    buffer_release(&w.margin);
    if (!out->full && is_readable(make, buffer_str(out)))
        return true;
    struct place whole = {.source = make->input->root->lines->source};
    diagnostic_error(make->all, whole,
                     "the whole text, with all that is in it, is too long to "
                     "be recorded");
    diagnostic_remedy(make->all, "show less of the data, or shorten its texts");
    return false;
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/resolve.h"

#include "document/limit.h"
#include "document/resolve_address.h"
#include "document/resolve_inline.h"
#include "document/resolve_table.h"
#include "document/resolve_text.h"
#include "document/stencil.h"

/* The largest number that a list's item can have. */
#define NUMBER_MAX 999999999

struct writing {
    struct make *make;
    struct buffer *out;
    struct buffer margin; /* what stands before each further line */
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

static void write_heading(struct writing *w, const struct outline_entry *entry)
{
    const struct section *section = &entry->section;
    for (int i = 0; i < entry->heading.level; i++)
        buffer_add_char(w->out, '#');
    size_t len = w->out->len;
    buffer_add_char(w->out, ' ');
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

static void write_lines(struct writing *w, struct str text)
{
    for (;;) {
        buffer_add_str(w->out, str_split(&text, '\n'));
        if (!text.at)
            return;
        end_line(w);
    }
}

/* False: the values in it are not written as they are. */
static bool write_stencil(struct writing *w, const struct stencil *stencil)
{
    if (!stencil->markdown.at)
        return false;
    size_t from = 0, count = stencil->hole_count;
    const struct slot *slots = stencil->piece->filled->slots;
    for (size_t i = 0; i < count; i++) {
        const struct hole *hole = &stencil->holes[i];
        if (!resolve_is_word(slots[hole->slot].value->text,
                             hole->markdown == stencil->markdown.len))
            return false;
    }
    for (size_t i = 0; i <= count; i++) {
        size_t to = i < count ? stencil->holes[i].markdown
                              : stencil->markdown.len;
        write_lines(w, str_slice(stencil->markdown, from, to));
        if (i < count)
            buffer_add_str(w->out, slots[stencil->holes[i].slot].value->text);
        from = to;
    }
    return true;
}

static void write_paragraph(struct writing *w, struct cmark_node *paragraph)
{
    const struct stencil *stencil = stencil_of(paragraph);
    if (!stencil)
        resolve_inline(w->make, NULL, w->out, paragraph, RESOLVE_PARAGRAPH,
                       margin_of(w));
    else if (!write_stencil(w, stencil))
        resolve_inline(w->make, stencil->piece, w->out, stencil->nodes,
                       RESOLVE_PARAGRAPH, margin_of(w));
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
    case NODE_MADE_BLOCK:
        write_made(w, node_mark(block));
        break;
    default:
        break;
    }
}

static void write_blocks(struct writing *w, struct blocks blocks)
{
    char sign = '\0'; /* of the list that was the last block */
    struct cmark_node *block = blocks.first;
    for (; block; block = node_next(block)) {
        if (block != blocks.first && blocks.apart)
            resolve_blank(w->out, margin_of(w));
        else if (block != blocks.first)
            end_line(w);
        if (node_kind(block) == NODE_LIST) {
            sign = sign_of(block, sign, blocks.bullet);
            write_list(w, block, sign);
        } else {
            sign = '\0';
            write_block(w, block);
        }
    }
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

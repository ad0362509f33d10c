/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/resolve_inline.h"

#include "document/document.h"
#include "document/resolve_address.h"
#include "document/resolve_text.h"
#include "document/slot.h"

/* Shows nothing, and keeps apart what would be read as one. */
#define NOTHING "<!-- -->"

struct writing {
    struct make *make;
    struct piece *piece;
    struct buffer *out;
    enum resolve_kind kind;
    struct str margin;
    bool begun;         /* something of the block has been written */
    bool line_start;    /* nothing of it is on this line yet */
    size_t emphases;    /* that are open: at most one in another */
    size_t images;      /* that are open */
    char delimiter;     /* of emphasis that ended right here, or '\0' */
    bool closed;        /* no letter may follow that emphasis */
    bool after_token;   /* a token stands right before */
    struct buffer text; /* of adjacent nodes */
};

/* A text of a node with its values in. */
static struct str with_values(struct writing *w, struct str text)
{
    struct slot_mark mark;
    if (!w->piece || !slot_find(w->piece, text, 0, &mark))
        return text;
    struct buffer out = buffer_within(w->make->scratch, w->out->ceiling);
    size_t from = 0;
    do {
        buffer_add_str(&out, str_slice(text, from, mark.from));
        slot_add_again(&out, mark.slot);
        from = mark.to;
    } while (slot_find(w->piece, text, from, &mark));
    buffer_add_str(&out, str_slice(text, from, text.len));
    return buffer_str(&out);
}

/* What a node says. */
static struct str text_of(struct writing *w, struct cmark_node *node)
{
    return with_values(w, node_literal(node));
}

static bool is_empty_text(struct writing *w, struct cmark_node *node)
{
    return node_kind(node) == NODE_TEXT && !text_of(w, node).len;
}

/* What stands beside a node in its parent, empty text left out. */
static struct cmark_node *next_of(struct writing *w, struct cmark_node *node)
{
    while ((node = node_next(node)) && is_empty_text(w, node))
        ;
    return node;
}

static struct cmark_node *previous_of(struct writing *w,
                                      struct cmark_node *node)
{
    while ((node = node_previous(node)) && is_empty_text(w, node))
        ;
    return node;
}

static bool is_break(struct cmark_node *node)
{
    return node_kind(node) == NODE_SOFT_BREAK ||
           node_kind(node) == NODE_LINE_BREAK;
}

static bool is_link(struct cmark_node *node)
{
    return node_kind(node) == NODE_LINK || node_kind(node) == NODE_IMAGE;
}

static bool is_letter(char c)
{
    return is_ascii_letter((unsigned char)c) ||
           is_ascii_digit((unsigned char)c);
}

/* Whether a character may be a letter: beyond ASCII all are taken for one. */
static bool may_be_letter(char c)
{
    return is_letter(c) || (unsigned char)c >= 0x80;
}

static char last_char(const struct writing *w)
{
    return w->line_start ? '\n' : w->out->bytes[w->out->len - 1];
}

/* What every node but text does before it writes itself. */
static void begin(struct writing *w)
{
    w->begun = true;
    w->line_start = w->closed = w->after_token = false;
    w->delimiter = '\0';
}

/* The text of adjacent nodes; `*node` becomes the last of them. */
static struct str gather(struct writing *w, struct cmark_node **node)
{
    struct cmark_node *next = node_next(*node);
    if (!next || node_kind(next) != NODE_TEXT)
        return text_of(w, *node);
    buffer_clear(&w->text);
    buffer_add_str(&w->text, text_of(w, *node));
    for (; next && node_kind(next) == NODE_TEXT; next = node_next(next)) {
        buffer_add_str(&w->text, text_of(w, next));
        *node = next;
    }
    return buffer_str(&w->text);
}

/* Writes text; returns the last of the nodes that it was of. */
static struct cmark_node *write_text(struct writing *w, struct cmark_node *node)
{
    struct cmark_node *before = previous_of(w, node);
    struct str text = gather(w, &node);
    struct cmark_node *after = next_of(w, node);
    if (!text.len)
        return node;
    struct resolve_text place = {
        .begins = !before || is_break(before),
        .ends = !after || is_break(after),
        .line_start = w->kind == RESOLVE_PARAGRAPH && w->line_start,
        .paragraph = w->kind == RESOLVE_PARAGRAPH && !w->begun,
        .heading = w->kind == RESOLVE_HEADING,
        .one_line = w->kind != RESOLVE_PARAGRAPH || w->images,
        .before_link = after && node_kind(after) == NODE_LINK,
        .link = !before && is_link(node_parent(node)),
    };
    if (w->closed && (may_be_letter(text.at[0]) || resolve_token(text)))
        buffer_add_text(w->out, NOTHING);
    begin(w);
    resolve_text(w->out, text, &place, w->margin);
    size_t mark = sizeof TOKEN_CLOSE - 1;
    w->after_token = text.len >= mark &&
                     str_starts(str_slice(text, text.len - mark, text.len),
                                TOKEN_CLOSE);
    return node;
}

/* A soft break where a line cannot end is the character that it is. */
static void write_soft_break(struct writing *w, struct cmark_node *node)
{
    struct cmark_node *before = previous_of(w, node), *after = next_of(w, node);
    bool inside = before && after && !is_break(before) && !is_break(after);
    begin(w);
    if (inside) {
        buffer_add_char(w->out, '\n');
        buffer_add_str(w->out, w->margin);
        w->line_start = true;
    } else {
        buffer_add_text(w->out, w->images ? "&#32;" : "&#10;");
    }
}

static void write_line_break(struct writing *w)
{
    begin(w);
    buffer_add_text(w->out, "\\\n");
    buffer_add_str(w->out, w->margin);
    w->line_start = true;
}

static void write_code(struct writing *w, struct cmark_node *node)
{
    struct str code = node_literal(node);
    size_t fence = resolve_backticks(code) + 1, spaces = 0;
    while (spaces < code.len && code.at[spaces] == ' ')
        spaces++;
    char first = code.at[0], last = code.at[code.len - 1];
    bool padded = first == '`' || last == '`' ||
                  (first == ' ' && last == ' ' && spaces < code.len);
    if (last_char(w) == '`')
        buffer_add_text(w->out, NOTHING);
    /* The shortest fence that the code does not hold. */
    begin(w);
    for (size_t i = 0; i < fence; i++)
        buffer_add_char(w->out, '`');
    if (padded)
        buffer_add_char(w->out, ' ');
    resolve_code(w->out, code, w->kind == RESOLVE_CELL);
    if (padded)
        buffer_add_char(w->out, ' ');
    for (size_t i = 0; i < fence; i++)
        buffer_add_char(w->out, '`');
}

/* Whether what emphasis begins with is a letter, so that it begins anywhere. */
static bool begins_with_letter(struct writing *w, struct cmark_node *emphasis)
{
    struct cmark_node *node = node_first(emphasis);
    while (node && is_empty_text(w, node))
        node = node_next(node);
    return node && node_kind(node) == NODE_TEXT &&
           is_letter(text_of(w, node).at[0]);
}

static void write_delimiters(struct writing *w, char c, bool strong)
{
    buffer_add_char(w->out, c);
    if (strong)
        buffer_add_char(w->out, c);
}

static void enter_emphasis(struct writing *w, struct cmark_node *node)
{
    char c = w->emphases++ ? '_' : '*';
    bool after_letter = may_be_letter(last_char(w)) || w->after_token;
    if (w->delimiter == c ||
        (after_letter && (c == '_' || !begins_with_letter(w, node))))
        buffer_add_text(w->out, NOTHING);
    begin(w);
    write_delimiters(w, c, node_kind(node) == NODE_STRONG);
    struct cmark_node *first = node_first(node);
    if (!first || (is_empty_text(w, first) && !next_of(w, first)))
        buffer_add_text(w->out, NOTHING);
}

static void leave_emphasis(struct writing *w, struct cmark_node *node)
{
    char c = --w->emphases ? '_' : '*';
    bool letter = is_letter(last_char(w)) && !w->after_token;
    begin(w);
    write_delimiters(w, c, node_kind(node) == NODE_STRONG);
    w->delimiter = c;
    w->closed = c == '_' || !letter;
}

/* Whether a link is its own address, and can be written as that alone. */
static bool is_address(struct writing *w, struct cmark_node *link)
{
    struct cmark_node *text = node_first(link);
    struct str url = node_url(link);
    bool web = str_starts(url, "https://") || str_starts(url, "http://");
    return web && text && !node_next(text) && node_kind(text) == NODE_TEXT &&
           !node_title(link).len && resolve_is_safe_url(url) &&
           str_equal(url, text_of(w, text));
}

static void enter_link(struct writing *w, struct cmark_node *node)
{
    begin(w);
    w->images += node_kind(node) == NODE_IMAGE;
    buffer_add_text(w->out, node_kind(node) == NODE_IMAGE ? "![" : "[");
}

static void leave_link(struct writing *w, struct cmark_node *node)
{
    begin(w);
    w->images -= node_kind(node) == NODE_IMAGE;
    buffer_add_text(w->out, "](");
    resolve_url(w->out, with_values(w, node_url(node)));
    if (node_title(node).len) {
        buffer_add_text(w->out, " \"");
        resolve_title(w->out, node_title(node));
        buffer_add_char(w->out, '"');
    }
    buffer_add_char(w->out, ')');
}

/* Writes a node before what is in it; false: what is in it is written too.
 * `*node` becomes the last that was written. */
static bool enter(struct writing *w, struct cmark_node **node)
{
    switch (node_kind(*node)) {
    case NODE_TEXT:
        *node = write_text(w, *node);
        break;
    case NODE_SOFT_BREAK:
        write_soft_break(w, *node);
        break;
    case NODE_LINE_BREAK:
        write_line_break(w);
        break;
    case NODE_CODE:
        write_code(w, *node);
        break;
    case NODE_EMPHASIS:
    case NODE_STRONG:
        enter_emphasis(w, *node);
        return true;
    case NODE_LINK:
        if (is_address(w, *node)) {
            begin(w);
            buffer_add_char(w->out, '<');
            buffer_add_str(w->out, node_url(*node));
            buffer_add_char(w->out, '>');
            break;
        }
        enter_link(w, *node);
        return true;
    case NODE_IMAGE:
        enter_link(w, *node);
        return true;
    default:
        break;
    }
    return false;
}

static void leave(struct writing *w, struct cmark_node *node)
{
    enum node_kind kind = node_kind(node);
    if (kind == NODE_EMPHASIS || kind == NODE_STRONG)
        leave_emphasis(w, node);
    else
        leave_link(w, node);
}

void resolve_inline(struct make *make, struct piece *piece, struct buffer *out,
                    struct cmark_node *holder, enum resolve_kind kind,
                    struct str margin)
{
    struct writing w = {.make = make,
                        .piece = piece,
                        .out = out,
                        .kind = kind,
                        .margin = margin,
                        .line_start = true};
    w.text = buffer_make(out->ceiling);
    struct cmark_node *node = node_first(holder);
    while (node) {
        bool opened = enter(&w, &node);
        struct cmark_node *first = opened ? node_first(node) : NULL;
        if (first) {
            node = first;
            continue;
        }
        if (opened)
            leave(&w, node);
        while (!node_next(node) && node_parent(node) != holder) {
            node = node_parent(node);
            leave(&w, node);
        }
        node = node_next(node);
    }
    buffer_release(&w.text);
}

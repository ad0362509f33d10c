/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/stencil.h"

#include "document/footnote.h"
#include "document/inline.h"
#include "document/resolve.h"
#include "document/resolve_inline.h"
#include "document/slot.h"

/* What cmark writes around a paragraph that stands apart. */
#define OPENS  "<p>"
#define CLOSES "</p>\n"

/* What a paragraph is cut from. */
struct cut {
    struct make *make;
    struct piece *piece;
    size_t emphasis, strong, links; /* that are open */
    bool said; /* the link that is open has text without a value */
};

/* Whether all slots of a text are of values that are text. */
static bool is_text_only(struct piece *piece, struct str text)
{
    struct slot_mark mark;
    for (size_t from = 0; slot_find(piece, text, from, &mark); from = mark.to)
        if (mark.slot->kind != SLOT_TEXT)
            return false;
    return true;
}

static bool has_slot(struct piece *piece, struct str text)
{
    struct slot_mark mark;
    return slot_find(piece, text, 0, &mark);
}

static bool cut_text(struct cut *cut, struct str text)
{
    if (!is_text_only(cut->piece, text) || str_holds(text, STR_LITERAL("[^")) ||
        str_holds(text, STR_LITERAL("<!--")))
        return false;
    cut->said |= !has_slot(cut->piece, text) && !str_is_blank(text);
    buffer_add_str(&cut->make->text, text);
    return true;
}

/* One that is whole whatever goes into its text. */
static bool cut_link(struct cut *cut, struct cmark_node *link)
{
    struct str url = node_url(link);
    inline_plain_title(link);
    cut->said = false;
    return !cut->links++ && !footnote_is_link(link) &&
           !has_slot(cut->piece, url) &&
           !has_slot(cut->piece, node_title(link)) &&
           link_kind(url) == LINK_GOOD;
}

/* False: the node has to be walked. */
static bool enter(struct cut *cut, struct cmark_node *node)
{
    struct str text = node_literal(node);
    switch (node_kind(node)) {
    case NODE_TEXT:
        return cut_text(cut, text);
    case NODE_CODE:
        cut->said |= !str_is_blank(text);
        buffer_add_str(&cut->make->text, text);
        return text.len && !has_slot(cut->piece, text) && !slot_has_tag(text);
    case NODE_SOFT_BREAK:
        buffer_add_char(&cut->make->text, '\n');
        return true;
    case NODE_EMPHASIS:
        return !cut->emphasis++;
    case NODE_STRONG:
        return !cut->strong++;
    case NODE_LINK:
        return cut_link(cut, node);
    default:
        return false;
    }
}

static bool leave(struct cut *cut, struct cmark_node *node)
{
    enum node_kind kind = node_kind(node);
    cut->emphasis -= kind == NODE_EMPHASIS;
    cut->strong -= kind == NODE_STRONG;
    cut->links -= kind == NODE_LINK;
    return kind != NODE_LINK || cut->said;
}

/* Whether a paragraph can be one; its text, with slots, is in make->text. */
static bool can_be(struct cut *cut, struct cmark_node *paragraph)
{
    struct cmark_node *node = node_first(paragraph);
    buffer_clear(&cut->make->text);
    while (node) {
        if (!enter(cut, node))
            return false;
        if (node_first(node)) {
            node = node_first(node);
            continue;
        }
        if (!leave(cut, node))
            return false;
        while (!node_next(node) && node_parent(node) != paragraph) {
            node = node_parent(node);
            if (!leave(cut, node))
                return false;
        }
        node = node_next(node);
    }
    return true;
}

/* What a paragraph holds, as cmark writes it. */
static struct str html_of(struct make *make, struct cmark_node *paragraph)
{
    struct str html = tree_html(paragraph, make->scratch);
    if (!str_starts(html, OPENS))
        return html; /* in a list whose items do not stand apart */
    return str_slice(html, sizeof OPENS - 1, html.len - (sizeof CLOSES - 1));
}

static size_t count_slots(struct piece *piece, struct str text)
{
    struct slot_mark mark;
    size_t count = 0;
    for (size_t from = 0; slot_find(piece, text, from, &mark); from = mark.to)
        count++;
    return count;
}

/* A copy of a text without its marks; `at` gets the place of each. */
static struct str without_marks(struct piece *piece, struct str text,
                                struct hole *holes, bool html)
{
    char *copy = tree_keep_room(text.len + 1);
    struct slot_mark mark;
    size_t from = 0, len = 0;
    for (; slot_find(piece, text, from, &mark); from = mark.to, holes++) {
        memcpy(copy + len, text.at + from, mark.from - from);
        len += mark.from - from;
        *(html ? &holes->html : &holes->text) = len;
        holes->slot = mark.index;
    }
    memcpy(copy + len, text.at + from, text.len - from);
    len += text.len - from;
    copy[len] = '\0';
    return (struct str){copy, len};
}

static struct str keep(struct str text)
{
    char *copy = tree_keep_room(text.len + 1);
    memcpy(copy, text.at, text.len);
    return (struct str){copy, text.len};
}

/* Stands for a value in Markdown: a word that hardly anybody writes, and that
 * does not end as it begins, so that no other stands across one of it. */
#define PROBE "Aqzvow7wovzqB"

/* A piece with the same slots, each of which is that word. */
static struct piece *probe(struct make *make, const struct piece *piece)
{
    struct value *word = value_text(make->scratch, STR_LITERAL(PROBE));
    struct piece *copy = arena_alloc(make->scratch, sizeof *copy);
    struct filled *filled = arena_alloc(make->scratch, sizeof *filled);
    size_t count = piece->filled->slot_count;
    struct slot *slots = arena_array(make->scratch, count, sizeof *slots);
    for (size_t i = 0; i < count; i++)
        slots[i] = (struct slot){.kind = SLOT_TEXT, .value = word};
    *copy = *piece;
    *filled = *piece->filled;
    copy->filled = filled;
    filled->slots = slots;
    return copy;
}

/* Whether a word behind this text, of a paragraph up to there, can have the
 * start of its last line begin a block: the number of a list's item, or what
 * would be a caption. */
static bool may_begin(struct str text)
{
    static const char caption[] = "Table:";
    size_t i = text.len;
    while (i && is_ascii_digit((unsigned char)text.at[i - 1]))
        i--;
    return !i || text.at[i - 1] == '\n' ||
           (text.len < sizeof caption && !memcmp(caption, text.at, text.len));
}

/* Whether words in the holes change nothing beside them: where a line begins
 * they may. (No link can be its own address by them, since it has text without
 * a value.) */
static bool takes_words(const struct stencil *stencil)
{
    for (size_t i = 0; i < stencil->hole_count; i++)
        if (may_begin(str_slice(stencil->text, 0, stencil->holes[i].text)))
            return false;
    return true;
}

static void cut_markdown(struct make *make, const struct piece *piece,
                         struct stencil *stencil)
{
    struct buffer out = buffer_within(make->scratch, RESOLVE_MAX);
    resolve_inline(make, probe(make, piece), &out, stencil->nodes,
                   RESOLVE_PARAGRAPH, STR_LITERAL(""));
    struct str rest = buffer_str(&out);
    char *copy = tree_keep_room(rest.len + 1);
    size_t len = 0, hole = 0;
    while (rest.len) {
        if (str_starts(rest, PROBE)) {
            if (hole == stencil->hole_count)
                return; /* it was written, as in an address */
            stencil->holes[hole++].markdown = len;
            rest = str_slice(rest, strlen(PROBE), rest.len);
        } else {
            copy[len++] = rest.at[0];
            rest = str_slice(rest, 1, rest.len);
        }
    }
    stencil->markdown = (struct str){copy, len};
}

static struct stencil *cut_one(const struct cut *cut,
                               struct cmark_node *paragraph)
{
    struct make *make = cut->make;
    struct piece *piece = cut->piece;
    struct str html = html_of(make, paragraph);
    struct str text = buffer_str(&make->text);
    struct stencil *stencil = tree_keep_room(sizeof *stencil);
    *stencil = (struct stencil){.hole_count = count_slots(piece, text)};
    if (stencil->hole_count)
        stencil->holes = tree_keep_room(stencil->hole_count *
                                        sizeof *stencil->holes);
    stencil->html = without_marks(piece, html, stencil->holes, true);
    stencil->text = without_marks(piece, text, stencil->holes, false);
    stencil->nodes = node_new_made("", "");
    node_move_into(stencil->nodes, paragraph);
    if (takes_words(stencil))
        cut_markdown(make, piece, stencil);
    if (!stencil->hole_count) {
        stencil->look = passage_look(make->scratch, stencil->text);
        stencil->look.text = keep(stencil->look.text);
        stencil->look.number = tree_number();
    }
    return stencil;
}

void stencils_cut(struct make *make, struct piece *piece,
                  struct cmark_node *root)
{
    const struct stencil *first = NULL;
    struct cmark_node *node = node_first(root), *next;
    for (; node; node = next) {
        struct cut cut = {.make = make, .piece = piece};
        next = node_after(node, root, node_is_container(node));
        if (node_kind(node) != NODE_PARAGRAPH || !can_be(&cut, node))
            continue;
        struct stencil *stencil = cut_one(&cut, node);
        struct cmark_node *made = node_new_made(
            stencil->hole_count ? "" : stencil->html.at, "");
        node_set_mark(made, stencil);
        node_put_last(node, made);
        stencil->next = first;
        first = stencil;
    }
    node_set_mark(root, (void *)first);
}

bool stencils_fit(struct cmark_node *root, const struct piece *piece)
{
    const struct slot *slots = piece->filled->slots;
    for (const struct stencil *s = node_mark(root); s; s = s->next)
        for (size_t i = 0; i < s->hole_count; i++)
            if (slots[s->holes[i].slot].kind != SLOT_TEXT)
                return false;
    return true;
}

struct stencil *stencil_of(struct cmark_node *paragraph)
{
    struct cmark_node *only = node_first(paragraph);
    return only && node_kind(only) == NODE_MADE ? node_mark(only) : NULL;
}

/* As cmark writes text, which leaves an apostrophe as it is. The text ends with
 * a NUL, and has no other. */
static void add_html(struct buffer *out, const char *text)
{
    static const char signs[] = "&<>\"";
    static const char *const references[] = {"&amp;", "&lt;", "&gt;", "&quot;"};
    for (;;) {
        size_t len = strcspn(text, signs);
        buffer_add(out, text, len);
        text += len;
        if (!*text)
            return;
        buffer_add_text(out, references[strchr(signs, *text++) - signs]);
    }
}

/* Fills make->text with the plain text, and make->html with the HTML. */
static void fill(struct make *make, struct piece *piece,
                 const struct stencil *stencil)
{
    size_t html = 0, text = 0;
    buffer_clear(&make->text);
    buffer_clear(&make->html);
    for (size_t i = 0; i < stencil->hole_count; i++) {
        const struct hole *hole = &stencil->holes[i];
        const struct slot *slot = &piece->filled->slots[hole->slot];
        piece->slots[hole->slot] |= SLOT_SEEN;
        buffer_add(&make->html, stencil->html.at + html, hole->html - html);
        buffer_add(&make->text, stencil->text.at + text, hole->text - text);
        html = hole->html;
        text = hole->text;
        size_t before = make->text.len;
        slot_add_value(make, &make->text, slot);
        if (make->text.len > before)
            add_html(&make->html, make->text.bytes + before);
    }
    buffer_add(&make->html, stencil->html.at + html, stencil->html.len - html);
    buffer_add(&make->text, stencil->text.at + text, stencil->text.len - text);
}

bool stencil_fill(struct make *make, struct piece *piece,
                  struct cmark_node *paragraph, struct stencil *stencil)
{
    struct section *section = outline_section(&make->outline);
    struct place at = piece_place(piece, node_line(paragraph));
    stencil->piece = piece;
    if (!stencil->hole_count) {
        passage_add_looked(make->arena, &make->passages, PASSAGE_PROSE,
                           &stencil->look, at, section);
        return stencil->html.len;
    }
    fill(make, piece, stencil);
    passage_add(make->arena, &make->passages, PASSAGE_PROSE,
                buffer_str(&make->text), at, section);
    if (!make->html.len)
        return false;
    node_set_before(node_first(paragraph), make->html.bytes);
    return true;
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/stencil.h"

#include "document/code.h"
#include "document/comment.h"
#include "document/footnote.h"
#include "document/inline.h"
#include "document/resolve.h"
#include "document/resolve_inline.h"
#include "document/slot.h"
#include "document/stretch.h"

/* What cmark writes around a paragraph that stands apart. */
#define OPENS  "<p>"
#define CLOSES "</p>\n"

/* A slot's mark in an address, as cmark writes it there. */
#define ENCODED_OPEN  "%EF%B7%90"
#define ENCODED_CLOSE "%EF%B7%AF"
#define ADDRESS       "href=\"" /* text has "&quot;" */

/* What a paragraph is cut from. */
struct cut {
    struct make *make;
    struct piece *piece;
    bool heading;
    size_t emphasis, strong, links; /* that are open */
    bool said;         /* the link that is open has text without a value */
    size_t slots_from; /* of that link: what was in the text before */
    size_t addresses;  /* that are a value */
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

/* Whether an address is a value and nothing else. */
static bool is_slot(struct piece *piece, struct str url)
{
    struct slot_mark mark;
    return slot_find(piece, url, 0, &mark) && !mark.from &&
           mark.to == url.len && mark.slot->kind == SLOT_TEXT;
}

/* Whether the text of a link may turn out to be its address. */
static bool may_be_address(struct cmark_node *link)
{
    struct cmark_node *text = node_first(link);
    return text && node_kind(text) == NODE_TEXT &&
           str_starts(node_literal(text), "http");
}

/* One that is whole whatever goes into its text, or into its address. */
static bool cut_link(struct cut *cut, struct cmark_node *link)
{
    struct str url = node_url(link);
    inline_plain_title(link);
    cut->said = false;
    cut->slots_from = cut->make->text.len;
    if (cut->links++ || footnote_is_link(link) ||
        has_slot(cut->piece, node_title(link)))
        return false;
    if (has_slot(cut->piece, url))
        return is_slot(cut->piece, url) && !may_be_address(link);
    return link_kind(url) == LINK_GOOD;
}

/* The end of one: an address that is a value is put behind the text, where a
 * walk meets it. No other is in that, and no space is before it. */
static bool leave_link(struct cut *cut, struct cmark_node *link)
{
    struct str url = node_url(link), text = buffer_str(&cut->make->text);
    cut->links--;
    if (!cut->said)
        return false;
    if (!has_slot(cut->piece, url))
        return true;
    struct str said = str_slice(text, cut->slots_from, text.len);
    bool good = !has_slot(cut->piece, said) &&
                !is_ascii_space((unsigned char)said.at[said.len - 1]);
    cut->addresses++;
    buffer_add_str(&cut->make->text, url);
    return good;
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
        return !cut->heading;
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
    return kind != NODE_LINK || leave_link(cut, node);
}

/* Whether a block can be one; its text, with slots, is in make->text. */
static bool can_be(struct cut *cut, struct cmark_node *block)
{
    struct cmark_node *node = node_first(block);
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
        while (!node_next(node) && node_parent(node) != block) {
            node = node_parent(node);
            if (!leave(cut, node))
                return false;
        }
        node = node_next(node);
    }
    return true;
}

/* A text with each of a token in the place of another; false: there are not so
 * many of them. */
static bool replace(struct arena *arena, struct str *text, struct str token,
                    struct str other, size_t count)
{
    struct buffer out = buffer_within(arena, text->len * 2 + 64);
    size_t from = 0, i = 0;
    while (i + token.len <= text->len) {
        if (memcmp(text->at + i, token.at, token.len)) {
            i++;
            continue;
        }
        if (!count--)
            return false;
        buffer_add_str(&out, str_slice(*text, from, i));
        buffer_add_str(&out, other);
        from = i += token.len;
    }
    buffer_add_str(&out, str_slice(*text, from, text->len));
    *text = buffer_str(&out);
    return !count;
}

/* What a block holds, as cmark writes it, with slots; false: something in it
 * looks like one. */
static bool html_of(const struct cut *cut, struct cmark_node *block,
                    struct str *html)
{
    struct arena *scratch = cut->make->scratch;
    struct cmark_node *holder = node_new_paragraph();
    node_move_into(holder, block);
    *html = tree_html(holder, scratch);
    *html = str_copy(scratch, str_slice(*html, sizeof OPENS - 1,
                                        html->len - (sizeof CLOSES - 1)));
    node_move_into(block, holder);
    return !cut->addresses ||
           (replace(scratch, html, STR_LITERAL(ENCODED_OPEN),
                    STR_LITERAL(SLOT_OPEN), cut->addresses) &&
            replace(scratch, html, STR_LITERAL(ENCODED_CLOSE),
                    STR_LITERAL(SLOT_CLOSE), cut->addresses));
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
    const size_t before = sizeof ADDRESS - 1;
    struct slot_mark mark;
    size_t from = 0, len = 0;
    for (; slot_find(piece, text, from, &mark); from = mark.to, holes++) {
        memcpy(copy + len, text.at + from, mark.from - from);
        len += mark.from - from;
        *(html ? &holes->html : &holes->text) = len;
        holes->slot = mark.index;
        if (html)
            holes->address = len >= before &&
                             !memcmp(copy + len - before, ADDRESS, before);
    }
    memcpy(copy + len, text.at + from, text.len - from);
    len += text.len - from;
    copy[len] = '\0';
    return (struct str){copy, len};
}

struct str stencil_keep(struct str text)
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

/* Whether a word behind this text, of a paragraph up to there, begins its last
 * line, or goes on with a number that does: a letter begins no block then. */
static bool is_start(struct str text)
{
    size_t i = text.len;
    while (i && is_ascii_digit((unsigned char)text.at[i - 1]))
        i--;
    return !i || text.at[i - 1] == '\n';
}

/* Whether words in the slots of a paragraph's text change nothing beside them,
 * if those that are at the start of a line begin with a letter. Behind a part
 * of a caption's mark they may. (No link can be its own address by them, since
 * it has text without a value.) */
static bool takes_words(struct piece *piece, struct str text,
                        struct hole *holes)
{
    static const char caption[] = "Table:";
    struct buffer before = buffer_make(text.len);
    struct slot_mark mark;
    size_t from = 0;
    bool takes = true;
    for (; slot_find(piece, text, from, &mark); from = mark.to, holes++) {
        buffer_add_str(&before, str_slice(text, from, mark.from));
        holes->starts = is_start(buffer_str(&before));
        if (before.len && before.len < sizeof caption &&
            !memcmp(caption, before.bytes, before.len))
            takes = false;
    }
    buffer_release(&before);
    return takes;
}

static void cut_markdown(const struct cut *cut, struct stencil *stencil)
{
    struct make *make = cut->make;
    struct buffer out = buffer_within(make->scratch, RESOLVE_MAX);
    resolve_inline(make, probe(make, cut->piece), &out, stencil->nodes,
                   cut->heading ? RESOLVE_HEADING : RESOLVE_PARAGRAPH,
                   STR_LITERAL(""));
    struct str rest = buffer_str(&out);
    char *copy = tree_keep_room(rest.len + 1);
    size_t len = 0, hole = 0;
    while (rest.len) {
        if (str_starts(rest, PROBE)) {
            if (hole == stencil->hole_count)
                return; /* it was written, as in an address */
            rest = str_slice(rest, strlen(PROBE), rest.len);
            stencil->holes[hole++].markdown = len;
        } else {
            copy[len++] = rest.at[0];
            rest = str_slice(rest, 1, rest.len);
        }
    }
    if (hole != stencil->hole_count)
        return;
    for (size_t i = 0; i < hole; i++) {
        size_t at = stencil->holes[i].markdown;
        bool apart = !i || at > stencil->holes[i - 1].markdown;
        stencil->holes[i].after_space = apart && at && copy[at - 1] == ' ';
        stencil->holes[i].last = at == len && i + 1 == hole;
    }
    stencil->markdown = (struct str){copy, len};
}

/* The text with a letter in each hole. */
static struct str with_letters(struct make *make, const struct stencil *stencil)
{
    struct buffer out = buffer_within(make->scratch, RESOLVE_MAX);
    size_t from = 0;
    for (size_t i = 0; i < stencil->hole_count; i++) {
        const struct hole *hole = &stencil->holes[i];
        buffer_add_str(&out, str_slice(stencil->text, from, hole->text));
        buffer_add_text(&out, hole->address ? "" : "x");
        from = hole->text;
    }
    buffer_add_str(&out, str_slice(stencil->text, from, stencil->text.len));
    return buffer_str(&out);
}

static void look_at(const struct cut *cut, struct stencil *stencil)
{
    struct str text = with_letters(cut->make, stencil);
    stencil->look = passage_look(cut->make->scratch, text);
    for (size_t i = 0; i < stencil->text.len; i++)
        stencil->digit |= is_ascii_digit((unsigned char)stencil->text.at[i]);
    if (stencil->hole_count)
        return;
    stencil->look.text = stencil_keep(text);
    stencil->look.number = tree_number();
    if (cut->heading)
        stencil->slug =
            stencil_keep(str_of(text_slug(cut->make->scratch, text))).at;
}

/* NULL: it cannot be cut after all. */
static struct stencil *cut_one(const struct cut *cut, struct cmark_node *block)
{
    struct make *make = cut->make;
    struct piece *piece = cut->piece;
    struct str text = str_copy(make->scratch, buffer_str(&make->text)), html;
    struct str line = text_one_line(make->scratch, text);
    if (!html_of(cut, block, &html))
        return NULL;
    struct stencil *stencil = tree_keep_room(sizeof *stencil);
    *stencil = (struct stencil){.hole_count = count_slots(piece, text)};
    if (stencil->hole_count)
        stencil->holes = tree_keep_room(stencil->hole_count *
                                        sizeof *stencil->holes);
    stencil->html = without_marks(piece, html, stencil->holes, true);
    stencil->text = without_marks(piece, line, stencil->holes, false);
    stencil->nodes = node_new_made("", "");
    node_move_into(stencil->nodes, block);
    if (cut->heading || takes_words(piece, text, stencil->holes))
        cut_markdown(cut, stencil);
    look_at(cut, stencil);
    struct cmark_node *made = node_new_made(html.at, "");
    node_set_mark(made, stencil);
    node_put_last(block, made);
    return stencil;
}

/* Has a heading know the areas that a mark right behind it names, which goes;
 * returns what follows. */
static struct cmark_node *cut_areas(struct piece *piece,
                                    struct cmark_node *heading,
                                    struct stencil *stencil)
{
    struct cmark_node *mark = node_next(heading);
    if (!mark || node_kind(mark) != NODE_HTML_BLOCK ||
        has_slot(piece, node_literal(mark)) ||
        !comment_is_area(node_literal(mark), &stencil->areas))
        return mark;
    struct cmark_node *next = node_next(mark);
    stencil->areas_line = node_line(mark);
    node_remove(mark);
    return next;
}

void stencils_cut(struct make *make, struct piece *piece,
                  struct cmark_node *root)
{
    struct stencils *all = tree_keep_room(sizeof *all);
    struct cmark_node *node = node_first(root), *next;
    all->code_is_whole = true;
    for (; node; node = next) {
        struct cut cut = {.make = make, .piece = piece};
        cut.heading = node_kind(node) == NODE_HEADING;
        next = node_after(node, root, node_is_container(node));
        bool apart = node_parent(node) == root;
        if (node_kind(node) == NODE_CODE_BLOCK)
            all->code_is_whole &= code_is_whole(piece, node, next);
        if ((cut.heading ? !apart : node_kind(node) != NODE_PARAGRAPH) ||
            !can_be(&cut, node))
            continue;
        struct stencil *stencil = cut_one(&cut, node);
        if (stencil && cut.heading)
            next = cut_areas(piece, node, stencil);
        if (!stencil || (stencil->html.len && !stencil->hole_count))
            continue;
        stencil->next = all->first;
        all->first = stencil;
    }
    all->depth = stretches_cut(make, root);
    node_set_mark(root, all);
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/stencil.h"

#include "document/slot.h"
#include "document/words.h"

static bool fits(const struct stencil *stencil, const struct slot *slots)
{
    bool shows = stencil->html.len;
    for (size_t i = 0; i < stencil->hole_count; i++) {
        const struct hole *hole = &stencil->holes[i];
        const struct slot *slot = &slots[hole->slot];
        struct words ignored;
        if (slot->kind != SLOT_TEXT)
            return false;
        if (hole->address && !words_is_address(slot->value->text, &ignored))
            return false;
        shows |= slot->value->text.len > 0;
    }
    return shows;
}

bool stencils_fit(struct cmark_node *root, const struct piece *piece)
{
    const struct stencils *all = node_mark(root);
    if (piece->depth + all->depth > DOCUMENT_DEPTH_MAX)
        return false;
    for (const struct stencil *s = all->first; s; s = s->next)
        if (!fits(s, piece->filled->slots))
            return false;
    return true;
}

struct stencil *stencil_of(struct cmark_node *block)
{
    struct cmark_node *only = node_first(block);
    return only && node_kind(only) == NODE_MADE ? node_mark(only) : NULL;
}

/* Whether a value may begin a line: it begins no block, and no caption. */
static bool may_start(struct str value)
{
    static const char caption[] = "Table:";
    size_t len = value.len < sizeof caption ? value.len : sizeof caption - 1;
    return is_ascii_letter((unsigned char)value.at[0]) &&
           memcmp(value.at, caption, len);
}

/* Whether a value goes into a hole as words, so that nothing in it or beside it
 * has to be looked at again. */
static bool is_words(const struct hole *hole, struct str value,
                     struct words *words)
{
    if (hole->address)
        return words_is_address(value, words);
    return words_look(value, words) && (words->begins || hole->after_space) &&
           (words->ends || hole->last) && (!hole->starts || may_start(value));
}

/* Looks at what goes into the holes, and notes what it finds with the slots;
 * false: not all of it is words. `look` counts them, and digits. */
static bool look_at_values(struct piece *piece, const struct stencil *stencil,
                           struct passage_look *look, size_t *len)
{
    bool all = true, digit = stencil->digit;
    *look = stencil->look;
    *len = stencil->text.len;
    for (size_t i = 0; i < stencil->hole_count; i++) {
        const struct hole *hole = &stencil->holes[i];
        struct str value = piece->filled->slots[hole->slot].value->text;
        struct words words = {.signs = true};
        bool good = is_words(hole, value, &words);
        unsigned char found = SLOT_SEEN;
        found |= good ? SLOT_WORDS : 0;
        found |= words.signs ? SLOT_SIGNS : 0;
        piece->slots[hole->slot] |= found;
        all &= good;
        if (hole->address)
            continue;
        digit |= words.digit;
        look->words += words.count - 1;
        *len += value.len;
    }
    look->figure = digit;
    return all;
}

/* The text with values that are words: its white space is single. */
static struct str text_of_words(struct make *make, const struct piece *piece,
                                const struct stencil *stencil, size_t len)
{
    char *bytes = arena_room(make->arena, len + 1);
    const char *from = stencil->text.at;
    size_t to = 0;
    for (size_t i = 0; i < stencil->hole_count; i++) {
        const struct hole *hole = &stencil->holes[i];
        const struct slot *slot = &piece->filled->slots[hole->slot];
        bool within = slot_within_budget(make, slot);
        size_t before = (size_t)(stencil->text.at + hole->text - from);
        memcpy(bytes + to, from, before);
        from += before;
        to += before;
        if (!within || hole->address)
            continue;
        memcpy(bytes + to, slot->value->text.at, slot->value->text.len);
        to += slot->value->text.len;
    }
    size_t rest = (size_t)(stencil->text.at + stencil->text.len - from);
    memcpy(bytes + to, from, rest);
    to += rest;
    bytes[to] = '\0';
    return (struct str){bytes, to};
}

/* The text with any values. */
static struct str text_of_any(struct make *make, const struct piece *piece,
                              const struct stencil *stencil)
{
    size_t from = 0;
    buffer_clear(&make->text);
    for (size_t i = 0; i < stencil->hole_count; i++) {
        const struct hole *hole = &stencil->holes[i];
        const struct slot *slot = &piece->filled->slots[hole->slot];
        buffer_add_str(&make->text, str_slice(stencil->text, from, hole->text));
        from = hole->text;
        if (hole->address)
            slot_within_budget(make, slot);
        else
            slot_add_value(make, &make->text, slot);
    }
    buffer_add_str(&make->text,
                   str_slice(stencil->text, from, stencil->text.len));
    return buffer_str(&make->text);
}

struct passage_look stencil_look(struct make *make, struct piece *piece,
                                 struct stencil *stencil)
{
    struct passage_look look = stencil->look;
    size_t len;
    stencil->piece = piece;
    if (!stencil->hole_count) {
        look.text = str_copy(make->arena, look.text);
        return look;
    }
    if (!look_at_values(piece, stencil, &look, &len))
        return passage_look(make->arena, text_of_any(make, piece, stencil));
    look.text = text_of_words(make, piece, stencil, len);
    look.figure = look.figure && passage_has_figure(look.text);
    return look;
}

/* Counts the values as put in, where nobody wants the text. */
static void pass_over(struct make *make, struct piece *piece,
                      struct stencil *stencil)
{
    struct passage_look look;
    size_t len;
    stencil->piece = piece;
    look_at_values(piece, stencil, &look, &len);
    for (size_t i = 0; i < stencil->hole_count; i++)
        slot_within_budget(make, &piece->filled->slots[stencil->holes[i].slot]);
}

void stencil_passage(struct make *make, struct piece *piece,
                     struct stencil *stencil, size_t line)
{
    if (passages_are_enough(&make->passages)) {
        pass_over(make, piece, stencil);
        return;
    }
    struct passage_look look = stencil_look(make, piece, stencil);
    passage_add_looked(make->arena, &make->passages, PASSAGE_PROSE, &look,
                       piece_place(piece, line),
                       outline_section(&make->outline));
}

bool stencil_fill(struct make *make, struct piece *piece,
                  struct cmark_node *paragraph, struct stencil *stencil)
{
    stencil_passage(make, piece, stencil, node_line(paragraph));
    if (!stencil->hole_count)
        return stencil->html.len;
    if (make->value_bytes > MAKE_VALUES_MAX)
        return true; /* there is an error, and will be no document */
    buffer_clear(&make->html);
    stencil_html(make, &make->html, stencil);
    if (!make->html.len)
        return false;
    node_set_before(node_first(paragraph), make->html.bytes);
    return true;
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

void stencil_value_html(struct make *make, struct buffer *out,
                        const struct piece *piece, const struct hole *hole)
{
    const struct slot *slot = &piece->filled->slots[hole->slot];
    unsigned found = piece->slots[hole->slot] & (SLOT_WORDS | SLOT_SIGNS);
    if (found == SLOT_WORDS) {
        buffer_add_str(out, slot->value->text);
        return;
    }
    buffer_clear(&make->text);
    slot_add_again(&make->text, slot);
    if (make->text.len)
        add_html(out, make->text.bytes);
}

void stencil_html(struct make *make, struct buffer *out,
                  const struct stencil *stencil)
{
    size_t from = 0;
    for (size_t i = 0; i < stencil->hole_count; i++) {
        const struct hole *hole = &stencil->holes[i];
        buffer_add_str(out, str_slice(stencil->html, from, hole->html));
        stencil_value_html(make, out, stencil->piece, hole);
        from = hole->html;
    }
    buffer_add_str(out, str_slice(stencil->html, from, stencil->html.len));
}

bool stencil_is_written(const struct stencil *stencil)
{
    if (!stencil->markdown.at)
        return false;
    for (size_t i = 0; i < stencil->hole_count; i++)
        if (!(stencil->piece->slots[stencil->holes[i].slot] & SLOT_WORDS))
            return false;
    return true;
}

void stencil_value_markdown(struct buffer *out, const struct piece *piece,
                            const struct hole *hole)
{
    struct str value = piece->filled->slots[hole->slot].value->text;
    if (!hole->address) {
        buffer_add_str(out, value);
        return;
    }
    while (value.len) {
        size_t sign = str_find(value, '&');
        buffer_add_str(out, str_slice(value, 0, sign));
        buffer_add_text(out, sign < value.len ? "&amp;" : "");
        value = str_slice(value, sign + 1, value.len);
    }
}

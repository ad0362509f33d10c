/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/words.h"

#include "base/buffer.h"
#include "publish/address.h"
#include "publish/email.h"
#include "publish/shown.h"

/* A longer run without a space is cut into words of this many bytes. */
#define WORD_LENGTH_MAX ((size_t)1000)

struct reader {
    struct arena *arena;
    struct vocabulary *vocabulary;
    struct shown shown;
    struct words *words;
    struct word *found;
    size_t room;
    char bytes[WORD_LENGTH_MAX + 8]; /* of the word that is being read */
    struct buffer word;
    const struct within *word_in;
    const struct html_node *word_node;
    bool starts; /* a paragraph has begun, and has no word yet */
    struct within_walk walk;
    struct furniture *furniture; /* the innermost that is open */
    struct furniture **furniture_link;
    bool full;
};

static void add_word(struct reader *r)
{
    struct words *words = r->words;
    if (words->count == WORDS_MAX) {
        r->full = true;
        return;
    }
    if (words->count == r->room) {
        size_t room = r->room ? r->room * 2 : 1024;
        struct word *list = arena_room(r->arena, room * sizeof *list);
        if (r->room)
            memcpy(list, r->found, r->room * sizeof *list);
        r->found = list;
        r->room = room;
    }
    uint32_t id = vocabulary_add(r->vocabulary, buffer_str(&r->word));
    r->found[words->count++] = (struct word){
        .id = id,
        .folded = vocabulary_folded(r->vocabulary, id),
        .starts = r->starts,
        .in = r->word_in,
        .node = r->word_node,
    };
    r->starts = false;
}

static void end_word(struct reader *r)
{
    if (r->word.len)
        add_word(r);
    buffer_clear(&r->word);
}

static void end_paragraph(struct reader *r)
{
    end_word(r);
    r->starts = true;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0 ||
           c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
           c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

/* Where a line may break, and nothing that is seen. */
static bool is_nothing(uint32_t c)
{
    return c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff;
}

static void read_text(struct reader *r, const struct html_node *node,
                      struct str text)
{
    while (text.len) {
        uint32_t c = (unsigned char)text.at[0];
        size_t len = utf8_decode(text, &c);
        len = len ? len : 1;
        if (is_space(c)) {
            end_word(r);
        } else if (!is_nothing(c)) {
            if (r->word.len + len > WORD_LENGTH_MAX)
                end_word(r);
            if (!r->word.len) {
                r->word_in = r->walk.in;
                r->word_node = node;
            }
            buffer_add(&r->word, text.at, len);
        }
        text = str_slice(text, len, text.len);
    }
}

static void enter_furniture(struct reader *r, const struct html_node *node)
{
    end_paragraph(r);
    struct furniture *furniture = arena_alloc(r->arena, sizeof *furniture);
    furniture->node = node;
    furniture->outer = r->furniture;
    furniture->from = r->words->count;
    r->furniture = furniture;
    *r->furniture_link = furniture;
    r->furniture_link = &furniture->next;
}

/* A letter, a digit, or anything beyond ASCII that is no mere sign. */
static bool has_letters(const struct shown *shown, const struct html_node *root)
{
    const struct html_node *n = root;
    while (n) {
        bool hidden = n != root && shown_is_hidden(shown, n);
        struct str rest = n->name.len ? str_of("") : n->text;
        while (rest.len) {
            uint32_t c = (unsigned char)rest.at[0];
            size_t len = utf8_decode(rest, &c);
            if (c < 0x80 ? is_ascii_letter((unsigned char)c) ||
                               is_ascii_digit((unsigned char)c)
                         : (c >= 0xc0 && c < 0x2000) ||
                               (c >= 0x2c00 && c < 0x1f000 && c != 0xfe0f))
                return true;
            rest = str_slice(rest, len ? len : 1, rest.len);
        }
        n = hidden ? html_after(n, root) : html_next(n, root);
    }
    return false;
}

/* The sign beside a heading that leads to the heading itself. */
static bool is_permalink(const struct shown *shown,
                         const struct html_node *node)
{
    return html_is(node, "a") &&
           str_starts(html_attribute(node, "href"), "#") &&
           !has_letters(shown, node);
}

/* What stands in a field or on a button that is no element of its own. */
static struct str text_of_input(const struct html_node *node)
{
    static const char *const types[] = {"",       "button", "reset",
                                        "search", "submit", "text"};
    struct str type = html_attribute(node, "type");
    for (size_t i = 0;
         html_is(node, "input") && i < sizeof types / sizeof *types; i++)
        if (str_equal_nocase(type, str_of(types[i])))
            return html_attribute(node, "value");
    return str_of("");
}

/* Whether to go into the node; what it is has been taken in. */
static bool enter(struct reader *r, const struct html_node *node)
{
    if (!node->name.len) {
        if (shown_is_drawn(node))
            read_text(r, node, node->text);
        return false;
    }
    if (html_is(node, "script"))
        r->words->scripts = true;
    if (shown_is_hidden(&r->shown, node) || is_permalink(&r->shown, node))
        return false;
    if (!shown_is_inline(node))
        end_paragraph(r);
    else if (html_is(node, "img"))
        read_text(r, node, html_attribute(node, "alt"));
    read_text(r, node, text_of_input(node));
    struct str email = email_of_text(r->arena, node);
    if (email.len) {
        read_text(r, node, email);
        return false;
    }
    within_enter(&r->walk, node);
    if (shown_is_furniture(node))
        enter_furniture(r, node);
    return true;
}

static void leave(struct reader *r, const struct html_node *node)
{
    if (!shown_is_inline(node))
        end_paragraph(r);
    if (r->furniture && r->furniture->node == node) {
        end_paragraph(r);
        r->furniture->to = r->words->count;
        r->furniture = r->furniture->outer;
    }
    within_leave(&r->walk, node);
}

struct str words_base(struct arena *arena, const struct html_node *page,
                      struct str address)
{
    const struct html_node *base = html_find(page, "base");
    struct str href = base ? html_attribute(base, "href") : str_of("");
    struct str resolved = href.len ? address_resolve(arena, address, href)
                                   : str_of("");
    return resolved.len ? resolved : address;
}

static void read_page(struct reader *r, const struct html_node *page)
{
    const struct html_node *node = page;
    while (node && !r->full) {
        if (enter(r, node)) {
            if (node->first) {
                node = node->first;
                continue;
            }
            leave(r, node);
        }
        while (node != page && !node->next) {
            node = node->parent;
            leave(r, node);
        }
        node = node == page ? NULL : node->next;
    }
    end_word(r);
}

bool words_read(struct arena *arena, struct vocabulary *vocabulary,
                const struct html_node *page, struct str address,
                struct words *words)
{
    static const struct within nothing;
    struct furniture *furniture = NULL;
    *words = (struct words){.vocabulary = vocabulary};
    struct reader *r = arena_alloc(arena, sizeof *r);
    *r = (struct reader){
        .arena = arena,
        .vocabulary = vocabulary,
        .shown = shown_make(arena, page),
        .words = words,
        .starts = true,
        .walk = {arena, words_base(arena, page, address), &nothing, NULL, NULL,
                 NULL},
        .furniture_link = &furniture,
    };
    r->word = buffer_on(r->bytes, sizeof r->bytes);
    read_page(r, page);
    words->list = r->found;
    words->furniture = furniture;
    return !r->full;
}

const struct html_node *words_block(const struct word *word)
{
    const struct html_node *node = word->node;
    while (!node->name.len || shown_is_inline(node))
        node = node->parent;
    return node;
}

struct str words_text(struct arena *arena, const struct words *words,
                      size_t from, size_t to)
{
    struct buffer out = buffer_within(arena, HTML_MAX);
    for (size_t i = from; i < to && i < words->count; i++) {
        if (i > from)
            buffer_add_char(&out, ' ');
        buffer_add_str(&out,
                       vocabulary_word(words->vocabulary, words->list[i].id));
    }
    return buffer_str(&out);
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "publish/words.h"

#include "base/buffer.h"
#include "publish/address.h"
#include "publish/email.h"
#include "publish/shown.h"

/* A longer run without a space is cut into words of this many bytes. */
#define WORD_LENGTH_MAX ((size_t)1000)

/* A table whose rows and cells are being counted. */
struct grid {
    struct grid *outer;
    unsigned row, column;
};

/* A list whose items are being counted. */
struct list {
    struct list *outer;
    bool numbered;
    long next, step;
};

/* An element that changes what its words stand in, until it ends. */
struct frame {
    struct frame *outer;
    const struct html_node *node;
    const struct setting *before;
    struct grid *grid;           /* that it made, or NULL */
    struct list *list;           /* the same */
    struct furniture *furniture; /* that it is, or NULL */
};

struct reader {
    struct arena *arena;
    struct vocabulary *vocabulary;
    struct str base;
    struct shown shown;
    struct words *words;
    struct word *found;
    size_t room;
    char bytes[WORD_LENGTH_MAX + 8]; /* of the word that is being read */
    struct buffer word;
    const struct setting *word_in;
    const struct html_node *word_node;
    bool starts; /* a paragraph has begun, and has no word yet */
    const struct setting *in;
    struct frame *frame;
    struct grid *grid;
    struct list *list;
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
                r->word_in = r->in;
                r->word_node = node;
            }
            buffer_add(&r->word, text.at, len);
        }
        text = str_slice(text, len, text.len);
    }
}

/* What the words in an element stand in, beginning as those around it. */
static struct setting *change(struct reader *r)
{
    struct setting *in = arena_alloc(r->arena, sizeof *in);
    *in = *r->in;
    r->in = in;
    return in;
}

static unsigned columns_of(const struct html_node *cell)
{
    struct str span = html_attribute(cell, "colspan");
    unsigned columns = 0;
    for (size_t i = 0; i < span.len && i < 3; i++)
        if (is_ascii_digit((unsigned char)span.at[i]))
            columns = columns * 10 + (unsigned)(span.at[i] - '0');
    return columns ? columns : 1;
}

static void enter_cell(struct reader *r, const struct html_node *node)
{
    struct setting *in = change(r);
    in->cell = node;
    in->row = r->grid->row;
    in->column = r->grid->column + 1;
    r->grid->column += columns_of(node);
}

/* A whole number with a sign, as far as it goes. */
static long number_in(struct str text, long otherwise)
{
    text = str_trim(text);
    bool minus = str_starts(text, "-");
    size_t i = minus;
    long number = 0;
    while (i < text.len && i < 7 && is_ascii_digit((unsigned char)text.at[i]))
        number = number * 10 + (text.at[i++] - '0');
    if (i == minus)
        return otherwise;
    return minus ? -number : number;
}

static long count_items(const struct html_node *list)
{
    long count = 0;
    for (const struct html_node *n = list->first; n; n = n->next)
        count += html_is(n, "li");
    return count;
}

static struct list *enter_list(struct reader *r, const struct html_node *node)
{
    struct list *list = arena_alloc(r->arena, sizeof *list);
    bool reversed = html_has(node, "reversed");
    list->outer = r->list;
    list->numbered = html_is(node, "ol");
    list->step = reversed ? -1 : 1;
    list->next = number_in(html_attribute(node, "start"),
                           reversed ? count_items(node) : 1);
    r->list = list;
    return list;
}

static void enter_item(struct reader *r, const struct html_node *node)
{
    struct list *list = r->list;
    struct setting *in = change(r);
    in->item = node;
    in->numbered = list->numbered;
    in->number = number_in(html_attribute(node, "value"), list->next);
    list->next = in->number + list->step;
}

static void enter_link(struct reader *r, const struct html_node *node)
{
    struct setting *in = change(r);
    in->link = node;
    struct str href = html_attribute(node, "href");
    struct str hidden = email_of_link(r->arena, href);
    in->href = address_resolve(r->arena, r->base, hidden.len ? hidden : href);
}

static bool is_heading(const struct html_node *node)
{
    return node->name.len == 2 && node->name.at[0] == 'h' &&
           node->name.at[1] >= '1' && node->name.at[1] <= '6';
}

static bool is_struck(const struct html_node *node)
{
    return html_is(node, "del") || html_is(node, "s") ||
           html_is(node, "strike");
}

static struct furniture *enter_furniture(struct reader *r,
                                         const struct html_node *node)
{
    end_paragraph(r);
    struct furniture *furniture = arena_alloc(r->arena, sizeof *furniture);
    furniture->node = node;
    furniture->from = r->words->count;
    *r->furniture_link = furniture;
    r->furniture_link = &furniture->next;
    return furniture;
}

/* Sets what the words in the element stand in, and keeps how to undo it. */
static void enter_frame(struct reader *r, const struct html_node *node)
{
    struct frame frame = {.outer = r->frame, .node = node, .before = r->in};
    if (html_is(node, "table")) {
        frame.grid = arena_alloc(r->arena, sizeof *frame.grid);
        frame.grid->outer = r->grid;
        r->grid = frame.grid;
    } else if (html_is(node, "ol") || html_is(node, "ul")) {
        frame.list = enter_list(r, node);
    } else if (r->list && html_is(node, "li")) {
        enter_item(r, node);
    } else if (r->grid && (html_is(node, "td") || html_is(node, "th"))) {
        enter_cell(r, node);
    } else if (html_is(node, "a") && html_has(node, "href")) {
        enter_link(r, node);
    } else if (is_heading(node)) {
        change(r)->heading = node;
    } else if (is_struck(node)) {
        change(r)->struck = true;
    }
    if (shown_is_furniture(node))
        frame.furniture = enter_furniture(r, node);
    if (r->in == frame.before && !frame.grid && !frame.list && !frame.furniture)
        return;
    r->frame = arena_alloc(r->arena, sizeof frame);
    *r->frame = frame;
}

/* A letter, a digit, or anything beyond ASCII that is no mere sign. */
static bool has_letters(const struct html_node *root)
{
    for (const struct html_node *n = root; n; n = html_next(n, root)) {
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
    }
    return false;
}

/* The sign beside a heading that leads to the heading itself. */
static bool is_permalink(const struct html_node *node)
{
    return html_is(node, "a") &&
           str_starts(html_attribute(node, "href"), "#") && !has_letters(node);
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
        read_text(r, node, node->text);
        return false;
    }
    if (html_is(node, "script"))
        r->words->scripts = true;
    if (shown_is_hidden(&r->shown, node) || is_permalink(node))
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
    enter_frame(r, node);
    if (html_is(node, "tr") && r->grid) {
        r->grid->row++;
        r->grid->column = 0;
    }
    return true;
}

static void leave(struct reader *r, const struct html_node *node)
{
    if (!shown_is_inline(node))
        end_paragraph(r);
    struct frame *frame = r->frame;
    if (!frame || frame->node != node)
        return;
    if (frame->furniture) {
        end_paragraph(r);
        frame->furniture->to = r->words->count;
    }
    if (frame->grid)
        r->grid = frame->grid->outer;
    if (frame->list)
        r->list = frame->list->outer;
    r->in = frame->before;
    r->frame = frame->outer;
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
    static const struct setting plain;
    struct furniture *furniture = NULL;
    *words = (struct words){.vocabulary = vocabulary};
    struct reader *r = arena_alloc(arena, sizeof *r);
    *r = (struct reader){
        .arena = arena,
        .vocabulary = vocabulary,
        .base = words_base(arena, page, address),
        .shown = shown_make(arena, page),
        .words = words,
        .starts = true,
        .in = &plain,
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

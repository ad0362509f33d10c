/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/foreign.h"

#define OPENS  "<div lang=\""
#define CLOSES "</div>"

bool foreign_is_tag(struct str text)
{
    size_t part = 0;
    bool first = true;
    for (size_t i = 0; i <= text.len; i++) {
        unsigned char c = i < text.len ? (unsigned char)text.at[i] : '-';
        if (c == '-') {
            if (part < (first ? 2 : 1) || part > 8)
                return false;
            first = false;
            part = 0;
        } else if (is_ascii_letter(c) || (!first && is_ascii_digit(c))) {
            part++;
        } else {
            return false;
        }
    }
    return true;
}

/* The language that a mark opens; false: it opens none. */
static bool read_opening(struct str html, struct str *language)
{
    if (!str_starts(html, OPENS))
        return false;
    struct str rest = str_slice(html, sizeof OPENS - 1, html.len);
    *language = str_slice(rest, 0, str_find(rest, '"'));
    return str_is(str_slice(rest, language->len, rest.len), "\">") &&
           foreign_is_tag(*language);
}

static bool refuse_mark(struct make *make, struct place at, const char *fault,
                        const char *remedy)
{
    diagnostic_error(make->all, at, "%s", fault);
    diagnostic_remedy(make->all, "%s", remedy);
    return true;
}

static bool place_mark(struct make *make, struct cmark_node *block,
                       const char *html)
{
    struct made_block *made = arena_alloc(make->scratch, sizeof *made);
    made->foreign = html;
    struct cmark_node *mark = node_new_made_block(html);
    node_set_mark(mark, made);
    node_put_before(block, mark);
    return true;
}

bool foreign_mark(struct make *make, struct piece *piece,
                  struct cmark_node *block)
{
    struct str html = str_trim(node_literal(block)), language;
    bool opens = read_opening(html, &language);
    struct place at = piece_place(piece, node_line(block));
    if (!opens && !str_is(html, CLOSES)) {
        if (!str_starts(html, OPENS) && !str_starts(html, CLOSES))
            return false;
        return refuse_mark(make, at,
                           "this mark of another language cannot be read",
                           "write '<div lang=\"cy\">' or '</div>' on a line of "
                           "its own, between blank lines");
    }
    if (node_kind(node_parent(block)) != NODE_DOCUMENT)
        return refuse_mark(
            make, at,
            "a passage in another language cannot stand in a list or "
            "a quote",
            "put '<div lang=\"…\">' and '</div>' around the whole of "
            "it");
    if (opens && make->foreign)
        return refuse_mark(make, at,
                           "a passage in another language has one within it",
                           "close the first with '</div>' before the second");
    if (!opens && make->foreign != piece)
        return refuse_mark(
            make, at, "no passage is open that this would close",
            "open it with '<div lang=\"…\">' in the same part, or "
            "take this out");
    make->foreign = opens ? piece : NULL;
    make->passages.language = opens ? str_copy(make->arena, language).at : NULL;
    if (!opens)
        return place_mark(make, block, CLOSES);
    make->foreign_at = at;
    return place_mark(
        make, block,
        arena_format(make->scratch, OPENS "%.*s\">", STR(language)));
}

void foreign_end(struct make *make)
{
    if (make->foreign)
        refuse_mark(
            make, make->foreign_at,
            "this passage in another language is not closed",
            "put '</div>' on a line of its own behind it, between blank "
            "lines");
    make->foreign = NULL;
}

static void put_mark(struct make *make, struct cmark_node *root,
                     struct cmark_node *before, const char *html)
{
    struct cmark_node *mark = node_new_html_block(
        str_copy(make->scratch, str_of(html)).at);
    node_set_mark(mark, node_mark(root));
    if (before)
        node_put_before(before, mark);
    else
        node_put_last(root, mark);
}

void foreign_enclose(struct make *make, struct cmark_node *root,
                     const char *language)
{
    const char *opening = arena_format(make->scratch, OPENS "%s\">", language);
    bool own = false; /* in a passage that the text marks itself */
    bool open = false;
    struct cmark_node *next;
    if (make->foreign) /* who has marked this place has said the language */
        return;
    for (struct cmark_node *n = node_first(root); n; n = next) {
        bool html = node_kind(n) == NODE_HTML_BLOCK;
        struct str text = html ? str_trim(node_literal(n)) : str_of("");
        struct str tag;
        bool opens = html && read_opening(text, &tag);
        next = node_next(n);
        if (opens && open) {
            put_mark(make, root, n, CLOSES);
            open = false;
        } else if (!opens && !own && !open) {
            put_mark(make, root, n, opening);
            open = true;
        }
        own = opens || (own && !(html && str_is(text, CLOSES)));
    }
    if (open)
        put_mark(make, root, NULL, CLOSES);
}

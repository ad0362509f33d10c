/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/comment.h"

#include "document/chart_mark.h"
#include "document/review_mark.h"
#include "document/slot.h"

void comment_unclosed(struct make *make, struct place at)
{
    diagnostic_error(make->all, at, "this comment is not closed");
    diagnostic_remedy(make->all, "end it with '-->'");
}

/* Where `token` stands in the text, or the text's length. */
static size_t find(struct str text, const char *token)
{
    size_t i = str_find(text, *token);
    while (i < text.len && !str_starts(str_slice(text, i, text.len), token))
        i += 1 + str_find(str_slice(text, i + 1, text.len), *token);
    return i;
}

/* What a message shows of HTML: a tag's first line, not all of it. */
static struct str excerpt(struct str html)
{
    html = str_slice(html, 0, str_find(html, '\n'));
    size_t end = str_find(html, '>');
    html = str_slice(html, 0, end + 1);
    size_t len = html.len < 40 ? html.len : 40;
    while (len < html.len && ((unsigned char)html.at[len] & 0xc0) == 0x80)
        len--;
    return str_slice(html, 0, len);
}

/* A slot in a message would be a mark that nobody can read. */
static bool refuse_slots(struct make *make, struct piece *piece,
                         struct str html, const char *what)
{
    struct slot_mark mark;
    size_t from = 0;
    for (; slot_find(piece, html, from, &mark); from = mark.to)
        slot_refuse(make, mark.slot, what);
    return from > 0;
}

static void refuse_html(struct make *make, struct piece *piece, struct str html,
                        struct place at)
{
    if (refuse_slots(make, piece, html, "HTML"))
        return;
    diagnostic_error(make->all, at, "'%.*s' is HTML, which would not be shown",
                     STR(excerpt(html)));
    diagnostic_remedy(make->all, "write it in Markdown; for the sign '<' "
                                 "itself, write '\\<'");
}

bool comment_is_mark(struct str text, const char *word, struct str *rest)
{
    text = str_trim(text);
    size_t colon = str_find(text, ':');
    if (colon == text.len ||
        !str_equal_nocase(str_trim(str_slice(text, 0, colon)), str_of(word)))
        return false;
    *rest = str_slice(text, colon + 1, text.len);
    return true;
}

static bool is_area_mark(struct str text, struct str *areas)
{
    return comment_is_mark(text, "area", areas) ||
           comment_is_mark(text, "areas", areas);
}

bool comment_is_area(struct str html, struct str *areas)
{
    size_t end = find(html, "-->");
    return str_starts(html, "<!--") && end >= 4 && end < html.len &&
           str_is_blank(str_slice(html, end + 3, html.len)) &&
           is_area_mark(str_slice(html, 4, end), areas);
}

/* Reads the inside of a comment that stands on a line of its own. */
static void read_marks(struct make *make, const struct piece *piece,
                       struct str text, struct place at)
{
    struct str areas;
    if (is_area_mark(text, &areas))
        outline_mark(&make->outline, make->arena, areas, make->input->areas, at,
                     make->all);
    chart_mark_read(make, text, at);
    review_mark_read(make, piece, text, at);
}

void comment_block(struct make *make, struct piece *piece,
                   struct cmark_node *block)
{
    struct str html = node_literal(block);
    size_t line = node_line(block);
    for (size_t i = 0; i < html.len;) {
        struct str rest = str_slice(html, i, html.len);
        struct place at = piece_place(piece, line);
        size_t len = 1;
        if (str_starts(rest, "<!--")) {
            len = find(rest, "-->");
            if (len == rest.len) {
                comment_unclosed(make, at);
                refuse_slots(make, piece, rest, "a comment");
                return;
            }
            struct str text = str_slice(rest, 4, len);
            len += 3;
            if (!refuse_slots(make, piece, text, "a comment"))
                read_marks(make, piece, text, at);
        } else if (i && !is_ascii_space((unsigned char)rest.at[0]) &&
                   rest.at[0] != '<') {
            diagnostic_error(make->all, at,
                             "what follows a comment on its line would not be "
                             "shown");
            diagnostic_remedy(make->all,
                              "put the comment on a line of its own");
            refuse_slots(make, piece, rest, "a comment's line");
            return;
        } else if (!is_ascii_space((unsigned char)rest.at[0])) {
            refuse_html(make, piece, rest, at);
            return;
        }
        for (size_t end = i + len; i < end; i++)
            line += html.at[i] == '\n';
    }
}

bool comment_inline(struct make *make, struct piece *piece, struct str html,
                    struct place at, struct str *areas)
{
    if (!str_starts(html, "<!--")) {
        refuse_html(make, piece, html, at);
        return false;
    }
    struct str text = str_slice(html, 4, html.len - 3);
    if (refuse_slots(make, piece, text, "a comment"))
        return false;
    chart_mark_refuse(make, text, at);
    review_mark_refuse(make, text, at);
    return is_area_mark(text, areas);
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/reference.h"

/* So many are told from code; each takes a walk. */
#define SEEN_MAX 100

static int digit_of(char c, bool hex)
{
    if (is_ascii_digit((unsigned char)c))
        return c - '0';
    c = ascii_lower(c);
    return hex && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/*
 * The number of a reference that the text begins with, as cmark reads it.
 * Returns its length, or 0 when it is none.
 */
static size_t read_reference(struct str text, uint32_t *number)
{
    if (!str_starts(text, "&#"))
        return 0;
    bool hex = text.len > 2 && ascii_lower(text.at[2]) == 'x';
    size_t first = hex ? 3 : 2, i = first;
    *number = 0;
    for (; i < text.len && digit_of(text.at[i], hex) >= 0; i++)
        if (*number < 0x110000)
            *number = *number * (hex ? 16 : 10) +
                      (uint32_t)digit_of(text.at[i], hex);
    bool whole = i > first && i - first <= (hex ? 6 : 7) && i < text.len &&
                 text.at[i] == ';';
    return whole ? i + 1 : 0;
}

/* Whether no input may hold the character; cmark has U+FFFD in the place of
 * what is no character at all. */
static bool is_refused(uint32_t number, char bytes[4], struct str *text)
{
    size_t at;
    if (!number || number >= 0x110000 || (number >= 0xd800 && number < 0xe000))
        return false;
    if (number == 0xfffe || number == 0xffff) {
        bytes[0] = (char)(number & 0xff); /* so cmark writes these two */
        *text = (struct str){bytes, 1};
        return true;
    }
    *text = (struct str){bytes, utf8_write(number, bytes)};
    return text_fault(*text, &at) != TEXT_OK;
}

static size_t count(struct str text, struct str token)
{
    size_t found = 0;
    for (size_t i = str_find(text, token.at[0]); i < text.len;) {
        struct str rest = str_slice(text, i, text.len);
        found += rest.len >= token.len &&
                 str_equal(str_slice(rest, 0, token.len), token);
        i += 1 + str_find(str_slice(rest, 1, rest.len), token.at[0]);
    }
    return found;
}

/* How often the tree holds a character, which as a mark of a slot may also
 * stand in the source. */
static size_t count_in_tree(struct cmark_node *root, struct str token)
{
    size_t found = 0;
    for (struct cmark_node *n = root; n; n = node_after(n, root, true)) {
        enum node_kind kind = node_kind(n);
        found += count(node_literal(n), token);
        if (kind == NODE_CODE_BLOCK)
            found += count(node_info(n), token);
        if (kind == NODE_LINK || kind == NODE_IMAGE)
            found += count(node_url(n), token) + count(node_title(n), token);
    }
    return found;
}

static size_t count_in_cells(const struct pipe_table *tables, struct str token)
{
    size_t found = 0;
    for (; tables; tables = tables->next)
        for (size_t r = 0; r < tables->row_count; r++)
            for (size_t i = 0; i < tables->rows[r].count; i++)
                if (tables->rows[r].cells[i].content)
                    found += count_in_tree(tables->rows[r].cells[i].content,
                                           token);
    return found;
}

static void refuse_character(struct make *make, struct place at,
                             struct str reference)
{
    diagnostic_error(make->all, at,
                     "'%.*s' is a character that no page may hold",
                     STR(reference));
    diagnostic_remedy(make->all, "delete it");
}

/* The piece's text without the lines that were put in before it. */
static struct str written_text(const struct piece *piece)
{
    struct str rest = piece->text;
    for (size_t i = 0; i < piece->line_shift; i++)
        str_split(&rest, '\n');
    return rest;
}

void reference_check(struct make *make, struct piece *piece,
                     struct cmark_node *root, const struct pipe_table *tables)
{
    struct str written = written_text(piece);
    size_t line = piece->line_shift, seen = 0;
    for (struct str rest = written; rest.at;) {
        struct str text = str_split(&rest, '\n');
        line++;
        for (size_t i = str_find(text, '&'); i < text.len;) {
            struct str found = str_slice(text, i, text.len), token;
            char bytes[4];
            uint32_t number;
            size_t len = read_reference(found, &number);
            if (len && is_refused(number, bytes, &token) &&
                (++seen > SEEN_MAX ||
                 count_in_tree(root, token) + count_in_cells(tables, token) >
                     count(written, token))) {
                refuse_character(make, piece_place(piece, line),
                                 str_slice(found, 0, len));
                return;
            }
            found = str_slice(found, 1, found.len);
            i += 1 + str_find(found, '&');
        }
    }
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/pipe_margin.h"

/* The column that follows one character. */
static size_t next_column(size_t column, char c)
{
    return c == '\t' ? column + 4 - column % 4 : column + 1;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The column that the text of a list's item begins at. */
static size_t item_column(struct piece *piece, struct cmark_node *item)
{
    struct str line = piece_line(piece, node_line(item));
    size_t i = 0, column = 0;
    for (; i + 1 < node_column(item) && i < line.len; i++)
        column = next_column(column, line.at[i]);
    bool digits = i < line.len && is_ascii_digit((unsigned char)line.at[i]);
    for (; i < line.len && is_ascii_digit((unsigned char)line.at[i]); i++)
        column++;
    column += digits ||
              i < line.len; /* the sign after a number, or by itself */
    size_t text = column;
    for (i++; i < line.len && is_blank(line.at[i]); i++)
        text = next_column(text, line.at[i]);
    bool plain = i < line.len && text > column && text - column <= 4;
    return plain ? text : column + 1;
}

struct pipe_margin pipe_margin_of(struct piece *piece, struct cmark_node *block)
{
    struct pipe_margin margin = {.column = 0};
    for (struct cmark_node *n = node_parent(block); n; n = node_parent(n)) {
        if (node_kind(n) == NODE_QUOTE) {
            margin.in_quote = margin.in_quote || !margin.column;
            margin.quotes++;
        } else if (node_kind(n) == NODE_ITEM && !margin.column) {
            margin.column = item_column(piece, n);
        }
    }
    return margin;
}

struct pipe_line pipe_margin_strip(const struct pipe_margin *margin,
                                   struct str line)
{
    size_t i = 0, column = 0, quotes = 0, from = 0;
    for (; i < line.len; i++) {
        if (line.at[i] == '>' && quotes < margin->quotes) {
            quotes++;
            from = column + 2;
        } else if (!is_blank(line.at[i])) {
            break;
        }
        column = next_column(column, line.at[i]);
    }
    if (!margin->in_quote && margin->column)
        from = margin->column;
    return (struct pipe_line){
        .text = str_trim(str_slice(line, i, line.len)),
        .byte = i,
        .indent = column > from ? column - from : 0,
        .lazy = quotes < margin->quotes || column < margin->column,
    };
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/table_pipe.h"

#include "document/chart_mark.h"
#include "document/inline.h"
#include "document/pipe.h"
#include "document/table_print.h"

#define CAPTION "Table:"

/* What stands before a caption's text in the source, where an escaped colon
 * is no colon: its length, or 0. */
static size_t caption_mark(struct piece *piece, struct cmark_node *paragraph)
{
    struct str line = piece_line(piece, node_line(paragraph));
    struct str text = str_slice(line, node_column(paragraph) - 1, line.len);
    if (!str_starts(text, CAPTION))
        return 0;
    size_t len = sizeof CAPTION - 1;
    while (len < text.len && (text.at[len] == ' ' || text.at[len] == '\t'))
        len++;
    return len >= sizeof CAPTION ? len : 0;
}

bool table_pipe_is_caption(struct piece *piece, struct cmark_node *paragraph)
{
    struct cmark_node *next = node_next(paragraph);
    struct cmark_node *first = node_first(paragraph);
    return next && node_kind(next) == NODE_MADE_BLOCK &&
           node_mark(next) == node_mark(paragraph) && first &&
           node_kind(first) == NODE_TEXT && caption_mark(piece, paragraph);
}

/* The text of nodes that are nothing else; false: there are others. */
static bool take_text(struct make *make, struct cmark_node *holder,
                      struct str *text)
{
    struct cmark_node *first = node_first(holder);
    buffer_clear(&make->text);
    for (struct cmark_node *n = first; n; n = node_next(n)) {
        if (node_kind(n) != NODE_TEXT)
            return false;
        buffer_add_str(&make->text, node_literal(n));
    }
    *text = str_copy(make->scratch, buffer_str(&make->text));
    return true;
}

/* What has been gone through, as a cell: text, or nodes and their text. */
static void fill_cell(struct make *make, struct table_cell *cell,
                      struct cmark_node *holder)
{
    struct str text = text_one_line(make->scratch, buffer_str(&make->text));
    cell->content = NULL;
    if (take_text(make, holder, &cell->text))
        return;
    cell->text = text;
    cell->content = holder;
}

static void walk_text(struct make *make, struct piece *piece,
                      struct cmark_node *holder, size_t first, size_t last,
                      size_t byte)
{
    buffer_clear(&make->text);
    buffer_clear(&make->shown);
    struct inlines walk = {
        .make = make,
        .piece = piece,
        .block = holder,
        .first_line = first,
        .last_line = last,
        .one_line = true,
        .cursor = {first, byte},
    };
    inline_walk(&walk);
}

/* The caption of the paragraph before the block, which goes. */
static void take_caption(struct make *make, struct piece *piece,
                         struct cmark_node *block, struct table_cell *caption)
{
    struct cmark_node *paragraph = node_previous(block);
    *caption = (struct table_cell){.text = {"", 0}};
    if (!paragraph || paragraph != make->caption)
        return;
    struct cmark_node *holder = node_new_made("", "");
    struct cmark_node *first = node_first(paragraph);
    struct str text = node_literal(first);
    size_t from = caption_mark(piece, paragraph);
    node_set_literal(first, from < text.len ? text.at + from : "");
    size_t line = node_line(paragraph);
    node_move_into(holder, paragraph);
    walk_text(make, piece, holder, line, node_last_line(paragraph), 0);
    fill_cell(make, caption, holder);
    caption->at = piece_place(piece, line);
    node_remove(paragraph);
}

static struct cmark_node *pass_empty(struct cmark_node *node)
{
    while (node && node_kind(node) == NODE_TEXT && !node_literal(node).len)
        node = node_next(node);
    return node;
}

/* Whether all of a cell is one node of this kind, which is then left out. */
static bool unwrap(struct make *make, struct table_cell *cell,
                   enum node_kind kind)
{
    struct cmark_node *holder = cell->content;
    struct cmark_node *only = holder ? pass_empty(node_first(holder)) : NULL;
    if (!only || node_kind(only) != kind || pass_empty(node_next(only)))
        return false;
    node_move_children(only, only);
    node_remove(only);
    struct str text;
    if (take_text(make, holder, &text)) {
        cell->text = text;
        cell->content = NULL;
    }
    return true;
}

static void fill_row(struct make *make, struct piece *piece,
                     const struct pipe_row *row, struct table_cell *cells,
                     size_t columns)
{
    size_t byte = row->byte;
    struct str line = piece_line(piece, row->line);
    for (size_t i = 0; i < columns; i++) {
        cells[i].text = STR_LITERAL("");
        cells[i].at = piece_place(piece, row->line);
        if (i >= row->count || !row->cells[i].content)
            continue;
        walk_text(make, piece, row->cells[i].content, row->line, row->line,
                  byte);
        fill_cell(make, &cells[i], row->cells[i].content);
        /* The next cell is somewhere after this one's text. */
        byte += row->cells[i].text.len;
        byte = byte < line.len ? byte : line.len;
    }
}

void table_pipe(struct make *make, struct piece *piece,
                struct cmark_node *block)
{
    const struct pipe_table *pipe = pipe_table(block);
    size_t columns = pipe->column_count, rows = pipe->row_count - 1;
    struct table_print *table = arena_alloc(make->scratch, sizeof *table);
    take_caption(make, piece, block, &table->caption);
    if (!table_print_fits(make, columns, rows,
                          piece_place(piece, pipe->rows->line))) {
        node_remove(block);
        return;
    }
    table->at = piece_place(piece, pipe->rows->line);
    table->column_count = columns;
    table->numbers = pipe->numbers;
    table->row_count = rows;
    table->head = arena_array(make->scratch, columns, sizeof *table->head);
    table->cells = arena_array(make->scratch, columns * rows,
                               sizeof *table->cells);
    fill_row(make, piece, &pipe->rows[0], table->head, columns);
    for (size_t i = 0; i < rows; i++)
        fill_row(make, piece, &pipe->rows[i + 1], &table->cells[i * columns],
                 columns);
    table->total = rows > 1 && unwrap(make, &table->cells[(rows - 1) * columns],
                                      NODE_STRONG);
    size_t body = rows - table->total;
    table->other = body > 1 && unwrap(make, &table->cells[(body - 1) * columns],
                                      NODE_EMPHASIS);
    table->chart = chart_mark_take(make, table);
    node_put_before(block, table_print(make, table));
    node_remove(block);
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/pipe.h"

#include <string.h>

#include "document/reference.h"

/* Stands before each cell, so that it is text whatever it begins with. */
#define CELL_MARK ":"

/* Cells are at most as long as the text that they are taken from. */
#define TEXT_MAX (4 * (FILL_OUTPUT_MAX + MAKE_VALUES_MAX))

bool pipe_may_hold_table(struct str text)
{
    while (text.at)
        if (pipe_row_may_delimit(str_split(&text, '\n')))
            return true;
    return false;
}

/* What cmark looks at in a line of text. */
static bool is_markup(char c)
{
    switch (c) {
    case '\\':
    case '`':
    case '*':
    case '_':
    case '[':
    case ']':
    case '<':
    case '&':
    case '!':
        return true;
    default:
        return false;
    }
}

/* Whether a cell is nothing but text, and so need not be parsed. */
static bool is_text(struct str cell)
{
    for (size_t i = 0; i < cell.len; i++)
        if (is_markup(cell.at[i]))
            return false;
    return true;
}

/* Each cell that has markup, as a paragraph; returns how many lines that is. */
static size_t write_cells(struct buffer *out, const struct pipe_table *tables)
{
    size_t lines = 0;
    for (const struct pipe_table *t = tables; t; t = t->next) {
        for (size_t r = 0; r < t->row_count; r++) {
            for (size_t i = 0; i < t->rows[r].count; i++) {
                struct str cell = t->rows[r].cells[i].text;
                if (is_text(cell))
                    continue;
                buffer_add_text(out, "\\" CELL_MARK);
                pipe_row_write_cell(out, cell);
                buffer_add_text(out, "\n\n");
                lines += 2;
            }
        }
    }
    return lines;
}

/*
 * The piece's text, with a blank line before each table that stands at the end
 * of a paragraph.
 */
static void write_text(struct make *make, struct buffer *out,
                       struct piece *piece, const struct pipe_table *tables)
{
    size_t count = 0, line = piece->line_shift + 1;
    for (const struct pipe_table *t = tables; t; t = t->next)
        count += t->before.at != NULL;
    piece->inserted = arena_array(make->scratch, count, sizeof(size_t));
    struct str rest = piece->text;
    /* At the start, cmark would not see it. */
    if (str_starts(rest, "\xef\xbb\xbf"))
        rest = str_slice(rest, 3, rest.len);
    for (size_t old = 1; rest.at; old++, line++) {
        struct str text = str_split(&rest, '\n');
        while (tables && tables->rows->line < old)
            tables = tables->next;
        if (tables && tables->rows->line == old && tables->before.at) {
            buffer_add_str(out, tables->before);
            buffer_add_char(out, '\n');
            piece->inserted[piece->inserted_count++] = line++;
        }
        buffer_add_str(out, text);
        if (rest.at)
            buffer_add_char(out, '\n');
    }
}

static void drop_mark(struct cmark_node *text)
{
    struct str literal = node_literal(text);
    if (literal.len > strlen(CELL_MARK))
        node_set_literal(text, literal.at + strlen(CELL_MARK));
    else
        node_remove(text);
}

/* The nodes of a cell: text, or those of the first paragraph of the tree. */
static struct cmark_node *take_cell(struct make *make, struct str text,
                                    struct cmark_node *root)
{
    struct cmark_node *cell = node_new_made("", "");
    if (is_text(text)) {
        node_put_last(cell, node_new_text(str_copy(make->scratch, text).at));
        return cell;
    }
    struct cmark_node *paragraph = node_first(root);
    drop_mark(node_first(paragraph));
    node_move_into(cell, paragraph);
    node_remove(paragraph);
    return cell;
}

/* Takes the paragraphs of the cells off the front of the tree. */
static void take_cells(struct make *make, const struct piece *piece,
                       struct pipe_table *tables, struct cmark_node *root)
{
    size_t shift = piece->line_shift;
    for (struct pipe_table *t = tables; t; t = t->next) {
        shift += t->before.at != NULL;
        for (size_t r = 0; r < t->row_count; r++) {
            struct pipe_row *row = &t->rows[r];
            row->line += shift;
            for (size_t i = 0; i < row->count; i++)
                if (row->cells[i].text.len)
                    row->cells[i].content = take_cell(make, row->cells[i].text,
                                                      root);
        }
    }
}

static void put_table(struct cmark_node *paragraph, struct pipe_table *table)
{
    struct cmark_node *block = node_new_made_block("");
    struct cmark_node *holder = node_new_made("", "");
    node_set_mark(holder, table);
    node_put_last(block, holder);
    node_put_before(paragraph, block);
    node_remove(paragraph);
}

/* Puts each table in the place of the paragraph that begins on its line. */
static void put_tables(struct make *make, struct piece *piece,
                       struct pipe_table *tables, struct cmark_node *root)
{
    for (struct cmark_node *node = node_first(root); tables && node;) {
        struct cmark_node *next = node_after(node, root,
                                             node_is_container(node));
        if (node_kind(node) == NODE_PARAGRAPH &&
            node_line(node) == tables->rows->line) {
            put_table(node, tables);
            tables = tables->next;
        }
        node = next;
    }
    if (!tables)
        return;
    diagnostic_error(make->all, piece_place(piece, tables->rows->line),
                     "this table cannot be told from what stands above it");
    diagnostic_remedy(make->all, "put a blank line before it");
}

/* Whether cells can be parsed without the text around them. */
static bool are_alone(struct str text, const struct pipe_table *tables)
{
    for (; tables; tables = tables->next)
        if (tables->before.at)
            return false;
    for (size_t i = str_find(text, ']'); i < text.len;) {
        struct str rest = str_slice(text, i + 1, text.len);
        if (str_starts(rest, ":"))
            return false; /* it may define a link */
        i += 1 + str_find(rest, ']');
    }
    return true;
}

/* Puts the tables into the tree, which may be another one then. */
static struct cmark_node *parse_tables(struct make *make, struct piece *piece,
                                       struct pipe_table *tables,
                                       struct cmark_node *root)
{
    struct buffer out = buffer_make(TEXT_MAX);
    struct cmark_node *cells;
    size_t lines = write_cells(&out, tables);
    if (are_alone(piece->text, tables)) {
        cells = tree_parse(buffer_str(&out));
    } else {
        piece->line_shift = lines;
        write_text(make, &out, piece, tables);
        piece_set_text(piece, str_copy(make->scratch, buffer_str(&out)));
        cells = root = tree_parse(piece->text);
    }
    buffer_release(&out);
    take_cells(make, piece, tables, cells);
    put_tables(make, piece, tables, root);
    return root;
}

struct cmark_node *pipe_parse(struct make *make, struct piece *piece)
{
    struct cmark_node *root = tree_parse(piece->text);
    struct pipe_table *tables = NULL;
    if (pipe_may_hold_table(piece->text) &&
        pipe_find(make->scratch, piece, root, &tables, make->all) && tables)
        root = parse_tables(make, piece, tables, root);
    reference_check(make, piece, root, tables);
    return root;
}

struct pipe_table *pipe_table(struct cmark_node *block)
{
    return node_mark(node_first(block));
}

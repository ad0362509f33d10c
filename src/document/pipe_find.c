/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/pipe_find.h"

#include "document/pipe_margin.h"

struct finding {
    struct arena *arena;
    struct piece *piece;
    struct diagnostics *all;
    struct cmark_node *block; /* that is looked at, and what is before its
                               * lines */
    struct pipe_margin margin;
    struct pipe_table **end; /* where the next table goes */
};

static struct pipe_line line_of(const struct finding *f, size_t line)
{
    struct str text = piece_line(f->piece, line);
    if (line != node_line(f->block))
        return pipe_margin_strip(&f->margin, text);
    size_t byte = node_column(f->block) - 1;
    return (struct pipe_line){.text = str_trim(str_slice(text, byte, text.len)),
                              .byte = byte};
}

static void refuse(const struct finding *f, size_t line, const char *fault,
                   const char *remedy)
{
    diagnostic_error(f->all, piece_place(f->piece, line), "%s", fault);
    diagnostic_remedy(f->all, "%s", remedy);
}

/* Whether GFM would see the beginning of another block in such a row. */
static bool begins_block(const struct pipe_line *row)
{
    struct str text = row->text;
    size_t i = 0;
    while (i < text.len && is_ascii_digit((unsigned char)text.at[i]))
        i++;
    bool number = i && i < text.len && (text.at[i] == '.' || text.at[i] == ')');
    bool item = number && (i + 1 == text.len ||
                           is_ascii_space((unsigned char)text.at[i + 1]));
    return row->indent >= 4 || str_starts(text, "<") || item;
}

/* Looks at a row below the line of dashes. */
static void check_row(const struct finding *f, size_t line,
                      const struct pipe_line *row, const struct str *cells,
                      size_t count, size_t columns)
{
    size_t filled = count < PIPE_COLUMNS_MAX ? count : PIPE_COLUMNS_MAX;
    while (filled > columns && !cells[filled - 1].len)
        filled--;
    if (!pipe_row_is_divided(row->text) || begins_block(row)) {
        refuse(f, line, "this line is taken for a row of the table above it",
               "put a blank line after the table; if it is a row, begin and "
               "end it with '|'");
    } else if (row->lazy) {
        refuse(f, line,
               "this row does not stand in the list or quote of its table",
               "begin it as the table's first row begins, or put a blank line "
               "after the table");
    } else if (!count) {
        refuse(f, line, "this row of the table has no cells",
               "delete it, or put a blank line after the table");
    } else if (filled > columns) {
        diagnostic_error(f->all, piece_place(f->piece, line),
                         "this row has %zu cells, and its table %zu columns",
                         count, columns);
        diagnostic_remedy(f->all, "give the table's first two lines a cell "
                                  "more; write '\\|' for the sign '|' itself");
    }
}

static void add_row(const struct finding *f, struct pipe_table *table,
                    size_t line)
{
    struct str cells[PIPE_COLUMNS_MAX];
    struct pipe_line text = line_of(f, line);
    size_t count = pipe_row_cells(text.text, cells);
    struct pipe_row *row = &table->rows[table->row_count++];
    if (table->row_count > 1)
        check_row(f, line, &text, cells, count, table->column_count);
    row->line = line;
    row->byte = text.byte;
    row->count = count < table->column_count ? count : table->column_count;
    row->cells = arena_array(f->arena, row->count, sizeof *row->cells);
    for (size_t i = 0; i < row->count; i++)
        row->cells[i].text = cells[i];
}

/* Adds the table whose header is on the line, and its last row on `last`. */
static void add_table(struct finding *f, size_t first, size_t header,
                      size_t last, const bool *numbers, size_t columns)
{
    if (columns > PIPE_COLUMNS_MAX) {
        diagnostic_error(f->all, piece_place(f->piece, header),
                         "this table has %zu columns", columns);
        diagnostic_remedy(f->all, "a table has at most %d", PIPE_COLUMNS_MAX);
        return;
    }
    if (last - header - 1 > PIPE_ROWS_MAX) {
        diagnostic_error(f->all, piece_place(f->piece, header),
                         "this table has %zu rows", last - header - 1);
        diagnostic_remedy(f->all,
                          "a table has at most %d: show the most important "
                          "ones, or make it a table of data",
                          PIPE_ROWS_MAX);
        return;
    }
    struct pipe_table *table = arena_alloc(f->arena, sizeof *table);
    table->column_count = columns;
    memcpy(table->numbers, numbers, sizeof table->numbers);
    table->rows = arena_array(f->arena, last - header, sizeof *table->rows);
    add_row(f, table, header);
    for (size_t line = header + 2; line <= last; line++)
        add_row(f, table, line);
    if (header > first)
        table->before = str_slice(piece_line(f->piece, header), 0,
                                  table->rows->byte);
    *f->end = table;
    f->end = &table->next;
}

/* What a line of dashes makes of the line above it. */
enum delimiter {
    DELIMITER_NONE,
    DELIMITER_LAZY,
    DELIMITER_UNEVEN,
    DELIMITER_GOOD,
};

static enum delimiter look_at(const struct finding *f, size_t line,
                              bool *numbers, size_t *columns)
{
    struct str cells[PIPE_COLUMNS_MAX];
    struct pipe_line dashes = line_of(f, line);
    if (!pipe_row_is_delimiter(dashes.text, numbers, columns) ||
        dashes.indent >= 4)
        return DELIMITER_NONE;
    struct pipe_line header = line_of(f, line - 1);
    if (pipe_row_cells(header.text, cells) != *columns)
        return DELIMITER_UNEVEN;
    return dashes.lazy || header.lazy ? DELIMITER_LAZY : DELIMITER_GOOD;
}

static void warn_uneven(const struct finding *f, size_t line)
{
    diagnostic_warning(f->all, piece_place(f->piece, line),
                       "this is not shown as a table: the line of dashes and "
                       "the one above it have not the same number of cells");
    diagnostic_remedy(f->all, "give each column a cell in both lines");
}

/*
 * Looks for a table in a paragraph, or in a heading that is one because of
 * the line under it. `line` is the first that may be a line of dashes.
 */
static void look_into(struct finding *f, struct cmark_node *block, size_t line)
{
    bool heading = node_kind(block) == NODE_HEADING;
    size_t first = node_line(block), last = node_last_line(block);
    size_t columns, uneven = 0;
    bool numbers[PIPE_COLUMNS_MAX] = {false};
    f->block = block;
    f->margin = pipe_margin_of(f->piece, block);
    for (; line + heading <= last; line++) {
        if (!pipe_row_may_delimit(piece_line(f->piece, line)))
            continue;
        switch (look_at(f, line, numbers, &columns)) {
        case DELIMITER_NONE:
            continue;
        case DELIMITER_UNEVEN:
            uneven = uneven ? uneven : line;
            continue;
        case DELIMITER_LAZY:
            refuse(f, line,
                   "this line of dashes does not stand in the list or quote "
                   "of the line above it",
                   "begin both lines alike");
            return;
        case DELIMITER_GOOD:
            break;
        }
        if (heading)
            refuse(f, last, "this line makes a heading of the table above it",
                   "put a blank line after the table");
        else
            add_table(f, first, line - 1, last, numbers, columns);
        return;
    }
    if (uneven)
        warn_uneven(f, uneven);
}

bool pipe_find(struct arena *arena, struct piece *piece,
               struct cmark_node *root, struct pipe_table **tables,
               struct diagnostics *all)
{
    struct finding f = {
        .arena = arena, .piece = piece, .all = all, .end = tables};
    size_t errors = all->counts[DIAGNOSTIC_ERROR];
    size_t line = 1;
    *tables = NULL;
    struct cmark_node *node = node_first(root);
    for (; node; node = node_after(node, root, node_is_container(node))) {
        enum node_kind kind = node_kind(node);
        if (kind != NODE_PARAGRAPH && kind != NODE_HEADING)
            continue;
        size_t last = node_last_line(node);
        line = line > node_line(node) ? line : node_line(node) + 1;
        while (line <= last && !pipe_row_may_delimit(piece_line(piece, line)))
            line++;
        if (line <= last)
            look_into(&f, node, line);
        line = line <= last ? last + 1 : line;
    }
    return all->counts[DIAGNOSTIC_ERROR] == errors;
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/resolve_table.h"

#include "document/chart_mark.h"
#include "document/resolve_inline.h"
#include "document/resolve_text.h"

/* A column is made even up to this many characters. */
#define WIDTH_MAX 40

/* As many as a column may want, and what stands between two cells. */
#define BETWEEN " | "
static const char spaces[] = "                                        " BETWEEN;
static const char dashes[] = "----------------------------------------";
_Static_assert(sizeof spaces == WIDTH_MAX + sizeof BETWEEN &&
                   sizeof dashes == WIDTH_MAX + 1,
               "as wide as a column can be");

struct str resolve_trimmed(struct str margin)
{
    while (margin.len && margin.at[margin.len - 1] == ' ')
        margin.len--;
    return margin;
}

void resolve_blank(struct buffer *out, struct str margin)
{
    buffer_add_char(out, '\n');
    buffer_add_str(out, resolve_trimmed(margin));
    buffer_add_char(out, '\n');
    buffer_add_str(out, margin);
}

static void write_content(struct make *make, struct buffer *out,
                          const struct table_cell *cell, enum resolve_kind kind)
{
    if (cell->content)
        resolve_inline(make, NULL, out, cell->content, kind, STR_LITERAL(""));
    else
        resolve_text_alone(out, cell->text);
}

/* A cell as Markdown. */
struct written {
    struct str text;
    size_t width; /* in characters */
};

struct writing {
    struct make *make;
    struct buffer *out;
    const struct table_print *table;
    struct str margin;
    struct written *cells; /* the header's first */
    size_t *widths;        /* of the columns */
};

/* What the first cell of a row is in, which says what row it is. */
static const char *delimiter_of(const struct table_print *table, size_t row)
{
    size_t body = table->row_count - table->total;
    if (row == body)
        return "**";
    return table->other && row + 1 == body ? "*" : "";
}

static void keep_cell(struct writing *w, size_t i, size_t column,
                      struct str markdown, size_t width)
{
    size_t *widest = &w->widths[column];
    w->cells[i] = (struct written){markdown, width};
    if (width > *widest)
        *widest = width < WIDTH_MAX ? width : WIDTH_MAX;
}

/* One cell, whose Markdown is made in `made`. */
static void write_cell(struct writing *w, struct buffer *made, size_t row,
                       size_t column)
{
    const struct table_print *table = w->table;
    size_t i = row * table->column_count + column, width;
    const struct table_cell *cell = row ? &table->cells[i - table->column_count]
                                        : &table->head[column];
    const char *delimiter = row && !column ? delimiter_of(table, row - 1) : "";
    if (!*delimiter && cell->plain) {
        keep_cell(w, i, column, cell->text, cell->text.len);
        return;
    }
    if (!*delimiter && !cell->content && resolve_is_plain(cell->text, &width)) {
        keep_cell(w, i, column, cell->text, width);
        return;
    }
    buffer_clear(made);
    buffer_add_text(made, delimiter);
    write_content(w->make, made, cell, RESOLVE_CELL);
    if (*delimiter && made->len == strlen(delimiter))
        buffer_add_text(made, "<!-- -->");
    buffer_add_text(made, delimiter);
    struct str markdown = str_copy(w->make->scratch, buffer_str(made));
    keep_cell(w, i, column, markdown, utf8_count(markdown));
    w->out->full |= made->full;
}

static void write_cells(struct writing *w)
{
    struct buffer made = buffer_make(w->out->ceiling);
    for (size_t row = 0; row <= w->table->row_count; row++)
        for (size_t column = 0; column < w->table->column_count; column++)
            write_cell(w, &made, row, column);
    buffer_release(&made);
}

static void write_row(struct writing *w, size_t row)
{
    size_t columns = w->table->column_count;
    const struct written *cell = &w->cells[row * columns];
    buffer_add_text(w->out, "| ");
    for (size_t i = 0; i < columns; i++, cell++) {
        size_t between = sizeof BETWEEN - 1 - (i + 1 == columns);
        size_t width = cell->width, even = w->widths[i];
        size_t pad = width < even ? even - width : 0;
        if (w->table->numbers[i]) {
            buffer_add(w->out, spaces, pad);
            pad = 0;
        }
        buffer_add_str(w->out, cell->text);
        buffer_add(w->out, spaces + WIDTH_MAX - pad, pad + between);
    }
}

static void write_dashes(struct writing *w)
{
    buffer_add_char(w->out, '|');
    for (size_t i = 0; i < w->table->column_count; i++) {
        bool number = w->table->numbers[i];
        buffer_add_char(w->out, ' ');
        buffer_add(w->out, dashes, w->widths[i] - number);
        buffer_add_text(w->out, number ? ": |" : " |");
    }
}

static void write_line_end(struct writing *w)
{
    buffer_add_char(w->out, '\n');
    buffer_add_str(w->out, w->margin);
}

void resolve_table(struct make *make, struct buffer *out,
                   const struct table_print *table, struct str margin)
{
    size_t columns = table->column_count;
    struct writing w = {
        .make = make, .out = out, .table = table, .margin = margin};
    w.cells = arena_array(make->scratch, columns * (table->row_count + 1),
                          sizeof *w.cells);
    w.widths = arena_array(make->scratch, columns, sizeof *w.widths);
    for (size_t i = 0; i < columns; i++)
        w.widths[i] = 3;
    if (table->chart) {
        chart_mark_write(out, table->chart);
        write_line_end(&w);
    }
    if (table->printed->caption.len) {
        buffer_add_text(out, "Table: ");
        write_content(make, out, &table->caption, RESOLVE_CAPTION);
        resolve_blank(out, margin);
    }
    write_cells(&w);
    write_row(&w, 0);
    write_line_end(&w);
    write_dashes(&w);
    for (size_t i = 1; i <= table->row_count; i++) {
        write_line_end(&w);
        write_row(&w, i);
    }
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/resolve_table.h"

#include "document/chart_mark.h"
#include "document/resolve_inline.h"
#include "document/resolve_text.h"

/* A column is made even up to this many characters. */
#define WIDTH_MAX 40

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

struct writing {
    struct make *make;
    struct buffer *out;
    const struct table_print *table;
    struct str margin;
    struct str *cells; /* as Markdown, the header's first */
    size_t *widths;    /* of the columns, in characters */
};

/* What the first cell of a row is in, which says what row it is. */
static const char *delimiter_of(const struct table_print *table, size_t row)
{
    size_t body = table->row_count - table->total;
    if (row == body)
        return "**";
    return table->other && row + 1 == body ? "*" : "";
}

static void keep_cell(struct writing *w, size_t i, struct str markdown)
{
    size_t width = utf8_count(markdown);
    size_t *widest = &w->widths[i % w->table->column_count];
    w->cells[i] = markdown;
    if (width > *widest)
        *widest = width < WIDTH_MAX ? width : WIDTH_MAX;
}

static void write_cells(struct writing *w)
{
    const struct table_print *table = w->table;
    size_t columns = table->column_count;
    struct buffer out = buffer_make(w->out->ceiling);
    for (size_t i = 0; i < columns * (table->row_count + 1); i++) {
        size_t row = i / columns, column = i % columns;
        const struct table_cell *cell = row ? &table->cells[i - columns]
                                            : &table->head[i];
        const char *delimiter = row && !column ? delimiter_of(table, row - 1)
                                               : "";
        if (!*delimiter && !cell->content && resolve_is_plain(cell->text)) {
            keep_cell(w, i, cell->text);
            continue;
        }
        buffer_clear(&out);
        buffer_add_text(&out, delimiter);
        write_content(w->make, &out, cell, RESOLVE_CELL);
        if (*delimiter && out.len == strlen(delimiter))
            buffer_add_text(&out, "<!-- -->");
        buffer_add_text(&out, delimiter);
        keep_cell(w, i, str_copy(w->make->scratch, buffer_str(&out)));
        w->out->full |= out.full;
    }
    buffer_release(&out);
}

static void write_repeated(struct buffer *out, char c, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_add_char(out, c);
}

static void write_row(struct writing *w, size_t row)
{
    size_t columns = w->table->column_count;
    buffer_add_char(w->out, '|');
    for (size_t i = 0; i < columns; i++) {
        struct str cell = w->cells[row * columns + i];
        size_t width = utf8_count(cell);
        size_t pad = width < w->widths[i] ? w->widths[i] - width : 0;
        buffer_add_char(w->out, ' ');
        if (w->table->numbers[i])
            write_repeated(w->out, ' ', pad);
        buffer_add_str(w->out, cell);
        if (!w->table->numbers[i])
            write_repeated(w->out, ' ', pad);
        buffer_add_text(w->out, " |");
    }
}

static void write_dashes(struct writing *w)
{
    buffer_add_char(w->out, '|');
    for (size_t i = 0; i < w->table->column_count; i++) {
        bool number = w->table->numbers[i];
        buffer_add_char(w->out, ' ');
        write_repeated(w->out, '-', w->widths[i] - number);
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

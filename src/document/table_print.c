/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/table_print.h"

#include "data/type_date.h"
#include "document/table_look.h"
#include "template/escape.h"

/* At most 1000 rows of cells; their texts are bounded by the buffer. */
#define TABLE_HTML_MAX ((size_t)16 * 1024 * 1024)

/* What is longer is no date in any language. */
#define DATE_MAX 60

struct printing {
    struct make *make;
    const struct table_print *table;
    struct cmark_node *block;
    struct buffer html; /* that is not in the block yet */
    bool full;
};

void table_print_text(struct buffer *html, struct str text)
{
    while (text.len) {
        size_t end = 0;
        while (end < text.len &&
               ((unsigned char)text.at[end] > '\r' ||
                (text.at[end] != '\n' && text.at[end] != '\r')))
            end++;
        escape_html(html, str_slice(text, 0, end));
        if (end == text.len)
            break;
        bool pair = text.at[end] == '\r' && end + 1 < text.len &&
                    text.at[end + 1] == '\n';
        buffer_add_text(html, "&#10;");
        text = str_slice(text, end + 1 + pair, text.len);
    }
}

/* Puts what has been written into the block: a node that holds more, or NULL.
 */
static void flush(struct printing *p, struct cmark_node *content)
{
    const char *html = p->html.len ? p->html.bytes : "";
    if (content)
        node_set_before(content, html);
    else
        content = node_new_made(html, "");
    node_put_last(p->block, content);
    p->full |= p->html.full;
    buffer_clear(&p->html);
}

static void write_content(struct printing *p, const struct table_cell *cell)
{
    if (cell->content)
        flush(p, cell->content);
    else
        table_print_text(&p->html, cell->text);
}

/* Whether a part of a content is there to be seen by itself, as a gap is. */
static bool is_seen(struct cmark_node *node)
{
    switch (node_kind(node)) {
    case NODE_MADE:
        return !node_first(node);
    case NODE_CODE:
    case NODE_IMAGE:
        return true;
    default:
        return false;
    }
}

/* Whether it shows nothing: emphasis of an empty value is no text. */
static bool is_empty(const struct table_cell *cell)
{
    if (!str_is_blank(cell->text))
        return false;
    for (struct cmark_node *n = cell->content; n;
         n = node_after(n, cell->content, true))
        if (n != cell->content && is_seen(n))
            return false;
    return true;
}

static void add_passage(struct printing *p, enum passage_kind kind,
                        const struct table_cell *cell)
{
    struct make *make = p->make;
    passage_add(make->arena, &make->passages, kind, cell->text, cell->at,
                outline_section(&make->outline));
}

/* Puts HTML into a node of its own, which is left out where nothing is drawn.
 */
static void flush_drawn(struct printing *p)
{
    struct cmark_node *node = node_new_made(p->html.bytes, "");
    p->full |= p->html.full;
    buffer_clear(&p->html);
    node_put_last(p->block, node);
    chart_drawn(p->make, node);
}

/* The beginning of a chart: its message, the drawing, and what its table is
 * folded away in. */
static void write_chart(struct printing *p)
{
    const struct table_print *table = p->table;
    const struct locale *locale = p->make->input->locale;
    const char *id = chart_id(p->make, table, "caption");
    buffer_add_format(&p->html, "<figure class=\"chart\" id=\"%s\">\n",
                      table->printed->id);
    buffer_add_format(&p->html, "<figcaption id=\"%s\">", id);
    write_content(p, &table->caption);
    buffer_add_text(&p->html, "</figcaption>\n");
    add_passage(p, PASSAGE_PROSE, &table->caption);
    flush(p, NULL);
    chart_draw(p->make, table, &p->html);
    buffer_add_text(&p->html, "<details>\n<summary>");
    escape_html(&p->html,
                str_of(locale ? locale_word(locale, "chart_table") : ""));
    buffer_add_text(&p->html, "</summary>\n");
    flush_drawn(p);
    buffer_add_format(&p->html,
                      "<div class=\"table\" role=\"region\" "
                      "aria-labelledby=\"%s\" tabindex=\"0\">\n"
                      "<table aria-labelledby=\"%s\">\n",
                      id, id);
}

static void end_chart(struct printing *p)
{
    flush(p, NULL);
    buffer_add_text(&p->html, "\n</details>");
    flush_drawn(p);
    buffer_add_text(&p->html, "\n</figure>");
}

/* The beginning, which names the region that a reader may scroll. */
static void write_caption(struct printing *p)
{
    const struct table_print *table = p->table;
    const struct section *section = outline_section(&p->make->outline);
    const char *id = table->printed->id;
    const char *label = !is_empty(&table->caption) ? id
                        : section                  ? section->heading->id
                                                   : NULL;
    buffer_add_text(&p->html, "<div class=\"table\"");
    if (label != id)
        buffer_add_format(&p->html, " id=\"%s\"", id);
    if (label) {
        buffer_add_text(&p->html, " role=\"region\" aria-labelledby=\"");
        escape_html(&p->html, str_of(label));
        buffer_add_char(&p->html, '"');
    }
    buffer_add_text(&p->html, " tabindex=\"0\">\n<table>\n");
    if (label != id)
        return;
    buffer_add_format(&p->html, "<caption id=\"%s\">", id);
    write_content(p, &table->caption);
    buffer_add_text(&p->html, "</caption>\n");
    add_passage(p, PASSAGE_PROSE, &table->caption);
}

/* Whether a text has the digits of a year and those of a day: what has not
 * is no date, which is told sooner than by reading it. */
static bool may_be_date(struct str text, const struct table_look *look)
{
    if (look->digits <= 4 || look->digits > 8 || text.len > DATE_MAX)
        return false;
    size_t run = 0;
    for (size_t i = 0; i < text.len && run < 4; i++)
        run = is_ascii_digit((unsigned char)text.at[i]) ? run + 1 : 0;
    return run == 4;
}

/* Whether a cell is a date, whose words belong together. */
static bool is_date(const struct printing *p, const struct table_cell *cell,
                    const struct table_look *look)
{
    const struct locale *locale = p->make->input->locale;
    struct refusal why = {.arena = p->make->scratch};
    struct date date;
    return !cell->content && locale && may_be_date(cell->text, look) &&
           type_take_date(locale, DATE_ISO_ONLY, cell->text, &date, &why);
}

enum cell_class { PLAIN, NUMBER, DATE };

static void open_cell(struct buffer *html, enum cell_class class)
{
    if (class == NUMBER)
        buffer_add_text(html, "<td class=\"number\">");
    else if (class == DATE)
        buffer_add_text(html, "<td class=\"date\">");
    else
        buffer_add_text(html, "<td>");
}

static void open_heading(struct buffer *html, enum cell_class class, bool head)
{
    if (!head)
        buffer_add_text(html, "<th scope=\"row\">");
    else if (class == NUMBER)
        buffer_add_text(html, "<th scope=\"col\" class=\"number\">");
    else
        buffer_add_text(html, "<th scope=\"col\">");
}

/* One cell; the first of a row, and each of the header, is a heading of it
 * unless it is empty. `text` is its text in the document's arena. */
static void write_cell(struct printing *p, struct table_cell *cell,
                       struct str text, size_t column, bool head)
{
    struct make *make = p->make;
    struct table_look look = table_look(text);
    enum cell_class class = PLAIN;
    bool heading = (head || !column) && (look.text || !is_empty(cell));
    if (column && p->table->numbers[column])
        class = NUMBER;
    else if (!heading && is_date(p, cell, &look))
        class = DATE;
    if (heading)
        open_heading(&p->html, class, head);
    else
        open_cell(&p->html, class);
    if (look.html && !cell->content)
        buffer_add_str(&p->html, text);
    else
        write_content(p, cell);
    cell->plain = look.markdown && !cell->content;
    if (heading)
        buffer_add_text(&p->html, "</th>");
    else
        buffer_add_text(&p->html, "</td>");

    enum passage_kind kind = head ? PASSAGE_COLUMN : PASSAGE_CELL;
    if (look.one_line)
        passage_add_cell(make->arena, &make->passages, kind, text,
                         look.digits > 0, cell->at,
                         outline_section(&make->outline));
    else
        add_passage(p, kind, cell);
}

static void write_row(struct printing *p, size_t row, const char *tag)
{
    const struct table_print *table = p->table;
    size_t columns = table->column_count, cell = row * columns;
    buffer_add_text(&p->html, tag);
    for (size_t i = 0; i < columns; i++, cell++)
        write_cell(p, &table->cells[cell], table->printed->cells[cell], i,
                   false);
    buffer_add_text(&p->html, "</tr>\n");
}

static void write_rows(struct printing *p)
{
    const struct table_print *table = p->table;
    size_t body = table->row_count - table->total;
    buffer_add_text(&p->html, "<thead>\n<tr>");
    for (size_t i = 0; i < table->column_count; i++)
        write_cell(p, &table->head[i], table->printed->head[i], i, true);
    buffer_add_text(&p->html, "</tr>\n</thead>\n");
    if (body)
        buffer_add_text(&p->html, "<tbody>\n");
    for (size_t i = 0; i < body; i++)
        write_row(p, i,
                  table->other && i + 1 == body ? "<tr class=\"other\">"
                                                : "<tr>");
    if (body)
        buffer_add_text(&p->html, "</tbody>\n");
    if (table->total) {
        buffer_add_text(&p->html, "<tfoot>\n");
        write_row(p, body, "<tr>");
        buffer_add_text(&p->html, "</tfoot>\n");
    }
    buffer_add_text(&p->html, "</table>\n</div>");
}

/* The texts of the cells, all in one piece, as table_look() wants them. */
static struct str *copy_texts(struct arena *arena,
                              const struct table_cell *cells, size_t count)
{
    size_t room = count * sizeof(struct str) + TABLE_LOOK_BEYOND;
    for (size_t i = 0; i < count; i++)
        room += cells[i].text.len + 1;
    struct str *texts = arena_room(arena, room);
    char *to = (char *)(texts + count);
    for (size_t i = 0; i < count; i++) {
        size_t len = cells[i].text.len;
        texts[i] = (struct str){to, len};
        if (len)
            memcpy(to, cells[i].text.at, len);
        to[len] = '\0';
        to += len + 1;
    }
    memset(to, 0, TABLE_LOOK_BEYOND);
    return texts;
}

/* Lists it for who writes it in other forms. */
static void list(struct make *make, struct table_print *table)
{
    struct printed_table *printed = arena_alloc(make->arena, sizeof *printed);
    size_t columns = table->column_count;
    bool *numbers = arena_array(make->arena, columns, sizeof *numbers);
    for (size_t i = 0; i < columns; i++)
        numbers[i] = table->numbers[i];
    *printed = (struct printed_table){
        .id = ids_take(&make->ids, arena_format(make->arena, "table-%zu",
                                                ++make->table_count)),
        .data = table->data,
        .group = table->group,
        .caption = is_empty(&table->caption)
                       ? (struct str){"", 0}
                       : str_copy(make->arena, table->caption.text),
        .section = outline_section(&make->outline),
        .column_count = columns,
        .head = copy_texts(make->arena, table->head, columns),
        .numbers = numbers,
        .cells = copy_texts(make->arena, table->cells,
                            columns * table->row_count),
        .row_count = table->row_count,
        .total = table->total,
        .other = table->other,
    };
    if (make->last_table)
        make->last_table->next = printed;
    else
        make->first_table = printed;
    make->last_table = printed;
    table->printed = printed;
}

static void warn_of_caption(struct printing *p)
{
    struct diagnostics *all = p->make->all;
    if (p->table->chart)
        diagnostic_error(all, p->table->at, "this chart has no caption");
    else
        diagnostic_warning(all, p->table->at, "this table has no caption");
    diagnostic_remedy(all, "say what it shows in a paragraph 'Table: …' right "
                           "before it");
}

bool table_print_fits(struct make *make, size_t columns, size_t rows,
                      struct place at)
{
    bool before = make->cell_count <= TABLE_CELLS_MAX;
    make->cell_count += columns * (rows + 1);
    if (make->cell_count <= TABLE_CELLS_MAX)
        return true;
    if (before) {
        diagnostic_error(make->all, at,
                         "there are more than %zu cells in tables up to here",
                         TABLE_CELLS_MAX);
        diagnostic_remedy(make->all, "show fewer rows or columns");
    }
    return false;
}

struct cmark_node *table_print(struct make *make, struct table_print *table)
{
    struct printing p = {.make = make, .table = table};
    p.html = buffer_within(make->scratch, TABLE_HTML_MAX);
    p.block = node_new_made_block("");
    struct made_block *made = arena_alloc(make->scratch, sizeof *made);
    made->table = table;
    node_set_mark(p.block, made);
    list(make, table);
    if (is_empty(&table->caption))
        warn_of_caption(&p);
    if (table->chart)
        write_chart(&p);
    else
        write_caption(&p);
    write_rows(&p);
    if (table->chart)
        end_chart(&p);
    flush(&p, NULL);
    buffer_release(&p.html);
    if (p.full) {
        diagnostic_error(make->all, table->at,
                         "this table is longer than %zu MiB",
                         TABLE_HTML_MAX / 1024 / 1024);
        diagnostic_remedy(make->all, "show fewer columns, or set a 'limit'");
    }
    for (struct section *s = outline_section(&make->outline); s; s = s->parent)
        s->tables++;
    return p.block;
}

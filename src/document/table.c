/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/table.h"

#include "document/slot.h"
#include "document/table_rows.h"
#include "document/table_spec.h"
#include "template/escape.h"

/* At most 1000 rows of cells; their texts are bounded by the buffer. */
#define TABLE_HTML_MAX ((size_t)16 * 1024 * 1024)

struct writing {
    struct make *make;
    const struct table_spec *spec;
    const struct table_rows *rows;
    struct buffer html;
    struct buffer sum;
};

/* Text in an element. A line break stays one, without making a blank line. */
static void write_text(struct buffer *html, struct str text)
{
    while (text.len) {
        size_t end = 0;
        while (end < text.len && text.at[end] != '\n' && text.at[end] != '\r')
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

static bool is_number(const struct writing *w, size_t column)
{
    return type_is_number(w->spec->table->schema->columns[column].type.kind);
}

static bool is_date(const struct writing *w, size_t column)
{
    return w->spec->table->schema->columns[column].type.kind == TYPE_DATE;
}

/* A word of the statement's language, which every locale has. */
static struct str word(const struct writing *w, const char *name)
{
    const struct value *word = value_member(
        locale_words(w->make->input->locale), str_of(name));
    return word ? word->text : str_of(name);
}

static void write_caption(struct writing *w, struct piece *piece,
                          const char *id)
{
    struct make *make = w->make;
    struct str caption = w->spec->caption;
    struct slot_mark mark;
    size_t from = 0;
    struct buffer value = buffer_make(MAKE_VALUES_MAX);
    buffer_add_text(&w->html, "<caption id=\"");
    escape_html(&w->html, str_of(id));
    buffer_add_text(&w->html, "\">");
    buffer_clear(&make->text);
    for (; slot_find(piece, caption, from, &mark); from = mark.to) {
        struct str text = str_slice(caption, from, mark.from);
        write_text(&w->html, text);
        buffer_add_str(&make->text, text);
        if (mark.slot->kind == SLOT_TEXT) {
            buffer_clear(&value);
            slot_add_value(make, &value, mark.slot);
            write_text(&w->html, buffer_str(&value));
            buffer_add_str(&make->text, buffer_str(&value));
        } else if (mark.slot->kind == SLOT_GAP) {
            slot_gap(make, piece, &mark);
            buffer_add_text(&w->html,
                            make_gap_html(make, slot_label(make, mark.slot)));
        } else {
            slot_refuse(make, mark.slot, "a table's caption");
        }
    }
    struct str rest = str_slice(caption, from, caption.len);
    write_text(&w->html, rest);
    buffer_add_str(&make->text, rest);
    buffer_add_text(&w->html, "</caption>\n");
    buffer_release(&value);
    passage_add(make->arena, &make->passages, PASSAGE_PROSE,
                buffer_str(&make->text), w->spec->at,
                outline_section(&make->outline));
}

static void write_head(struct writing *w)
{
    const struct column *columns = w->spec->table->schema->columns;
    buffer_add_text(&w->html, "<thead>\n<tr>");
    for (size_t i = 0; i < w->spec->column_count; i++) {
        const struct column *column = &columns[w->spec->columns[i]];
        bool number = i && is_number(w, w->spec->columns[i]);
        buffer_add_text(&w->html, number ? "<th scope=\"col\" class=\"number\">"
                                         : "<th scope=\"col\">");
        write_text(&w->html,
                   str_of(column->label ? column->label : column->name));
        buffer_add_text(&w->html, "</th>");
    }
    buffer_add_text(&w->html, "</tr>\n</thead>\n");
}

/* One cell; the first of a row is its heading, which is never empty. */
static void write_cell(struct writing *w, size_t position, struct str text,
                       struct place at)
{
    struct make *make = w->make;
    if (!position && !str_trim(text).len)
        text = word(w, "no_value");
    if (!position)
        buffer_add_text(&w->html, "<th scope=\"row\">");
    else if (is_number(w, w->spec->columns[position]))
        buffer_add_text(&w->html, "<td class=\"number\">");
    else if (is_date(w, w->spec->columns[position]))
        buffer_add_text(&w->html, "<td class=\"date\">");
    else
        buffer_add_text(&w->html, "<td>");
    write_text(&w->html, text);
    buffer_add_text(&w->html, position ? "</td>" : "</th>");
    passage_add(make->arena, &make->passages, PASSAGE_CELL, text, at,
                outline_section(&make->outline));
}

/* A row of sums under a word; `which` are the columns, NULL: all numbers. */
static void write_sums(struct writing *w, struct str heading,
                       const struct table_sum *sums, const bool *which)
{
    const struct table_spec *spec = w->spec;
    write_cell(w, 0, heading, spec->at);
    for (size_t i = 1; i < spec->column_count; i++) {
        size_t column = spec->columns[i];
        buffer_clear(&w->sum);
        if (sums[column].given && (!which || which[column]))
            type_show_places(&w->sum,
                             &spec->table->schema->columns[column].type,
                             w->make->input->locale, sums[column].number,
                             w->rows->places[column]);
        write_cell(w, i, buffer_str(&w->sum), spec->at);
    }
}

static void write_rows(struct writing *w)
{
    const struct table_rows *rows = w->rows;
    buffer_add_text(&w->html, "<tbody>\n");
    for (size_t r = 0; r < rows->count; r++) {
        buffer_add_text(&w->html, "<tr>");
        for (size_t i = 0; i < w->spec->column_count; i++)
            write_cell(w, i, rows->rows[r].cells[i], rows->rows[r].at[i]);
        buffer_add_text(&w->html, "</tr>\n");
    }
    if (rows->other) {
        buffer_add_text(&w->html, "<tr class=\"other\">");
        write_sums(w, word(w, "other"), rows->other, NULL);
        buffer_add_text(&w->html, "</tr>\n");
    }
    buffer_add_text(&w->html, "</tbody>\n");
    if (w->spec->has_totals) {
        buffer_add_text(&w->html, "<tfoot>\n<tr>");
        write_sums(w, word(w, "total"), rows->totals, w->spec->totals);
        buffer_add_text(&w->html, "</tr>\n</tfoot>\n");
    }
}

static void write_table(struct writing *w, struct piece *piece)
{
    struct make *make = w->make;
    const char *id = ids_take(
        &make->ids,
        arena_format(make->arena, "table-%s", w->spec->table->schema->name));
    buffer_add_text(&w->html, "<div class=\"table\" role=\"region\" "
                              "aria-labelledby=\"");
    escape_html(&w->html, str_of(id));
    buffer_add_text(&w->html, "\" tabindex=\"0\">\n<table>\n");
    write_caption(w, piece, id);
    write_head(w);
    write_rows(w);
    buffer_add_text(&w->html, "</table>\n</div>");
    for (struct section *s = outline_section(&make->outline); s; s = s->parent)
        s->tables++;
}

/* A table without a row: a gap where it has to have one. What its caption
 * would say is not missed: the marks of it are only looked at. */
static void write_empty(struct writing *w, struct piece *piece)
{
    struct slot_mark mark;
    for (size_t from = 0; slot_find(piece, w->spec->caption, from, &mark);)
        from = mark.to;

    const struct table_schema *schema = w->spec->table->schema;
    if (!schema->required) {
        diagnostic_error(w->make->all, w->spec->at,
                         "the table '%s' has no rows", schema->name);
        diagnostic_remedy(w->make->all,
                          "put it between {{#%s.given}} and {{/%s.given}}, or "
                          "give it a row",
                          schema->name, schema->name);
        return;
    }
    const char *label = schema->label ? schema->label : schema->name;
    make_gap(w->make, label, w->spec->at, NULL);
    buffer_add_format(&w->html, "<p>%s</p>", make_gap_html(w->make, label));
}

void table_fence(struct make *make, struct piece *piece,
                 struct cmark_node *fence, struct str name)
{
    struct table_spec spec;
    struct table_rows rows;
    if (!table_spec_read(make, piece, fence, name, &spec) ||
        !table_rows_read(make, &spec, &rows)) {
        make->failed = true;
        return;
    }
    struct writing w = {.make = make, .spec = &spec, .rows = &rows};
    w.html = buffer_make(TABLE_HTML_MAX);
    w.sum = buffer_make(1024);
    if (rows.count)
        write_table(&w, piece);
    else
        write_empty(&w, piece);
    if (w.html.full) {
        diagnostic_error(make->all, spec.at,
                         "this table is longer than %zu "
                         "MiB",
                         TABLE_HTML_MAX / 1024 / 1024);
        diagnostic_remedy(make->all, "show fewer columns, or set a 'limit'");
    }
    node_put_before(fence, node_new_made_block(w.html.len ? w.html.bytes : ""));
    node_remove(fence);
    buffer_release(&w.html);
    buffer_release(&w.sum);
}

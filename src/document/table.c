/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/table.h"

#include "document/slot.h"
#include "document/table_print.h"
#include "document/table_rows.h"
#include "document/table_spec.h"

/* A table in the making. */
struct filling {
    struct make *make;
    const struct table_spec *spec;
    const struct table_rows *rows;
    struct buffer text;
};

static struct str word(const struct filling *f, const char *name)
{
    return str_of(locale_word(f->make->input->locale, name));
}

static struct str take_text(struct filling *f)
{
    struct str text = str_copy(f->make->scratch, buffer_str(&f->text));
    buffer_clear(&f->text);
    return text;
}

/* The caption with its values; a gap in it makes it more than text. */
static struct table_cell fill_caption(struct filling *f, struct piece *piece)
{
    struct make *make = f->make;
    struct str caption = f->spec->caption;
    struct buffer html = buffer_make(6 * MAKE_VALUES_MAX);
    struct slot_mark mark;
    size_t from = 0, shown = 0; /* the text up to there is in `html` */
    bool gaps = false;
    for (; slot_find(piece, caption, from, &mark); from = mark.to) {
        buffer_add_str(&f->text, str_slice(caption, from, mark.from));
        if (mark.slot->kind == SLOT_TEXT) {
            slot_add_value(make, &f->text, mark.slot);
        } else if (mark.slot->kind == SLOT_GAP) {
            gaps = true;
            slot_gap(make, piece, &mark);
            table_print_text(
                &html, str_slice(buffer_str(&f->text), shown, f->text.len));
            buffer_add_text(&html,
                            make_gap_html(make, slot_label(make, mark.slot)));
            shown = f->text.len;
        } else {
            slot_refuse(make, mark.slot, "a table's caption");
        }
    }
    buffer_add_str(&f->text, str_slice(caption, from, caption.len));
    struct table_cell cell = {.at = f->spec->at, .text = take_text(f)};
    table_print_text(&html, str_slice(cell.text, shown, cell.text.len));
    if (gaps) {
        cell.content = node_new_made("", "");
        node_put_last(cell.content, node_new_made(html.bytes, ""));
    }
    buffer_release(&html);
    return cell;
}

/* What has to be there and is not yet: a gap that is seen. */
static void fill_gap(struct filling *f, const struct column *column,
                     struct table_cell *cell)
{
    const char *label = column->label ? column->label : column->name;
    if (column->asked)
        label = column->asked;
    make_gap(f->make, label, cell->at, NULL);
    cell->content = node_new_made("", "");
    node_put_last(cell->content,
                  node_new_made(make_gap_html(f->make, label), ""));
}

/* The first cell of a row is its heading, which is never empty. */
static void fill_rows(struct filling *f, struct table_cell *cell)
{
    for (size_t r = 0; r < f->rows->count; r++) {
        const struct table_row *row = &f->rows->rows[r];
        for (size_t i = 0; i < f->spec->column_count; i++, cell++) {
            cell->text = row->cells[i];
            cell->at = row->at[i];
            size_t shown = f->spec->columns[i];
            const struct column *column =
                &f->spec->table->schema->columns[shown];
            if (column->required && f->spec->group == TABLE_NO_COLUMN &&
                str_is_blank(cell->text))
                fill_gap(f, column, cell);
            else if (!i && str_is_blank(cell->text))
                cell->text = word(f, "no_value");
        }
    }
}

/* A row of sums under a word; `which` are the columns, NULL: all numbers. */
static void fill_sums(struct filling *f, struct table_cell *cells,
                      struct str heading, const struct table_sum *sums,
                      const bool *which)
{
    const struct table_spec *spec = f->spec;
    for (size_t i = 0; i < spec->column_count; i++) {
        size_t column = spec->columns[i];
        if (i && sums[column].given && (!which || which[column]))
            type_show_places(&f->text,
                             &spec->table->schema->columns[column].type,
                             f->make->input->locale, sums[column].number,
                             f->rows->places[column]);
        cells[i].text = i ? take_text(f) : heading;
        cells[i].at = spec->at;
    }
}

static void fill_head(const struct filling *f, struct table_cell *head,
                      bool *numbers)
{
    for (size_t i = 0; i < f->spec->column_count; i++) {
        const struct column *column =
            &f->spec->table->schema->columns[f->spec->columns[i]];
        head[i].text = str_of(column->label ? column->label : column->name);
        head[i].at = f->spec->at;
        numbers[i] = type_is_number(column->type.kind);
    }
}

static struct cmark_node *make_table(struct filling *f, struct piece *piece)
{
    struct arena *scratch = f->make->scratch;
    const struct table_spec *spec = f->spec;
    size_t columns = spec->column_count, row = f->rows->count;
    struct table_print *table = arena_alloc(scratch, sizeof *table);
    bool *numbers = arena_array(scratch, columns, sizeof *numbers);
    table->at = spec->at;
    table->data = spec->table->schema->name;
    if (spec->group != TABLE_NO_COLUMN)
        table->group = spec->table->schema->columns[spec->group].name;
    table->chart = spec->chart;
    table->column_count = columns;
    table->numbers = numbers;
    table->other = f->rows->other != NULL;
    table->total = spec->has_totals;
    table->row_count = row + table->other + table->total;
    table->head = arena_array(scratch, columns, sizeof *table->head);
    table->cells = arena_array(scratch, columns * table->row_count,
                               sizeof *table->cells);
    table->caption = fill_caption(f, piece);
    fill_head(f, table->head, numbers);
    fill_rows(f, table->cells);
    if (table->other)
        fill_sums(f, &table->cells[row++ * columns], word(f, "other"),
                  f->rows->other, NULL);
    if (table->total)
        fill_sums(f, &table->cells[row * columns], word(f, "total"),
                  f->rows->totals, spec->totals);
    return table_print(f->make, table);
}

/* A table without a row: a gap where it has to have one. What its caption
 * would say is not missed: the marks of it are only looked at. */
static struct cmark_node *make_empty(struct filling *f, struct piece *piece)
{
    struct slot_mark mark;
    for (size_t from = 0; slot_find(piece, f->spec->caption, from, &mark);)
        from = mark.to;

    const struct table_schema *schema = f->spec->table->schema;
    if (!schema->required) {
        diagnostic_error(f->make->all, f->spec->at,
                         "the table '%s' has no rows", schema->name);
        diagnostic_remedy(f->make->all,
                          "put it between {{#%s.given}} and {{/%s.given}}, or "
                          "give it a row",
                          schema->name, schema->name);
        return node_new_made_block("");
    }
    const char *label = schema->label ? schema->label : schema->name;
    make_gap(f->make, label, f->spec->at, NULL);
    return node_new_made_block(arena_format(f->make->scratch, "<p>%s</p>",
                                            make_gap_html(f->make, label)));
}

void table_fence(struct make *make, struct piece *piece,
                 struct cmark_node *fence, bool chart, struct str name)
{
    struct table_spec spec;
    struct table_rows rows;
    if (!table_spec_read(make, piece, fence, chart, name, &spec) ||
        !table_rows_read(make, &spec, &rows) ||
        !table_print_fits(make, spec.column_count, rows.count + 2, spec.at)) {
        make->failed = true;
        return;
    }
    struct filling f = {.make = make, .spec = &spec, .rows = &rows};
    f.text = buffer_make(MAKE_VALUES_MAX);
    node_put_before(fence,
                    rows.count ? make_table(&f, piece) : make_empty(&f, piece));
    node_remove(fence);
    buffer_release(&f.text);
}

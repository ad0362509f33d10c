/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/chart_mark.h"

#include "document/comment.h"
#include "document/table_print.h"

static bool refuse_mark(struct make *make, struct place at, struct str what)
{
    diagnostic_error(make->all, at, "'%.*s' says nothing of a chart",
                     STR(what));
    diagnostic_remedy(make->all,
                      "write a mark such as '<!-- chart: bars; value: 2, 3 "
                      "-->', with columns counted from 1 and beside one "
                      "another");
    return false;
}

/* "2, 3": columns that stand beside one another. */
static bool read_columns(struct str list, struct chart_columns *columns)
{
    *columns = (struct chart_columns){0};
    for (struct str rest = list; rest.at;) {
        struct decimal number;
        if (!decimal_read(str_trim(str_split(&rest, ',')), &number) ||
            number.places || number.units < 2 || number.units > 1000)
            return false;
        size_t column = (size_t)number.units - 1;
        if (!columns->count)
            columns->first = column;
        else if (column != columns->first + columns->count)
            return false;
        columns->count++;
    }
    return true;
}

static bool read_item(struct chart *chart, struct str item)
{
    size_t colon = str_find(item, ':');
    struct str name = str_trim(str_slice(item, 0, colon));
    struct str value = str_trim(str_slice(item, colon + 1, item.len));
    if (str_is(name, "value"))
        return read_columns(value, &chart->values);
    if (str_is(name, "target") && chart->kind == CHART_PROGRESS)
        return read_columns(value, &chart->target) && chart->target.count == 1;
    if (str_is(name, "unit"))
        return read_columns(value, &chart->unit) && chart->unit.count == 1;
    chart->rows_are_points = str_is(value, "rows");
    return str_is(name, "points") && chart->kind == CHART_LINE &&
           (chart->rows_are_points || str_is(value, "columns"));
}

void chart_mark_read(struct make *make, struct str text, struct place at)
{
    struct str rest;
    if (!comment_is_mark(text, "chart", &rest))
        return;
    chart_mark_end(make);
    struct chart *chart = arena_alloc(make->scratch, sizeof *chart);
    struct str kind = str_trim(str_split(&rest, ';'));
    *chart = (struct chart){.at = at, .kind = chart_kind_find(kind)};
    bool good = chart->kind != CHART_KIND_COUNT || refuse_mark(make, at, kind);
    while (good && rest.at) {
        struct str item = str_trim(str_split(&rest, ';'));
        good = read_item(chart, item) || refuse_mark(make, at, item);
    }
    if (good && (!chart->values.count ||
                 (chart->kind == CHART_PROGRESS &&
                  (chart->values.count > 1 || !chart->target.count))))
        good = refuse_mark(make, at, str_trim(text));
    make->chart = good ? chart : NULL;
}

void chart_mark_refuse(struct make *make, struct str text, struct place at)
{
    struct str rest;
    if (!comment_is_mark(text, "chart", &rest))
        return;
    diagnostic_error(make->all, at, "the mark of a chart stands in a line");
    diagnostic_remedy(make->all, "put it on a line of its own, right before "
                                 "the table");
}

void chart_mark_end(struct make *make)
{
    if (!make->chart)
        return;
    diagnostic_error(make->all, make->chart->at,
                     "no table follows this mark of a chart");
    diagnostic_remedy(make->all, "put it right before the table, or before "
                                 "the table's caption");
    make->chart = NULL;
}

static bool fits(const struct chart_columns *columns, size_t count)
{
    return columns->first + columns->count <= count;
}

const struct chart *chart_mark_take(struct make *make,
                                    const struct table_print *table)
{
    struct chart *chart = make->chart;
    make->chart = NULL;
    if (!chart)
        return NULL;
    if (!fits(&chart->values, table->column_count) ||
        !fits(&chart->target, table->column_count) ||
        !fits(&chart->unit, table->column_count)) {
        diagnostic_error(make->all, chart->at,
                         "the chart draws a column that the table has not");
        diagnostic_remedy(make->all,
                          "the table has %zu columns, counted from "
                          "1",
                          table->column_count);
        return NULL;
    }
    return chart;
}

static void write_columns(struct buffer *out, const char *name,
                          const struct chart_columns *columns)
{
    for (size_t i = 0; i < columns->count; i++) {
        if (i)
            buffer_add_text(out, ", ");
        else
            buffer_add_format(out, "; %s: ", name);
        buffer_add_format(out, "%zu", columns->first + i + 1);
    }
}

void chart_mark_write(struct buffer *out, const struct chart *chart)
{
    buffer_add_format(out, "<!-- chart: %s", chart_kind_name(chart->kind));
    write_columns(out, "value", &chart->values);
    write_columns(out, "target", &chart->target);
    write_columns(out, "unit", &chart->unit);
    if (chart->rows_are_points)
        buffer_add_text(out, "; points: rows");
    buffer_add_text(out, " -->");
}

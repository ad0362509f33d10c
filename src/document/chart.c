/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/chart.h"

#include "document/table_lines.h"
#include "document/table_print.h"

static const char *const kind_names[CHART_KIND_COUNT] = {
    [CHART_BARS] = "bars",
    [CHART_LINE] = "line",
    [CHART_PROGRESS] = "progress",
};

const char *chart_kind_name(enum chart_kind kind)
{
    return kind_names[kind];
}

enum chart_kind chart_kind_find(struct str name)
{
    size_t kind = 0;
    while (kind < CHART_KIND_COUNT && !str_is(name, kind_names[kind]))
        kind++;
    return (enum chart_kind)kind;
}

/* A key without which nothing can be drawn. */
static void need(struct make *make, const struct table_lines *lines,
                 enum table_key_name key, struct place at, const char *name,
                 const char *remedy)
{
    if (lines->key[key].value.len)
        return;
    diagnostic_error(make->all, lines->key[key].given ? lines->key[key].at : at,
                     "this chart has no %s", name);
    diagnostic_remedy(make->all, "add a line such as '%s: %s'", name, remedy);
}

static void refuse_key(struct make *make, const struct table_lines *lines,
                       enum table_key_name key, const char *what)
{
    if (!lines->key[key].given)
        return;
    diagnostic_error(make->all, lines->key[key].at, "only %s", what);
    diagnostic_remedy(make->all, "delete the line, or change the kind");
}

static void read_points(struct make *make, const struct table_lines *lines,
                        struct chart *chart)
{
    struct str points = lines->key[KEY_POINTS].value;
    chart->rows_are_points = str_find(lines->key[KEY_VALUE].value, ',') ==
                             lines->key[KEY_VALUE].value.len;
    if (!lines->key[KEY_POINTS].given)
        return;
    chart->rows_are_points = str_is(points, "rows");
    if (chart->rows_are_points || str_is(points, "columns"))
        return;
    diagnostic_error(make->all, lines->key[KEY_POINTS].at,
                     "'%.*s' cannot be the points of a line", STR(points));
    diagnostic_remedy(make->all, "write 'rows' or 'columns'");
}

struct chart *chart_read(struct make *make, const struct table_lines *lines,
                         struct place at)
{
    struct chart *chart = arena_alloc(make->scratch, sizeof *chart);
    struct str kind = lines->key[KEY_KIND].value;
    *chart = (struct chart){.at = at, .kind = chart_kind_find(kind)};
    need(make, lines, KEY_KIND, at, "kind", "bars");
    need(make, lines, KEY_LABEL, at, "label", "category");
    need(make, lines, KEY_VALUE, at, "value", "amount");
    if (chart->kind == CHART_KIND_COUNT) {
        if (kind.len) {
            diagnostic_error(make->all, lines->key[KEY_KIND].at,
                             "'%.*s' is no kind of chart", STR(kind));
            diagnostic_remedy(make->all, "write 'bars', 'line' or 'progress'");
        }
        chart->kind = CHART_BARS;
        return chart;
    }
    if (chart->kind == CHART_PROGRESS)
        need(make, lines, KEY_TARGET, at, "target", "target");
    else
        refuse_key(make, lines, KEY_TARGET,
                   "a chart of the kind 'progress' draws targets");
    if (chart->kind == CHART_LINE)
        read_points(make, lines, chart);
    else
        refuse_key(make, lines, KEY_POINTS,
                   "a chart of the kind 'line' has points");
    return chart;
}

const char *chart_id(struct make *make, const struct table_print *table,
                     const char *name)
{
    const char *scope = make->input->scope;
    struct str number = str_of(table->printed->id);
    return ids_take(&make->ids, arena_format(make->arena, "chart-%s%s%s-%.*s",
                                             name, scope ? "-" : "",
                                             scope ? scope : "", STR(number)));
}

void chart_drawn(struct make *make, struct cmark_node *node)
{
    struct drawn *drawn = arena_alloc(make->scratch, sizeof *drawn);
    *drawn = (struct drawn){node, make->drawn};
    make->drawn = drawn;
}

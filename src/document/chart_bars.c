/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/chart_kinds.h"

/* Of the width, what figures behind bars may take, and what is left free. */
#define ROOM_MAX 5500
#define MARGIN   300

static enum svg_fill fill_of(const struct drawing *d, size_t column)
{
    return (enum svg_fill)(d->figures->columns - 1 - column);
}

/* Which bar is which, where a row has more than one. */
static void draw_key(struct drawing *d)
{
    for (size_t k = 0; d->figures->columns > 1 && k < d->figures->columns;
         k++) {
        svg_bar(d, 900, d->y + 20, 90, fill_of(d, k));
        svg_text(d, 900, 60, d->y + 100, SVG_START, "key",
                 svg_head(d, d->chart->values.first + k));
        d->y += SVG_LINE;
    }
    if (d->figures->columns > 1)
        d->y += 60;
}

static bool is_too_much(struct drawing *d)
{
    const struct figures *f = d->figures;
    struct diagnostics *all = d->make->all;
    if (f->columns > CHART_SERIES_MAX) {
        diagnostic_error(all, d->chart->at, "this chart has %zu bars a row",
                         f->columns);
        diagnostic_remedy(all, "draw at most %d columns", CHART_SERIES_MAX);
        return true;
    }
    if (f->rows * f->columns > CHART_BARS_MAX) {
        diagnostic_error(all, d->chart->at, "this chart has %zu bars",
                         f->rows * f->columns);
        diagnostic_remedy(all,
                          "show at most %d: set a 'limit', or a 'group' "
                          "whose values are few",
                          CHART_BARS_MAX);
        return true;
    }
    if (!f->one_unit) {
        diagnostic_error(all, d->chart->at,
                         "the rows of this chart have different units");
        diagnostic_remedy(all, "bars side by side have one unit: draw the "
                               "kind 'line' or 'progress', or a table of one "
                               "unit");
        return true;
    }
    return false;
}

bool chart_bars(struct drawing *d)
{
    const struct figures *f = d->figures;
    int64_t most = 0;
    long room = 0;
    if (is_too_much(d))
        return false;
    for (size_t i = 0; i < f->rows * f->columns; i++) {
        long width = svg_width(f->values[i].text) + MARGIN;
        most = f->values[i].size > most ? f->values[i].size : most;
        room = width > room ? width : room;
    }
    room = room < ROOM_MAX ? room : ROOM_MAX;
    draw_key(d);
    for (size_t i = 0; i < f->rows; i++) {
        svg_lines(d, "label", svg_label(d, i));
        for (size_t k = 0; k < f->columns; k++) {
            const struct figure *figure = &f->values[i * f->columns + k];
            long part = figures_part(figure->size, most, CHART_WHOLE);
            long width = part * (CHART_WHOLE - room) / CHART_WHOLE;
            long height = f->columns > 1 ? 95 : 110;
            if (figure->given && figure->size >= 0)
                svg_bar(d, width, d->y + 15, height, fill_of(d, k));
            svg_text(d, width, 45, d->y + 15 + height / 2 + 35, SVG_START,
                     "value", figure->text);
            d->y += height + 25;
        }
        d->y += 55;
        svg_cut_rows(d, i);
    }
    return true;
}

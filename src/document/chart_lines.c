/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/chart_kinds.h"

/* Down: room for figures above the points, the picture, room for figures below
 * them. Across: where the first and the last point are. */
#define ABOVE  165
#define HEIGHT 320
#define BELOW  150
#define LEFT   200
#define RIGHT  9800

/* One line: figures that stand `step` apart. */
struct path {
    const struct figure *figures;
    size_t count;
    size_t step;
    int64_t low, high;
    bool all_figures; /* whether there is room for all of them */
    bool all_names;
};

static const struct figure *at(const struct path *path, size_t i)
{
    return &path->figures[i * path->step];
}

static long x_of(const struct path *path, size_t i)
{
    if (path->count == 1)
        return (LEFT + RIGHT) / 2;
    return LEFT + (RIGHT - LEFT) * (long)i / (long)(path->count - 1);
}

static long y_of(const struct drawing *d, const struct path *path, size_t i)
{
    long part = figures_part(at(path, i)->size - path->low,
                             path->high - path->low, CHART_WHOLE);
    return d->y + ABOVE + HEIGHT - part * HEIGHT / CHART_WHOLE;
}

static enum svg_anchor anchor_of(const struct path *path, size_t i)
{
    if (path->count == 1)
        return SVG_MIDDLE;
    return !i ? SVG_START : i + 1 == path->count ? SVG_END : SVG_MIDDLE;
}

/* The first and the last stand at the edges. */
static long text_x(const struct path *path, size_t i)
{
    enum svg_anchor anchor = anchor_of(path, i);
    return anchor == SVG_START ? 0
           : anchor == SVG_END ? CHART_WHOLE
                               : x_of(path, i);
}

static bool is_shown(const struct path *path, size_t i, bool all)
{
    return all || !i || i + 1 == path->count;
}

/* Whether no neighbour is lower: then the line leaves room below. */
static bool is_valley(const struct path *path, size_t i)
{
    int64_t size = at(path, i)->size;
    bool before = i && at(path, i - 1)->given;
    bool after = i + 1 < path->count && at(path, i + 1)->given;
    return (before || after) && (!before || at(path, i - 1)->size > size) &&
           (!after || at(path, i + 1)->size > size);
}

static struct str name_of(const struct drawing *d, size_t i)
{
    return d->chart->rows_are_points ? svg_label(d, i)
                                     : svg_head(d, d->chart->values.first + i);
}

static void draw_path(struct drawing *d, const struct path *path)
{
    long bottom = d->y + ABOVE + HEIGHT + BELOW;
    svg_line(d, "axis", 0, bottom, CHART_WHOLE, bottom);
    for (size_t i = 1; i < path->count; i++)
        if (at(path, i - 1)->given && at(path, i)->given)
            svg_line(d, "path", x_of(path, i - 1), y_of(d, path, i - 1),
                     x_of(path, i), y_of(d, path, i));
    for (size_t i = 0; i < path->count; i++) {
        const struct figure *figure = at(path, i);
        long y = figure->given ? y_of(d, path, i) : bottom;
        if (figure->given)
            svg_point(d, x_of(path, i), y, i + 1 == path->count);
        if (is_shown(path, i, path->all_figures))
            svg_text(d, text_x(path, i), 0,
                     figure->given && is_valley(path, i) ? y + 125 : y - 60,
                     anchor_of(path, i), "value", figure->text);
        if (is_shown(path, i, path->all_names))
            svg_text(d, text_x(path, i), 0, bottom + 115, anchor_of(path, i),
                     "name", name_of(d, i));
    }
    d->y = bottom + SVG_LINE + 90;
}

/* What all lines share, or one has: its scale begins at nothing. */
static void stretch(struct path *path, size_t count, size_t step)
{
    for (size_t i = 0; i < count; i++) {
        int64_t size = path->figures[i * step].size;
        path->low = size < path->low ? size : path->low;
        path->high = size > path->high ? size : path->high;
    }
}

static void look_for_room(const struct drawing *d, struct path *path)
{
    long figures = 0, names = 0;
    for (size_t i = 0; i < path->count; i++) {
        figures += svg_width(at(path, i)->text) + 2 * 300;
        names += svg_width(name_of(d, i)) + 150;
    }
    path->all_figures = figures <= CHART_WHOLE;
    path->all_names = names <= CHART_WHOLE;
}

static bool is_too_much(struct drawing *d, size_t lines, size_t points)
{
    struct diagnostics *all = d->make->all;
    if (lines > CHART_LINES_MAX) {
        diagnostic_error(all, d->chart->at, "this chart has %zu lines", lines);
        diagnostic_remedy(all, "draw at most %d: set a 'limit'",
                          CHART_LINES_MAX);
    } else if (points > CHART_POINTS_MAX || points < 2) {
        diagnostic_error(all, d->chart->at, "a line of this chart has %zu %s",
                         points, points == 1 ? "point" : "points");
        diagnostic_remedy(all, "draw from 2 to %d", CHART_POINTS_MAX);
    } else if (d->chart->rows_are_points && !d->figures->one_unit) {
        diagnostic_error(all, d->chart->at,
                         "the points of a line have different units");
        diagnostic_remedy(all, "add a line 'points: columns', or leave out "
                               "'unit'");
    } else {
        return false;
    }
    return true;
}

bool chart_lines(struct drawing *d)
{
    const struct figures *f = d->figures;
    bool rows = d->chart->rows_are_points;
    size_t lines = rows ? f->columns : f->rows;
    size_t points = rows ? f->rows : f->columns;
    if (is_too_much(d, lines, points))
        return false;
    for (size_t i = 0; i < lines; i++) {
        struct path path = {.count = points};
        path.figures = f->values;
        if (f->one_unit)
            stretch(&path, f->rows * f->columns, 1);
        path.step = rows ? f->columns : 1;
        path.figures = &f->values[rows ? i : i * f->columns];
        stretch(&path, points, path.step);
        look_for_room(d, &path);
        if (!rows || lines > 1)
            svg_lines(d, "label",
                      rows ? svg_head(d, d->chart->values.first + i)
                           : svg_label(d, i));
        draw_path(d, &path);
        svg_cut(d, (struct picture){.first_row = rows ? 0 : i,
                                    .rows = rows ? f->rows : 1,
                                    .first_column = rows ? i : 0,
                                    .columns = rows ? 1 : f->columns});
    }
    return true;
}

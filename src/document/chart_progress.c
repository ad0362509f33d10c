/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/chart_kinds.h"

/* What is more than twice its target ends at the edge. */
#define RATIO_MAX (2 * CHART_WHOLE)

/* Of the width, what is drawn upon. */
#define WIDTH 9800

/* Rows of one unit share a scale; others share the place of the target. */
struct scale {
    int64_t most;
    long ratio; /* of a figure to its target, the largest */
};

static struct scale scale_of(const struct drawing *d)
{
    const struct figures *f = d->figures;
    struct scale scale = {0, CHART_WHOLE};
    for (size_t i = 0; i < f->rows; i++) {
        int64_t value = f->values[i].size, target = f->targets[i].size;
        long ratio = figures_part(value, target, RATIO_MAX);
        scale.most = value > scale.most ? value : scale.most;
        scale.most = target > scale.most ? target : scale.most;
        scale.ratio = ratio > scale.ratio ? ratio : scale.ratio;
    }
    return scale;
}

static long place(const struct drawing *d, const struct scale *scale,
                  size_t row, int64_t size)
{
    int64_t target = d->figures->targets[row].size;
    if (d->figures->one_unit)
        return figures_part(size, scale->most, CHART_WHOLE) * WIDTH /
               CHART_WHOLE;
    return figures_part(size, target, scale->ratio) * WIDTH / scale->ratio;
}

static void draw_target(struct drawing *d, long x, long y)
{
    svg_line(d, "target", x, y, x, y + 170);
}

static void draw_key(struct drawing *d)
{
    svg_bar(d, 900, d->y + 30, 70, SVG_SOLID);
    svg_text(d, 900, 60, d->y + 100, SVG_START, "key",
             svg_head(d, d->chart->values.first));
    d->y += SVG_LINE + 30;
    draw_target(d, 450, d->y - 25);
    svg_text(d, 900, 60, d->y + 100, SVG_START, "key",
             svg_head(d, d->chart->target.first));
    d->y += SVG_LINE + 60;
}

static void draw_text(struct drawing *d, size_t row)
{
    const struct figures *f = d->figures;
    struct arena *scratch = d->make->scratch;
    struct str head = svg_head(d, d->chart->values.first);
    svg_lines(d, "value",
              str_of(arena_format(scratch, "%.*s: %.*s", STR(head),
                                  STR(f->values[row].text))));
    head = svg_head(d, d->chart->target.first);
    svg_lines(d, "value",
              str_of(arena_format(scratch, "%.*s: %.*s", STR(head),
                                  STR(f->targets[row].text))));
}

bool chart_progress(struct drawing *d)
{
    const struct figures *f = d->figures;
    struct scale scale = scale_of(d);
    if (f->rows > CHART_BARS_MAX) {
        diagnostic_error(d->make->all, d->chart->at, "this chart has %zu bars",
                         f->rows);
        diagnostic_remedy(d->make->all, "show at most %d: set a 'limit'",
                          CHART_BARS_MAX);
        return false;
    }
    draw_key(d);
    for (size_t i = 0; i < f->rows; i++) {
        bool drawn = f->one_unit || f->targets[i].size > 0;
        svg_lines(d, "label", svg_label(d, i));
        draw_text(d, i);
        if (drawn && f->values[i].given && f->values[i].size >= 0)
            svg_bar(d, place(d, &scale, i, f->values[i].size), d->y + 65, 70,
                    SVG_SOLID);
        if (drawn && f->targets[i].given && f->targets[i].size >= 0)
            draw_target(d, place(d, &scale, i, f->targets[i].size), d->y + 15);
        d->y += 250;
        svg_cut_rows(d, i);
    }
    return true;
}

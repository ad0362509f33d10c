/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/chart_kinds.h"
#include "template/escape.h"

static const char *word(struct make *make, const char *name)
{
    const struct locale *locale = make->input->locale;
    return locale ? locale_word(locale, name) : "";
}

static void add_figure(struct buffer *html, const struct drawing *d,
                       size_t column, bool named, const struct figure *figure)
{
    if (named) {
        escape_html(html, svg_head(d, column));
        buffer_add_char(html, ' ');
    }
    escape_html(html, figure->text);
}

/* What is drawn, in words: who hears the page has all that others see. */
static void add_description(struct buffer *html, const struct drawing *d,
                            const struct picture *picture)
{
    const struct figures *f = d->figures;
    bool named = f->columns > 1 || f->targets;
    for (size_t i = 0; i < picture->rows; i++) {
        size_t row = picture->first_row + i;
        if (i)
            buffer_add_char(html, ' ');
        escape_html(html, svg_label(d, row));
        buffer_add_text(html, ": ");
        for (size_t k = 0; k < picture->columns; k++) {
            size_t column = picture->first_column + k;
            if (k)
                buffer_add_text(html, ", ");
            add_figure(html, d, d->chart->values.first + column, named,
                       &f->values[row * f->columns + column]);
        }
        if (f->targets) {
            buffer_add_text(html, ", ");
            add_figure(html, d, d->chart->target.first, named,
                       &f->targets[row]);
        }
        buffer_add_char(html, '.');
    }
}

static void add_picture(struct buffer *html, const struct drawing *d,
                        const struct picture *picture, size_t number)
{
    static const char *const words[CHART_KIND_COUNT] = {
        [CHART_BARS] = "chart_bars",
        [CHART_LINE] = "chart_line",
        [CHART_PROGRESS] = "chart_progress",
    };
    struct make *make = d->make;
    const char *title = chart_id(make, d->table, "title");
    const char *text = chart_id(make, d->table, "text");
    buffer_add_format(html,
                      "<svg role=\"img\" aria-labelledby=\"%s\" "
                      "aria-describedby=\"%s\" focusable=\"false\" "
                      "width=\"100%%\" height=\"%ld.%02ldem\" "
                      "fill=\"currentColor\">\n<title id=\"%s\">",
                      title, text, picture->height / 100, picture->height % 100,
                      title);
    escape_html(html, str_of(word(make, words[d->chart->kind])));
    buffer_add_text(html, ": ");
    escape_html(html, text_one_line(make->scratch, d->table->caption.text));
    if (d->first->next)
        buffer_add_format(html, " (%zu)", number);
    buffer_add_format(html, "</title>\n<desc id=\"%s\">", text);
    add_description(html, d, picture);
    buffer_add_text(html, "</desc>\n");
    buffer_add_str(html, picture->svg);
    buffer_add_text(html, "</svg>\n");
}

static bool draw(struct drawing *d)
{
    switch (d->chart->kind) {
    case CHART_LINE:
        return chart_lines(d);
    case CHART_PROGRESS:
        return chart_progress(d);
    default:
        return chart_bars(d);
    }
}

void chart_draw(struct make *make, const struct table_print *table,
                struct buffer *html)
{
    struct figures figures;
    if (!figures_read(make, table, &figures))
        return;
    struct buffer out = buffer_make(html->ceiling);
    struct drawing d = {.make = make,
                        .table = table,
                        .chart = table->chart,
                        .figures = &figures,
                        .out = &out};
    size_t number = 0;
    bool drawn = draw(&d);
    buffer_release(&out);
    if (!drawn)
        return;
    buffer_add_format(html, "<div class=\"drawing %s\">\n",
                      chart_kind_name(table->chart->kind));
    for (const struct picture *p = d.first; p; p = p->next)
        add_picture(html, &d, p, ++number);
    buffer_add_text(html, "</div>\n");
}

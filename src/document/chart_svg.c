/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/chart_svg.h"

#include "template/escape.h"

/* What a line holds at 320 pixels, and how many lines a text may have. */
#define LINE_MAX_CHARACTERS 32
#define LINES_MAX           4

/* Of the width, at 320 pixels. */
#define CHARACTER 300

#define ELLIPSIS "\xe2\x80\xa6"

/* A picture that is higher is ended after its row. */
#define HEIGHT_MAX 4000

void svg_cut(struct drawing *d, struct picture shown)
{
    struct picture *picture = arena_alloc(d->make->scratch, sizeof *picture);
    *picture = shown;
    picture->svg = str_copy(d->make->scratch, buffer_str(d->out));
    picture->height = d->y;
    if (d->last)
        d->last->next = picture;
    else
        d->first = picture;
    d->last = picture;
    buffer_clear(d->out);
    d->y = 0;
}

void svg_cut_rows(struct drawing *d, size_t row)
{
    if (row + 1 < d->figures->rows && d->y < HEIGHT_MAX)
        return;
    size_t first = d->last ? d->last->first_row + d->last->rows : 0;
    svg_cut(d, (struct picture){.first_row = first,
                                .rows = row + 1 - first,
                                .columns = d->figures->columns});
}

/* name="12.5em": hundredths of the unit. */
static void add_length(struct buffer *out, const char *name, long hundredths,
                       const char *unit)
{
    long rest = hundredths < 0 ? -hundredths : hundredths;
    buffer_add_format(out, " %s=\"%s%ld", name, hundredths < 0 ? "-" : "",
                      rest / 100);
    if (rest % 100)
        buffer_add_format(out, rest % 10 ? ".%02ld" : ".%01ld",
                          rest % 10 ? rest % 100 : rest % 100 / 10);
    buffer_add_format(out, "%s\"", rest ? unit : "");
}

static void across(struct drawing *d, const char *name, long x)
{
    add_length(d->out, name, x, "%");
}

static void down(struct drawing *d, const char *name, long y)
{
    add_length(d->out, name, y, "em");
}

void svg_text(struct drawing *d, long x, long shift, long y,
              enum svg_anchor anchor, const char *name, struct str text)
{
    static const char *const anchors[] = {
        [SVG_START] = "", [SVG_MIDDLE] = "middle", [SVG_END] = "end"};
    buffer_add_text(d->out, "<text");
    if (*name)
        buffer_add_format(d->out, " class=\"%s\"", name);
    across(d, "x", x);
    if (shift)
        down(d, "dx", shift);
    down(d, "y", y);
    if (anchor != SVG_START)
        buffer_add_format(d->out, " text-anchor=\"%s\"", anchors[anchor]);
    buffer_add_char(d->out, '>');
    escape_html(d->out, text);
    buffer_add_text(d->out, "</text>\n");
}

/* The bytes of so many characters from the front. */
static size_t bytes_of(struct str text, size_t characters)
{
    size_t i = 0;
    uint32_t codepoint;
    for (; characters && i < text.len; characters--)
        i += utf8_decode(str_slice(text, i, text.len), &codepoint);
    return i;
}

/* Takes a line off the front: up to a space, or a word that is too long. */
static struct str take_line(struct str *rest)
{
    size_t end = bytes_of(*rest, LINE_MAX_CHARACTERS);
    if (end < rest->len && rest->at[end] != ' ') {
        size_t space = end;
        while (space && rest->at[space - 1] != ' ')
            space--;
        end = space ? space : end;
    }
    struct str line = str_slice(*rest, 0, end);
    *rest = str_trim(str_slice(*rest, end, rest->len));
    return str_trim(line);
}

void svg_lines(struct drawing *d, const char *name, struct str text)
{
    text = str_trim(text);
    for (size_t i = 0; i < LINES_MAX && text.len; i++) {
        struct str line = take_line(&text);
        if (i + 1 == LINES_MAX && text.len)
            line = str_of(
                arena_format(d->make->scratch, "%.*s%s",
                             (int)bytes_of(line, LINE_MAX_CHARACTERS - 1),
                             line.at, ELLIPSIS));
        svg_text(d, 0, 0, d->y + 100, SVG_START, name, line);
        d->y += SVG_LINE;
    }
}

static void add_rectangle(struct drawing *d, long width, long y, long height)
{
    buffer_add_text(d->out, "<rect x=\"1\"");
    down(d, "y", y);
    across(d, "width", width);
    down(d, "height", height);
}

void svg_bar(struct drawing *d, long width, long y, long height,
             enum svg_fill fill)
{
    add_rectangle(d, width, y, height);
    if (fill == SVG_SOLID) {
        buffer_add_text(d->out, " class=\"bar\"/>\n");
        return;
    }
    buffer_add_text(d->out, " class=\"bar earlier\" fill=\"none\" "
                            "stroke=\"currentColor\"");
    if (fill == SVG_DASHES)
        buffer_add_text(d->out, " stroke-dasharray=\"4 3\"");
    buffer_add_text(d->out, "/>\n");
    if (fill != SVG_STRIPES)
        return;
    buffer_add_text(d->out, "<line class=\"stripes\" x1=\"1\"");
    down(d, "y1", y + height / 2);
    across(d, "x2", width);
    down(d, "y2", y + height / 2);
    buffer_add_text(d->out, " stroke=\"currentColor\"");
    down(d, "stroke-width", height);
    buffer_add_text(d->out, " stroke-dasharray=\"2 4\"/>\n");
}

void svg_line(struct drawing *d, const char *name, long x1, long y1, long x2,
              long y2)
{
    buffer_add_format(d->out, "<line class=\"%s\"", name);
    across(d, "x1", x1);
    down(d, "y1", y1);
    across(d, "x2", x2);
    down(d, "y2", y2);
    buffer_add_text(d->out, " stroke=\"currentColor\" stroke-width=\"2\"/>\n");
}

void svg_point(struct drawing *d, long x, long y, bool last)
{
    buffer_add_format(d->out, "<circle class=\"point%s\"", last ? " last" : "");
    across(d, "cx", x);
    down(d, "cy", y);
    down(d, "r", last ? 35 : 22);
    buffer_add_text(d->out, "/>\n");
}

long svg_width(struct str text)
{
    size_t characters = utf8_count(text);
    return (long)(characters < 100 ? characters : 100) * CHARACTER;
}

struct str svg_head(const struct drawing *d, size_t column)
{
    return text_one_line(d->make->scratch, d->table->head[column].text);
}

struct str svg_label(const struct drawing *d, size_t row)
{
    size_t first = row * d->table->column_count;
    return text_one_line(d->make->scratch, d->table->cells[first].text);
}

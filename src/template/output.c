/* SPDX-License-Identifier: BSD-2-Clause */
#include "template/output.h"

#include <stdlib.h>
#include <string.h>

struct output output_make(struct buffer *text, bool mapped)
{
    return (struct output){
        .text = text,
        .indent = buffer_make(FILL_OUTPUT_MAX),
        .pending = true,
        .mapped = mapped,
    };
}

void output_again(struct output *out)
{
    buffer_clear(&out->indent);
    out->dedent = 0;
    out->pending = true;
    out->line_count = 0;
    out->blank = false;
    out->blank_due.source = NULL;
}

void output_release(struct output *out)
{
    buffer_release(&out->indent);
    free(out->lines);
    out->lines = NULL;
}

static void make_room(struct output *out)
{
    out->line_room = 2 * out->line_count > 64 ? 2 * out->line_count : 64;
    out->lines = memory_resize(out->lines, out->line_room * sizeof *out->lines);
}

/* The map of so many lines that are about to be begun. */
static struct filled_line *add_lines(struct output *out, size_t count)
{
    size_t first = out->line_count;
    out->line_count += count;
    if (out->line_count > out->line_room)
        make_room(out);
    return out->lines + first;
}

static void add_blank_line(struct output *out, struct filled_line from)
{
    *add_lines(out, 1) = from;
    buffer_add_char(out->text, '\n');
}

/* What comes after a part begins here. */
static void end_part(struct output *out, bool blank)
{
    if (!blank)
        add_blank_line(out, out->blank_due);
    out->blank_due.source = NULL;
}

/*
 * Keeps the map: a line is from where its first black byte is. Only lines of
 * a template end here, since values are marks in a mapped text.
 */
static void map_line(struct output *out, bool blank, struct filled_line from)
{
    if (out->pending) {
        if (out->blank_due.source)
            end_part(out, blank);
        *add_lines(out, 1) = from;
        out->blank = blank;
    } else if (out->blank && !blank) {
        out->lines[out->line_count - 1] = from;
        out->blank = false;
    }
}

/* Writes a line of a template or what of it stands between tags. */
static void add_line(struct output *out, struct str text,
                     struct filled_line from)
{
    if (!text.len)
        return;
    bool ends = text.at[text.len - 1] == '\n';
    if (out->mapped)
        map_line(out, str_is_blank(text), from);
    /* An empty line stays empty. */
    if (out->pending && text.at[0] != '\n' && !str_is(text, "\r\n"))
        buffer_add_str(out->text, buffer_str(&out->indent));
    buffer_add_str(out->text, text);
    out->pending = ends;
}

struct str output_dedented(const struct output *out, struct str indent)
{
    size_t from = 0;
    while (from < out->dedent && from < indent.len &&
           (indent.at[from] == ' ' || indent.at[from] == '\t'))
        from++;
    return str_slice(indent, from, indent.len);
}

/* Keeps the map of a whole text: those of its lines that are begun in it are
 * from where they stand. */
static void map_text(struct output *out, const struct node *node,
                     const struct source *source)
{
    map_line(out, node->first_blank, (struct filled_line){source, node->line});
    if (node->lines == 1)
        return;
    struct filled_line *lines = add_lines(out, node->lines - 1);
    for (size_t i = 1; i < node->lines; i++)
        lines[i - 1] = (struct filled_line){source, node->line + i};
    out->blank = node->last_blank;
}

void output_text(struct output *out, const struct node *node,
                 const struct source *source)
{
    struct str text = node->text;
    if (!text.len)
        return;
    if (out->indent.len || out->dedent) {
        output_around(out, text, node->line_start,
                      (struct filled_line){source, node->line});
        return;
    }
    if (out->mapped)
        map_text(out, node, source);
    buffer_add_str(out->text, text);
    out->pending = text.at[text.len - 1] == '\n';
}

void output_around(struct output *out, struct str text, bool line_start,
                   struct filled_line from)
{
    while (text.len) {
        size_t end = str_find(text, '\n');
        struct str line = str_slice(text, 0, end + 1);
        text = str_slice(text, end + 1, text.len);
        if (line_start)
            line = output_dedented(out, line);
        add_line(out, line, from);
        line_start = true;
        from.line++;
    }
}

void output_value(struct output *out, struct filled_line from)
{
    if (out->mapped)
        map_line(out, false, from);
    if (out->pending && out->indent.len)
        buffer_add_str(out->text, buffer_str(&out->indent));
    out->pending = false;
}

void output_mark(struct output *out, size_t index, struct filled_line from)
{
    char mark[32];
    size_t first = sizeof mark - strlen(SLOT_CLOSE);
    memcpy(mark + first, SLOT_CLOSE, strlen(SLOT_CLOSE));
    do
        mark[--first] = (char)('0' + index % 10);
    while (index /= 10);
    first -= strlen(SLOT_OPEN);
    memcpy(mark + first, SLOT_OPEN, strlen(SLOT_OPEN));
    output_value(out, from);
    buffer_add(out->text, mark + first, sizeof mark - first);
}

/* Ends the line, and the one before a part's is blank. */
static void end_paragraph(struct output *out, struct filled_line from)
{
    if (!out->pending)
        buffer_add_char(out->text, '\n');
    out->pending = true;
    struct str before = buffer_str(out->text);
    bool blank = before.len < 2 || before.at[before.len - 2] == '\n' ||
                 (before.len > 2 &&
                  !memcmp(before.at + before.len - 3, "\n\r\n", 3));
    if (before.len && !blank)
        add_blank_line(out, from);
    out->blank_due.source = NULL;
}

void output_part(struct output *out, struct str indent, size_t index,
                 struct filled_line from)
{
    end_paragraph(out, from);
    add_line(out, output_dedented(out, indent), from);
    output_mark(out, index, from);
    add_line(out, STR_LITERAL("\n"), from);
    out->blank_due = from;
}

size_t output_indent(struct output *out, struct str indent)
{
    size_t before = out->indent.len;
    buffer_add_str(&out->indent, output_dedented(out, indent));
    if (out->indent.full)
        out->text->full = true;
    return before;
}

void output_unindent(struct output *out, size_t before)
{
    out->indent.len = before;
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "statement/export_input.h"

#include <string.h>

#include "template/escape.h"

static void add_meta(struct buffer *html, const char *name, struct str text)
{
    if (!text.len)
        return;
    buffer_add_format(html, "<meta name=\"%s\" content=\"", name);
    escape_html(html, text);
    buffer_add_text(html, "\">\n");
}

static void add_draft(struct buffer *html, const struct page *page)
{
    buffer_add_text(html, "<p><strong>");
    escape_html(html, str_of(locale_word(page->locale, "draft")));
    buffer_add_text(html, "</strong> ");
    escape_html(html, str_of(locale_word(page->locale, "draft_note")));
    if (page->gaps) {
        buffer_add_char(html, ' ');
        escape_html(html, str_of(locale_word(page->locale, "gaps")));
        buffer_add_format(html, ": %zu", page->gaps);
    }
    buffer_add_text(html, "</p>\n");
}

/* What pandoc knows under another name: cells of numbers, set right, and what
 * a chart is called, whose table stands in its place. */
static const struct swap {
    const char *from, *to;
} swaps[] = {
    {"class=\"number\"", "style=\"text-align: right\""},
    {"<figcaption", "<div custom-style=\"Table Caption\""},
    {"</figcaption>", "</div>"},
};

/* How wide a column is beside others: as its longest text, as far as one line
 * may hold it, and some room around it. */
#define MOST 34
#define ROOM 4

static size_t weight(const struct printed_table *table, size_t column)
{
    size_t longest = utf8_count(table->head[column]);
    for (size_t row = 0; row < table->row_count; row++) {
        size_t len = utf8_count(
            table->cells[row * table->column_count + column]);
        longest = len > longest ? len : longest;
    }
    return ROOM + (longest < MOST ? longest : MOST);
}

/* Without widths, Word makes all columns of a table as narrow as each other. */
static void add_widths(struct buffer *html, const struct printed_table *table)
{
    size_t sum = 0;
    for (size_t i = 0; i < table->column_count; i++)
        sum += weight(table, i);
    buffer_add_text(html, "<colgroup>");
    for (size_t i = 0; i < table->column_count; i++)
        buffer_add_format(html, "<col style=\"width: %zu%%\">",
                          weight(table, i) * 100 / sum);
    buffer_add_text(html, "</colgroup>\n");
}

/* Appends what the text begins with, swapped or as it is; returns how much that
 * was. No such words stand in HTML but as what they are: signs in a text are
 * escaped. */
static size_t add_piece(struct buffer *html, struct str text)
{
    for (size_t i = 0; i < sizeof swaps / sizeof *swaps; i++) {
        if (!str_starts(text, swaps[i].from))
            continue;
        buffer_add_text(html, swaps[i].to);
        return strlen(swaps[i].from);
    }
    buffer_add_char(html, text.at[0]);
    return 1;
}

/* Without the heading that is the title already; its tables come in the order
 * of the document. */
static void add_text(struct buffer *html, const struct document *document)
{
    static const char end[] = "</h1>";
    struct str text = document->plain;
    const struct printed_table *table = document->tables;
    if (str_starts(text, "<h1")) {
        while (text.len && !str_starts(text, end))
            text = str_slice(text, 1, text.len);
        text = str_slice(text, sizeof end - 1, text.len);
    }
    while (text.len) {
        if (table && table->column_count && str_starts(text, "<thead")) {
            add_widths(html, table);
            table = table->next;
        }
        text = str_slice(text, add_piece(html, text), text.len);
    }
}

void export_input_text(struct buffer *html, const struct page *page)
{
    buffer_add_format(html,
                      "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
                      "<meta charset=\"utf-8\">\n<title>",
                      locale_tag(page->locale));
    if (page->draft) {
        escape_html(html, str_of(locale_word(page->locale, "draft")));
        buffer_add_text(html, ": ");
    }
    escape_html(html, page->title);
    buffer_add_text(html, "</title>\n");
    add_meta(html, "author", page->organisation);
    buffer_add_text(html, "</head>\n<body>\n");
    if (page->draft)
        add_draft(html, page);
    add_text(html, page->document);
    buffer_add_text(html, "</body>\n</html>\n");
}

/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Charts: the figures that are read from cells, how long they are drawn, and
 * what of it stands in a page without drawings.
 */
#include "document/document.h"

#include "filled.h"
#include "tap.h"

static struct arena *arena;
static const struct locale *english;
static struct diagnostics all;

static const struct document *make(const char *mark, const char *rows,
                                   const char *scope)
{
    static const char *const areas[] = {"risk", NULL};
    struct document_input input = {
        .areas = areas, .locale = english, .scope = scope};
    const char *text = arena_format(
        arena, "<!-- chart: %s -->\nTable: A & *B*\n\n%s", mark, rows);
    input.root = filled_make(arena, NULL, str_of(text), NULL, 0);
    all = diagnostics_make(arena);
    return document_make(arena, &input, &all);
}

static size_t count(struct str text, const char *token)
{
    size_t found = 0;
    for (size_t i = 0; i < text.len; i++)
        found += str_starts(str_slice(text, i, text.len), token);
    return found;
}

static bool has_bar(const struct document *document, const char *width)
{
    const char *bar = arena_format(
        arena, "width=\"%s%%\" height=\"1.1em\" class=\"bar\"", width);
    return count(document->html, bar) == 1;
}

/* Whether two bars, of these figures, have these lengths. */
static void draws(const char *a, const char *b, const char *width_a,
                  const char *width_b, const char *what)
{
    const char *rows = arena_format(arena, "|A|B|\n|-|-:|\n|a|%s|\n|b|%s|\n", a,
                                    b);
    const struct document *d = make("bars; value: 2", rows, NULL);
    if (ok(d && has_bar(d, width_a) && has_bar(d, width_b), "%s", what))
        return;
    for (const struct diagnostic *g = all.first; g; g = g->next)
        note("%s", g->text);
    if (d)
        note("%s", d->html.at);
}

static void test_figures(void)
{
    draws("10", "5", "91", "45.5", "whole numbers");
    draws("\xc2\xa3"
          "1,000.50",
          "\xc2\xa3"
          "0.50",
          "70", "0.03", "money, to the penny");
    draws("100 %", "33 %", "82", "27.06", "a unit behind a space");
    draws("9223372036854775807", "4611686018427387904", "45", "22.5",
          "the largest numbers");
    draws("0.000002", "0.000001", "73", "36.5", "the smallest ones");
}

static void refuses(const char *mark, const char *rows, const char *message)
{
    const struct document *d = make(mark, rows, NULL);
    if (!ok(!d && all.first && strstr(all.first->text, message), "%s", message))
        note("%s", all.first ? all.first->text : d ? d->html.at : "-");
}

static void test_refusals(void)
{
    struct buffer rows = buffer_within(arena, 10000);
    buffer_add_text(&rows, "|A|B|\n|-|-:|\n");
    for (int i = 0; i < 41; i++)
        buffer_add_text(&rows, "|a|1|\n");
    refuses("bars; value: 2", rows.bytes, "this chart has 41 bars");
    refuses("line; value: 2; points: rows", rows.bytes,
            "a line of this chart has 41 points");
    refuses("bars; value: 2", "|A|B|\n|-|-:|\n|a|1-2|\n",
            "'1-2' is no figure that a chart can draw");
    refuses("bars; value: 2", "|A|B|\n|-|-:|\n|a|1%|\n|b|2|\n",
            "'2' has another unit than the chart's first figure");
    refuses("bars; value: 2, 3, 4, 5, 6", "|A|B|C|D|E|F|\n|-|-|-|-|-|-|\n|a|\n",
            "this chart has 5 bars a row");
}

static void test_page(void)
{
    const char *rows = "|A|B|C|\n|-|-:|-:|\n|a|1|2|\n|b||3|\n";
    const struct document *d = make("bars; value: 2, 3", rows, "me-2025");
    ok(d && count(d->html, "<svg role=\"img\" "
                           "aria-labelledby=\"chart-title-me-2025-table-1\" "
                           "aria-describedby=\"chart-text-me-2025-table-1\""),
       "the ids have the scope");
    ok(d && count(d->html, "Bar chart: A &amp; B</title>") == 1,
       "the title is the message");
    ok(d && count(d->html, ">a: B 1, C 2. b: B Not given, C 3.</desc>") == 1,
       "the description says all that is drawn");
    ok(d && !count(d->plain, "<svg") && !count(d->plain, "<details") &&
           count(d->plain, "<table") == 1 && count(d->html, "<details>") == 1,
       "a page without drawings has the table in its place");
    ok(d && d->tables && d->tables->row_count == 2 && !d->tables->next,
       "the table is listed as any other");
    d = make("bars; value: 2, 3",
             arena_format(arena,
                          "%s\n<!-- chart: line; "
                          "value: 2, 3 -->\n"
                          "Table: D\n\n%s",
                          rows, rows),
             NULL);
    ok(d && count(d->html, "id=\"chart-title-table-2\"") == 1 &&
           count(d->html, "id=\"chart-title-table-2-2\"") == 1,
       "each picture has ids of its own");
}

int main(void)
{
    const char *data = getenv("AVOW_DATA");
    arena = arena_new();
    all = diagnostics_make(arena);
    english = locale_read(arena,
                          arena_format(arena, "%s/statements/locales/en-GB.ini",
                                       data ? data : "."),
                          &all);
    if (!english)
        return 1;
    test_figures();
    test_refusals();
    test_page();
    arena_free(arena);
    return done();
}

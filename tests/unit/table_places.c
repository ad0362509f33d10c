/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The figures of a table's column stand below one another: all of them have
 * the same number of decimals.
 */
#include "document/document.h"
#include "filled.h"
#include "scratch.h"
#include "tap.h"

static struct arena *arena;
static const struct locale *english;
static struct diagnostics all;

static struct column columns[] = {
    {.name = "site"},
    {.name = "share", .label = "Share", .type = {.kind = TYPE_PERCENT}},
    {.name = "hours", .label = "Hours", .type = {.kind = TYPE_NUMBER}},
    {.name = "paid",
     .label = "Paid",
     .type = {.kind = TYPE_MONEY, .currency = "GBP"}},
    {.name = "since", .label = "Since", .type = {.kind = TYPE_DATE}},
};

static struct table_schema schema = {
    .name = "hours", .columns = columns, .column_count = 5};

static struct table table;

static struct table *find_table(void *context, struct str name)
{
    (void)context;
    return str_is(name, "hours") ? &table : NULL;
}

static void offer_tables(void *context, struct nearest *nearest)
{
    (void)context;
    nearest_offer(nearest, "hours");
}

/* The HTML of a table with these keys, of a file of these rows; "" if none. */
static const char *html_of(const char *keys, const char *rows)
{
    static int files;
    static const char *const areas[] = {NULL};
    struct document_input input = {.areas = areas,
                                   .locale = english,
                                   .table = find_table,
                                   .offer_tables = offer_tables};
    const char *path = scratch_file(
        arena_format(arena, "%d.csv", files++),
        arena_format(arena, "site,share,hours,paid,since\n%s", rows));
    table = (struct table){
        .schema = &schema, .locale = english, .csv_path = path};
    const char *text = arena_format(
        arena, "```table hours\ncaption: C\n%s\n```\n", keys);
    input.root = filled_make(arena, NULL, str_of(text), NULL, 0);
    all = diagnostics_make(arena);
    const struct document *document = document_make(arena, &input, &all);
    for (const struct diagnostic *d = all.first; d; d = d->next)
        note("%s", d->text);
    return document ? document->html.at : "";
}

/* Its cells alone, each with '|' behind it, and each row with '/'. */
static const char *cells_of(const char *html)
{
    struct buffer out = buffer_make(4096);
    const char *at = strstr(html, "<tbody>");
    while (at && *at) {
        if (*at == '<') {
            if (!strncmp(at, "</tr>", 5))
                buffer_add_char(&out, '/');
            if (!strncmp(at, "</td>", 5) || !strncmp(at, "</th>", 5))
                buffer_add_char(&out, '|');
            at = strchr(at, '>');
        } else if (*at != '\n') {
            buffer_add_char(&out, *at);
        }
        at += at != NULL;
    }
    const char *cells = str_copy(arena, buffer_str(&out)).at;
    buffer_release(&out);
    return cells;
}

static void shows(const char *keys, const char *rows, const char *wanted,
                  const char *what)
{
    const char *cells = cells_of(html_of(keys, rows));
    if (!ok(!strcmp(cells, wanted), "%s", what))
        note("got: %s", cells);
}

static void test_places(void)
{
    shows("columns: site, paid\ntotal: paid", "a,,,3473975.00,\nb,,,0.43,\n",
          "a|\xc2\xa3"
          "3,473,975.00|/b|\xc2\xa3"
          "0.43|/Total|\xc2\xa3"
          "3,473,975.43|/",
          "amounts of a column, and their total, have decimals alike");
    shows("columns: site, paid\ntotal: paid", "a,,,1.00,\nb,,,2,\n",
          "a|\xc2\xa3"
          "1|/b|\xc2\xa3"
          "2|/Total|\xc2\xa3"
          "3|/",
          "and none where all are whole");
    shows("columns: site, paid\nlimit: 1", "a,,,1,\nb,,,0.25,\nc,,,0.25,\n",
          "a|\xc2\xa3"
          "1.00|/Other|\xc2\xa3"
          "0.50|/",
          "what is beyond the limit counts");
    shows("columns: site, hours, share\ntotal: hours",
          "a,12.5%,7,,\nb,40,,,\nc,-3%,7.25,,\n",
          "a|7.00|12.5%|/b||40.0%|/c|7.25|\xe2\x88\x92"
          "3.0%|/Total|14.25||/",
          "so do numbers and shares; what is not given stays empty");
    shows("columns: hours, paid\ngroup: hours\ntotal: paid",
          "a,,7,1.50,\nb,,7.5,2,\nc,,7,1,\n",
          "7|\xc2\xa3"
          "2.50|/7.5|\xc2\xa3"
          "2.00|/Total|\xc2\xa3"
          "4.50|/",
          "what groups are called is left as it is");
    ok(strstr(html_of("columns: site, since", "a,,,,2025-07-31\n"),
              "<td class=\"date\">31 July 2025</td>") != NULL,
       "the cell of a date says that it is one");
}

int main(void)
{
    arena = arena_new();
    all = diagnostics_make(arena);
    const char *root = getenv("srcdir");
    english = locale_read(arena,
                          arena_format(arena, "%s/statements/locales/en-GB.ini",
                                       root ? root : "."),
                          &all);
    if (ok(english != NULL, "the language is read"))
        test_places();
    scratch_remove();
    arena_free(arena);
    return done();
}

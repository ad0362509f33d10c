/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tables in documents: what a fence may say, the rows that are shown, and the
 * HTML, from a file of any length.
 */
#include "document/document.h"

#include "filled.h"
#include "scratch.h"
#include "tap.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

static struct arena *arena;
static const struct locale *english;
static struct diagnostics all;

static struct column columns[] = {
    {.name = "category", .label = "Goods & services"},
    {.name = "country", .label = "Country", .type = {.kind = TYPE_COUNTRY}},
    {.name = "amount",
     .label = "Amount",
     .type = {.kind = TYPE_MONEY, .currency = "GBP"}},
    {.name = "orders", .label = "Orders", .type = {.kind = TYPE_INTEGER}},
};

static struct table_schema schema = {
    .name = "spend", .label = "Spend", .columns = columns, .column_count = 4};

static struct table table;

static struct table *find_table(void *context, struct str name)
{
    (void)context;
    return str_is(name, "spend") ? &table : NULL;
}

static void offer_tables(void *context, struct nearest *nearest)
{
    (void)context;
    nearest_offer(nearest, "spend");
}

static const struct document *make_with(const char *text,
                                        const struct slot *slots, size_t count)
{
    static const char *const areas[] = {"risk", NULL};
    struct document_input input = {.areas = areas,
                                   .locale = english,
                                   .table = find_table,
                                   .offer_tables = offer_tables};
    input.root = filled_make(arena, NULL, str_of(text), slots, count);
    all = diagnostics_make(arena);
    return document_make(arena, &input, &all);
}

static void show_messages(void)
{
    for (const struct diagnostic *d = all.first; d; d = d->next)
        note("%s:%zu:%zu: %d: %s; %s", d->at.source ? d->at.source->path : "-",
             d->at.line, d->at.column, (int)d->level, d->text,
             d->remedy ? d->remedy : "-");
}

/* Whether the fence gives a table with this body, without a message. */
static void gives(const char *keys, const char *body, const char *what)
{
    const char *text = arena_format(
        arena, "```table spend\ncaption: C\n%s\n```\n", keys);
    const struct document *d = make_with(text, NULL, 0);
    const char *html = d ? d->html.at : "";
    const char *from = strstr(html, "<thead>");
    const char *to = strstr(html, "</table>");
    bool same = from && to && !all.first &&
                strlen(body) == (size_t)(to - from) &&
                !memcmp(from, body, (size_t)(to - from));
    if (ok(same, "%s", what))
        return;
    show_messages();
    note("got: %s", html);
}

static void refuses_text(const char *text, size_t line, const char *message,
                         const char *remedy, const char *what)
{
    const struct document *d = make_with(text, NULL, 0);
    const struct diagnostic *first = all.first;
    bool said = !d && first && !first->next && first->at.line == line &&
                strstr(first->text, message) && first->remedy &&
                strstr(first->remedy, remedy);
    if (!ok(said, "%s", what))
        show_messages();
}

static void refuses(const char *keys, size_t line, const char *message,
                    const char *remedy, const char *what)
{
    refuses_text(
        arena_format(arena, "```table spend\ncaption: C\n%s\n```\n", keys),
        line, message, remedy, what);
}

/* Has the table be a file that has not been read before. */
static void use_file(const char *path)
{
    table = (struct table){
        .schema = &schema, .locale = english, .csv_path = path};
}

/* Has the table be a file of these rows. */
static void use_rows(const char *name, const char *rows)
{
    const char *text = arena_format(arena, "category,country,amount,orders\n%s",
                                    rows);
    use_file(scratch_file(name, text));
}

#define HEAD                                                                   \
    "<thead>\n<tr><th scope=\"col\">Goods &amp; services</th>"                 \
    "<th scope=\"col\" class=\"number\">Amount</th></tr>\n</thead>\n<tbody>\n"
#define ROW(name, amount)                                                      \
    "<tr><th scope=\"row\">" name "</th><td class=\"number\">" amount          \
    "</td></tr>\n"
#define OTHER(amount)                                                          \
    "<tr class=\"other\"><th scope=\"row\">Other</th><td "                     \
    "class=\"number\">" amount "</td></tr>\n"
#define TOTAL(amount) "<tfoot>\n" ROW("Total", amount) "</tfoot>\n"

static void test_rows(void)
{
    use_rows("rows.csv", "IT,GB,100.50,1\n\"<b>Food\",FR,20,2\nIT,GB,0.25,\n"
                         ",,3,4\nCars,DE,,5\n");
    gives("",
          "<thead>\n<tr><th scope=\"col\">Goods &amp; services</th>"
          "<th scope=\"col\">Country</th>"
          "<th scope=\"col\" class=\"number\">Amount</th>"
          "<th scope=\"col\" class=\"number\">Orders</th></tr>\n</thead>\n"
          "<tbody>\n"
          "<tr><th scope=\"row\">IT</th><td>United Kingdom</td>"
          "<td class=\"number\">\xc2\xa3"
          "100.50</td>"
          "<td class=\"number\">1</td></tr>\n"
          "<tr><th scope=\"row\">&lt;b&gt;Food</th><td>France</td>"
          "<td class=\"number\">\xc2\xa3"
          "20.00</td>"
          "<td class=\"number\">2</td></tr>\n"
          "<tr><th scope=\"row\">IT</th><td>United Kingdom</td>"
          "<td class=\"number\">\xc2\xa3"
          "0.25</td>"
          "<td class=\"number\"></td></tr>\n"
          "<tr><th scope=\"row\">Not given</th><td></td>"
          "<td class=\"number\">\xc2\xa3"
          "3.00</td>"
          "<td class=\"number\">4</td></tr>\n"
          "<tr><th scope=\"row\">Cars</th><td>Germany</td>"
          "<td class=\"number\"></td><td class=\"number\">5</td></tr>\n"
          "</tbody>\n",
          "all columns and rows, in their order");
    gives("columns: category, amount\nsort: amount desc",
          HEAD ROW("IT", "\xc2\xa3"
                         "100.50") ROW("&lt;b&gt;Food", "\xc2\xa3"
                                                        "20.00")
              ROW("Not given", "\xc2\xa3"
                               "3.00") ROW("IT", "\xc2\xa3"
                                                 "0.25")
                  ROW("Cars", "") "</tbody>\n",
          "sorted by size, what has none last");
    gives("columns: category, amount\nsort: amount\nlimit: 2\ntotal: amount",
          HEAD ROW("IT", "\xc2\xa3"
                         "0.25") ROW("Not given", "\xc2\xa3"
                                                  "3.00")
              OTHER("\xc2\xa3"
                    "120.50") "</tbody>\n" TOTAL("\xc2\xa3"
                                                 "123.75"),
          "the rest in one row, and a total of all");
    gives("columns: category, amount\nlimit: 1",
          HEAD ROW("IT", "\xc2\xa3"
                         "100.50") OTHER("\xc2\xa3"
                                         "23.25") "</tbody>\n",
          "without a way to sort, the first ones are shown");
    gives("columns: category, amount\nlimit: 5",
          HEAD ROW("IT", "\xc2\xa3"
                         "100.50") ROW("&lt;b&gt;Food", "\xc2\xa3"
                                                        "20.00")
              ROW("IT", "\xc2\xa3"
                        "0.25") ROW("Not given", "\xc2\xa3"
                                                 "3.00")
                  ROW("Cars", "") "</tbody>\n",
          "a limit that is not reached leaves nothing over");
    gives("columns: category, amount\ngroup: category\nsort: amount desc, "
          "category\ntotal: amount",
          HEAD ROW("IT", "\xc2\xa3"
                         "100.75") ROW("&lt;b&gt;Food", "\xc2\xa3"
                                                        "20.00")
              ROW("Not given", "\xc2\xa3"
                               "3.00")
                  ROW("Cars", "") "</tbody>\n" TOTAL("\xc2\xa3"
                                                     "123.75"),
          "rows of one value are one");
    gives("group: country\nsort: country desc\nlimit: 1\ncolumns: country, "
          "orders\ntotal: orders",
          "<thead>\n<tr><th scope=\"col\">Country</th><th scope=\"col\" "
          "class=\"number\">Orders</th></tr>\n</thead>\n<tbody>\n"
          "<tr><th scope=\"row\">United Kingdom</th><td class=\"number\">1</td>"
          "</tr>\n<tr class=\"other\"><th scope=\"row\">Other</th>"
          "<td class=\"number\">11</td></tr>\n</tbody>\n<tfoot>\n"
          "<tr><th scope=\"row\">Total</th><td class=\"number\">12</td></tr>\n"
          "</tfoot>\n",
          "groups are sorted and cut off");
}

static void test_whole(void)
{
    use_rows("whole.csv", "\"two\n\nlines\",GB,2024,7\n");
    struct slot slots[] = {slot_text(arena, str_of("A\ncolumns: <none>")),
                           slot_missing(arena, "Year")};
    const struct document *d = make_with(
        "# T\n\n```table spend\ncaption: For {0} {1}\n"
        "columns: category, orders\n```\n\n## Table 1\n",
        slots, 2);
    ok(d && strstr(d->html.at,
                   "<div class=\"table\" role=\"region\" aria-labelledby=\""
                   "table-1\" tabindex=\"0\">\n<table>\n"
                   "<caption id=\"table-1\">For A&#10;columns: &lt;none&gt;"
                   " <mark class=\"gap\">[Year]</mark></caption>\n"),
       "a caption holds values, which cannot add keys");
    ok(d && strstr(d->html.at, "<th scope=\"row\">two lines</th>") &&
           !strstr(d->html.at, "\n\n"),
       "there is no blank line in it");
    ok(d && strstr(d->html.at, "<h2 id=\"table-1-2\">"), "its id is its own");
    ok(d && d->gaps && !strcmp(d->gaps->label, "Year") && !d->gaps->next,
       "a caption's gap is listed");
    ok(d && d->sections->tables == 1 && d->sections->figures == 1 &&
           d->sections->words == 4,
       "the section counts the table, its figures, its caption's words");
    const struct passage *p = d ? d->passages->next->next : NULL;
    ok(p && p->cell && str_is(p->text, "Goods & services") && p->next->cell &&
           str_is(p->next->text, "Orders"),
       "the name of a column is a passage");
    p = p ? p->next->next : NULL;
    ok(p && p->cell && str_is(p->text, "two lines") && p->at.line == 2 &&
           !strcmp(p->at.source->path, table.csv_path) &&
           p->section == d->sections,
       "a cell is a passage, at its place in the file");
    use_rows("none.csv", "");
    refuses("", 1, "the table 'spend' has no rows", "{{#spend.given}}",
            "a table without rows is refused");
    schema.required = true;
    d = make_with("# T\n\n```table spend\ncaption: C\n```\n", NULL, 0);
    ok(d && strstr(d->html.at, "<p><mark class=\"gap\">[Spend]</mark></p>") &&
           d->gaps && !d->gaps->value && d->gaps->at.line == 3 &&
           !strcmp(d->gaps->label, "Spend") && !d->sections->tables,
       "one that is required is a gap");
    schema.required = false;
    use_file(scratch_path("missing.csv"));
    ok(!make_with("```table spend\ncaption: C\n```\n", NULL, 0) && all.first,
       "a file that is missing");
}

static void test_keys(void)
{
    use_rows("keys.csv", "IT,GB,1,1\n");
    refuses("colums: category", 3, "no key 'colums'", "'columns'",
            "an unknown key");
    refuses("columns: category\ncolumns: amount", 4, "'columns' stands twice",
            "delete", "a key twice");
    refuses("category, amount", 3, "'category, amount' has no ':'", "caption",
            "a line without a key");
    refuses("columns: category, amuont", 3, "no column 'amuont'", "'amount'",
            "an unknown column");
    refuses("columns: category, amount,", 3, "name is missing", "category",
            "a comma too many");
    refuses("columns: amount, amount", 3, "'amount' stands twice", "delete",
            "a column twice");
    refuses("group: categry", 3, "no column 'categry'", "'category'",
            "an unknown column to group by");
    refuses("group: category\ncolumns: category, country", 4,
            "'country' has no single value", "numbers",
            "a column that groups cannot show");
    refuses("group: category\nsort: country", 4, "'country' has no single",
            "numbers", "a column that groups cannot be sorted by");
    refuses("sort: amount down", 3, "'down' is no way to sort", "desc",
            "no way to sort");
    refuses("sort: amount desc asc", 3, "no way to sort", "comma",
            "two ways to sort");
    refuses("sort: amuont desc", 3, "no column 'amuont'", "'amount'",
            "an unknown column to sort by");
    refuses("limit: ten", 3, "'ten' is not a number of rows", "1 to 500",
            "a limit in words");
    refuses("limit: 0", 3, "'0' is not", "1 to 500", "a limit of none");
    refuses("limit: 501", 3, "'501' is not", "1 to 500", "a limit too high");
    refuses("total: country", 3,
            "'country' cannot be added up: it is a "
            "country",
            "numbers", "a total of no numbers");
    refuses("columns: category, orders\ntotal: amount", 4,
            "no place for the total of 'amount'", "columns",
            "a total of what is not shown");
    refuses("columns: amount, orders\ntotal: amount", 4,
            "no place for the total", "not first",
            "a total of the rows' heading");
    refuses_text("```table spend\nlimit: 3\n```\n", 1, "has no caption",
                 "caption:", "no caption");
    refuses_text("```table spend\ncaption:\n```\n", 2, "has no caption",
                 "caption:", "an empty caption");
    refuses_text("```table spent\ncaption: C\n```\n", 1, "no table 'spent'",
                 "'spend'", "an unknown table");
    refuses_text("```table\ncaption: C\n```\n", 1, "does not say whose rows",
                 "name", "a table without a name");
    struct slot slots[] = {slot_text(arena, str_of("3"))};
    make_with("```table spend\ncaption: C\nlimit: {0}\n```\n", slots, 1);
    ok(all.first && !all.first->next && all.first->at.line == 3 &&
           all.first->at.column == 8 &&
           strstr(all.first->text, "but for its caption"),
       "a value as a key's");
    make_with("```table {0}\ncaption: C\n```\n", slots, 1);
    ok(all.first && !all.first->next && all.first->at.column == 10 &&
           strstr(all.first->text, "a table's name"),
       "a value as a table's name");
    make_with("```table spend\nlimit: x\nsort: y\n```\n", NULL, 0);
    ok(all.counts[DIAGNOSTIC_ERROR] == 3, "all faults are told of at once");
}

static const char *many_rows(size_t count, size_t groups)
{
    struct buffer out = buffer_make((size_t)64 * 1024 * 1024);
    for (size_t i = 0; i < count; i++)
        buffer_add_format(&out, "g%zu,GB,%zu.01,1\n", i % groups, i);
    const char *text = arena_copy(arena, out.bytes, out.len);
    buffer_release(&out);
    return text;
}

static void test_bounds(void)
{
    use_rows("sum.csv", "A,GB,5000000000000000,1\nA,GB,5000000000000000,1\n"
                        "A,GB,9000000000000,1\nA,GB,0.000001,1\n");
    make_with("```table spend\ncaption: C\ntotal: amount\n```\n", NULL, 0);
    ok(all.first &&
           strstr(all.first->text, "sum of the column 'amount' is too "
                                   "large") &&
           !strcmp(all.first->at.source->path, table.csv_path),
       "a sum that would not be exact");
    use_rows("501.csv", many_rows(501, 501));
    refuses("", 1, "more than 500 rows", "limit", "rows without a limit");
    use_rows("500.csv", many_rows(500, 500));
    ok(make_with("```table spend\ncaption: C\n```\n", NULL, 0) && !all.first,
       "500 rows are fine");
    use_rows("1001.csv", many_rows(1001, 1001));
    refuses("group: category", 1, "more than 1000 different", "few",
            "too many groups");
    use_rows("1000.csv", many_rows(2000, 1000));
    ok(make_with("```table spend\ncaption: C\ngroup: category\n```\n", NULL,
                 0) &&
           !all.first,
       "1000 groups are fine");
    use_rows("bad.csv", "A,GB,x,1\nA,GB,1,1\nA,Nowhere,1,1\n");
    ok(!make_with("```table spend\ncaption: C\n```\n", NULL, 0) &&
           all.counts[DIAGNOSTIC_ERROR] == 2 && all.first->at.line == 2,
       "all faults of its rows are told of");
    ok(!make_with("```table spend\ncaption: C\n```\n", NULL, 0),
       "and it fails again when read again");
}

/* The memory that is in use, as far as the allocator tells. */
static size_t in_use(void)
{
#ifdef __GLIBC__
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
#else
    return 0;
#endif
}

static void write_rows(const char *path, size_t count)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        abort();
    fputs("category,country,amount,orders\n", file);
    for (size_t i = 0; i < count; i++)
        fprintf(file, "Category %zu,GB,%zu.01,1\n", i % 12, i);
    if (fclose(file))
        abort();
}

/* A table that is sorted so that each row pushes out another one. */
static void test_streaming(void)
{
    static const char fence[] =
        "```table spend\ncaption: C\ncolumns: category, amount, "
        "orders\nsort: amount desc\nlimit: 2\ntotal: amount, "
        "orders\n```\n";
    const char *path = scratch_path("large.csv");
    write_rows(path, 10000);
    use_file(path);
    make_with(fence, NULL, 0);
    size_t before = in_use();
    write_rows(path, 200000);
    use_file(path);
    const struct document *d = make_with(fence, NULL, 0);
    ok(d &&
           strstr(d->html.at, "<td class=\"number\">\xc2\xa3"
                              "199,999.01") &&
           strstr(d->html.at, "<td class=\"number\">\xc2\xa3"
                              "19,999,902,000.00"
                              "</td><td class=\"number\">200,000</td>"),
       "the largest two of many rows, and the exact total of all");
    ok(in_use() - before < (size_t)128 * 1024, "what is kept does not grow");
    d = make_with("```table spend\ncaption: C\ngroup: category\nsort: category"
                  "\ntotal: orders\n```\n",
                  NULL, 0);
    ok(d && strstr(d->html.at, "<td class=\"number\">16,667</td>") &&
           strstr(d->html.at, "<td class=\"number\">200,000</td>"),
       "many rows in twelve groups");
}

int main(void)
{
    static void (*const tests[])(void) = {test_rows, test_whole, test_keys,
                                          test_bounds, test_streaming};
    const char *data = getenv("AVOW_DATA");
    struct arena *whole = arena_new();
    struct diagnostics messages = diagnostics_make(whole);
    const char *path = arena_format(whole, "%s/statements/locales/en-GB.ini",
                                    data ? data : ".");
    english = locale_read(whole, path, &messages);
    if (!english)
        return 1;
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        arena = arena_new();
        tests[i]();
        arena_free(arena);
    }
    arena_free(whole);
    scratch_remove();
    return done();
}

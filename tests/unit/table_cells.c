/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tables of random cells: what is written in one go, as most cells are, is what
 * is made of each of them by the plain means, one after the other.
 */
#include "document/document.h"

#include "data/type_date.h"
#include "document/passage.h"
#include "document/resolve_text.h"
#include "filled.h"
#include "random.h"
#include "tap.h"

#define TABLES    4000
#define ROWS_MAX  6
#define COLUMNS   7
#define WIDTH_MAX 40

static struct arena *arena;
static const struct locale *english;

static struct column columns[COLUMNS + 1] = {
    {.name = "text", .label = "Text & more"},
    {.name = "link", .label = "The link", .type = {.kind = TYPE_URL}},
    {.name = "number", .label = "N", .type = {.kind = TYPE_NUMBER}},
    {.name = "money",
     .label = "Spend  in all",
     .type = {.kind = TYPE_MONEY, .currency = "GBP"}},
    {.name = "share", .label = "A share", .type = {.kind = TYPE_PERCENT}},
    {.name = "words", .label = "Words|2"},
    {.name = "day", .label = "Day 1", .type = {.kind = TYPE_DATE}},
    {.name = "same", .type = {.kind = TYPE_INTEGER}}, /* not shown */
};
static const struct table_schema schema = {
    .name = "t", .label = "T", .columns = columns, .column_count = COLUMNS + 1};

static struct cell cells[ROWS_MAX][COLUMNS + 1];
static struct row rows[ROWS_MAX];
static struct table table;
static size_t row_count;
static struct str shown[ROWS_MAX + 1][COLUMNS]; /* by the plain means */

static struct table *find_table(void *context, struct str name)
{
    (void)context;
    return str_is(name, "t") ? &table : NULL;
}

static struct str random_text(void)
{
    static const char *const texts[] = {
        "Electronics",
        "Food and catering",
        "GB",
        "a  b",
        " x",
        "2024",
        "2024-25",
        "1 August 2024",
        "2024-08-01",
        "12,000 in 2024",
        "\xc2\xa3 5",
        "\xc2\xa0 x",
        "caf\xc3\xa9",
        "\xe2\x82\xac 1",
        "x\xc2\xa0",
        "\xe3\x80\x80",
        "\xef\xbb\xbfy",
        "1 * 2",
        "two\nlines",
        "the 31st of December, 1999 and many more words",
        "- x",
        "1. x",
        "a\tb",
        "x\r\ny",
        "\xe2\x80\x93",
        "no value",
        "2019/2020 or 7",
        "0123456789 0123456789 0123456789 0123456789",
    };
    if (random_below(2))
        return str_of(texts[random_below(sizeof texts / sizeof *texts)]);
    return random_value(arena);
}

static struct decimal random_number(void)
{
    static const int64_t sizes[] = {10, 1000, 100000, 1000000000000};
    int64_t units = random_below(1u << 31);
    units = units * 1000003 % sizes[random_below(4)];
    return (struct decimal){random_below(6) ? units : -units,
                            random_below(3) ? 0 : (int)random_below(4)};
}

static void fill_cell(struct cell *cell, enum type_kind kind)
{
    *cell = (struct cell){.given = random_below(8) > 0};
    cell->none = !cell->given && !random_below(3);
    if (!cell->given)
        return;
    cell->typed.kind = kind;
    if (kind == TYPE_DATE)
        cell->typed.date = date_from_days(19000 + random_below(2000));
    else if (type_is_number(kind))
        cell->typed.number = random_number();
    else
        cell->typed.text = random_text();
}

static int most_places(size_t column)
{
    int most = 0;
    for (size_t r = 0; r < row_count; r++) {
        const struct cell *cell = &cells[r][column];
        int places = cell->given ? type_places(&columns[column].type,
                                               cell->typed.number)
                                 : 0;
        most = places > most ? places : most;
    }
    return most;
}

/* A cell as the page shows it. */
static struct str show(size_t row, size_t column)
{
    const struct cell *cell = &cells[row][column];
    const struct type *type = &columns[column].type;
    struct str none = str_of(locale_word(english, "no_value"));
    struct buffer out = buffer_within(arena, 1 << 20);
    if (cell->given && type_is_number(type->kind))
        type_show_places(&out, type, english, cell->typed.number,
                         most_places(column));
    else if (cell->given)
        type_show(&out, type, english, &cell->typed);
    else if (cell->none)
        buffer_add_str(&out, none);
    struct str text = buffer_str(&out);
    return !column && str_is_blank(text) ? none : text;
}

static void fill_table(void)
{
    static const char *const labels[] = {"Words|2", "Words", "", " "};
    row_count = 1 + random_below(ROWS_MAX);
    columns[5].label = labels[random_below(4)];
    for (size_t i = 0; i < COLUMNS; i++)
        shown[0][i] = str_of(columns[i].label);
    for (size_t r = 0; r < row_count; r++) {
        rows[r] = (struct row){.id = "x", .cells = cells[r]};
        for (size_t i = 0; i < COLUMNS; i++)
            fill_cell(&cells[r][i], columns[i].type.kind);
        cells[r][COLUMNS] = (struct cell){.given = true};
    }
    for (size_t r = 0; r < row_count; r++)
        for (size_t i = 0; i < COLUMNS; i++)
            shown[r + 1][i] = show(r, i);
    table = (struct table){.schema = &schema,
                           .locale = english,
                           .is_kept = true,
                           .kept = rows,
                           .kept_count = row_count};
}

static bool is_number(size_t column)
{
    return type_is_number(columns[column].type.kind);
}

static void add_html(struct buffer *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == '\r' && i + 1 < text.len && text.at[i + 1] == '\n')
            continue;
        if (c == '\n' || c == '\r')
            buffer_add_text(out, "&#10;");
        else if (c == '\'')
            buffer_add_text(out, "&#39;");
        else if (c == '"')
            buffer_add_text(out, "&quot;");
        else if (c == '&')
            buffer_add_text(out, "&amp;");
        else if (c == '<' || c == '>')
            buffer_add_text(out, c == '<' ? "&lt;" : "&gt;");
        else
            buffer_add_char(out, c);
    }
}

static bool is_date(struct str text)
{
    struct date date;
    struct refusal why = {.arena = arena};
    return type_take_date(english, DATE_ISO_ONLY, text, &date, &why);
}

static struct str html_of_table(void)
{
    struct buffer out = buffer_within(arena, 1 << 20);
    buffer_add_text(&out, "<thead>\n<tr>");
    for (size_t i = 0; i < COLUMNS; i++) {
        bool names = !str_is_blank(shown[0][i]);
        buffer_add_format(&out, "<%s%s>", names ? "th scope=\"col\"" : "td",
                          is_number(i) ? " class=\"number\"" : "");
        add_html(&out, shown[0][i]);
        buffer_add_text(&out, names ? "</th>" : "</td>");
    }
    buffer_add_text(&out, "</tr>\n</thead>\n<tbody>\n");
    for (size_t r = 1; r <= row_count; r++) {
        buffer_add_text(&out, "<tr>");
        for (size_t i = 0; i < COLUMNS; i++) {
            const char *class = is_number(i)           ? " class=\"number\""
                                : is_date(shown[r][i]) ? " class=\"date\""
                                                       : "";
            if (i)
                buffer_add_format(&out, "<td%s>", class);
            else
                buffer_add_text(&out, "<th scope=\"row\">");
            add_html(&out, shown[r][i]);
            buffer_add_text(&out, i ? "</td>" : "</th>");
        }
        buffer_add_text(&out, "</tr>\n");
    }
    buffer_add_text(&out, "</tbody>\n</table>\n</div>");
    return buffer_str(&out);
}

static struct str markdown_of(struct str text)
{
    struct buffer out = buffer_within(arena, 1 << 20);
    resolve_text_alone(&out, text);
    return buffer_str(&out);
}

static size_t width_of(size_t column)
{
    size_t most = 3;
    for (size_t r = 0; r <= row_count; r++) {
        size_t width = utf8_count(markdown_of(shown[r][column]));
        most = width > most ? width : most;
    }
    return most < WIDTH_MAX ? most : WIDTH_MAX;
}

static void add_padded(struct buffer *out, struct str text, size_t width,
                       bool right)
{
    size_t count = utf8_count(text);
    if (!right)
        buffer_add_str(out, text);
    for (; count < width; count++)
        buffer_add_char(out, ' ');
    if (right)
        buffer_add_str(out, text);
}

static struct str markdown_of_table(void)
{
    struct buffer out = buffer_within(arena, 1 << 20);
    for (size_t r = 0; r <= row_count; r++) {
        buffer_add_text(&out, "|");
        for (size_t i = 0; i < COLUMNS; i++) {
            buffer_add_text(&out, " ");
            add_padded(&out, markdown_of(shown[r][i]), width_of(i),
                       is_number(i));
            buffer_add_text(&out, " |");
        }
        buffer_add_text(&out, "\n");
        for (size_t i = 0; !r && i < COLUMNS; i++) {
            buffer_add_text(&out, i ? " " : "| ");
            for (size_t k = is_number(i); k < width_of(i); k++)
                buffer_add_char(&out, '-');
            buffer_add_text(&out, is_number(i) ? ": |" : " |");
        }
        buffer_add_text(&out, r ? "" : "\n");
    }
    return buffer_str(&out);
}

/* Whether they are those of the cells, in order, behind the heading's and the
 * caption's. */
static bool has_passages(const struct document *d)
{
    const struct passage *passage = d->passages->next->next;
    size_t figures = 0;
    for (size_t r = 0; r <= row_count; r++) {
        for (size_t i = 0; i < COLUMNS; i++) {
            struct str text = text_one_line(arena, shown[r][i]);
            if (!text.len)
                continue;
            if (!passage || !passage->cell || passage->heading ||
                passage->section != d->sections ||
                !str_equal(passage->text, text))
                return false;
            passage = passage->next;
            figures += r && passage_has_figure(text);
        }
    }
    return !passage && d->sections->figures == figures &&
           d->sections->words == 2 && d->words == 2;
}

static bool has_texts(const struct printed_table *printed)
{
    bool same = printed->row_count == row_count;
    for (size_t i = 0; same && i < COLUMNS * (row_count + 1); i++)
        same = str_equal(i < COLUMNS ? printed->head[i]
                                     : printed->cells[i - COLUMNS],
                         shown[i / COLUMNS][i % COLUMNS]);
    return same;
}

static const struct document *make_table(const char *keys)
{
    const char *text = arena_format(
        arena,
        "# A\n\n```table t\ncaption: The caption\n"
        "columns: text, link, number, money, share, words, day\n%s```\n",
        keys);
    struct diagnostics all = diagnostics_make(arena);
    struct document_input input = {
        .locale = english, .table = find_table, .markdown = true};
    input.root = filled_make(arena, NULL, str_of(text), NULL, 0);
    const struct document *d = document_make(arena, &input, &all);
    if (!d)
        note("no document: %s", all.first ? all.first->text : "?");
    return d;
}

static bool table_is_printed(void)
{
    fill_table();
    const struct document *d = make_table("");
    if (!d)
        return false;
    struct str html = html_of_table(), markdown = markdown_of_table();
    bool same = strstr(d->html.at, html.at) &&
                strstr(d->markdown.at, markdown.at) && has_passages(d) &&
                has_texts(d->tables);
    if (!same)
        note("%s\n%s\nis not\n%s\n%s", d->html.at, d->markdown.at, html.at,
             markdown.at);
    return same;
}

/* Whether rows that are ordered, but all alike, are as those that are not. */
static bool order_is_kept(const char *keys)
{
    fill_table();
    const struct document *plain = make_table(keys);
    const struct document *ordered = make_table(
        arena_format(arena, "%ssort: same\n", keys));
    bool same = plain && ordered && str_equal(plain->html, ordered->html) &&
                str_equal(plain->markdown, ordered->markdown);
    if (plain && ordered && !same)
        note("%s\nis not\n%s", ordered->html.at, plain->html.at);
    return same;
}

static void test_order(const char *keys, const char *what)
{
    int good = 0;
    while (good < TABLES / 4 && order_is_kept(keys)) {
        good++;
        arena_reset(arena);
    }
    ok(good == TABLES / 4, "%s", what);
}

int main(void)
{
    const char *data = getenv("AVOW_DATA");
    struct arena *whole = arena_new();
    struct diagnostics messages = diagnostics_make(whole);
    english = locale_read(whole,
                          arena_format(whole, "%s/statements/locales/en-GB.ini",
                                       data ? data : "."),
                          &messages);
    arena = arena_new();
    int good = 0;
    while (english && good < TABLES && table_is_printed()) {
        good++;
        arena_reset(arena);
    }
    ok(good == TABLES, "%d random tables are printed cell by cell", good);
    test_order("", "rows that need no order are as they are in order");
    test_order("total: number, money, share\n", "with what they add up to");
    test_order("limit: 3\n", "up to a limit");
    arena_free(arena);
    arena_free(whole);
    return done();
}

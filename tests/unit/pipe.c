/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Pipe tables: the examples of GitHub's specification, what is a finding in
 * place of a surprise, captions and totals, tables of any size; and random
 * ones, which cmark-gfm has to see in the same way, where it is installed.
 */
#include "random.h"
#include "resolved.h"
#include "scratch.h"
#include "tap.h"

static struct arena *arena;
static struct diagnostics all;

static const struct document *make_with(struct str text, struct slot *slots,
                                        size_t count)
{
    static const char *const areas[] = {"risk", NULL};
    struct document_input input = {.areas = areas, .markdown = true};
    input.root = filled_make(arena, NULL, text, slots, count);
    all = diagnostics_make(arena);
    const struct document *d = document_make(arena, &input, &all);
    struct diagnostics kept = all;
    if (d && d->markdown.len && resolved_wrong(arena, &input, d))
        ok(false, "the text makes the same document again");
    all = kept;
    return d;
}

static void show_messages(void)
{
    for (const struct diagnostic *d = all.first; d; d = d->next)
        note("%zu:%zu: %d: %s; %s", d->at.line, d->at.column, (int)d->level,
             d->text, d->remedy ? d->remedy : "-");
}

/* Removes each attribute, and the block around a table, so that what is left
 * is what cmark-gfm writes. The headings of rows are cells there. */
static struct str plain(struct str html)
{
    struct buffer out = buffer_make((size_t)16 * 1024 * 1024);
    for (size_t i = 0; i < html.len;) {
        struct str rest = str_slice(html, i, html.len);
        size_t end = str_find(rest, '>') + 1, name = 0;
        if (rest.at[0] != '<') {
            buffer_add_char(&out, rest.at[0]);
            i++;
            continue;
        }
        struct str tag = str_slice(rest, 0, end);
        bool row = str_starts(tag, "<th scope=\"row\"");
        if (str_starts(tag, "<th") &&
            str_starts(str_slice(rest, end, rest.len), "</th>")) {
            buffer_add_text(&out, "<td></td>"); /* it names no column */
            i += end + strlen("</th>");
            continue;
        }
        while (name < tag.len && tag.at[name] != ' ' && tag.at[name] != '>')
            name++;
        bool kept = str_starts(tag, "<a") || str_starts(tag, "<ol");
        i += end;
        if (row) {
            struct str cell = str_slice(html, i, html.len);
            size_t len = 0;
            while (!str_starts(str_slice(cell, len, cell.len), "</th>"))
                len++;
            buffer_add_text(&out, "<td>");
            buffer_add_str(&out, str_slice(cell, 0, len));
            buffer_add_text(&out, "</td>");
            i += len + strlen("</th>");
        } else if (!str_starts(tag, "<div") && !str_starts(tag, "</div")) {
            buffer_add_str(&out, str_slice(tag, 0, kept ? tag.len : name));
            buffer_add_text(&out, kept ? "" : ">");
        }
    }
    /* Lines say nothing here. */
    struct str copy = str_copy(arena, buffer_str(&out));
    buffer_release(&out);
    return copy;
}

static struct str without_lines(struct str html)
{
    char *copy = arena_copy(arena, html.at, html.len);
    size_t len = 0;
    for (size_t i = 0; i < html.len; i++)
        if (copy[i] != '\n')
            copy[len++] = copy[i];
    return (struct str){copy, len};
}

/* Whether the text is these elements, with this message at most. */
static void gives(const char *text, const char *html, const char *message,
                  const char *what)
{
    const struct document *d = make_with(str_of(text), NULL, 0);
    struct str got = d ? without_lines(plain(d->html)) : str_of("");
    const struct diagnostic *said = all.first;
    bool good = message ? said && !said->next && strstr(said->text, message)
                        : !said;
    if (ok(d && str_is(got, html) && good, "%s", what))
        return;
    show_messages();
    note("got: %.*s", STR(got));
}

/* Whether there is exactly one message, an error at this line. */
static void refuses(const char *text, size_t line, const char *message,
                    const char *remedy, const char *what)
{
    const struct document *d = make_with(str_of(text), NULL, 0);
    const struct diagnostic *first = all.first;
    while (first && first->level != DIAGNOSTIC_ERROR)
        first = first->next;
    bool said = !d && first && all.counts[DIAGNOSTIC_ERROR] == 1 &&
                first->at.line == line && strstr(first->text, message) &&
                first->remedy && strstr(first->remedy, remedy);
    if (!ok(said, "%s", what))
        show_messages();
}

#define UNNAMED "has no caption"

static void test_specification(void)
{
    gives("| foo | bar |\n| --- | --- |\n| baz | bim |\n",
          "<table><thead><tr><th>foo</th><th>bar</th></tr></thead><tbody><tr>"
          "<td>baz</td><td>bim</td></tr></tbody></table>",
          UNNAMED, "example 198: a table");
    gives("| abc | defghi |\n:-: | -----------:\nbar | baz\n",
          "<table><thead><tr><th>abc</th><th>defghi</th></tr></thead><tbody>"
          "<tr><td>bar</td><td>baz</td></tr></tbody></table>",
          UNNAMED, "example 199: cells need not be of a length");
    gives("| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n",
          "<table><thead><tr><th>f|oo</th></tr></thead><tbody><tr><td>b <code>"
          "|</code> az</td></tr><tr><td>b <strong>|</strong> im</td></tr>"
          "</tbody></table>",
          UNNAMED, "example 200: a pipe in a cell");
    gives("| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n",
          "<table><thead><tr><th>abc</th><th>def</th></tr></thead><tbody><tr>"
          "<td>bar</td><td>baz</td></tr></tbody></table><blockquote><p>bar</p>"
          "</blockquote>",
          UNNAMED, "example 201: another block ends a table");
    refuses("| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar\n", 4,
            "taken for a row", "put a blank line after the table",
            "example 202: a paragraph right after a table is a finding");
    gives("| abc | def |\n| --- |\n| bar |\n",
          "<p>| abc | def || --- || bar |</p>", "not shown as a table",
          "example 203: the line of dashes has to match");
    gives("| abc | def |\n| --- | --- |\n| bar |\n",
          "<table><thead><tr><th>abc</th><th>def</th></tr></thead><tbody><tr>"
          "<td>bar</td><td></td></tr></tbody></table>",
          UNNAMED, "example 204: a row that is too short");
    refuses("| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\n", 4,
            "this row has 3 cells, and its table 2 columns", "\\|",
            "and one that is too long is a finding");
    gives("| abc | def |\n| --- | --- |\n",
          "<table><thead><tr><th>abc</th><th>def</th></tr></thead></table>",
          UNNAMED, "example 205: a table without rows");
}

static void test_findings(void)
{
    refuses("a | b\n-|-\nc | d\n===\n", 4, "makes a heading of the table",
            "blank line", "a line that makes it a heading");
    refuses("a | b\n-|-\nc | d\n---\n", 4, "makes a heading of the table",
            "blank line", "and one of hyphens");
    refuses("a | b\n-|-\n    c | d\n", 3, "taken for a row", "blank line",
            "code right after a table");
    refuses("a | b\n-|-\n2. c | d\n", 3, "taken for a row", "blank line",
            "a list that begins with 2");
    refuses("a | b\n-|-\n<https://a.b> | d\n", 3, "taken for a row",
            "end it with '|'", "what may be HTML");
    refuses("> a | b\n> -|-\nc | d\n", 3, "not stand in the list or quote",
            "blank line", "a row outside its quote");
    refuses("- a | b\n  -|-\nc | d\n", 3, "not stand in the list or quote",
            "blank line", "a row outside its list");
    refuses("- x | y\n-|-\n", 2, "this line of dashes does not stand",
            "both lines alike", "dashes outside the list of their header");
    refuses("> - a | b\n>   -|-\n> c | d\n", 3, "not stand in the list",
            "blank line", "a row in the quote but not in its list");
    refuses("a | b\n-|-\n|\n", 3, "has no cells", "delete",
            "a row that is only a pipe");
    gives("| a | b |\n|-|-|\n| c || |\n| d | e ||\n",
          "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr>"
          "<td>c</td><td></td></tr><tr><td>d</td><td>e</td></tr></tbody>"
          "</table>",
          UNNAMED, "nothing is lost with cells of nothing");
    gives("```\n| a |\n|---|\n```\n\n    | a |\n    |---|\n\n<!--\n| a |\n|-|\n"
          "-->\n\n| a |\n\n|---|\n\n\\| a |\n\\|--|\n\n---\n",
          "<pre><code>| a ||---|</code></pre><pre><code>| a ||---|</code></pre>"
          "<p>| a |</p><p>|---|</p><p>| a ||--|</p><hr>",
          NULL, "what is no table");
}

static void test_places(void)
{
    struct slot slots[] = {slot_missing(arena, "Gap"),
                           slot_text(arena, str_of("*v* | \\| x\n"))};
    const struct document *d = make_with(
        str_of("# T\n\ntext {0}\na | b\n-|-:\n{1} | *{0}*\n{0} | {1}\n\n"
               "x {0} <b>\n"),
        slots, 2);
    const struct diagnostic *e = all.first;
    while (e && e->level != DIAGNOSTIC_ERROR)
        e = e->next;
    if (!ok(!d && e && !e->next && e->at.line == 9 && e->at.column == 7,
            "a line after a table is the line that was written"))
        show_messages();
    d = make_with(
        str_of("# T\n\ntext {0}\n a | b\n-|-:\n{1} | *{0}*\n {0} | {1}\n"),
        slots, 2);
    const struct gap *g = d ? d->gaps : NULL;
    ok(g && g->at.line == 3 && g->at.column == 6 && g->next->at.line == 6 &&
           g->next->at.column == 8 && g->next->next->at.line == 7 &&
           g->next->next->at.column == 2 && !g->next->next->next,
       "and so are those of gaps in it");
    const struct passage *p = d ? d->passages->next : NULL;
    ok(p && str_is(p->text, "text") && !p->cell && p->next->cell &&
           str_is(p->next->text, "a") && p->next->at.line == 4 &&
           str_is(p->next->next->next->text, "*v* | \\| x") &&
           p->next->next->next->at.line == 6,
       "cells are passages, at the lines of their rows");
    d = make_with(str_of("a | [b](c \"d<b>\")\n-|-\n<i>x | <u> `<i>` <u>\n"),
                  slots, 2);
    e = all.last->level == DIAGNOSTIC_ERROR ? all.last : NULL;
    ok(!d && all.counts[DIAGNOSTIC_ERROR] == 4 && e && e->at.line == 3 &&
           e->at.column == 18,
       "HTML at the beginning of a row");
    d = make_with(str_of("a | [b](c)\n-|-\nx | <u> `<i>` <u> <i>\n"), slots, 2);
    e = all.first;
    ok(!d && all.counts[DIAGNOSTIC_ERROR] == 3 && e->at.column == 5 &&
           e->next->at.column == 15 && e->next->next->at.column == 19,
       "each fault in a cell has its column");
    d = make_with(str_of("> a | b\n> -|-\n> [x](ftp://y) | [a][b]\n\n"
                         "[b]: javascript:x\n"),
                  slots, 2);
    e = all.first;
    while (e && e->level != DIAGNOSTIC_ERROR)
        e = e->next;
    ok(!d && e && e->at.line == 3 && e->at.column == 7 &&
           e->next->at.line == 5 && e->next->at.column == 6,
       "a link's address, and one that is defined elsewhere");
}

static void test_captions(void)
{
    struct slot slots[] = {slot_text(arena, str_of("Table: v")),
                           slot_text(arena, str_of("")),
                           slot_missing(arena, "Year")};
    const struct document *d = make_with(
        str_of("# One\n\nTable: In *{0}*\n\na|b\n-|-:\nc|1\n\n## Two\n\n"
               "Table: x\n\n<!-- y -->\n\na|b\n-|-\n\n{0}\n\na|b\n-|-\n\n"
               "Table: {1}\n\na|b\n-|-\n\nTable: In a\nlist\na|b\n-|-\n"),
        slots, 3);
    const struct printed_table *t = d ? d->tables : NULL;
    ok(t && str_is(t->caption, "In Table: v") && !strcmp(t->id, "table-1") &&
           t->section == d->sections && !t->numbers[0] && t->numbers[1] &&
           str_is(t->head[0], "a") && str_is(t->cells[1], "1") &&
           t->row_count == 1 && t->column_count == 2,
       "a paragraph 'Table: …' is the caption of the table after it");
    ok(d && strstr(d->html.at,
                   "<div class=\"table\" role=\"region\" aria-labelledby=\""
                   "table-1\" tabindex=\"0\">\n<table>\n<caption id=\"table-1\""
                   ">In <em>Table: v</em></caption>\n<thead>\n<tr><th scope="
                   "\"col\">a</th><th scope=\"col\" class=\"number\">b</th>"
                   "</tr>\n</thead>\n<tbody>\n<tr><th scope=\"row\">c</th><td "
                   "class=\"number\">1</td></tr>\n</tbody>\n</table>\n</div>"),
       "and it names the region");
    t = t ? t->next : NULL;
    ok(t && !t->caption.len && !t->next->caption.len &&
           !t->next->next->caption.len && all.counts[DIAGNOSTIC_WARNING] == 3 &&
           strstr(all.first->remedy, "'Table: …'"),
       "another paragraph, a value and nothing at all are none: a warning");
    ok(d && strstr(d->html.at, "<div class=\"table\" id=\"table-2\" role="
                               "\"region\" aria-labelledby=\"two\" "
                               "tabindex=\"0\">"),
       "such a table is named by the heading above it");
    ok(t && str_is(t->next->next->next->caption, "In a list") &&
           t->section == d->sections->next && d->sections->tables == 5,
       "a caption may stand right above its table, on several lines");
    d = make_with(str_of("a|b\n-|-\n"), slots, 3);
    ok(d && strstr(d->html.at,
                   "<div class=\"table\" id=\"table-1\" tabindex=\"0\">"),
       "without a heading there is no region");
    d = make_with(str_of("# T\n\nTable: In {2}\n\na|b\n-|-\n"), slots, 3);
    ok(d && strstr(d->html.at, ">In <mark class=\"gap\">[Year]</mark></capt") &&
           d->gaps && !d->markdown.len,
       "a gap in a caption");
}

static void test_totals(void)
{
    const struct document *d = make_with(
        str_of("Table: x\n\na|b\n-|-:\nc|1\n*Rest*|2\n**Sum**|**3**\n"), NULL,
        0);
    const struct printed_table *t = d ? d->tables : NULL;
    ok(t && t->total && t->other && str_is(t->cells[2], "Rest") &&
           str_is(t->cells[4], "Sum") &&
           strstr(d->html.at,
                  "<tr class=\"other\"><th scope=\"row\">Rest</th><td class="
                  "\"number\">2</td></tr>\n</tbody>\n<tfoot>\n<tr><th scope="
                  "\"row\">Sum</th><td class=\"number\"><strong>3</strong>"
                  "</td></tr>\n</tfoot>"),
       "a last row that begins with strong text is a total");
    d = make_with(str_of("Table: x\n\na|b\n-|-:\n**c**|1\n"), NULL, 0);
    ok(d && !d->tables->total, "a row by itself is none");
    d = make_with(str_of("Table: x\n\na|b\n-|-:\nc|1\n**c** d|1\n**c**|2\n|\n"),
                  NULL, 0);
    ok(!d, "a row without cells is none");
}

static void test_lists(void)
{
    gives("- x\n- Table: y\n\n  a|b\n  -|-\n  c|d\n- e\n",
          "<ul><li><p>x</p></li><li><table><caption>y</caption><thead><tr>"
          "<th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td>"
          "</tr></tbody></table></li><li><p>e</p></li></ul>",
          NULL, "a table in a list");
    gives("1. > - a|b\n   >   -|-\n   >\n   >   x\n",
          "<ol><li><blockquote><ul><li><table><thead><tr><th>a</th><th>b</th>"
          "</tr></thead></table><p>x</p></li></ul></blockquote></li></ol>",
          UNNAMED, "one in a list in a quote in a list");
    gives(
        "-\ta|b\n\t-|-\n\n10)  Table: y\n\n     a|b\n     -|-\n     c\\||d\n",
        "<ul><li><table><thead><tr><th>a</th><th>b</th></tr></thead></table>"
        "</li></ul><ol "
        "start=\"10\"><li><table><caption>y</caption><thead><tr><th>a</th><th>b"
        "</th></tr></thead><tbody><tr><td>c|</td><td>d</td></tr></tbody>"
        "</table></li></ol>",
        UNNAMED, "behind tabs, and behind a longer number");
}

static void test_sizes(void)
{
    struct buffer out = buffer_make((size_t)1024 * 1024);
    for (size_t columns = 64; columns <= 65; columns++) {
        buffer_clear(&out);
        for (size_t line = 0; line < 1002; line++) {
            for (size_t i = 0; i < (line < 2 ? columns : 1); i++)
                buffer_add_text(&out, line == 1 ? "|-" : "|x");
            buffer_add_text(&out, "|\n");
        }
        bool small = columns == 64;
        const struct document *d = make_with(buffer_str(&out), NULL, 0);
        ok(small == (d != NULL) &&
               (small ? d->tables->row_count == 1000
                      : strstr(all.first->text, "65 col") != NULL),
           "a table of %zu columns", columns);
        if (small)
            ok(d && d->html.len > 64000 * 9 && d->html.len < 64000 * 10,
               "whose rows of one cell are filled up");
        buffer_add_text(&out, "|x|\n");
        d = small ? make_with(buffer_str(&out), NULL, 0) : NULL;
        ok(!d && (!small || strstr(all.first->text, "1001 rows")),
           "a table of 1001 rows");
    }
    buffer_clear(&out);
    for (size_t i = 0; i < 70000; i++)
        buffer_add_text(&out, "a|b\n-|-\n\n");
    ok(!make_with(buffer_str(&out), NULL, 0) &&
           strstr(all.first->text, "too much markup"),
       "tens of thousands of tables are refused");
    buffer_clear(&out);
    for (size_t i = 0; i < 100000; i++)
        buffer_add_text(&out, "-|-\n");
    ok(!make_with(buffer_str(&out), NULL, 0), "lines of dashes without end");
    buffer_release(&out);
}

static void add_cell(struct buffer *out)
{
    static const char *const cells[] = {
        "a",           "b c",    "`x`",      "*em* d",
        "d **st**",    "",       "e \\| f",  "`\\|`",
        "# x",         "1. x",   "> x",      "[l](m)",
        "&amp;",       "\\*g",   "\xc3\xa9", "!",
        "a: b",        "[a]: b", "_h_ i_j",  "<https://a.b>",
        "``\\` \\|``", "\\\\",   "~~~",      "a*b",
        "l ***k***",
    };
    buffer_add_text(out, cells[random_below(sizeof cells / sizeof *cells)]);
}

/* A random table, each of its lines behind `margin`. */
static void add_table(struct buffer *out, const char *first, const char *margin)
{
    static const char *const dashes[] = {"-", "---", ":--", "--:", ":-:", ":-"};
    uint32_t columns = 1 + random_below(4), rows = random_below(4);
    bool piped = columns == 1 || random_below(4);
    for (uint32_t r = 0; r < rows + 2; r++) {
        uint32_t cells = r > 1 ? 1 + random_below(columns) : columns;
        buffer_add_text(out, r ? margin : first);
        /* Without a pipe at the front, the first cell is a word. */
        bool open = piped || (r > 1 && cells == 1);
        for (uint32_t i = 0; i < cells; i++) {
            buffer_add_text(out, i || open ? "| " : "");
            if (r == 1)
                buffer_add_text(out, dashes[random_below(6)]);
            else if (!i && !open)
                buffer_add_text(out, "word");
            else
                add_cell(out);
            buffer_add_text(out, random_below(2) ? " " : "  ");
        }
        buffer_add_text(out, open || random_below(2) ? "|\n" : "\n");
    }
    buffer_add_text(out, random_below(4) ? "" : margin);
    buffer_add_text(out, "\n\n");
}

#define DIVIDER "XSEPX"

static void add_document(struct buffer *out)
{
    static const char *const margins[][2] = {
        {"", ""},
        {"", ""},
        {"", " "},
        {"> ", "> "},
        {">", ">"},
        {"- ", "  "},
        {"1. ", "   "},
        {"- > ", "  > "},
        {"> 12) ", ">     "},
        {"> > ", ">> "},
        {"* - ", "    "},
        {"-\t", "\t"},
        {"text\n", ""},
        {"> text\n> ", "> "},
    };
    size_t kind = random_below(sizeof margins / sizeof *margins);
    add_table(out, margins[kind][0], margins[kind][1]);
    buffer_add_text(out, DIVIDER "\n\n");
}

/* What cmark-gfm makes of the text; NULL: it is not installed. */
static const char *gfm(const char *text)
{
    static const char *path;
    char command[1400];
    path = path ? path : scratch_path("in.md");
    FILE *file = fopen(path, "wb");
    if (!file || fputs(text, file) < 0 || fclose(file))
        abort();
    snprintf(command, sizeof command, "cmark-gfm -e table '%s' 2>/dev/null",
             path);
    FILE *pipe = popen(command, "r");
    struct buffer out = buffer_make((size_t)16 * 1024 * 1024);
    char bytes[4096];
    for (size_t len; pipe && (len = fread(bytes, 1, sizeof bytes, pipe));)
        buffer_add(&out, bytes, len);
    bool good = pipe && pclose(pipe) == 0;
    const char *html = good ? str_copy(arena, buffer_str(&out)).at : NULL;
    buffer_release(&out);
    return html;
}

static struct str next_part(struct str *rest)
{
    size_t i = 0;
    while (i < rest->len &&
           !str_starts(str_slice(*rest, i, rest->len), "<p>" DIVIDER "</p>"))
        i++;
    struct str part = str_slice(*rest, 0, i);
    *rest = str_slice(*rest, i + strlen("<p>" DIVIDER "</p>"), rest->len);
    return part;
}

/* Compares one batch, and returns how many differ; -1: there is no cmark-gfm.
 */
static int compare_batch(int count)
{
    struct buffer out = buffer_make((size_t)1024 * 1024);
    for (int i = 0; i < count; i++)
        add_document(&out);
    const char *text = str_copy(arena, buffer_str(&out)).at;
    buffer_release(&out);
    const char *theirs = gfm(text);
    const struct document *d = make_with(str_of(text), NULL, 0);
    if (!theirs)
        return -1;
    if (!d) {
        show_messages();
        return count;
    }
    struct str mine = without_lines(plain(d->html));
    struct str other = without_lines(plain(str_of(theirs)));
    int bad = 0;
    for (int i = 0; i < count; i++) {
        struct str a = next_part(&mine), b = next_part(&other);
        if (str_equal(a, b))
            continue;
        bad++;
        note("ours:   %.*s", STR(a));
        note("theirs: %.*s", STR(b));
    }
    return bad;
}

static void test_random(int batches)
{
    int bad = 0;
    for (int i = 0; i < batches && !bad; i++)
        bad = compare_batch(100);
    if (bad < 0)
        ok(true, "random tables # SKIP there is no cmark-gfm");
    else
        ok(!bad, "%d random tables are as cmark-gfm has them", 100 * batches);
}

/* With two numbers: so many hundred tables, from such a beginning. */
int main(int argc, char **argv)
{
    arena = arena_new();
    if (argc > 2)
        random_state = strtoull(argv[2], NULL, 10);
    test_specification();
    test_findings();
    test_places();
    test_captions();
    test_totals();
    test_lists();
    test_sizes();
    test_random(argc > 1 ? (int)strtol(argv[1], NULL, 10) : 20);
    scratch_remove();
    arena_free(arena);
    return done();
}

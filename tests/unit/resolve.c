/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The resolved text of a document: what it looks like, and that it makes the
 * same document when it is read again, whatever went into it.
 */
#include "random.h"
#include "resolved.h"
#include "tap.h"

#include <stdlib.h>

static struct arena *arena;
static struct diagnostics all;
static const struct locale *english;

static const char *const areas[] = {"policies", "risk", "training", NULL};

static struct column columns[] = {
    {.name = "name", .label = "Name | *x*"},
    {.name = "said", .label = "Said", .type = {.kind = TYPE_MARKDOWN}},
    {.name = "sum", .label = "Sum", .type = {.kind = TYPE_INTEGER}},
};
static struct table_schema schema = {
    .name = "words", .label = "Words", .columns = columns, .column_count = 3};

/* A table of three rows: `said` is in each. */
struct words {
    struct ini_entry entries[9];
    struct ini_section sections[3];
    const struct ini_section *list[3];
    struct table table;
};

static void words_make(struct words *words, struct str said)
{
    static const char *const ids[] = {"a", "b", "c"};
    static const char *const sums[] = {"5", "1200", "7"};
    *words = (struct words){.table = {.schema = &schema, .locale = english}};
    for (size_t i = 0; i < 3; i++) {
        struct ini_entry *e = &words->entries[3 * i];
        e[0] = (struct ini_entry){
            .next = &e[1], .key = "name", .value = str_of(ids[i])};
        e[1] = (struct ini_entry){.next = &e[2], .key = "said", .value = said};
        e[2] = (struct ini_entry){.key = "sum", .value = str_of(sums[i])};
        words->sections[i] = (struct ini_section){
            .name = ids[i], .kind = "words", .id = ids[i], .first = e};
        words->list[i] = &words->sections[i];
    }
    words->table.sections = words->list;
    words->table.section_count = 3;
}

static struct table *find_table(void *context, struct str name)
{
    (void)name;
    return &((struct words *)context)->table;
}

static struct document_input input_of(struct words *words)
{
    return (struct document_input){.areas = areas,
                                   .locale = english,
                                   .table = find_table,
                                   .context = words,
                                   .markdown = true};
}

static const struct document *make(struct document_input *input,
                                   const char *text, const struct slot *slots,
                                   size_t count)
{
    input->root = filled_make(arena, NULL, str_of(text), slots, count);
    all = diagnostics_make(arena);
    return document_make(arena, input, &all);
}

/* Whether a text with {0} in it has this resolved text, and makes the same
 * document again. */
static void resolves(const char *text, const char *value, const char *markdown,
                     const char *what)
{
    struct words words;
    words_make(&words, str_of(value));
    struct document_input input = input_of(&words);
    struct slot slots[] = {slot_text(arena, str_of(value))};
    const struct document *d = make(&input, text, slots, 1);
    bool same = d && str_is(d->markdown, markdown) &&
                !resolved_wrong(arena, &input, d);
    if (ok(same, "%s", what))
        return;
    for (const struct diagnostic *g = all.first; g; g = g->next)
        note("%zu: %s", g->at.line, g->text);
    if (d)
        note("got:\n%.*s", STR(d->markdown));
}

static void test_blocks(void)
{
    resolves("Title\n=====\n<!-- area: risk -->\n<!--area:training-->\n\n"
             "One   \ntwo\\\nthree {0}.\n\nA *b\n_c_* **d**\n",
             "a  *b*",
             "# Title\n<!-- area: risk, training -->\n\nOne\\\ntwo\\\n"
             "three a  \\*b\\*.\n\nA *b\nc* **d**\n",
             "headings, their areas, paragraphs and emphasis");
    resolves("* a\n* b\n\n  c\n+ d\n+ e\n    1) f\n    2) g\n7. h\n", "",
             "- a\n\n- b\n\n  c\n\n+ d\n+ e\n  1. f\n  2. g\n\n7. h\n",
             "lists, tight and loose, side by side and in one another");
    resolves("> a\nb\n>\n> - c\n>\n>   ~~~x y\n>   d\n>\n>     ``` \n>   ~~~\n",
             "",
             "> a\n> b\n>\n> - c\n>\n>   ````x\n>   d\n>\n>     ``` \n"
             ">   ````\n",
             "quotes, and code with a fence that is long enough");
    resolves("a\n\n<div lang=\"cy\">\n\n# b\n\n- c\n- d\n\n</div>\n\ne\n\n"
             "  <div lang=\"zh-Hant\">  \n\n> f\n\n</div>\n",
             "",
             "a\n\n<div lang=\"cy\">\n\n# b\n\n- c\n- d\n\n</div>\n\ne\n\n"
             "<div lang=\"zh-Hant\">\n\n> f\n\n</div>\n",
             "passages in another language");
    resolves("    code\n\n- - -\n\n***\n- - 1. a\n- > b\n", "",
             "```\ncode\n```\n\n***\n\n***\n\n- + 1. a\n- > b\n",
             "rules and what looks like them");
    resolves("[a]({0} 'b \"c\"') ![d *e*](<f (g)>) <https://example.org/h>\n",
             "https://example.org/x y?z=1&copy=[2]",
             "[a](https://example.org/x%20y?z=1&amp;copy=%5B2%5D \"b "
             "\\\"c\\\"\") ![d *e*](<f%20(g)>) <https://example.org/h>\n",
             "links and images");
    resolves("# {0}\n\n`{0}`\n\n- {0}\n", "", "#\n\n-\n",
             "places with nothing in them");
    resolves("a<!-- b -->c\n\n<!-- d -->\n\n- e\n\n  <!-- f -->\n", "",
             "ac\n\n- e\n", "comments");
}

static void test_literal(void)
{
    resolves("{0}\n", "# x\n- y\n+ z\n1. a\n2) b\n===\n---\n> c\n~~~\n+44 5",
             "\\# x\n\\- y\n\\+ z\n1\\. a\n2) b\n\\===\n\\---\n\\> c\n\\~~~"
             "\n+44 5\n",
             "what would begin a block");
    resolves(
        "{0}\n", "a_b [c] *d* `e` <f> &amp; R&D \\g | A & B! #1 (h) 5 > 3",
        "a\\_b \\[c\\] \\*d\\* \\`e\\` \\<f> \\&amp; R\\&D \\\\g \\| A & B!"
        " #1 (h) 5 > 3\n",
        "what would be markup within a line, and nothing else");
    resolves("{0}\n", " a\t\n\nb\xc2\xa0", "&#32;a&#9;&#10;&#10;b&#160;\n",
             "white space that would be lost");
    resolves("{0} x\n\n# x{0}y\n", "{{a}} {b} {{{c}}}",
             "\\{\\{a}} {b} \\{\\{\\{c}}} x\n\n# x\\{\\{a}} {b} "
             "\\{\\{\\{c}}}y\n",
             "what would be a tag");
    resolves("foo**{0}**bar *{0}* _**{0}**_**a**\n", "(x)",
             "foo<!-- -->**(x)**<!-- -->bar *(x)* *__(x)__*<!-- -->**a**\n",
             "emphasis that touches letters, or other emphasis");
    resolves("a **{0}** [b](c)!{0}\n", "", "a **<!-- -->** [b](c)!\n",
             "emphasis of nothing");
    resolves("{0}[b](c)\n", "!", "\\![b](c)\n", "a link that is no image");
    resolves("Table: {0}\n\nTable\\: x\n\n{0}\n", "Table: y",
             "Table\\: Table: y\n\nTable\\: x\n\nTable\\: y\n",
             "what would be a caption");
}

static void test_tables(void)
{
    resolves("```table words\ncaption: About {0}\nsort: sum desc\nlimit: 1\n"
             "total: sum\n```\n",
             "a|b",
             "Table: About a\\|b\n\n"
             "| Name \\| \\*x\\* | Said |   Sum |\n"
             "| ------------- | ---- | ----: |\n"
             "| b             | a\\|b | 1,200 |\n"
             "| *Other*       |      |    12 |\n"
             "| **Total**     |      | 1,212 |\n",
             "a table of data");
    resolves("```chart words\ncaption: About {0}\nkind: bars\nlabel: name\n"
             "value: sum\ncolumns: said\nsort: sum desc\n```\n",
             "a|b",
             "<!-- chart: bars; value: 2 -->\nTable: About a\\|b\n\n"
             "| Name \\| \\*x\\* |   Sum | Said |\n"
             "| ------------- | ----: | ---- |\n"
             "| b             | 1,200 | a\\|b |\n"
             "| c             |     7 | a\\|b |\n"
             "| a             |     5 | a\\|b |\n",
             "a chart of data");
    resolves("- <!--chart: progress;target:3;value: 2; unit:4 -->\n"
             "  Table: In a *list*\n\n"
             "  a|b|c|{0}\n  -|-:|-:|-\n  x|1|2|m\n",
             "u",
             "- <!-- chart: progress; value: 2; target: 3; unit: 4 -->\n"
             "  Table: In a *list*\n\n"
             "  | a   |   b |   c | u   |\n"
             "  | --- | --: | --: | --- |\n"
             "  | x   |   1 |   2 | m   |\n",
             "a chart written by hand");
    resolves("<!-- review: why -->\na\n\n<!-- review: why -->\n- b {0}\n\n"
             "  <!-- review: why -->\n",
             "c", "a\n\n- b c\n", "a mark of a review is not recorded");
    resolves("- Table: In a *list*\n  a|b\n  -|-:\n  **c** {0}|`\\|`\n", "|",
             "- Table: In a *list*\n\n"
             "  | a        |    b |\n"
             "  | -------- | ---: |\n"
             "  | **c** \\| | `\\|` |\n",
             "a pipe table in a list");
    resolves("a|b\n-|-\n**c**|1\n\na|b\n-|-\n{0}|1\n*c*|2\n**`d`**|3\n", "",
             "| a     | b   |\n| ----- | --- |\n| **c** | 1   |\n\n"
             "| a       | b   |\n| ------- | --- |\n|         | 1   |\n"
             "| *c*     | 2   |\n| **`d`** | 3   |\n",
             "which rows are a total, or of the others");
}

static void test_tokens(void)
{
    const char *value = "{" TOKEN_OPEN "approval.date" TOKEN_CLOSE "}";
    resolves("x {0}\n", "y", "x y\n", "no token");
    struct words words;
    words_make(&words, str_of(value));
    struct document_input input = input_of(&words);
    struct slot slots[] = {
        slot_text(arena, str_of(value)),
        slot_text(arena, str_of(TOKEN_OPEN "a" TOKEN_CLOSE))};
    const struct document *d = make(
        &input,
        "# On {0}\n\nfoo**{1}**bar {1}*{1}* [{1}]({1} \"{1}\") `{1}`\n\n"
        "Table: {1}\n\n| {1} |\n|-|\n| *{1}* |\n\n"
        "```table words\ncaption: {1}{1}\ncolumns: said\n```\n",
        slots, 2);
    ok(d && str_is(d->markdown,
                   "# On &#123;{{approval.date}}\\}\n\n"
                   "foo<!-- -->**{{a}}**<!-- -->bar {{a}}<!-- -->*{{a}}* "
                   "[{{a}}]({{a}} \"{{a}}\") `{{a}}`\n\n"
                   "Table: {{a}}\n\n| {{a}}   |\n| ------- |\n| *{{a}}* |\n\n"
                   "Table: {{a}}{{a}}\n\n| Said                      |\n"
                   "| ------------------------- |\n"
                   "| &#123;{{approval.date}}\\} |\n"
                   "| &#123;{{approval.date}}\\} |\n"
                   "| &#123;{{approval.date}}\\} |\n"),
       "tokens are tags");
    if (d && tap_failed)
        note("%.*s", STR(d->markdown));
}

static void test_refusals(void)
{
    struct words words;
    words_make(&words, str_of(""));
    struct document_input input = input_of(&words);
    struct slot slots[] = {slot_missing(arena, "Gap"),
                           slot_text(arena, str_of("{"))};
    const struct document *d = make(&input, "a {0}\n", slots, 2);
    ok(d && !d->markdown.len, "there is no resolved text with a gap");
    d = make(&input, "a `{{1}` {{b}}\n\n```\n{{1}\n```\n\n    {{x}}\n", slots,
             2);
    const struct diagnostic *first = all.first;
    ok(!d && all.counts[DIAGNOSTIC_ERROR] == 3 && first->at.line == 1 &&
           first->next->at.line == 3 && first->next->next->at.line == 7 &&
           strstr(first->text, "'{{' cannot stand in code"),
       "code with a tag in it is refused");
    input.markdown = false;
    d = make(&input, "a `{{1}` {{b}}\n", slots, 2);
    ok(d && !d->markdown.len, "where no resolved text is wanted, it is not");
}

/* A document with random values, and random ones of bits of Markdown. */
static const char *any_text(void)
{
    static const char *const bits[] = {
        "\n\n",
        "\n\n",
        "\n",
        "\n",
        "\n",
        "- ",
        "  ",
        "    ",
        "1. ",
        "3) ",
        "> ",
        "* ",
        "# ",
        "### ",
        "---",
        "===",
        "***",
        "*",
        "**",
        "_",
        "__",
        "`",
        "``",
        "{0}",
        "{0}",
        "{1}",
        "[a](b)",
        "![a](b)",
        "[{0} x](c \"{0}\")",
        "\\",
        "a",
        "b c",
        " ",
        "  \n",
        "\\\n",
        "&amp;",
        "&#32;",
        "&#10;",
        "<!-- c -->",
        "| a | b |",
        "|---|--:|",
        "\n|-|-|\n",
        "|",
        ":-:",
        "Table: x",
        "**T**",
        "Table: {0}",
        "\\|",
        "(x)",
        "\xc3\xa9",
        "!",
        "<https://a.b>",
        "[r]",
        "\n\n[r]: u\n\n",
        "\n\n```\nx {0}\n```\n\n",
        "+ ",
        "\n\n```table words\ncaption: C {0}\nlimit: 2\ntotal: sum\n```\n\n",
        "\n\n```chart words\ncaption: C {0}\nkind: bars\nlabel: name\n"
        "value: sum\nlimit: 2\ntotal: sum\n```\n\n",
        "\n\n<!-- chart: line; value: 2, 3 -->\nTable: C *d* {0}\n\n"
        "| {0} | b | c |\n|-|-|-:|\n| x | 1 | 2.5 |\n| **y** | | 3 |\n\n",
        "\n\n{2}\n\n",
        "\t",
        "&nbsp;",
        "\n  ",
        "\n## H\n<!-- area: risk -->\n",
        "\n> ",
        "\n- ",
    };
    struct buffer out = buffer_make(65536);
    for (uint32_t length = random_below(40); length; length--)
        buffer_add_text(&out, bits[random_below(sizeof bits / sizeof *bits)]);
    const char *text = str_copy(arena, buffer_str(&out)).at;
    buffer_release(&out);
    return text;
}

static void test_random(int count)
{
    int bad = 0, made = 0;
    for (int i = 0; i < count && bad < 3; i++) {
        struct arena *outer = arena;
        arena = arena_new();
        struct words words;
        struct str value = random_value(arena);
        words_make(&words, value);
        struct document_input input = input_of(&words);
        struct slot slots[] = {slot_text(arena, value),
                               slot_markdown(arena, any_text()),
                               slot_part(NULL)};
        slots[2] = slot_part(
            filled_make(arena, "part.md", str_of(any_text()), slots, 2));
        const char *text = any_text();
        const struct document *d = make(&input, text, slots, 3);
        made += d != NULL;
        if (d && resolved_wrong(arena, &input, d)) {
            bad++;
            note("document %d with '%.*s':", i, STR(value));
            printf("%s\n# markdown: %s\n# part: %.*s\n", text,
                   slots[1].value->text.at, STR(slots[2].part->text));
        }
        arena_free(arena);
        arena = outer;
    }
    ok(!bad, "%d random documents make themselves again", count);
    ok(made * 10 > count, "and are not mostly refused");
    note("%d were made", made);
}

int main(int argc, char **argv)
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
    if (argc > 2)
        random_state = strtoull(argv[2], NULL, 10);
    test_blocks();
    test_literal();
    test_tables();
    test_tokens();
    test_refusals();
    test_random(argc > 1 ? (int)strtol(argv[1], NULL, 10) : 2000);
    arena_free(arena);
    return done();
}

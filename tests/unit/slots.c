/* SPDX-License-Identifier: BSD-2-Clause */
/* Statements: text with slots, parts with texts of their own, and the place
 * that each line came from. */
#include "filling.h"

static void test_values(struct filling_test *t)
{
    test_text(t, t->root, "name", "*Example*\nLtd");
    struct value *gap = test_text(t, t->root, "head", "");
    gap->state = VALUE_GAP;
    struct value *wording = test_text(t, t->root, "wording", "**well**");
    wording->markdown = true;
    struct value *none = test_text(t, t->root, "none", "");
    none->optional = none->markdown = true;
    none->state = VALUE_EMPTY;

    test_same(test_statement(t, "# {{name}}\n\n{{head}} and {{name}}\n"
                                "{{#none}}\n{{none}}\n{{/none}}\n{{wording}}"),
              "t:1|# [0]\nt:2|\nt:3|[1] and [2]\nt:7|[3]\n"
              "[0] text t:1:3 '*Example*\nLtd'\n"
              "[1] gap t:3:1 ''\n"
              "[2] text t:3:14 '*Example*\nLtd'\n"
              "[3] markdown t:7:1 '**well**'\n",
              "values are slots, of their kinds");
    test_same(test_wrong_statement(t, "{{{name}}} {{&wording}}\n{{none}}"),
              "t:1:1: 'name' would go in as Markdown (write {{name}}; what is "
              "meant to be Markdown is a field of type markdown)\n"
              "t:1:12: 'wording' would go in as Markdown (write {{wording}}; "
              "what is meant to be Markdown is a field of type markdown)\n"
              "t:2:1: 'none' is optional, and nothing around it tests whether "
              "there is a value (put it between {{#none}} and {{/none}})\n",
              "unescaped values, and what may be missing");
    test_same(test_statement(t, ""), "", "an empty statement");
    test_same(test_statement(t, "one\r\n{{! out }}\r\ntwo"),
              "t:1|one\r\nt:3|two\n", "lines that end with CRLF");
}

static void make_rows(struct filling_test *t)
{
    struct value *list = value_list(t->arena);
    for (int i = 0; i < 2; i++) {
        struct value *row = value_map(t->arena);
        test_text(t, row, "n", i ? "2" : "1");
        value_append(list, row);
    }
    value_add(t->root, "rows", list);
    value_add(t->root, "no", value_truth(t->arena, false));
}

static void test_lines(struct filling_test *t)
{
    make_rows(t);
    test_same(test_statement(t, "a\n{{#rows}}\n\n- {{n}}\n  more\n{{/rows}}\n"
                                "{{^rows}}\nnone\n{{/rows}}\n\nend\n"),
              "t:1|a\n"
              "t:3|\nt:4|- [0]\nt:5|  more\n"
              "t:3|\nt:4|- [1]\nt:5|  more\n"
              "t:10|\nt:11|end\n"
              "[0] text t:4:3 '1'\n[1] text t:4:3 '2'\n",
              "lines of a loop keep their places");
    test_same(test_statement(t, "{{#rows}}{{n}}, {{/rows}}\n{{#no}}x{{/no}}\n"
                                "{{! a\ncomment }}\n\nend"),
              "t:1|[0], [1], \nt:2|\nt:5|\nt:6|end\n"
              "[0] text t:1:10 '1'\n[1] text t:1:10 '2'\n",
              "so do lines around what is left out");
}

static void test_parts(struct filling_test *t)
{
    make_rows(t);
    test_part(t, "one", "## One\n\ntext {{rows.given}}\n");
    test_part(t, "row", "{{n}}");
    test_part(t, "two", "before\n{{> row}}\nafter\n");
    test_part(t, "empty", "");
    test_same(test_statement(t, "# Title\n{{> one}}\nend\n"),
              "t:1|# Title\nt:2|\nt:2|[0]\nt:2|\nt:3|end\n"
              "[0] part t:2:1 one {\n"
              "one:1|## One\none:2|\none:3|text [0]\n"
              "[0] text one:3:6 'true'\n}\n",
              "a part is a slot between blank lines");
    test_same(test_statement(t, "{{> empty}}\n\n{{> empty}}\n{{> empty}}\n"),
              "t:1|[0]\nt:2|\nt:3|[1]\nt:4|\nt:4|[2]\n"
              "[0] part t:1:1 empty {\n}\n"
              "[1] part t:3:1 empty {\n}\n"
              "[2] part t:4:1 empty {\n}\n",
              "with no more of them than it takes");
    test_same(test_statement(t, "- item\n\n  {{> one}}\n- {{#rows}}x{{/rows}}"),
              "t:1|- item\nt:2|\nt:3|  [0]\nt:3|\nt:4|- xx\n"
              "[0] part t:3:3 one {\n"
              "one:1|## One\none:2|\none:3|text [0]\n"
              "[0] text one:3:6 'true'\n}\n",
              "in a list it is indented as its tag is");
    test_same(test_statement(t, "{{#rows}}\n{{> two}}\n{{/rows}}\n"),
              "t:2|[0]\nt:2|\nt:2|[1]\n"
              "[0] part t:2:1 two {\n"
              "two:1|before\ntwo:2|\ntwo:2|[0]\ntwo:2|\ntwo:3|after\n"
              "[0] part two:2:1 row {\nrow:1|[0]\n[0] text row:1:1 '1'\n}\n}\n"
              "[1] part t:2:1 two {\n"
              "two:1|before\ntwo:2|\ntwo:2|[0]\ntwo:2|\ntwo:3|after\n"
              "[0] part two:2:1 row {\nrow:1|[0]\n[0] text row:1:1 '2'\n}\n}\n",
              "parts of parts in a loop");
    test_same(test_wrong_statement(t, "see {{> one}}\n- {{> two}}\n> {{<one}}"
                                      "{{/one}}\n"),
              "t:1:5: part 'one' stands within a line (put {{> one}} on a line "
              "of its own)\n"
              "t:2:3: part 'two' stands within a line (put {{> two}} on a line "
              "of its own)\n"
              "t:3:3: part 'one' stands within a line (put {{<one}} on a line "
              "of its own)\n",
              "a part within a line");
}

static void test_blocks(struct filling_test *t)
{
    make_rows(t);
    test_part(t, "goals",
              "## Goals\n\n{{$intro}}\nOurs.\n{{/intro}}\n\n"
              "Next: {{$next}}none{{/next}}.\n{{#rows}}\n"
              "  {{$row}}\n  - {{n}}\n  {{/row}}\n{{/rows}}\n");
    test_part(t, "one", "1\n");
    const char *plain = "goals:1|## Goals\ngoals:2|\ngoals:4|Ours.\ngoals:6|\n"
                        "goals:7|Next: none.\ngoals:10|  - [0]\n"
                        "goals:10|  - [1]\n"
                        "[0] text goals:10:5 '1'\n[1] text goals:10:5 '2'\n";
    test_same(
        test_statement(t, "{{<goals}}{{/goals}}\n"),
        arena_format(t->arena, "t:1|[0]\n[0] part t:1:1 goals {\n%s}\n", plain),
        "a part whose blocks stand as they are");
    test_same(test_statement(t,
                             "text\n\n{{<goals}}\n{{$intro}}\n    Theirs.\n\n"
                             "    {{> one}}\n{{/intro}}\n"
                             "{{$next}}more{{/next}}\n"
                             "{{$row}}\n* {{n}}\n  ok\n{{/row}}\n"
                             "{{/goals}}\n\nend\n"),
              "t:1|text\nt:2|\nt:3|[0]\nt:15|\nt:16|end\n"
              "[0] part t:3:1 goals {\n"
              "goals:1|## Goals\ngoals:2|\nt:5|Theirs.\nt:6|\nt:7|[0]\n"
              "goals:6|\ngoals:7|Next: more.\n"
              "t:11|  * [1]\nt:12|    ok\nt:11|  * [2]\nt:12|    ok\n"
              "[0] part t:7:5 one {\none:1|1\n}\n"
              "[1] text t:11:3 '1'\n[2] text t:11:3 '2'\n}\n",
              "what replaces them has the places that it came from");
    test_same(test_wrong_statement(t, "{{<goals}}\n{{$row}}\n{{zebra}}\n"
                                      "{{/row}}\n{{$inrto}}{{/inrto}}\n"
                                      "{{/goals}}\n"),
              "t:3:1: 'zebra' is not known (there are: 'n')\n"
              "t:5:1: part 'goals' has no block 'inrto' (did you mean "
              "'intro'?)\n",
              "and so have its faults");
}

int main(void)
{
    static void (*const tests[])(struct filling_test *) = {
        test_values,
        test_lines,
        test_parts,
        test_blocks,
    };
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        struct arena *arena = arena_new();
        struct filling_test t;
        test_begin(&t, arena);
        tests[i](&t);
        arena_free(arena);
    }
    return done();
}

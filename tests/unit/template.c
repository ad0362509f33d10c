/* SPDX-License-Identifier: BSD-2-Clause */
/* Templates: what is wrong with one, and limits. That they are filled as the
 * specification says is tests/spec's matter. */
#include "filling.h"

static void test_tags(struct filling_test *t)
{
    test_same(test_wrong(t, "a\n  {{name\nb {{other}} c"),
              "t:2:3: tag '{{name' is not closed (write '}}' after 'name')\n",
              "a tag that is not closed");
    test_same(test_wrong(t, "{{#a}}{{{b}}{{/a}}"),
              "t:1:7: tag '{{{b' is not closed (write '}}}' after 'b')\n",
              "a tag of three braces that is closed by two");
    test_same(test_wrong(t, "{{#list text {{/list}}"),
              "t:1:1: tag '{{#list' is not closed (write '}}' after 'list')\n",
              "one slip is one message");
    test_same(test_wrong(t, "{{! never\nclosed }"),
              "t:1:1: tag '{{!' is not closed (write '}}' where it ends)\n",
              "a comment that is not closed");
    test_same(test_wrong(t, "{{}} {{# }} {{a b}}\n{{a..b}} {{.a}}"),
              "t:1:1: a tag without a name (write a name in it, or take it "
              "out)\n"
              "t:1:6: a tag without a name (write a name in it, or take it "
              "out)\n"
              "t:1:13: 'a b' is not a name (a name has no spaces or braces in "
              "it, and something on both sides of a dot)\n"
              "t:2:1: 'a..b' is not a name (a name has no spaces or braces in "
              "it, and something on both sides of a dot)\n"
              "t:2:10: '.a' is not a name (a name has no spaces or braces in "
              "it, and something on both sides of a dot)\n",
              "names that are none, all in one run");
    test_same(test_wrong(t, "\n {{=<%=}}"),
              "t:2:2: '{{=<%=}}' does not change the delimiters (write both "
              "between two '=', with a space between them, such as "
              "{{=<% %>=}})\n",
              "a bad change of delimiters");
}

static void test_ends(struct filling_test *t)
{
    test_same(test_wrong(t, "x\n{{#a}}\ny\n{{#b}}\n"),
              "t:4:7: '{{#b}}' is not closed before the end of the file (write "
              "{{/b}} where it ends), t:4:1: it begins here\n"
              "t:4:7: '{{#a}}' is not closed before the end of the file (write "
              "{{/a}} where it ends), t:2:1: it begins here\n",
              "sections open at the end of the file, both ends");
    test_same(test_wrong(t, "{{#a}}\n {{^b}}\n  {{/a}}\n"),
              "t:3:3: '{{^b}}' is not closed before this end (write {{/b}} "
              "where it ends), t:2:2: it begins here\n",
              "a section open at the end of another, both ends");
    test_same(test_wrong(t, "{{#goals}}\nx\n{{/gaols}}\n"),
              "t:3:1: '{{/gaols}}' does not close '{{#goals}}' (write "
              "{{/goals}}), t:1:1: it begins here\n",
              "a slip in an end is one message");
    test_same(test_wrong(t, "{{$o}}{{#goals}}\nx\n{{/gaols}}\n{{/o}}"),
              "t:3:1: '{{/gaols}}' does not close '{{#goals}}' (write "
              "{{/goals}}), t:1:7: it begins here\n",
              "within another as well");
    test_same(test_wrong(t, "a {{/b}}"),
              "t:1:3: '{{/b}}' closes nothing (take it out, or write {{#b}} "
              "where it begins)\n",
              "an end without a beginning");
    test_same(test_wrong(t, "{{<p}}{{$b}}{{/p}}"),
              "t:1:13: '{{$b}}' is not closed before this end (write {{/b}} "
              "where it ends), t:1:7: it begins here\n",
              "a block in a parent");

    char *deep = arena_alloc(t->arena, 100 * 12 + 1);
    for (int i = 0; i < 100; i++)
        memcpy(deep + 6 * i, "{{#a}}", 6);
    for (int i = 100; i < 200; i++)
        memcpy(deep + 6 * i, "{{/a}}", 6);
    test_same(test_wrong(t, deep),
              "t:1:385: '{{#a}}' stands in more than 64 others (close what is "
              "open before it, or make a part of what it stands in)\n",
              "sections nested too deep are one message");
}

/* An organisation with an optional motto and a table of risks. */
static void make_values(struct filling_test *t)
{
    struct value *organisation = test_map(t, t->root, "organisation");
    test_text(t, organisation, "name", "Exampleford");
    test_text(t, organisation, "students", "31,000");
    struct value *motto = test_text(t, organisation, "motto", "Ex ample");
    motto->optional = true;
    test_text(t, motto, "short", "Ex");
    struct value *none = test_text(t, organisation, "group", "");
    none->optional = true;
    none->state = VALUE_EMPTY;
    struct value *list = value_list(t->arena);
    for (int i = 0; i < 2; i++) {
        struct value *row = value_map(t->arena);
        test_text(t, row, "category", i ? "Shoes" : "Laptops");
        struct value *action = test_text(t, row, "action", i ? "Ask" : "");
        action->optional = true;
        action->state = i ? VALUE_GIVEN : VALUE_EMPTY;
        value_append(list, row);
    }
    value_add(t->root, "risk", list);
    struct value *spend = value_list(t->arena);
    spend->withheld = spend->truth = true;
    value_add(t->root, "spend", spend);
}

static void test_names(struct filling_test *t)
{
    test_same(test_wrong(t,
                         "# {{organisation.nmae}}\n{{organsation.name}}\n"
                         "{{#rsik}}{{/rsik}} {{^orgnisation}}{{/orgnisation}}"
                         "\n{{students}} {{zebra}}\n"),
              "t:1:3: 'organisation.nmae' is not known (did you mean "
              "'organisation.name'?)\n"
              "t:2:1: 'organsation.name' is not known (did you mean "
              "'organisation.name'?)\n"
              "t:3:1: 'rsik' is not known (did you mean 'risk'?)\n"
              "t:3:20: 'orgnisation' is not known (did you mean "
              "'organisation'?)\n"
              "t:4:1: 'students' is not known (did you mean "
              "'organisation.students'?)\n"
              "t:4:14: 'zebra' is not known (there are: 'organisation', "
              "'risk', 'spend')\n",
              "unknown names, the nearest offered, all in one run");
    test_same(test_wrong(t, "{{#risk}}{{categry}} {{/risk}}{{risk.x}}"),
              "t:1:10: 'categry' is not known (did you mean 'category'?)\n"
              "t:1:31: 'risk.x' is not known\n",
              "names of a row, and a tag is reported once");
    test_same(test_wrong(t, "{{organisation.motto.shrot}} "
                            "{{organisation.gruop.given}}"),
              "t:1:1: 'organisation.motto.shrot' is not known (did you mean "
              "'organisation.motto.short'?)\n"
              "t:1:30: 'organisation.gruop.given' is not known (did you mean "
              "'organisation.group.given'?)\n",
              "names of three parts");
    test_same(test_wrong(t, "{{organisation}}\n{{risk}}"),
              "t:1:1: 'organisation' is a group, not one value (print one of "
              "these: 'organisation.name', 'organisation.students', "
              "'organisation.motto', 'organisation.group')\n"
              "t:2:1: 'risk' is a list, not one value (go through it between "
              "{{#risk}} and {{/risk}}, with 'category', 'action')\n",
              "what cannot be printed");
    test_same(test_wrong(t, "{{#spend}}x{{/spend}}{{#spend.given}}y"
                            "{{/spend.given}}{{^spend}}z{{/spend}}"),
              "t:1:1: 'spend' has too many rows to go through (show it in a "
              "fenced block that begins with ```table spend, or test it with "
              "{{#spend.given}})\n",
              "a list that is withheld may only be tested");
}

static void test_optional(struct filling_test *t)
{
    const char *wrong =
        "t:1:1: 'organisation.motto' is optional, and nothing around it tests "
        "whether there is a value (put it between {{#organisation.motto}} and "
        "{{/organisation.motto}})\n";
    test_same(test_wrong(t, "{{organisation.motto}}"), wrong,
              "an optional value outside a section, though it is given");
    test_same(test_wrong(t, "{{organisation.motto.short}}"), wrong,
              "a member of it as well");
    test_same(test_wrong(t, "{{^organisation.motto}}{{organisation.motto}}"
                            "{{/organisation.motto}}"),
              "t:1:24: 'organisation.motto' is optional, and nothing around it "
              "tests whether there is a value (put it between "
              "{{#organisation.motto}} and {{/organisation.motto}})\n",
              "what is not filled is looked at as well");
    test_same(test_wrong(t,
                         "{{^organisation.name}}{{x}}{{#spend}}{{y}}{{/spend}}"
                         "{{/organisation.name}}"),
              "t:1:23: 'x' is not known (there are: 'organisation', 'risk', "
              "'spend')\n",
              "but a list without items has names that nobody knows");
    test_same(test_wrong(t, "{{^organisation.group}}{{organisation.group}}"
                            "{{/organisation.group}}"),
              "t:1:24: 'organisation.group' is optional, and nothing around it "
              "tests whether there is a value (put it between "
              "{{#organisation.group}} and {{/organisation.group}})\n",
              "an inverted section does not test");
    test_same(test_wrong(t, "{{#organisation.motto}}{{/organisation.motto}}"
                            "{{organisation.name}} {{organisation.motto}}"),
              "t:1:69: 'organisation.motto' is optional, and nothing around it "
              "tests whether there is a value (put it between "
              "{{#organisation.motto}} and {{/organisation.motto}})\n",
              "a section that is closed does not test any longer");
    test_same(test_fill(t, "{{#organisation.motto}}{{.}} {{short}} "
                           "{{organisation.motto}} "
                           "{{#organisation}}{{motto.short}}{{/organisation}}"
                           "{{/organisation.motto}}"),
              "Ex ample Ex Ex ample Ex", "sections test it, however named");
    test_same(test_fill(t, "{{#organisation.motto.given}}"
                           "{{organisation.motto}}"
                           "{{/organisation.motto.given}}"),
              "Ex ample", "and so does one about .given");
    test_same(test_fill(t, "{{#risk}}{{category}}{{#action}}: {{action}}"
                           "{{/action}}. {{/risk}}"),
              "Laptops. Shoes: Ask. ", "in each row by itself");
    test_same(test_wrong(t, "{{#risk}}{{action}}{{/risk}}"),
              "t:1:10: 'action' is optional, and nothing around it tests "
              "whether there is a value (put it between {{#action}} and "
              "{{/action}})\n",
              "and is said once, not once a row");
}

static void test_parts(struct filling_test *t)
{
    test_part(t, "training",
              "{{$goals}}{{/goals}}{{#no}}{{$more}}{{/more}}"
              "{{/no}}\n");
    test_part(t, "outer", "{{> training}}");
    test_part(t, "broken", "{{#a}}");
    value_add(t->root, "no", value_truth(t->arena, false));
    test_same(test_wrong(t, "{{> trainign}}\n{{<zebra}}{{/zebra}}"),
              "t:1:1: there is no part 'trainign' (did you mean 'training'?)\n"
              "t:2:1: there is no part 'zebra'\n",
              "parts that do not exist");
    test_same(test_wrong(t, "{{> broken}}{{> broken}}{{x}}"),
              "broken:1:7: '{{#a}}' is not closed before the end of the file "
              "(write {{/a}} where it ends), broken:1:1: it begins here\n"
              "broken:1:7: '{{#a}}' is not closed before the end of the file "
              "(write {{/a}} where it ends), broken:1:1: it begins here\n"
              "t:1:25: 'x' is not known (there are: 'no')\n",
              "a part with a fault fails the filling, which carries on");
    test_same(test_wrong(t, "{{<training}}\n{{$gaols}}x{{/gaols}}{{/training}}"
                            "\n{{<training}}{{$zebra}}{{/zebra}}\n\n oops\n"
                            "{{/training}}"),
              "t:2:1: part 'training' has no block 'gaols' (did you mean "
              "'goals'?)\n"
              "t:3:14: part 'training' has no block 'zebra' (write a part of "
              "your own in place of 'training')\n"
              "t:5:2: this stands in no block of '{{<training}}' (put it "
              "between {{$name}} and {{/name}}, where 'name' is a block of "
              "the part, or take it out)\n",
              "what a parent's tag holds in vain");
    test_same(test_wrong(t, "{{<outer}}{{$goals}}1{{/goals}}{{$more}}2{{/more}}"
                            "{{/outer}}"),
              "", "a block of a part of the part, or one that is not taken");
}

/* Parts that multiply are stopped, and quickly: by the count of texts. */
static void test_limits(struct filling_test *t)
{
    test_part(t, "self", "x{{> self}}");
    test_part(t, "twice", "{{> twice}}{{> twice}}");
    test_part(t, "wide", "{{#l}}{{#l}}{{#l}}{{#l}}{{/l}}{{/l}}{{/l}}{{/l}}");
    test_part(t, "long", "{{#l}}{{#l}}{{text}}{{/l}}{{/l}}");
    struct value *list = value_list(t->arena);
    for (int i = 0; i < 300; i++)
        value_append(list, value_text(t->arena, str_of("x")));
    value_add(t->root, "l", list);
    char *text = arena_alloc(t->arena, 1001);
    memset(text, 'x', 1000);
    test_text(t, t->root, "text", text);

    test_same(test_wrong(t, "{{> self}}"),
              "self:1:2: parts stand too deep in one another (see whether a "
              "part holds itself, if only by way of another)\n",
              "a part that holds itself");
    test_same(test_wrong(t, "{{> twice}}"),
              "twice:1:1: parts stand too deep in one another (see whether a "
              "part holds itself, if only by way of another)\n",
              "one that holds itself twice");
    test_same(test_wrong(t, "{{> wide}}"),
              "wide:1:19: the text takes too long to fill (see whether a part "
              "stands in itself, or loops in loops)\n",
              "loops in loops that write nothing");
    test_same(test_wrong(t, "{{> long}}"),
              "long:1:13: the text gets longer than 4 MiB (see whether a part "
              "stands in itself, or loops in loops)\n",
              "a text that gets too long");

    for (int i = 0; i < 60; i++)
        test_part(
            t, arena_format(t->arena, "p%d", i),
            arena_format(t->arena, "{{> p%d}}\n{{> p%d}}\n", i + 1, i + 1));
    test_part(t, "p60", "");
    const char *wrong = test_wrong(t, "{{> p0}}\n");
    ok(strstr(wrong, "the text takes too long to fill") != NULL,
       "sixty parts that double are stopped");
    wrong = test_wrong_statement(t, "{{> p0}}\n");
    ok(strstr(wrong, "the text takes too long to fill") ||
           strstr(wrong, "the text gets longer than 4 MiB"),
       "and in a statement");
    ok(t->all.counts[DIAGNOSTIC_ERROR] == 1, "with a single message");

    struct buffer out = buffer_make(10);
    const struct template *template = test_parse(t, "t", "12345678901");
    ok(!template_fill(&out, template, t->root, NULL, escape_nothing, true,
                      &t->all) &&
           out.ceiling == 10,
       "a lower ceiling holds");
    buffer_release(&out);
}

static void test_escapers(struct filling_test *t)
{
    struct buffer out = buffer_make(1000);
    escape_html(&out, STR_LITERAL("<a href=\"x\">'&'</a>"));
    test_same(str_copy(t->arena, buffer_str(&out)).at,
              "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;",
              "HTML is escaped");
    buffer_clear(&out);
    escape_json(&out, STR_LITERAL("\"\\\n</script>&\x7f\xe2\x80\xa8"
                                  "\xc3\xa9\xf0\x9f\x98\x80\xff."));
    test_same(str_copy(t->arena, buffer_str(&out)).at,
              "\\u0022\\u005c\\u000a\\u003c/script\\u003e\\u0026\\u007f\\u2028"
              "\xc3\xa9\xf0\x9f\x98\x80\\ufffd.",
              "JSON in a script element is escaped");
    buffer_release(&out);
}

int main(void)
{
    static void (*const tests[])(struct filling_test *) = {
        test_tags,     test_ends,  test_names,  test_optional,
        test_escapers, test_parts, test_limits,
    };
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        struct arena *arena = arena_new();
        struct filling_test t;
        test_begin(&t, arena);
        if (tests[i] == test_names || tests[i] == test_optional)
            make_values(&t);
        tests[i](&t);
        arena_free(arena);
    }
    return done();
}

/* SPDX-License-Identifier: BSD-2-Clause */
#include "document/document.h"

#include "filled.h"
#include "tap.h"

static struct arena *arena;
static struct diagnostics all;

static const char *const areas[] = {"structure", "policies", "risk", "training",
                                    NULL};

/* Makes a document of a text with slots; NULL where there were errors. */
static const struct document *make_with(const char *text, struct slot *slots,
                                        size_t count)
{
    struct document_input input = {.areas = areas};
    input.root = filled_make(arena, NULL, str_of(text), slots, count);
    all = diagnostics_make(arena);
    return document_make(arena, &input, &all);
}

static const struct document *make(const char *text)
{
    return make_with(text, NULL, 0);
}

static void show_messages(void)
{
    for (const struct diagnostic *d = all.first; d; d = d->next)
        note("%s:%zu:%zu: %d: %s; %s", d->at.source ? d->at.source->path : "-",
             d->at.line, d->at.column, (int)d->level, d->text,
             d->remedy ? d->remedy : "-");
}

/* Whether the text gives this HTML, without a message. */
static void gives_with(const char *text, struct slot *slots, size_t count,
                       const char *html, const char *what)
{
    const struct document *document = make_with(text, slots, count);
    bool same = document && str_is(document->html, html) && !all.first;
    if (ok(same, "%s", what))
        return;
    show_messages();
    if (document)
        note("got: %.*s", STR(document->html));
}

static void gives(const char *text, const char *html, const char *what)
{
    gives_with(text, NULL, 0, html, what);
}

/* Whether there is exactly one message, with this level, place and text. */
static void says_with(const char *text, struct slot *slots, size_t count,
                      enum diagnostic_level level, const char *path,
                      size_t line, size_t column, const char *message,
                      const char *what)
{
    const struct document *document = make_with(text, slots, count);
    const struct diagnostic *d = all.first;
    bool said = d && !d->next && d->level == level && d->at.source &&
                !strcmp(d->at.source->path, path) && d->at.line == line &&
                d->at.column == column && strstr(d->text, message) &&
                d->remedy && (level == DIAGNOSTIC_ERROR) == !document;
    if (!ok(said, "%s", what))
        show_messages();
}

static void refuses(const char *text, size_t line, size_t column,
                    const char *message, const char *what)
{
    says_with(text, NULL, 0, DIAGNOSTIC_ERROR, "statement.md", line, column,
              message, what);
}

static void test_slots(void)
{
    struct slot slots[] = {
        slot_text(arena, str_of("*a* <b> & [c](d)")),
        slot_text(arena, str_of("")),
        slot_text(arena, str_of("https://example.org/a b?x=1&y=\"2\"")),
        slot_text(arena, str_of("javascript:alert(1)")),
    };
    gives_with("# {0}\n\nfoo**{0}**bar `{0}`\n", slots, 4,
               "<h1 id=\"a-b-c-d\">*a* &lt;b&gt; &amp; [c](d)</h1>\n"
               "<p>foo<strong>*a* &lt;b&gt; &amp; [c](d)</strong>bar "
               "<code>*a* &lt;b&gt; &amp; [c](d)</code></p>\n",
               "a value is literal in a heading, in strong and in code");
    gives_with("**{1}**\n", slots, 4, "<p><strong></strong></p>\n",
               "an empty value leaves the emphasis around it");
    gives_with("[x]({2} \"{0}\")\n", slots, 4,
               "<p><a href=\"https://example.org/a%20b?x=1&amp;y=%222%22\" "
               "title=\"*a* &lt;b&gt; &amp; [c](d)\">x</a></p>\n",
               "a value in an address is encoded, one in a title escaped");
    gives_with("```{0}\n{0}\n```\n", slots, 4,
               "<pre><code class=\"language-*a*\">*a* &lt;b&gt; &amp; "
               "[c](d)\n</code></pre>\n",
               "a value is literal in a code block and its info");
    gives_with("![{0}](a.png)\n", slots, 4,
               "<p><img src=\"a.png\" alt=\"*a* &lt;b&gt; &amp; [c](d)\" />"
               "</p>\n",
               "a value is literal in an image's text");
    says_with("ok\n\n[x]({3})\n", slots, 4, DIAGNOSTIC_ERROR, "statement.md", 3,
              5, "'javascript:alert(1)' is not an address",
              "the scheme of a value is looked at");
    says_with("<!-- {0} -->\n", slots, 4, DIAGNOSTIC_ERROR, "statement.md", 1,
              6, "cannot stand in a comment", "a value in a comment");
    says_with("<!-- area: {0} -->\n", slots, 4, DIAGNOSTIC_ERROR,
              "statement.md", 1, 12, "cannot stand in a comment",
              "a value in an area mark");
    says_with("a <b x={0}> c\n", slots, 4, DIAGNOSTIC_ERROR, "statement.md", 1,
              8, "cannot stand in HTML", "a value in raw HTML");
    says_with("text\n\n[a]: {2}\n", slots, 4, DIAGNOSTIC_ERROR, "statement.md",
              3, 6, "would not be shown", "a value that the page would lose");
    struct slot line[] = {slot_text(arena, str_of("a\r\nb\rc"))};
    gives_with("{0}\n", line, 1, "<p>a\nb\nc</p>\n",
               "line ends in a value are '\\n'");
}

static void test_gaps(void)
{
    struct slot slots[] = {slot_missing(arena, "Web <address>")};
    const struct document *d = make_with(
        "# Of {0}\n\nSee {0}, [our **site**]({0}).\n", slots, 1);
    ok(d && str_is(d->html,
                   "<h1 id=\"of-web-address\">Of <mark class=\"gap\">[Web "
                   "&lt;address&gt;]</mark></h1>\n"
                   "<p>See <mark class=\"gap\">[Web &lt;address&gt;]</mark>, "
                   "our <strong>site</strong> <mark class=\"gap\">[Web "
                   "&lt;address&gt;]</mark>.</p>\n"),
       "a gap is marked, and in an address the link goes");
    const struct gap *last = d ? d->gaps->next->next : NULL;
    ok(last && !last->next && last->value == slots[0].value &&
           !strcmp(last->label, "Web <address>") && last->at.line == 3 &&
           last->at.column == 25,
       "each gap is listed with its tag");
    ok(d && str_is(d->title, "Of [Web <address>]"), "the title names the gap");
    ok(d && str_is(d->passages->next->text, "See , our site."),
       "a passage does not hold the label");
    gives_with("![a {0}](b.png) `{0}`\n", slots, 1,
               "<p><img src=\"b.png\" alt=\"a [Web &lt;address&gt;]\" /> "
               "<code>[Web &lt;address&gt;]</code></p>\n",
               "a gap in an attribute and in code is its label");
}

static void test_markdown_values(void)
{
    struct slot one[] = {slot_markdown(arena, "some *words*")};
    struct slot two[] = {slot_markdown(arena, "one\n\n* two\n\n```\nthree")};
    struct slot blocks[] = {slot_markdown(arena, "one\n\ntwo")};
    struct slot linked[] = {slot_markdown(arena, "a [b](c)")};
    struct slot html[] = {slot_markdown(arena, "a\n\nb <i>c</i>")};
    gives_with("{0}\n", one, 1, "<p>some <em>words</em></p>\n",
               "a Markdown value that is a paragraph of its own");
    gives_with("> a **{0}** b\n", one, 1,
               "<blockquote>\n<p>a <strong>some <em>words</em></strong> b</p>"
               "\n</blockquote>\n",
               "a Markdown value within a line");
    gives_with("a\n\n{0}\n\nb\n", blocks, 1,
               "<p>a</p>\n<p>one</p>\n<p>two</p>\n<p>b</p>\n",
               "a Markdown value of two paragraphs");
    gives_with("- {0}\n- b\n", blocks, 1,
               "<ul>\n<li>\n<p>one</p>\n<p>two</p>\n</li>\n<li>\n<p>b</p>\n"
               "</li>\n</ul>\n",
               "two paragraphs in an item of a tight list stay apart");
    says_with("a {0} b\n", blocks, 1, DIAGNOSTIC_ERROR, "statement.md", 1, 3,
              "more than a paragraph", "two paragraphs within a line");
    ok(all.first && all.first->also.source &&
           !strcmp(all.first->also.source->path, "value.ini"),
       "and the value is the second place");
    says_with("{0}\n\nend\n", two, 1, DIAGNOSTIC_ERROR, "value.ini", 5, 0,
              "fence is not closed", "a fence that a value leaves open");
    says_with("[x {0}](y)\n", linked, 1, DIAGNOSTIC_ERROR, "statement.md", 1, 4,
              "has a link in it", "a link in a link");
    says_with("`{0}`\n", one, 1, DIAGNOSTIC_ERROR, "statement.md", 1, 2,
              "cannot stand in code", "a Markdown value in code");
    make_with("{0}\n", html, 1);
    ok(all.first && all.first->at.line == 3 && all.first->at.column == 3 &&
           !strcmp(all.first->at.source->path, "value.ini"),
       "HTML in a value is refused where the value is written");
}

static void test_parts(void)
{
    const struct filled *a = filled_make(arena, "a.md", str_of("## A\n\n* x\n"),
                                         NULL, 0);
    const struct filled *fence = filled_make(
        arena, "fence.md", str_of("text\n\n```\ncode\n"), NULL, 0);
    const struct filled *comment = filled_make(
        arena, "comment.md", str_of("t\n\n<!-- open\n"), NULL, 0);
    const struct filled *mark = filled_make(
        arena, "mark.md", str_of("<!-- area: risk -->\nText.\n"), NULL, 0);
    struct slot slots[] = {slot_part(a), slot_part(fence), slot_part(comment),
                           slot_part(mark)};
    gives_with("# T\n\n{0}\n\n{0}\n\nend\n", slots, 4,
               "<h1 id=\"t\">T</h1>\n<h2 id=\"a\">A</h2>\n<ul>\n<li>x</li>\n"
               "</ul>\n<h2 id=\"a-2\">A</h2>\n<ul>\n<li>x</li>\n</ul>\n"
               "<p>end</p>\n",
               "parts stand where their tags do, and ids stay unique");
    gives_with("# T\n\n> {0}\n", slots, 4,
               "<h1 id=\"t\">T</h1>\n<blockquote>\n<h2 id=\"a\">A</h2>\n<ul>\n"
               "<li>x</li>\n</ul>\n</blockquote>\n",
               "a part in a quote");
    gives_with("# T\n\n{3}\n", slots, 4,
               "<h1 id=\"t\" data-area=\"risk\">T</h1>\n<p>Text.</p>\n",
               "an area mark at the beginning of a part");
    says_with("{1}\n\nend\n", slots, 4, DIAGNOSTIC_ERROR, "fence.md", 3, 0,
              "fence is not closed", "a fence that a part leaves open");
    says_with("{2}\n\nend\n", slots, 4, DIAGNOSTIC_ERROR, "comment.md", 3, 0,
              "comment is not closed", "a comment that a part leaves open");
    says_with("x\n\n    {0}\n", slots, 4, DIAGNOSTIC_ERROR, "statement.md", 3,
              5, "the part 'a.md' cannot stand in code",
              "a part that is indented so far that it is code");
}

static void test_fences(void)
{
    static const char *const closed[] = {
        "```\na\n```\n",         "~~~ x\na\n~~~~\n",    "```\n```\n",
        "> ```\n> a\n> ```\n",   "- ```\n  a\n  ```\n", "```\n> ```\n```\n",
        "   ```\na\n  ```   \n", "    ```\n    a\n",    "a\n\n\t```\n",
        "````\n```\n````\n",     "- a\n\n      ```\n",  "```\na\n```",
        ">  ```\n>  ```\nb\n",
    };
    static const struct {
        const char *text;
        size_t line;
    } open[] = {
        {"a\n\n```\nb\n", 3},
        {"```", 1},
        {"```\n\n\n", 1},
        {"> ```\n> a\n\nb\n", 1},
        {"- ```\n  a\n", 1},
        {"```\na\n~~~\n", 1},
        {"````\na\n```\n", 1},
        {"```\na\n``` b\n", 1},
        {"> ```\n> a\n", 1},
        {"```\na\n    ```\n", 1},
        {"- ```\n  a\n- ```\n  ```\n", 1},
    };
    for (size_t i = 0; i < sizeof closed / sizeof *closed; i++)
        if (!ok(make(closed[i]) && !all.first, "closed fence %zu", i))
            show_messages();
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        refuses(open[i].text, open[i].line, 0, "fence is not closed",
                "open fence");
    make("- ```\n  a\n```\n```\n");
    ok(all.counts[DIAGNOSTIC_ERROR] == 1 && all.first->at.line == 1,
       "a fence that its item ends is open, the one after it is not");
}

static void test_references(void)
{
    static const char *const bad[] = {"a &#1; b",           "&#xFDD0;0&#xfdef;",
                                      "[a](b \"&#8232;\")", "&#X2029;",
                                      "```&#31;\n```",      "**&#xFFFF;**"};
    gives("&#8211;&#0;&#xD800; `&#1;`&#10;\\&#1; &#1\n\n    &#xFDD0;\n",
          "<p>\xe2\x80\x93\xef\xbf\xbd\xef\xbf\xbd <code>&amp;#1;</code>\n"
          "&amp;#1; &amp;#1</p>\n<pre><code>&amp;#xFDD0;\n</code></pre>\n",
          "characters that are written as numbers");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        refuses(arena_format(arena, "`&#2;` x\n\n%s\n", bad[i]), 3, 0,
                "is a character that no page may hold",
                "a number for what no input may hold");
}

static void test_html(void)
{
    gives("a <!-- note --> b\n\n<!-- one\n\ntwo -->\n\nc\n",
          "<p>a  b</p>\n<p>c</p>\n", "comments are dropped");
    gives("a \\<b> `<i>` &lt;!-- \\<!-- x\n",
          "<p>a &lt;b&gt; <code>&lt;i&gt;</code> &lt;!-- &lt;!-- x</p>\n",
          "what is escaped is text");
    refuses("a\n\n<div>\nb\n</div>\n", 3, 0, "'<div>' is HTML",
            "a block of HTML");
    refuses("one\ntwo <span title='x'>three\n", 2, 5,
            "'<span title='x'>' is HTML", "HTML within a line");
    refuses("`a\nb` <i>c\n", 2, 4, "'<i>' is HTML",
            "the line after code that goes over two");
    refuses("a\rb\r\nc <i>\n", 2, 3, "'<i>' is HTML",
            "a carriage return by itself ends no line");
    refuses("<!-- a --> text\n", 1, 0, "what follows a comment",
            "text behind a comment");
    refuses("<!-- a --><b>\n", 1, 0, "'<b>' is HTML", "HTML behind a comment");
    refuses("a\n\n<!-- open\n\nb\n", 3, 0, "comment is not closed",
            "a comment that is left open");
    refuses("a <!-- open\n", 1, 3, "comment is not closed",
            "a comment left open within a line");
    refuses("<?php echo ?>\n", 1, 0, "'<?php echo ?>' is HTML",
            "a processing instruction");
    make("a <i>b</i>\n<u>\n");
    ok(all.counts[DIAGNOSTIC_ERROR] == 3 && all.first->next->at.column == 7 &&
           all.last->at.line == 2 && all.last->at.column == 1,
       "each tag has its place");
}

static void test_links(void)
{
    gives("[a](https://x.org) [b](mailto:x@y.org) [c](tel:+44) "
          "[d](../x.html?a:b) <https://x.org> <a@b.org> [e](HTTP://x.org)\n",
          "<p><a href=\"https://x.org\">a</a> <a href=\"mailto:x@y.org\">b</a> "
          "<a href=\"tel:+44\">c</a> <a href=\"../x.html?a:b\">d</a> "
          "<a href=\"https://x.org\">https://x.org</a> "
          "<a href=\"mailto:a@b.org\">a@b.org</a> "
          "<a href=\"HTTP://x.org\">e</a></p>\n",
          "links that may be");
    gives("# A b\n\n[x](#a-b) [y](#) [top](#top)\n",
          "<h1 id=\"a-b\">A b</h1>\n<p><a href=\"#a-b\">x</a> <a href=\"#\">y"
          "</a> <a href=\"#top\">top</a></p>\n",
          "links within the page");
    refuses("a [x](javascript:alert(1))\n", 1, 7, "'javascript:alert(1)' is",
            "javascript:");
    refuses("a [x](&#106;avascript:x)\n", 1, 0, "'javascript:x' is",
            "an address in disguise");
    refuses("a\n[x](ftp://x.org)\n", 2, 5, "'ftp://x.org' is", "ftp:");
    refuses("[x](//evil.org)\n", 1, 5, "'//evil.org' is not a whole",
            "an address without a scheme");
    refuses("[x](/\\evil.org)\n", 1, 5, "not a whole", "and in disguise");
    refuses("![x](data:image/png;base64,AA)\n", 1, 6, "'data:image", "data:");
    refuses("[x][y]\n\n[y]: feed:x\n", 3, 6, "'feed:x' is",
            "an address in a definition");
    refuses("[x]()\n", 1, 3, "no address", "a link without an address");
    refuses("a [b <https://c.d> e](f)\n", 1, 6, "stands in another link",
            "a link in a link");
    refuses("a [](b)\n", 1, 6, "link has no text", "a link without text");
    refuses("![](b.png)\n", 1, 5, "image has no text", "an image without text");
    refuses("[![](b.png) c](d)\n", 1, 6, "image has no text",
            "an image without text in a link");
    refuses("# Our policies\n\n[x](#our-policy)\n", 3, 5,
            "no heading has the id 'our-policy'", "a link to no heading");
    ok(all.first && strstr(all.first->remedy, "'#our-policies'"),
       "and the nearest heading is offered");
}

static void test_footnotes(void)
{
    refuses("a[^1]\n", 1, 2, "footnotes", "a footnote without a definition");
    refuses("a\n\n[^1]: note\n", 3, 0, "footnotes",
            "a footnote that nothing refers to");
    make("a[^1] b\n\n[^1]: note\n");
    ok(all.counts[DIAGNOSTIC_ERROR] == 2, "a footnote and its definition");
    gives("a \\[^1] `[^a-z]` [x^2]\n\n```\n[^1]: code\n```\n",
          "<p>a [^1] <code>[^a-z]</code> [x^2]</p>\n"
          "<pre><code>[^1]: code\n</code></pre>\n",
          "what only looks like one");
}

static void test_headings(void)
{
    const struct document *d = make("# A & *B*\n\n## Risk\n\n## Risk\n\n"
                                    "## Risk 2\n\n## Contents\n\n## \xc3\x9c\n"
                                    "\n## !\n");
    static const char *const ids[] = {"a-b",      "risk",       "risk-2",
                                      "risk-2-2", "contents-2", "\xc3\x9c",
                                      "section"};
    size_t n = 0;
    const struct heading *h = d ? d->headings : NULL;
    for (; h && n < 7 && !strcmp(h->id, ids[n]); h = h->next)
        n++;
    ok(n == 7 && !h, "ids are unique, and none is the page's own");
    struct document_input input = {.areas = areas};
    input.root = filled_make(arena, NULL, str_of("# A *B*\n"), NULL, 0);
    const struct document *other = document_make(arena, &input, &all);
    make("# Another one, in the memory that the tree before it was in\n");
    ok(other && str_is(other->title, "A B") &&
           !strcmp(other->headings->id, "a-b") &&
           str_is(other->passages->text, "A B") &&
           str_is(other->html, "<h1 id=\"a-b\">A <em>B</em></h1>\n"),
       "a document borrows nothing of its tree");
    ok(d && str_is(d->title, "A & B") && d->headings->at.line == 1,
       "the title");
    says_with("# A\n\n### B\n", NULL, 0, DIAGNOSTIC_WARNING, "statement.md", 3,
              0, "level 3 follows one of level 1", "a level that is skipped");
    says_with("# A\n\n# B\n", NULL, 0, DIAGNOSTIC_WARNING, "statement.md", 3, 0,
              "second heading of level 1", "a second title");
    says_with("## A\n", NULL, 0, DIAGNOSTIC_WARNING, "statement.md", 1, 0,
              "first heading", "no title first");
}

static void test_areas(void)
{
    gives("# A\n<!-- area: risk, training -->\n\n<!-- area:policies-->\nb\n",
          "<h1 id=\"a\" data-area=\"risk training policies\">A</h1>\n"
          "<p>b</p>\n",
          "area marks after a heading");
    gives("# A <!-- area: risk -->\n\nb\n",
          "<h1 id=\"a\" data-area=\"risk\">A </h1>\n<p>b</p>\n",
          "an area mark on the heading's line");
    refuses("# A\n\n<!-- area: trainign -->\n", 3, 0, "no area 'trainign'",
            "an unknown area");
    ok(all.first && strstr(all.first->remedy, "'training'"),
       "and the nearest is offered");
    refuses("# A\n\ntext\n\n<!-- area: risk -->\n", 5, 0,
            "does not follow a heading", "a mark after text");
    refuses("<!-- area: risk -->\n\n# A\n", 1, 0, "does not follow a heading",
            "a mark before all headings");
    refuses("# A\n\nb <!-- area: risk --> c\n", 3, 3,
            "does not follow a heading", "a mark within text");
    refuses("# A\n\n<!-- area: risk -->\n\n<!-- area: risk -->\n", 5, 0,
            "with the area 'risk' already", "a mark that stands twice");
    ok(all.first && all.first->also.line == 3, "and the first is shown");
    refuses("# A\n\n<!-- area: -->\n", 3, 0, "no area ''", "an empty mark");
}

static void test_reviews(void)
{
    const struct filled *part = filled_make(
        arena, "part.md", str_of("## A\n\n- b\n\n  <!-- REVIEW:a:\n\t b -->\n"),
        NULL, 0);
    struct filled named = *part;
    named.name = "part";
    struct slot slots[] = {slot_part(&named)};
    const struct document *d = make_with(
        "<!-- review: whole --><!-- review: twice -->\n# T\n"
        "<!-- area: risk -->\n\n<!-- review -->\n\n{0}\n",
        slots, 1);
    ok(d && !all.first &&
           str_is(d->html, "<h1 id=\"t\" data-area=\"risk\">T</h1>\n"
                           "<h2 id=\"a\">A</h2>\n<ul>\n<li>b</li>\n</ul>\n"),
       "marks of a review are not shown");
    const struct review *r = d ? d->reviews : NULL;
    ok(r && str_is(str_of(r->why), "whole") && !r->part && r->at.line == 1,
       "one is listed");
    r = r ? r->next : NULL;
    ok(r && str_is(str_of(r->why), "twice"), "so is another on its line");
    r = r ? r->next : NULL;
    ok(r && str_is(str_of(r->why), "a: b") && r->part &&
           str_is(str_of(r->part), "part") && r->at.line == 5 && !r->next,
       "one in a part has its name, and its reason in one line");
    refuses("# A\n\n<!-- review: -->\n", 3, 0, "has no reason",
            "one without a reason");
    refuses("# A\n\nb <!-- review: c --> d\n", 3, 3, "stands in a line",
            "one within text");
}

static void test_sections(void)
{
    const struct document *d = make(
        "# T\n\nOne two.\n\n## A\n<!-- area: risk -->\n\nThree 12.\n\n"
        "### B\n\nIn 2024-25, 3 of\n*four*.\n\n## C\n\n- Five\n");
    const struct section *t = d ? d->sections : NULL;
    const struct section *a = t ? t->next : NULL;
    const struct section *b = a ? a->next : NULL;
    const struct section *c = b ? b->next : NULL;
    ok(c && !c->next && !t->parent && a->parent == t && b->parent == a &&
           c->parent == t,
       "sections hold their subsections");
    ok(c && t->words == 10 && a->words == 7 && b->words == 5 && c->words == 1 &&
           d->words == 10,
       "words are counted for all that hold them, headings are not");
    ok(c && t->figures == 2 && a->figures == 2 && b->figures == 1 &&
           !c->figures,
       "figures are counted, years are not");
    ok(c && section_discloses(a, STR_LITERAL("risk")) &&
           !section_discloses(b, STR_LITERAL("risk")),
       "a section discloses its own areas");
    const struct passage *p = d ? d->passages : NULL;
    for (size_t i = 0; p && i < 5; i++)
        p = p->next;
    ok(p && str_is(p->text, "In 2024-25, 3 of four.") && p->at.line == 12 &&
           p->section == b && !p->heading && !p->cell,
       "a passage has its text, place and section");
}

/* A text that is a unit so many times over. */
static const char *many(const char *before, const char *unit, size_t count,
                        const char *after)
{
    struct buffer out = buffer_make((size_t)8 * 1024 * 1024);
    buffer_add_text(&out, before);
    for (size_t i = 0; i < count; i++)
        buffer_add_text(&out, unit);
    buffer_add_text(&out, after);
    const char *text = arena_copy(arena, out.bytes, out.len);
    buffer_release(&out);
    return text;
}

static void test_limits(void)
{
    clock_t start = clock();
    refuses(many("", "> ", 100000, "*a\n"), 1, 0, "nested more than",
            "a hundred thousand quotes");
    refuses(many("", "- ", 30000, many("a", "\n", 30000, "")), 1, 0,
            "nested more than", "thirty thousand lists and blank lines");
    refuses(many("a\n\n", "![[]()", 160000, ""), 3, 0, "too much markup",
            "brackets that time grows with the square of");
    refuses(many("", "*a*\n", 1000000, ""), 33334, 0, "too much markup",
            "more nodes than memory should hold");
    refuses(many(many("", "- ", 40, "a\n"), "\n", 2000000, ""), 390245, 0,
            "too much markup", "blank lines in lists forty deep");
    struct buffer steps = buffer_make((size_t)8 * 1024 * 1024);
    for (int i = 0; i < 200; i++) {
        for (int j = 0; j < i; j++)
            buffer_add_text(&steps, i % 3 ? "  " : " ");
        buffer_add_text(&steps, "- a\nlazy\n");
    }
    make(arena_copy(arena, steps.bytes, steps.len));
    buffer_release(&steps);
    ok(all.counts[DIAGNOSTIC_ERROR] == 1, "a list nested line by line");
    ok(make(many("", "> ", 40, "a\n")) && !all.first, "40 quotes are fine");
    refuses(many("", "> ", 41, "a\n"), 1, 0, "nested more than", "41 are not");
    gives("- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - "
          "- - - - - - - - - - - -\n",
          "<hr />\n", "a long rule is no list");
    struct slot slots[1];
    const struct filled *part = filled_make(arena, "p.md", str_of("> a\n"),
                                            NULL, 0);
    for (int i = 0; i < 41; i++) {
        slots[0] = slot_part(part);
        struct slot *slot = arena_alloc(arena, sizeof *slot);
        *slot = slots[0];
        part = filled_make(arena, "p.md", str_of("{0}\n"), slot, 1);
    }
    slots[0] = slot_part(part);
    make_with("{0}\n", slots, 1);
    ok(all.counts[DIAGNOSTIC_ERROR] == 1 &&
           strstr(all.first->text, "nested more than"),
       "parts in parts count as well");
    char *big = arena_alloc(arena, 1024 * 1024 + 1);
    memset(big, 'x', 1024 * 1024);
    slots[0] = slot_text(arena, str_of(big));
    make_with(many("", "{0}\n", 20, ""), slots, 1);
    ok(all.counts[DIAGNOSTIC_ERROR] == 1 &&
           strstr(all.first->text, "more than 16 MiB"),
       "a long value that is printed often");
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (!ok(seconds < 20, "all of that takes no long time"))
        note("%.1f s", seconds);
}

int main(void)
{
    static void (*const tests[])(void) = {
        test_slots,    test_gaps,       test_markdown_values, test_parts,
        test_fences,   test_html,       test_links,           test_footnotes,
        test_headings, test_areas,      test_reviews,         test_sections,
        test_limits,   test_references,
    };
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        arena = arena_new();
        tests[i]();
        arena_free(arena);
    }
    return done();
}

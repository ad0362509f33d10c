/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Stencils: whatever a part's text is and whatever goes into it, a document
 * that is made with trees that were kept is the one that is made without.
 */
#include "document/stencil.h"

#include "document/document.h"
#include "document/trees.h"
#include "filled.h"
#include "random.h"
#include "tap.h"

static struct arena *lasting, *arena;
static size_t made, recorded; /* documents, and those with their Markdown */

/* The texts of passages that have a number, of the same trees. */
static struct str numbered[1 << 14];
static size_t misnumbered;

/* What a part's text is made of: slots stand in all that text can stand in. */
static const char *const bits[] = {
    "word",
    "Another word, and one more.",
    " ",
    " ",
    "\n",
    "\n\n",
    "\n\n- ",
    "\n- ",
    "\n- ",
    "\n- **Word:** {0}\n",
    "\n- [word]({1})\n- [*a* b]({0})",
    "\n- {0}\n\n  {1}",
    "\n  - ",
    "\n\n  ",
    "\n  ",
    "\n-\n",
    "\n\n+ ",
    "\n\n> ",
    "\n> ",
    "\n\n1. ",
    "\n2. ",
    "\n1) ",
    "\n\n***\n\n",
    "\n\n---\n",
    "\n\n## ",
    "\n\n### {0}\n",
    "\n\n## Word *{1}* {0} #\n",
    "\n\n## Another word <!-- area: risk -->\n",
    "\n===\n",
    "\n<!-- area: risk -->\n\n",
    "\n\n## Risk\n<!-- area: risk -->\n",
    "\n\n## {0}\n\n<!-- areas: risk, risks -->\n\n",
    "\n\n## Risk\n<!-- area: {0} -->\n",
    "\n\n## Risk\n<!-- area: risk --> x\n",
    "\n\n## Risk\n<!-- area: risk -->\n<!-- area: risk -->\n",
    "\n\n<div lang=\"cy\">\n\n",
    "\n\n</div>\n\n",
    "*",
    "**",
    "_",
    "`",
    "``",
    "[",
    "](https://example.org/)",
    "](https://example.org/{1} \"{0}\")",
    "](https://example.org/ \"\")",
    "]({0})",
    "]({1})",
    "[word]({1})",
    "[word](a{1})",
    "[word][c]",
    "[word][c] [*b* {0}][c]",
    "\n\n[c]: {1}\n\n",
    "\n\n[c]: a.html\n\n",
    "[https://example.org/]({1})",
    "[*{0}*]({1})",
    "[*b* {0}]({1})",
    "\n- [*b* {0} c]({1})\n",
    "[word]({1} \"b\")",
    "%EF%B7%90 0 %EF%B7%AF",
    "[%EF%B7%900%EF%B7%AF](%EF%B7%900%EF%B7%AF)",
    "[https://example.org/](https://example.org/)",
    "[{0}](https://example.org/)",
    "`{{name}}`",
    " *{0}*word",
    " a**{0}**",
    "{0}*word*",
    "*word*{0}",
    "*word.*{0}",
    "*a {0}*, {1}",
    "\n{0} {1}",
    "\n\n{0}\n\n",
    "\n\n{0} word",
    "\n\n{0}{1}",
    "](#word)",
    "](ftp://example.org/)",
    "[{0}](https://example.org/)",
    "[a *{0}*](https://example.org/ \"b\")",
    "<https://example.org/>",
    "![{0}](https://example.org/a.png)",
    "<b>",
    "<!--",
    "-->",
    "[^1]",
    "\\",
    "\\\n",
    "  \n",
    "\"",
    "'",
    "<",
    ">",
    "Table: ",
    "2024-25",
    "42",
    "\n\n1",
    "\n1",
    "\n0",
    "\n\nTab",
    ". ",
    "\n\n```\n",
    "\n\n```\nword\n```\n",
    "\n- ```\n  word\n  ```\n",
    "\n\n~~~ word {0}\n",
    "{0}",
    "{0}",
    "{0}",
    "{1}",
    "{2}",
    "\n\n{3}\n\n",
    "{3}",
};

/* What only the statement's own text has: two parts. */
static const char *const own_bits[] = {
    "\n\n{4}\n\n", "\n\n{5}\n\n",         "\n\n{4}\n\n{5}\n\n",
    "\n\n- {4}\n", "\n\n> a\n>\n> {5}\n", "\n\n- {0}\n\n  {4}\n",
};

static struct str random_text(bool own)
{
    struct buffer out = buffer_make(8192);
    if (own)
        buffer_add_text(&out, "# A\n\n");
    for (uint32_t i = 2 + random_below(14); i > 0; i--)
        if (own && !random_below(5))
            buffer_add_text(
                &out,
                own_bits[random_below(sizeof own_bits / sizeof *own_bits)]);
        else
            buffer_add_text(&out,
                            bits[random_below(sizeof bits / sizeof *bits)]);
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_release(&out);
    return text;
}

static struct slot random_text_slot(void)
{
    static const char *const values[] = {"",
                                         "https://example.org/",
                                         TOKEN_OPEN "approval.date" TOKEN_CLOSE,
                                         "a",
                                         "1.",
                                         "1) b",
                                         "2",
                                         "le: x",
                                         "T",
                                         "Table",
                                         "Table: x",
                                         "The rest.",
                                         "12",
                                         "Head of buying, group 3",
                                         "(b",
                                         "(b)",
                                         "c.",
                                         "d-",
                                         "e: f/g",
                                         "\302\24330",
                                         "a \"b\" > c",
                                         "a - b",
                                         "- c",
                                         "on 24 March 2025",
                                         "7 of 8",
                                         "p\xc3\xa9re",
                                         "a\xc2\xa0",
                                         "caf\xc3\xa9",
                                         "it\xe2\x80\x99s",
                                         "a  b",
                                         "https://example.org/?a=1&b=2",
                                         "https://example.org/a_(b)*",
                                         "#a",
                                         "a.html",
                                         "//example.org",
                                         "ftp://example.org/",
                                         "mailto:a@example.org"};
    const uint32_t count = sizeof values / sizeof *values;
    uint32_t i = random_below(3 * count);
    return slot_text(arena,
                     i < count ? str_of(values[i]) : random_value(arena));
}

static struct slot random_slot(void)
{
    switch (random_below(12)) {
    case 0:
        return slot_missing(arena, "A & label");
    case 1:
        return slot_markdown(arena, "one *two* [three](https://example.org/)");
    case 2:
        return slot_markdown(arena,
                             random_below(2) ? "one\n\n- two\n" : "1. two\n");
    default:
        return random_text_slot();
    }
}

static void add_place(struct buffer *out, struct place at)
{
    buffer_add_format(out, " %s:%zu:%zu", at.source ? at.source->path : "-",
                      at.line, at.column);
}

static void see_number(const struct passage *passage)
{
    if (passage->number >= sizeof numbered / sizeof *numbered)
        misnumbered++;
    else if (passage->number && !numbered[passage->number].at)
        numbered[passage->number] = str_copy(lasting, passage->text);
    else if (passage->number)
        misnumbered += !str_equal(numbered[passage->number], passage->text);
}

static struct trees *new_trees(void)
{
    memset(numbered, 0, sizeof numbered);
    return trees_new(lasting);
}

/* All that is known of a document, and all that was said of it. */
static struct str tell(const struct document *document,
                       const struct diagnostics *all)
{
    struct buffer out = buffer_within(arena, (size_t)1 << 22);
    for (const struct diagnostic *d = all->first; d; d = d->next) {
        add_place(&out, d->at);
        buffer_add_format(&out, " %d %s %s\n", (int)d->level, d->text,
                          d->remedy ? d->remedy : "");
    }
    if (!document)
        return buffer_str(&out);
    made++;
    recorded += document->markdown.len > 0;
    buffer_add_str(&out, document->html);
    buffer_add_str(&out, document->plain);
    buffer_add_str(&out, document->markdown);
    buffer_add_format(&out, "%zu\n", document->words);
    for (const struct passage *p = document->passages; p; p = p->next) {
        see_number(p);
        add_place(&out, p->at);
        buffer_add_format(&out, " %d%d %s %s '", p->heading, p->cell,
                          p->language ? p->language : "",
                          p->section ? p->section->heading->id : "");
        buffer_add_str(&out, p->text);
        buffer_add_text(&out, "'\n");
    }
    for (const struct section *s = document->sections; s; s = s->next)
        buffer_add_format(&out, "%s %zu %zu %zu\n", s->heading->id, s->words,
                          s->figures, s->tables);
    for (const struct gap *g = document->gaps; g; g = g->next) {
        add_place(&out, g->at);
        buffer_add_format(&out, " %s\n", g->label);
    }
    return buffer_str(&out);
}

/* A statement's own text and those of its two parts. */
struct texts {
    struct str own, parts[2];
};

static struct str make(struct trees *trees, bool page_only,
                       const struct texts *texts, const struct slot values[4])
{
    static const char *const areas[] = {"risk", NULL};
    struct document_input input = {
        .areas = areas,
        .trees = trees,
        .page_only = page_only,
        .markdown = !page_only,
    };
    struct diagnostics all = diagnostics_make(arena);
    struct slot slots[6];
    memcpy(slots, values, 4 * sizeof *slots);
    for (size_t i = 0; i < 2; i++)
        slots[4 + i] = slot_part(
            filled_make(arena, i ? "b.md" : "a.md", texts->parts[i], slots, 4));
    input.root = filled_make(arena, NULL, texts->own, slots, 6);
    return tell(document_make(arena, &input, &all), &all);
}

/* A text with other values each time, the first of which are kept. */
static bool is_same(struct trees *trees)
{
    struct texts texts = {.own = random_text(true)};
    texts.parts[0] = random_text(false);
    texts.parts[1] = random_text(false);
    bool same = true;
    for (int i = 0; i < 5 && same; i++) {
        struct slot slots[4];
        for (size_t k = 0; k < 4; k++)
            slots[k] = i % 2 ? random_slot() : random_text_slot();
        bool page_only = random_below(2);
        struct str wanted = make(NULL, page_only, &texts, slots);
        struct str got = make(trees, page_only, &texts, slots);
        same = str_equal(wanted, got);
        if (!same)
            note("of %.*s\n%%%%\n%.*s\n%%%%\n%.*s\nwanted %.*s\ngot %.*s",
                 STR(texts.own), STR(texts.parts[0]), STR(texts.parts[1]),
                 STR(wanted), STR(got));
    }
    return same;
}

static struct str make_one(struct trees *trees, const char *text,
                           const struct slot values[4])
{
    struct texts texts = {.own = str_of(text)};
    texts.parts[0] = texts.parts[1] = str_of("");
    return make(trees, false, &texts, values);
}

static void test_random(void)
{
    const size_t count = 6000;
    struct trees *trees = NULL;
    size_t same = 0;
    for (size_t i = 0; i < count; i++) {
        if (i % 40 == 0) {
            struct slot none[4] = {slot_text(arena, str_of("x"))};
            trees = new_trees();
            make_one(trees, "# A\n", none);
        }
        same += is_same(trees);
        arena_reset(arena);
        if (i % 400 == 399)
            arena_reset(lasting);
    }
    ok(same == count, "documents of random parts and values are the same");
    note("%zu of them are made, %zu with Markdown", made, recorded);
    ok(!misnumbered, "passages with the same number have the same text");
    ok(made > count && recorded > count / 2, "and are not mostly refused");
}

/* How a text comes out of a tree that is kept, and that a walk would differ. */
static void test_plain(void)
{
    struct slot slots[4] = {slot_text(arena, STR_LITERAL("<Ann's> \"&\""))};
    for (size_t i = 1; i < 4; i++)
        slots[i] = slot_text(arena, str_of("x"));
    const char *text = "# A\n\na {0}\n*b*\n\n- c {1}\n";
    struct trees *trees = new_trees();
    for (int i = 0; i < 3; i++)
        (void)make_one(trees, text, slots);
    struct str got = make_one(trees, text, slots);
    ok(strstr(got.at, "<p>a &lt;Ann's&gt; &quot;&amp;&quot;\n<em>b</em></p>"),
       "a value is written as cmark writes text");
    ok(strstr(got.at, "<li>c x</li>"), "in a list as well");
}

/* Whether a part's fourth document is the same from trees that are kept. */
static bool stays_with(const char *text, const char *value, const char *other)
{
    struct slot slots[4];
    for (size_t i = 0; i < 4; i++)
        slots[i] = slot_text(arena, str_of(i ? other : value));
    struct trees *trees = new_trees();
    for (int i = 0; i < 3; i++)
        (void)make_one(trees, text, slots);
    struct str wanted = make_one(NULL, text, slots);
    struct str got = make_one(trees, text, slots);
    if (!str_equal(wanted, got))
        note("wanted %.*s\ngot %.*s", STR(wanted), STR(got));
    return str_equal(wanted, got);
}

static bool stays(const char *text, const char *value)
{
    return stays_with(text, value, value);
}

/* Words that change what is beside them in the recorded Markdown. */
static void test_words(void)
{
    ok(stays("# A\n\n1{0} x\n", "2. words"), "a list's number in two parts");
    ok(stays("# A\n\n20{0}. x\n", "25"), "and its sign behind them");
    ok(stays("# A\n\nx\n0{0}) y\n", "1"), "on a further line as well");
    ok(stays("# A\n\nTab{0}\n", "le: x"), "what would be a caption");
    ok(stays("# A\n\n{0}: x\n", "Table"), "in another two parts");
    ok(stays("# A\n\n{0}{0} x\n", "Table: y"), "all of it a value");
    ok(stays("# A\n\n{0} x\n{0} x\n\n{0}. x\n", "1"), "a number at the start");
    ok(stays("# A\n\na {0} [b](https://Aqzvow7wovzqA.example/"
             "Aqzvow7wovzqB)\n",
             "x"),
       "an address with the word that stands for a value");
    ok(stays("# A\n\na Aqzvow7wovzq{0} b Aqzvow7wovzqB\n", "x"),
       "a text with it");
    ok(stays("# A\n\na {0}{1}\n", "- c"), "a sign behind another value");
    ok(stays("# A\n\na {0}{1}\n", "c -"), "a sign before another value");
    ok(stays_with("# A\n\n[*b* {0}]({1})\n", "c", "d"),
       "a value in the text of a link to another");
    ok(stays("# A\n\n[b][e] c [d][e]\n\n[e]: {1}\n", "a&b"),
       "an address of two links");
    ok(stays("# A\n\n[b ]({1}) c\n", "a"), "a space at the end of a link");
    ok(stays("# A\n\n[b]({1})\n", "~a;b=c,d@e?f#g$h%20*&i+_"),
       "all signs that an address may have");
    ok(stays("# A\n\na {0}\n", "b\xef\xbb\xbf"
                               "c"),
       "a byte order mark within a value");
    ok(stays("# A\n\na {0}\n", "b " TOKEN_OPEN "c" TOKEN_CLOSE " d"),
       "a name that is not known yet");
    ok(stays("# A\n\na {0} b\n", "\xc2\xa0"
                                 "c"),
       "a space that does not break at its beginning");
}

/* Values of more bytes than a document may have. */
static void test_budget(void)
{
    enum { BYTES = 1024 * 1024, COUNT = 17 };
    char *value = arena_room(arena, BYTES + 1);
    struct buffer text = buffer_within(arena, 4096);
    memset(value, 'x', BYTES);
    value[BYTES] = '\0';
    buffer_add_text(&text, "# A\n\n");
    for (int i = 0; i < COUNT; i++)
        buffer_add_text(&text, "- {0}\n");
    buffer_add_text(&text, "\n[b]({1}) {1}\n");
    ok(stays_with(text.bytes, value, "a"),
       "a link behind too many values has no fault of its own");
}

/* A list in so many parts, one in the other. */
static struct str make_deep(struct trees *trees, int parts)
{
    static const char *const areas[] = {"risk", NULL};
    struct document_input input = {.areas = areas, .trees = trees};
    struct diagnostics all = diagnostics_make(arena);
    struct slot slot = slot_text(arena, str_of("x"));
    struct str text = STR_LITERAL("b\n\n- c\n  - {0}\n  - > d\n");
    input.root = filled_make(arena, "a.md", text, &slot, 1);
    for (int i = 0; i < parts; i++) {
        slot = slot_part(input.root);
        input.root = filled_make(arena, "a.md", STR_LITERAL("{0}\n"), &slot, 1);
    }
    return tell(document_make(arena, &input, &all), &all);
}

static void test_depth(void)
{
    struct trees *trees = new_trees();
    size_t same = 0, refused = 0;
    for (int i = 0; i < 30; i++) {
        int parts = DOCUMENT_DEPTH_MAX - 5 + i % 6;
        struct str wanted = make_deep(NULL, parts);
        refused += str_holds(wanted, STR_LITERAL("nested more than"));
        same += str_equal(make_deep(trees, parts), wanted);
    }
    ok(same == 30 && refused && refused < 30,
       "what is nested too deep is refused in kept trees too");
}

int main(void)
{
    lasting = arena_new();
    arena = arena_new();
    test_plain();
    test_words();
    test_budget();
    test_depth();
    test_random();
    arena_free(arena);
    arena_free(lasting);
    return done();
}

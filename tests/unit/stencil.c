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
    "\n\n> ",
    "\n\n1. ",
    "\n\n## ",
    "\n<!-- area: risk -->\n\n",
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
    "{0}",
    "{0}",
    "{0}",
    "{1}",
    "{2}",
    "\n\n{3}\n\n",
    "{3}",
};

static struct str random_text(void)
{
    struct buffer out = buffer_make(4096);
    buffer_add_text(&out, "# A\n\n");
    for (uint32_t i = 2 + random_below(14); i > 0; i--)
        buffer_add_text(&out, bits[random_below(sizeof bits / sizeof *bits)]);
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
                                         "12",
                                         "Head of buying, group 3",
                                         "(b",
                                         "(b)",
                                         "c.",
                                         "d-",
                                         "e: f/g"};
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
        return slot_markdown(arena, "one\n\n- two\n");
    default:
        return random_text_slot();
    }
}

static void add_place(struct buffer *out, struct place at)
{
    buffer_add_format(out, " %s:%zu:%zu", at.source ? at.source->path : "-",
                      at.line, at.column);
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
    buffer_add_str(&out, document->html);
    buffer_add_str(&out, document->plain);
    buffer_add_str(&out, document->markdown);
    buffer_add_format(&out, "%zu\n", document->words);
    for (const struct passage *p = document->passages; p; p = p->next) {
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

static struct str make(struct trees *trees, bool page_only, struct str text,
                       const struct slot *slots)
{
    static const char *const areas[] = {"risk", NULL};
    struct document_input input = {
        .areas = areas,
        .trees = trees,
        .page_only = page_only,
        .markdown = !page_only,
    };
    struct diagnostics all = diagnostics_make(arena);
    input.root = filled_make(arena, NULL, text, slots, 4);
    return tell(document_make(arena, &input, &all), &all);
}

/* A text with other values each time, the first of which are kept. */
static bool is_same(struct trees *trees)
{
    struct str text = random_text();
    bool same = true;
    for (int i = 0; i < 4 && same; i++) {
        struct slot slots[4];
        for (size_t k = 0; k < 4; k++)
            slots[k] = i % 2 ? random_slot() : random_text_slot();
        bool page_only = random_below(2);
        struct str wanted = make(NULL, page_only, text, slots);
        struct str got = make(trees, page_only, text, slots);
        same = str_equal(wanted, got);
        if (!same)
            note("of %.*s\nwanted %.*s\ngot %.*s", STR(text), STR(wanted),
                 STR(got));
    }
    return same;
}

static void test_random(void)
{
    const size_t count = 4000;
    struct trees *trees = NULL;
    size_t same = 0;
    for (size_t i = 0; i < count; i++) {
        if (i % 40 == 0) {
            struct slot none[4] = {slot_text(arena, str_of("x"))};
            trees = trees_new(lasting);
            make(trees, false, STR_LITERAL("# A\n"), none);
        }
        same += is_same(trees);
        arena_reset(arena);
        if (i % 400 == 399)
            arena_reset(lasting);
    }
    ok(same == count, "documents of random parts and values are the same");
}

/* How a text comes out of a tree that is kept, and that a walk would differ. */
static void test_plain(void)
{
    struct slot slots[4] = {slot_text(arena, STR_LITERAL("<Ann's> \"&\""))};
    for (size_t i = 1; i < 4; i++)
        slots[i] = slot_text(arena, str_of("x"));
    struct str text = STR_LITERAL("# A\n\na {0}\n*b*\n\n- c {1}\n");
    struct trees *trees = trees_new(lasting);
    for (int i = 0; i < 3; i++)
        (void)make(trees, false, text, slots);
    struct str got = make(trees, false, text, slots);
    ok(strstr(got.at, "<p>a &lt;Ann's&gt; &quot;&amp;&quot;\n<em>b</em></p>"),
       "a value is written as cmark writes text");
    ok(strstr(got.at, "<li>c x</li>"), "in a list as well");
}

/* Whether a part's fourth document is the same from trees that are kept. */
static bool stays(const char *text, const char *value)
{
    struct slot slots[4];
    for (size_t i = 0; i < 4; i++)
        slots[i] = slot_text(arena, str_of(value));
    struct trees *trees = trees_new(lasting);
    for (int i = 0; i < 3; i++)
        (void)make(trees, false, str_of(text), slots);
    struct str wanted = make(NULL, false, str_of(text), slots);
    struct str got = make(trees, false, str_of(text), slots);
    if (!str_equal(wanted, got))
        note("wanted %.*s\ngot %.*s", STR(wanted), STR(got));
    return str_equal(wanted, got);
}

/* Words that change what is beside them in the recorded Markdown. */
static void test_words(void)
{
    ok(stays("# A\n\n1{0} x\n", "2. words"), "a list's number in two parts");
    ok(stays("# A\n\n20{0}. x\n", "25"), "and its sign behind them");
    ok(stays("# A\n\nx\n0{0}) y\n", "1"), "on a further line as well");
    ok(stays("# A\n\nTab{0}\n", "le: x"), "what would be a caption");
    ok(stays("# A\n\na {0} [b](https://Aqzvow7wovzqA.example/"
             "Aqzvow7wovzqB)\n",
             "x"),
       "an address with the word that stands for a value");
    ok(stays("# A\n\na Aqzvow7wovzq{0} b Aqzvow7wovzqB\n", "x"),
       "a text with it");
}

int main(void)
{
    lasting = arena_new();
    arena = arena_new();
    test_plain();
    test_words();
    test_random();
    arena_free(arena);
    arena_free(lasting);
    return done();
}

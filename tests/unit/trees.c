/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Trees that are kept from one document to the next: documents come out as they
 * do without, and what cannot be kept is parsed.
 */
#include "document/trees.h"

#include <string.h>

#include "document/document.h"
#include "filled.h"
#include "tap.h"

static struct arena *arena;

/* The HTML of a text with a value and a part in it; "" where there are errors.
 */
static struct str make(struct trees *trees, const char *text, const char *part,
                       const char *value)
{
    static const char *const areas[] = {"risk", NULL};
    struct document_input input = {.areas = areas, .trees = trees};
    struct diagnostics all = diagnostics_make(arena);
    struct slot slots[2] = {slot_text(arena, str_of(value))};
    slots[1] = slot_part(filled_make(arena, "part.md", str_of(part), slots, 1));
    input.root = filled_make(arena, NULL, str_of(text), slots, 2);
    const struct document *document = document_make(arena, &input, &all);
    return document ? document->html : str_of("");
}

/* Whether all of these come out as they do where nothing is kept. */
static void test_texts(void)
{
    static const char *const texts[][3] = {
        {"# A {0}\n\n{1}\n", "## B\n<!-- area: risk -->\n\n- {0}\n- c\n", "x"},
        {"# A {0}\n\n{1}\n", "## B\n<!-- area: risk -->\n\n- {0}\n- c\n", "yy"},
        {"# A {0}\n\n{1}\n", "## B\n<!-- area: risk -->\n\n- {0}\n- c\n", ""},
        {"# A\n\n- {1}\n", "b *{0}*\n\nc\n", "x"},
        {"# A\n\n- {1}\n", "b *{0}*\n\nc\n", "y"},
        {"# A\n\n{1}\n\n{1}\n", "| b | c |\n| --- | --- |\n| {0} | *d* |\n",
         "z"},
        {"# A\n\n{1}\n\n> {1}\n", "[b][c] {0}\n\n[c]: https://example.org/\n",
         "z"},
        {"# A\n\n{1}\n", "<b>{0}</b>\n", "refused"},
        {"# A\n\n{1}\n", "b\\\n`{0}` ![d](e.png \"f\")\n\n***\n\n1. g\n", "z"},
    };
    struct trees *trees = trees_new(arena);
    size_t same = 0, count = sizeof texts / sizeof *texts;
    for (size_t i = 0; i < 3 * count; i++) {
        const char *const *t = texts[i % count];
        struct str wanted = make(NULL, t[0], t[1], t[2]);
        struct str got = make(trees, t[0], t[1], t[2]);
        same += str_equal(got, wanted);
        if (!str_equal(got, wanted))
            note("wanted %.*s, got %.*s", STR(wanted), STR(got));
    }
    ok(same == 3 * count, "documents are the same with trees that are kept");
}

/* Keeps a made-up tree: a byte, of which there is a copy. */
static bool keep(struct trees *trees, const char *text, size_t size)
{
    if (!trees_open(trees, str_of(text)))
        return false;
    char *root = trees_room(trees, size);
    if (root) {
        *root = *text;
        trees_keep_bytes(trees, root, 1);
    }
    trees_keep(trees, (struct cmark_node *)root);
    return root;
}

static void test_keeping(void)
{
    struct trees *trees = trees_new(arena);
    trees_begin(trees);
    ok(!trees_find(trees, str_of("a")) && !keep(trees, "a", 1),
       "none is kept in the first document");
    trees_begin(trees);
    ok(keep(trees, "a", 1), "one is kept");
    ok(!trees_find(trees, str_of("a")), "it is in use in its document");
    ok(!trees_open(trees, str_of("a")), "and is not kept twice");
    trees_begin(trees);
    char *root = (char *)trees_find(trees, str_of("a"));
    ok(root && *root == 'a', "it is there for the next");
    ok(!trees_find(trees, str_of("a")), "once");
    ok(!trees_find(trees, str_of("ab")) && !trees_find(trees, str_of("")),
       "for no other text");
    *root = 'x';
    trees_begin(trees);
    ok(trees_find(trees, str_of("a")) == (struct cmark_node *)root &&
           *root == 'a',
       "it is as it was parsed, whatever became of it");
}

static void test_room(void)
{
    struct trees *trees = trees_new(arena);
    trees_begin(trees);
    trees_begin(trees);
    ok(keep(trees, "a", 1) && !keep(trees, "b", (size_t)1 << 30),
       "one too large is not kept");
    ok(!keep(trees, "c", 1), "nor is another in that document");
    trees_begin(trees);
    ok(!trees_find(trees, str_of("a")) && keep(trees, "c", 1),
       "then there is room again");
    size_t kept = 0;
    for (char text[] = "0"; text[0] < 127; text[0]++)
        kept += keep(trees, text, 1);
    ok(kept > 10 && kept < 127 - '0', "no more than so many are kept");
    trees_begin(trees);
    ok(keep(trees, "d", 1), "and others with the next document");
}

int main(void)
{
    arena = arena_new();
    test_texts();
    test_keeping();
    test_room();
    arena_free(arena);
    return done();
}

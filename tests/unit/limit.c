/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Bounds on Markdown: a short text, whose containers are followed only where a
 * line may be deep, is refused where they are followed through each line.
 */
#include "document/limit.h"

#include "document/document.h"
#include "random.h"
#include "tap.h"

static struct arena *arena;

/* Where a text is refused; 0: it is not. Nothing is left out of a document that
 * is long already. */
static size_t refused(struct str text, bool in_long)
{
    struct diagnostics all = diagnostics_make(arena);
    struct place nowhere = {.source = NULL};
    struct value *value = value_text(arena, text);
    struct limit_total total = {.bytes = in_long ? 1000000 : 0};
    value->at = (struct place){source_new(arena, "a.md", text), 1, 1};
    if (limit_check(piece_value(arena, value, nowhere, 0), &total, &all))
        return 0;
    return all.first->at.line;
}

/* Lists and quotes, the further in the nearer the end. */
static struct str random_nest(void)
{
    static const char *const opens[] = {"- ",  "> ", ">",  "1. ", "-\t",
                                        "2) ", "+ ", "* ", "> ",  "- "};
    static const char *const indents[] = {"  ",  "\t", " ", "> ",
                                          ">\t", ">",  "a", "\t\t"};
    struct buffer out = buffer_make(1 << 20);
    uint32_t lines = random_below(60), kind = random_below(8);
    for (uint32_t i = 0; i < lines; i++) {
        for (uint32_t j = random_below(2) ? i : random_below(i + 1); j; j--) {
            uint32_t k = random_below(8) ? kind : random_below(8);
            buffer_add_text(&out, indents[k]);
        }
        for (uint32_t j = random_below(random_below(4) ? 3 : 45); j; j--)
            buffer_add_text(&out, opens[random_below(10)]);
        buffer_add_text(&out, random_below(4) ? "a\n" : "\n");
    }
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_release(&out);
    return text;
}

static void test_random(void)
{
    size_t same = 0, deep = 0;
    const size_t count = 4000;
    for (size_t i = 0; i < count; i++) {
        struct str text = random_nest();
        size_t wanted = refused(text, true);
        same += refused(text, false) == wanted;
        deep += wanted > 0;
        arena_reset(arena);
    }
    ok(same == count, "a short text is refused where a long one is");
    ok(deep > count / 20 && deep < count - count / 20, "some are");
}

/* Each line in one list more, indented by tabs as far as they go. */
static struct str staircase(size_t lines)
{
    struct buffer out = buffer_make(1 << 20);
    for (size_t i = 0; i < lines; i++) {
        for (size_t j = 0; j < i / 2; j++)
            buffer_add_char(&out, '\t');
        buffer_add_text(&out, i % 2 ? "  - a\n" : "- a\n");
    }
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_release(&out);
    return text;
}

static void test_tabs(void)
{
    ok(!refused(staircase(DOCUMENT_DEPTH_MAX), false),
       "lists that tabs indent may be as deep as is allowed");
    ok(refused(staircase(DOCUMENT_DEPTH_MAX + 1), false) ==
           DOCUMENT_DEPTH_MAX + 1,
       "but no deeper");
}

int main(void)
{
    arena = arena_new();
    test_random();
    test_tabs();
    arena_free(arena);
    return done();
}

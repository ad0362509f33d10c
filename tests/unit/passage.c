/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is seen of a text in one go is what the plain functions tell of it.
 */
#include "document/passage.h"

#include "random.h"
#include "tap.h"

#define TEXTS 200000

static struct arena *arena;

static void add_bit(struct buffer *out)
{
    static const char *const bits[] = {
        " ",       "word", "a",  "The",      "longer-word",  "2024",
        "7",       "-",    "--", "\xc2\xa3", "(x)",          "\"",
        "2,000",   "1999", "20", "\xc3\xa9", "\xc2\xa0",     "&",
        "2024-25", ".",    "'s", "2024.5",   "\xe2\x80\x93", "~",
    };
    static const char *const odd[] = {"  ",  "\n", "\t", "\r\n",
                                      " \n", "\v", "\f", "\x01"};
    bool is_odd = !random_below(60);
    buffer_add_text(out, is_odd
                             ? odd[random_below(sizeof odd / sizeof *odd)]
                             : bits[random_below(sizeof bits / sizeof *bits)]);
    if (random_below(2))
        buffer_add_char(out, ' ');
}

static struct str random_text(void)
{
    struct buffer out = buffer_within(arena, 1 << 16);
    for (uint32_t n = random_below(random_below(8) ? 6 : 60); n; n--)
        add_bit(&out);
    struct str text = buffer_str(&out);
    if (random_below(4))
        text = str_trim(text);
    /* Nothing is known of what stands beside a text. */
    char *copy = memory_alloc(text.len);
    if (text.len)
        memcpy(copy, text.at, text.len);
    return (struct str){copy, text.len};
}

static bool is_seen(void)
{
    struct str text = random_text();
    struct passage_look look = passage_look(arena, text);
    struct str line = text_one_line(arena, text);
    bool same = str_equal(look.text, line) && !look.text.at[look.text.len] &&
                look.words == text_words(line) &&
                look.figure == passage_has_figure(line);
    if (!same)
        note("'%.*s' is '%.*s', %zu words of %zu, figure: %d", STR(text),
             STR(look.text), look.words, text_words(line), look.figure);
    free((char *)text.at);
    arena_reset(arena);
    return same;
}

int main(void)
{
    arena = arena_new();
    int seen = 0;
    while (seen < TEXTS && is_seen())
        seen++;
    ok(seen == TEXTS, "%d texts are seen as they are", seen);
    arena_free(arena);
    return done();
}

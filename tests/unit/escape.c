/* SPDX-License-Identifier: BSD-2-Clause */
/* What HTML may not hold as it is becomes a reference, wherever it stands. */
#include "template/escape.h"

#include "random.h"
#include "tap.h"

#define ROUNDS 20000

static void escape_plainly(struct buffer *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == '&')
            buffer_add_text(out, "&amp;");
        else if (c == '<')
            buffer_add_text(out, "&lt;");
        else if (c == '>')
            buffer_add_text(out, "&gt;");
        else if (c == '"')
            buffer_add_text(out, "&quot;");
        else if (c == '\'')
            buffer_add_text(out, "&#39;");
        else
            buffer_add_char(out, c);
    }
}

/* Any bytes, most of them plain; the text ends where its memory does. */
static struct str random_text(struct arena *arena)
{
    uint32_t len = random_below(80), some = 1 + random_below(40);
    char *text = arena_alloc(arena, 80);
    char *from = text + 80 - len;
    for (uint32_t i = 0; i < len; i++)
        from[i] = random_below(some) ? "az ;=.$7"[random_below(8)]
                                     : (char)random_below(256);
    return (struct str){from, len};
}

int main(void)
{
    struct arena *arena = arena_new();
    size_t wrong = 0, escaped = 0;
    for (int i = 0; i < ROUNDS; i++) {
        struct str text = random_text(arena);
        struct buffer plain = buffer_within(arena, 1000);
        struct buffer out = buffer_within(arena, 1000);
        escape_plainly(&plain, text);
        escape_html(&out, text);
        wrong += !str_equal(buffer_str(&out), buffer_str(&plain));
        escaped += out.len > text.len;
        arena_reset(arena);
    }
    ok(!wrong && escaped > ROUNDS / 20, "text is escaped as byte by byte");
    for (int c = 0; c < 256; c++) {
        char text[48];
        memset(text, 'x', sizeof text);
        for (size_t at = 0; at < sizeof text; at++) {
            struct buffer plain = buffer_within(arena, 1000);
            struct buffer out = buffer_within(arena, 1000);
            text[at] = (char)c;
            escape_plainly(&plain, (struct str){text, sizeof text});
            escape_html(&out, (struct str){text, sizeof text});
            wrong += !str_equal(buffer_str(&out), buffer_str(&plain));
            text[at] = 'x';
        }
        arena_reset(arena);
    }
    ok(!wrong, "each byte at each place");
    arena_free(arena);
    return done();
}

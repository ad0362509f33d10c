/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/buffer.h"

#include "tap.h"

static bool holds(const struct buffer *buffer, const char *text)
{
    return str_is(buffer_str(buffer), text);
}

int main(void)
{
    struct buffer buffer = buffer_make(1000);
    ok(holds(&buffer, ""), "a new buffer is empty");

    buffer_add_text(&buffer, "ab");
    buffer_add(&buffer, "c\0d", 3);
    buffer_add_char(&buffer, 'e');
    ok(buffer.len == 6 && memcmp(buffer.bytes, "abc\0de", 7) == 0,
       "bytes go in as they are, a NUL among them, and one follows the last");

    buffer_clear(&buffer);
    ok(holds(&buffer, ""), "clearing empties it");

    buffer_add_format(&buffer, "%s-%03d", "x", 7);
    buffer_add_str(&buffer, STR_LITERAL("|"));
    buffer_add_codepoint(&buffer, 0x20AC);
    ok(holds(&buffer, "x-007|\xE2\x82\xAC"),
       "formats, strings and code points follow each other");

    buffer_clear(&buffer);
    for (int i = 0; i < 1000; i++)
        buffer_add_char(&buffer, 'z');
    ok(buffer.len == 1000 && !buffer.full, "the ceiling itself is allowed");

    buffer_add_format(&buffer, "%d", 12);
    ok(buffer.len == 1000 && buffer.full && buffer.bytes[999] == 'z',
       "what goes over the ceiling is left out and remembered");
    buffer_add(&buffer, "", 0);
    ok(buffer.full, "the fault stays until somebody looks");

    buffer_clear(&buffer);
    buffer_add_text(&buffer, "again");
    ok(holds(&buffer, "again") && !buffer.full, "clearing forgets the fault");

    buffer_release(&buffer);
    buffer_release(&buffer);
    buffer_add_text(&buffer, "new");
    ok(holds(&buffer, "new"), "a released buffer may be used again");
    buffer_release(&buffer);
    return done();
}

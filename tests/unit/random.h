/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Random values, the same ones in each run: text that means something in
 * Markdown or in HTML, or nothing at all.
 */
#ifndef AVOW_TESTS_UNIT_RANDOM_H
#define AVOW_TESTS_UNIT_RANDOM_H

#include "base/buffer.h"

static uint64_t random_state = 20260101;

static inline uint32_t random_below(uint32_t limit)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(random_state >> 33) % limit;
}

static inline uint32_t random_character(void)
{
    for (;;) {
        static const uint32_t planes[] = {0x300, 0x3000, 0x10000, 0x110000};
        uint32_t c = random_below(planes[random_below(4)]);
        char bytes[4];
        size_t at;
        if (c >= 0xd800 && c <= 0xdfff)
            continue;
        if (text_fault((struct str){bytes, utf8_write(c, bytes)}, &at) ==
            TEXT_OK)
            return c;
    }
}

static inline struct str random_value(struct arena *arena)
{
    static const char *const bits[] = {
        "&amp;",   "&#60;",       "&copy",        "<script>",
        "</p>",    "<!--",        "-->",          "](javascript:x)",
        "```",     "~~~",         "\n\n",         "\n# x\n",
        "\n    ",  "  \n",        "- ",           "1. ",
        "> ",      "***",         "__",           "![",
        "[^1]",    "](",          "\\",           "\t",
        " ",       "\xc2\xa0",    "\xe3\x80\x80", "\xef\xbb\xbf",
        "{0}",     "{{x}}",       "| a | b |",    "\n---\n",
        "\n===\n", "https://a.b", "<a@b.c>",      "]]>",
        "<?x?>",   "<![CDATA[",   "\" x=\"",      "'",
        "%41",     "\r\n",        "\r",           "\n<div>\n\n",
        "[ref]",   "[a]: b\n",    "caption: x\n", "area: x",
        "word",    "Table: x",    "|---|\n",
    };
    struct buffer out = buffer_make(4096);
    uint32_t length = random_below(4) ? random_below(6) : random_below(2);
    for (uint32_t i = 0; i < length; i++) {
        uint32_t kind = random_below(10);
        if (kind < 4)
            buffer_add_char(&out, (char)(' ' + random_below(0x7f - ' ')));
        else if (kind < 8)
            buffer_add_text(&out,
                            bits[random_below(sizeof bits / sizeof *bits)]);
        else
            buffer_add_codepoint(&out, random_character());
    }
    struct str value = str_copy(arena, buffer_str(&out));
    buffer_release(&out);
    return value;
}

#endif
